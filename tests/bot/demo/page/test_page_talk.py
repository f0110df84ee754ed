import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.bot.demo.page.fake import ANNA, ANNAS_DM, BO, LUNCH, ROOM, Fake, ts
from tests.bot.demo.page.gallery import BUTTONS, WHAT_TO_SAVE, form
from tests.browser.page import PersonsPage

pytestmark = pytest.mark.browser

WHISPER = {
    "id": ts(2),
    "channel": ROOM,
    "thread_ts": None,
    "text": "Spara svaret?",
    "blocks": [{"type": "section", "block_id": "s", "text": {"type": "plain_text", "text": "Spara svaret?"}}, BUTTONS],
}


def test_enter_sends_and_shift_enter_breaks_the_line(page: PersonsPage, fake: Fake) -> None:
    page.composer.press_sequentially("Rad ett")
    page.composer.press("Shift+Enter")
    page.composer.press_sequentially("rad två")
    page.composer.press("Enter")
    expect(page.message("Rad ett").locator(".text")).to_have_text("Rad ett\nrad två")
    assert fake.bodies("say") == [{"user": ANNA, "channel": ROOM, "text": "Rad ett\nrad två"}]


def test_what_could_not_be_sent_comes_back(page: PersonsPage, fake: Fake) -> None:
    fake.answers["say"] = lambda _body: {"ok": False, "error": "is_archived"}
    page.composer.fill("Viktigt")
    page.composer.press("Enter")
    expect(page.page.get_by_role("alert")).to_contain_text("Kanalen är arkiverad.")
    expect(page.composer).to_have_value("Viktigt")


def test_the_bots_conversation_begins_with_its_home_and_then_with_what_it_said(page: PersonsPage, fake: Fake) -> None:
    fake.homes[ANNA] = {"id": "VH", "type": "home", "blocks": [BUTTONS]}
    page.conversation()
    expect(page.page.get_by_role("tab", name="Hem")).to_have_attribute("aria-selected", "true")
    expect(page.page.get_by_role("tabpanel", name="Hem").get_by_role("button").first).to_be_visible()
    page.go("lunch")
    fake.unread[ANNAS_DM] = 1
    fake.post({"ts": ts(2), "text": "En fråga till dig."}, ANNAS_DM)
    expect(page.page.get_by_role("navigation").locator(".count")).to_have_text("1 oläst")
    page.conversation()
    expect(page.message("En fråga till dig.")).to_be_visible()


def test_a_draft_waits_in_its_channel(page: PersonsPage) -> None:
    page.composer.fill("Halvvägs")
    page.go("lunch")
    expect(page.composer).to_have_value("")
    page.go("rummet")
    expect(page.composer).to_have_value("Halvvägs")


def test_commands_complete_by_keyboard(page: PersonsPage, fake: Fake) -> None:
    page.composer.press_sequentially("/")
    commands = page.page.get_by_role("listbox", name="Kommandon")
    expect(commands.get_by_role("option")).to_have_count(3)
    page.composer.press("ArrowDown")
    expect(commands.get_by_role("option", name="/losning")).to_have_attribute("aria-selected", "true")
    page.composer.press("Enter")
    expect(page.composer).to_have_value("/losning ")
    expect(commands).to_be_hidden()
    page.composer.press_sequentially("delade turer")
    with page.page.expect_response("**/page/say"):
        page.composer.press("Enter")
    assert fake.bodies("say")[-1]["text"] == "/losning delade turer"


def test_a_whole_command_is_sent_at_the_first_enter(page: PersonsPage, fake: Fake) -> None:
    page.composer.press_sequentially("/fraga")
    with page.page.expect_response("**/page/say"):
        page.composer.press("Enter")
    assert fake.bodies("say")[-1]["text"] == "/fraga"


def test_escape_leaves_the_commands_alone(page: PersonsPage) -> None:
    page.composer.press_sequentially("/lo")
    page.composer.press("Escape")
    expect(page.page.get_by_role("listbox", name="Kommandon")).to_be_hidden()
    expect(page.composer).to_have_value("/lo")


def test_global_shortcuts_are_behind_the_bolt(page: PersonsPage, fake: Fake) -> None:
    with page.page.expect_response("**/page/shortcut"):
        page.global_shortcut("Ställ en fråga")
    assert fake.bodies("shortcut") == [{"user": ANNA, "callback_id": "ask", "channel": ROOM}]


def test_a_message_shortcut_names_its_message(page: PersonsPage, fake: Fake) -> None:
    fake.post({"ts": ts(1), "user": BO, "text": "Så gjorde vi."})
    with page.page.expect_response("**/page/shortcut"):
        page.menu("Så gjorde vi.", "Spara som lösning")
    assert fake.bodies("shortcut") == [{"user": ANNA, "callback_id": "save", "channel": ROOM, "ts": ts(1)}]


def test_days_people_and_marks_are_told(page: PersonsPage, fake: Fake) -> None:
    fake.post({"ts": ts(-26 * 60), "user": BO, "text": "I förrgår natt"})
    fake.post({"ts": ts(-60), "user": BO, "text": "Första"})
    fake.post({"ts": ts(-59), "user": BO, "text": "Andra", "edited": True, "pinned": True})
    room = page.page.locator("#room-body")
    expect(room.get_by_role("heading", level=2)).to_have_text(["Igår", "Idag"])
    expect(page.message("Första")).to_contain_text("Bo Åkerhielm")
    expect(page.message("Första")).to_contain_text("verksamhetschef, Norrsjö")
    expect(page.message("Första").locator("time")).to_have_text("11.00")
    expect(page.message("Andra")).to_contain_text("(ändrat)")
    expect(page.message("Andra")).to_contain_text("Fäst i kanalen")
    expect(page.message("Andra").locator(".avatar")).to_have_count(0)


def test_reactions_are_given_counted_and_taken_back(page: PersonsPage, fake: Fake) -> None:
    fake.post({"ts": ts(1), "user": BO, "text": "Bra råd"})
    with page.page.expect_response("**/page/react"):
        page.react("Bra råd")
    given = {"user": ANNA, "channel": ROOM, "ts": ts(1), "name": "bulb", "add": True}
    assert fake.bodies("react") == [given]
    reactions = [{"name": "bulb", "users": [BO, ANNA]}]
    fake.post({"ts": ts(1), "user": BO, "text": "Bra råd", "reactions": reactions}, kind="changed")
    chip = page.message("Bra råd").get_by_role("button", name="glödlampa, 2: Bo Åkerhielm, Anna Lindvik")
    expect(chip).to_have_attribute("aria-pressed", "true")
    with page.page.expect_response("**/page/react"):
        chip.click()
    assert fake.bodies("react")[-1] == {**given, "add": False}


def test_a_thread_opens_beside_and_is_answered_there(page: PersonsPage, fake: Fake) -> None:
    fake.post({"ts": ts(1), "user": BO, "text": "Vem har en rutin?"})
    pane = page.thread("Vem har en rutin?")
    page.reply("Vi har en.")
    expect(pane.get_by_text("Vi har en.")).to_be_visible()
    assert fake.bodies("say")[-1] == {"user": ANNA, "channel": ROOM, "thread_ts": ts(1), "text": "Vi har en."}
    summary = page.message("Vem har en rutin?").get_by_role("button", name="1 svar")
    expect(summary).to_be_visible()
    page.page.keyboard.press("Escape")
    expect(pane).to_be_hidden()
    summary.click()
    expect(pane.get_by_text("Vi har en.")).to_be_visible()


def test_a_command_in_a_thread_is_explained_and_kept(page: PersonsPage, fake: Fake) -> None:
    fake.post({"ts": ts(1), "user": BO, "text": "Tråden"})
    page.thread("Tråden")
    field = page.page.get_by_label("Svara i tråden")
    field.fill("/losning")
    field.press("Enter")
    expect(page.page.get_by_role("alert")).to_contain_text("Kommandon går inte att använda i trådar.")
    expect(field).to_have_value("/losning")
    assert fake.bodies("say") == []


def test_a_whisper_is_marked_pressed_and_gone_on_reload(page: PersonsPage, fake: Fake) -> None:
    fake.tell("ephemeral", WHISPER, only=ANNA)
    whisper = page.message("Spara svaret?")
    expect(whisper).to_contain_text("Bara du ser det här")
    with page.page.expect_response("**/page/press"):
        whisper.get_by_role("button", name="Svara").click()
    assert fake.bodies("press")[0]["container"]["ephemeral"] == ts(2)
    page.page.reload()
    page.ready()
    expect(page.message("Spara svaret?")).to_have_count(0)


@pytest.mark.parametrize("by_bot", [True, False])
def test_a_whisper_can_go_away(page: PersonsPage, fake: Fake, *, by_bot: bool) -> None:
    fake.tell("ephemeral", WHISPER, only=ANNA)
    expect(page.message("Spara svaret?")).to_be_visible()
    if by_bot:
        fake.tell("ephemeral_gone", {"id": ts(2)}, only=ANNA)
    else:
        page.message("Spara svaret?").get_by_role("button", name="Ta bort", exact=True).first.click()
    expect(page.message("Spara svaret?")).to_have_count(0)


def test_a_deleted_message_leaves_only_its_thread(page: PersonsPage, fake: Fake) -> None:
    fake.post({"ts": ts(1), "user": BO, "text": "Borta", "deleted": True})
    fake.post({"ts": ts(2), "user": BO, "text": "Hemligt", "deleted": True})
    fake.post({"ts": ts(3), "user": ANNA, "text": "Svar", "thread_ts": ts(1)})
    expect(page.page.get_by_text("Meddelandet är borttaget.")).to_have_count(1)
    expect(page.page.get_by_text("Hemligt")).to_have_count(0)
    expect(page.page.get_by_text("Borta", exact=True)).to_have_count(0)


def test_unread_is_marked_until_it_is_read(page: PersonsPage, fake: Fake) -> None:
    fake.post({"ts": ts(1), "user": BO, "text": "Gammalt"}, LUNCH)
    fake.unread[LUNCH] = 1
    fake.post({"ts": ts(90), "user": BO, "text": "Nyhet"}, LUNCH)
    lunch = page.page.get_by_role("navigation").get_by_role("button", name="lunch 1 oläst")
    expect(lunch).to_be_visible()
    with page.page.expect_response("**/page/read"):
        page.go("lunch")
    expect(page.page.locator("#room-body").get_by_role("heading", name="Nytt")).to_be_visible()
    assert fake.bodies("read")[-1] == {"user": ANNA, "channel": LUNCH, "ts": ts(90)}
    expect(page.page.get_by_role("navigation").get_by_role("button", name="lunch", exact=True)).to_be_visible()


def test_who_is_not_in_the_room_is_told_so(page: PersonsPage) -> None:
    page.become("Petter Kvarn")
    page.go("rummet")
    expect(page.page.get_by_text("Du är inte med i kanalen")).to_be_visible()
    expect(page.composer).to_have_count(0)


def test_who_leaves_a_room_no_longer_sees_it(page: PersonsPage, fake: Fake) -> None:
    fake.post({"ts": ts(1), "user": BO, "text": "Sagt i rummet"})
    expect(page.message("Sagt i rummet")).to_be_visible()
    fake.closed.add(ROOM)
    fake.tell("channels", only=ANNA)
    expect(page.page.get_by_role("heading", level=1)).to_have_text("lunch")
    expect(page.page.get_by_text("Sagt i rummet")).to_have_count(0)


def test_a_new_day_changes_what_today_is(page: PersonsPage, fake: Fake) -> None:
    fake.post({"ts": ts(1), "user": BO, "text": "Sagt i rummet"})
    expect(page.page.get_by_role("heading", name="Idag")).to_be_visible()
    page.jump("Ett dygn framåt")
    expect(page.page.get_by_role("heading", name="Igår")).to_be_visible()


def test_one_becomes_another_and_stays_so_after_a_reload(page: PersonsPage, fake: Fake) -> None:
    page.composer.fill("Annas halva mening")
    page.become("Bo Åkerhielm")
    expect(page.composer).to_have_value("")
    page.say("Hej från Bo")
    assert fake.bodies("say")[-1]["user"] == BO
    page.page.reload()
    expect(page.page.get_by_role("button", name=re.compile("^Du är: Bo Åkerhielm"))).to_be_visible()


def test_people_are_found_by_role_or_municipality(page: PersonsPage) -> None:
    page.page.get_by_role("button", name=re.compile("^Du är: ")).click()
    people = page.page.get_by_role("dialog", name="Byt person")
    expect(people.get_by_role("list")).to_have_count(3)
    expect(people.get_by_role("list", name="Med i ett rum").get_by_role("button")).to_have_count(2)
    expect(people.get_by_role("list", name="Inte med i något rum").get_by_role("button")).to_have_count(3)
    expect(people.get_by_role("list", name="Avslutade konton").get_by_role("button")).to_have_count(1)
    page.page.keyboard.type("natt ros")
    expect(people.get_by_role("button")).to_have_text([re.compile("Cilla Farhadi")])
    page.page.keyboard.press("Enter")
    expect(page.page.get_by_role("button", name=re.compile("^Du är: Cilla Farhadi"))).to_be_visible()


def test_two_people_talk_each_in_their_own_window(new_page: Callable[..., PersonsPage], fake: Fake) -> None:
    anna, bo = new_page(), new_page()
    bo.become("Bo Åkerhielm")
    anna.say("Hör du mig?")
    expect(bo.message("Hör du mig?")).to_contain_text("Anna Lindvik")
    expect(bo.page.get_by_role("status").first).to_have_text("Nytt meddelande i rummet")
    bo.say("Ja")
    expect(anna.message("Ja")).to_contain_text("Bo Åkerhielm")
    fake.show(form(WHAT_TO_SAVE), user=BO)
    bo.see_form("Spara som lösning")
    anna.see_no_form()
    fake.tell("ephemeral", WHISPER, only=ANNA)
    expect(anna.message("Spara svaret?")).to_be_visible()
    expect(bo.message("Spara svaret?")).to_have_count(0)


def test_the_clock_jumps_and_says_what_it_became(page: PersonsPage, fake: Fake) -> None:
    expect(page.page.locator("#clock")).to_have_text("Provrummets klocka: tis 2 mars kl. 12.00")
    page.jump()
    assert fake.bodies("clock") == [{"user": ANNA, "to": "next_release"}]
    expect(page.page.get_by_text("Klockan är nu tisdag 2 mars kl. 16.00.")).to_be_visible()
    expect(page.page.locator("#clock")).to_have_text("Provrummets klocka: tis 2 mars kl. 16.00")
    page.page.get_by_role("button", name="Hoppa till nästa utskick").click()
    page.jump("En timme framåt")
    page.jump("Ett dygn framåt")
    assert [body["to"] for body in fake.bodies("clock")] == ["next_release", "next_release", "hour", "day"]


def test_the_platforms_own_words_come_as_a_note(page: PersonsPage, fake: Fake) -> None:
    fake.tell("toast", {"text": "Appen svarade inte. Försök igen."}, only=ANNA)
    note = page.page.get_by_role("alert")
    expect(note).to_have_text("Appen svarade inte. Försök igen.")
    note.get_by_role("button", name="Stäng").click()
    expect(note).to_be_empty()


def test_a_link_leads_to_its_message_and_thread(page: PersonsPage, fake: Fake) -> None:
    fake.post({"ts": ts(1), "user": BO, "text": "Frågan"}, LUNCH)
    fake.post({"ts": ts(2), "user": ANNA, "text": "Svaret", "thread_ts": ts(1)}, LUNCH)
    where = f"{fake.url}archives/{LUNCH}/p{ts(2).replace('.', '')}?thread_ts={ts(1)}"
    fake.post({"ts": ts(3), "text": f"Se <{where}|det här svaret>."})
    page.page.get_by_role("link", name="det här svaret").click()
    expect(page.page.get_by_role("heading", level=1)).to_have_text("lunch")
    expect(page.message("Svaret", thread=True)).to_have_class(re.compile("pointed"))


def test_a_broken_stream_mends_itself(page: PersonsPage, fake: Fake) -> None:
    with page.page.expect_request("**/page/stream*"):
        fake.hang_up()
        fake.messages[ROOM].append({"ts": ts(5), "user": BO, "bot": False, "text": "Medan du var borta"})
    expect(page.message("Medan du var borta")).to_be_visible()
