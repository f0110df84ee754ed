import re

import pytest
from playwright.sync_api import expect

from tests.bot.demo.page.fake import ANNA, Fake, Json, option, plain, ts
from tests.bot.demo.page.gallery import FIELDS, SIZES, field, form, mrkdwn
from tests.browser.page import PersonsPage

pytestmark = pytest.mark.browser

WHAT = field("did", "Vad gjorde ni?", {"type": "plain_text_input", "multiline": True, "max_length": 60})
TITLE = field("title", "Rubrik", {"type": "plain_text_input"}, optional=True)


def sent(page: PersonsPage, fake: Fake) -> Json:
    with page.page.expect_response("**/page/submit"):
        page.submit()
    values: Json = fake.bodies("submit")[-1]["values"]
    return values


def test_every_field_sends_its_state_as_slack_shapes_it(page: PersonsPage, fake: Fake) -> None:
    fake.show(form(*FIELDS))
    page.see_form("Spara som lösning")
    page.fill("Rubrik", "Delade turer")
    page.fill("Vad gjorde ni?", "Vi flyttade duschen till eftermiddagen.")
    page.fill("Kommunens storlek", "Mellan")
    page.fill("Teman", "schema")
    page.fill("Teman", "kvalitet")
    page.fill("Kommun", "Norrsjö")
    page.fill("Grannkommuner", "Almsjö")
    page.fill("Grannkommuner", "Vikinge")
    page.tick("Utan namn")
    page.tick("Det brådskar", "Får vi?")
    page.fill("Dag", "2027-03-16")
    page.fill("Klockslag", "09:30")
    values = sent(page, fake)
    assert values["title"]["a"] == {"type": "plain_text_input", "value": "Delade turer"}
    assert values["size"]["a"] == {"type": "static_select", "selected_option": option("mellan", "Mellan")}
    assert [one["value"] for one in values["themes"]["a"]["selected_options"]] == ["schema", "kvalitet"]
    assert values["town"]["a"]["selected_option"]["value"] == "norrsjö"
    assert [one["value"] for one in values["towns"]["a"]["selected_options"]] == ["almsjö", "vikinge"]
    assert values["who"]["a"]["selected_option"]["value"] == "anon"
    assert [one["value"] for one in values["extra"]["a"]["selected_options"]] == ["urgent"]
    assert values["day"]["a"] == {"type": "datepicker", "selected_date": "2027-03-16"}
    assert values["hour"]["a"] == {"type": "timepicker", "selected_time": "09:30"}


def test_fields_left_alone_send_what_they_began_with(page: PersonsPage, fake: Fake) -> None:
    fake.show(
        form(
            field("t", "Text", {"type": "plain_text_input", "initial_value": "redan"}, optional=True),
            field("s", "Storlek", {"type": "static_select", "options": SIZES, "initial_option": SIZES[1]}),
            field("e", "Tomt", {"type": "plain_text_input"}, optional=True),
            field("m", "Flera", {"type": "checkboxes", "options": SIZES, "initial_options": SIZES[:1]}, optional=True),
        )
    )
    page.see_form("Spara som lösning")
    values = sent(page, fake)
    assert values["t"]["a"]["value"] == "redan"
    assert values["s"]["a"]["selected_option"]["value"] == "mellan"
    assert values["e"]["a"]["value"] is None
    assert [one["value"] for one in values["m"]["a"]["selected_options"]] == ["liten"]


def test_an_empty_required_field_is_told_at_the_field_and_nothing_is_sent(page: PersonsPage, fake: Fake) -> None:
    fake.show(form(TITLE, WHAT))
    page.see_form("Spara som lösning")
    page.submit()
    page.see_error("Vad gjorde ni?", "Fyll i det här fältet.")
    expect(page.modal.get_by_label("Vad gjorde ni?")).to_be_focused()
    expect(page.modal.get_by_label("Vad gjorde ni?")).to_have_attribute("aria-invalid", "true")
    assert fake.bodies("submit") == []
    page.fill("Vad gjorde ni?", "Nu")
    expect(page.modal.get_by_text("Fyll i det här fältet.")).to_have_count(0)


def test_too_long_a_text_is_counted_and_kept(page: PersonsPage, fake: Fake) -> None:
    fake.show(form(WHAT))
    page.see_form("Spara som lösning")
    page.fill("Vad gjorde ni?", "x" * 50)
    expect(page.modal.get_by_text("10 tecken kvar")).to_be_visible()
    page.fill("Vad gjorde ni?", "x" * 63)
    expect(page.modal.get_by_text("3 tecken för mycket")).to_be_visible()
    page.submit()
    page.see_error("Vad gjorde ni?", "Texten är 3 tecken för lång.")
    expect(page.modal.get_by_label("Vad gjorde ni?")).to_have_value("x" * 63)


def test_the_bots_errors_stand_at_their_fields_and_nothing_written_is_lost(page: PersonsPage, fake: Fake) -> None:
    fake.answers["submit"] = lambda _body: {"errors": {"did": "Här står ett personnummer. Ta bort det."}}
    fake.show(form(TITLE, WHAT))
    page.see_form("Spara som lösning")
    page.fill("Rubrik", "Sommar")
    page.fill("Vad gjorde ni?", "En text med för mycket i.")
    page.submit()
    page.see_error("Vad gjorde ni?", "Här står ett personnummer. Ta bort det.")
    expect(page.modal.get_by_label("Vad gjorde ni?")).to_be_focused()
    expect(page.modal.get_by_label("Vad gjorde ni?")).to_have_value("En text med för mycket i.")
    expect(page.modal.get_by_label("Rubrik")).to_have_value("Sommar")
    expect(page.modal.get_by_role("button", name="Spara")).to_be_enabled()


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({"failed": "Det gick inte att skicka."}, "Det gick inte att skicka."),
        ({"ok": False, "error": "operation_timeout"}, "Boten svarade inte i tid."),
        ({"errors": {"elsewhere": "Ett fel utan fält."}}, "Ett fel utan fält."),
    ],
)
def test_a_failure_leaves_the_form_as_it_was(page: PersonsPage, fake: Fake, answer: Json, sentence: str) -> None:
    fake.answers["submit"] = lambda _body: answer
    fake.show(form(WHAT))
    page.see_form("Spara som lösning")
    page.fill("Vad gjorde ni?", "Kvar")
    page.submit()
    expect(page.modal.get_by_role("alert").filter(has_text=sentence)).to_be_visible()
    expect(page.modal.get_by_label("Vad gjorde ni?")).to_have_value("Kvar")


def test_a_form_is_sent_once_however_often_one_presses(page: PersonsPage, fake: Fake) -> None:
    fake.show(form(WHAT))
    page.see_form("Spara som lösning")
    page.fill("Vad gjorde ni?", "En gång")
    page.page.route("**/page/submit", lambda _route: None)  # an answer that does not come
    page.submit()
    expect(page.modal.get_by_role("button", name="Spara")).to_be_disabled()
    with page.page.expect_request("**/page/view*"):
        page.modal.get_by_label("Vad gjorde ni?").press("Escape")  # nor does Escape lose what is being sent
        fake.tell("view", only=ANNA)
    expect(page.modal.get_by_label("Vad gjorde ni?")).to_have_value("En gång")
    assert fake.bodies("close") == []


def test_what_is_written_survives_the_bots_own_changes(page: PersonsPage, fake: Fake) -> None:
    fake.show(form(TITLE, WHAT))
    page.see_form("Spara som lösning")
    page.fill("Rubrik", "Mitt")
    what = page.modal.get_by_label("Vad gjorde ni?")
    what.press_sequentially("Halvskri")
    changed = {**WHAT, "hint": plain("Ett tips."), "element": {**WHAT["element"], "initial_value": "något annat"}}
    fake.show(form({"type": "section", "block_id": "new", "text": mrkdwn("*Två liknande*")}, TITLE, changed))
    expect(page.modal.get_by_text("Ett tips.")).to_be_visible()
    expect(what).to_be_focused()
    page.page.keyboard.type("vet")
    expect(what).to_have_value("Halvskrivet")
    expect(page.modal.get_by_label("Rubrik")).to_have_value("Mitt")


def test_a_field_that_comes_back_under_another_name_starts_afresh(page: PersonsPage, fake: Fake) -> None:
    fake.show(form(TITLE))
    page.see_form("Spara som lösning")
    page.fill("Rubrik", "Gammalt")
    fake.show(form({**TITLE, "block_id": "title2"}))
    expect(page.modal.get_by_label("Rubrik")).to_have_value("")


def test_a_pushed_view_comes_on_top_and_going_back_finds_everything(page: PersonsPage, fake: Fake) -> None:
    first, second = (
        form(TITLE, WHAT),
        form(field("q", "Sökord", {"type": "plain_text_input"}), view_id="V2", title="Sök"),
    )
    fake.show(first)
    page.see_form("Spara som lösning")
    page.fill("Vad gjorde ni?", "Står kvar")
    fake.show(first, second)
    page.see_form("Sök")
    expect(page.modal.get_by_label("Sökord")).to_be_focused()
    page.modal.get_by_role("button", name="Tillbaka").click()
    page.see_form("Spara som lösning")
    expect(page.modal.get_by_label("Vad gjorde ni?")).to_have_value("Står kvar")
    expect(page.modal.get_by_role("button", name="Tillbaka")).to_be_hidden()
    assert [body["view_id"] for body in fake.bodies("close")] == ["V2"]
    page.page.keyboard.press("Escape")
    page.see_no_form()
    assert [body["view_id"] for body in fake.bodies("close")] == ["V2", "V1"]


def test_notes_are_shown_and_read_out_after_one_view_came_on_top_of_another(page: PersonsPage, fake: Fake) -> None:
    first, second = form(TITLE), form(WHAT, view_id="V2", title="Läs")
    fake.show(first)
    page.see_form("Spara som lösning")
    fake.show(first, second)
    page.see_form("Läs")
    fake.tell("toast", {"text": "Över formuläret."})
    expect(page.modal.get_by_role("alert")).to_contain_text("Över formuläret.")
    page.page.keyboard.press("Escape")
    page.see_form("Spara som lösning")
    page.page.keyboard.press("Escape")
    page.see_no_form()
    fake.tell("toast", {"text": "Efter formuläret."})
    expect(page.page.get_by_role("alert")).to_contain_text("Efter formuläret.")
    fake.post({"ts": ts(5), "text": "Något nytt."})
    expect(page.page.get_by_role("status")).to_have_text("Nytt meddelande i rummet")


def test_the_next_step_begins_at_its_beginning(page: PersonsPage, fake: Fake) -> None:
    def review(_body: Json) -> Json:
        fake.show(form({"type": "section", "block_id": "r", "text": mrkdwn("Läs igenom.")}, title="Granska"))
        return {"ok": True}

    fake.answers["submit"] = review
    fake.show(form(WHAT))
    page.see_form("Spara som lösning")
    page.fill("Vad gjorde ni?", "Text")
    page.submit()
    page.see_form("Granska")
    expect(page.modal.get_by_role("heading", name="Granska")).to_be_focused()


def test_focus_returns_to_what_opened_the_form(page: PersonsPage, fake: Fake) -> None:
    page.composer.focus()
    fake.show(form(WHAT))
    page.see_form("Spara som lösning")
    page.page.keyboard.press("Escape")
    page.see_no_form()
    expect(page.composer).to_be_focused()
    page.page.keyboard.type("hej")
    expect(page.composer).to_have_value("hej")


def test_the_keyboard_stays_inside_the_form(page: PersonsPage, fake: Fake) -> None:
    fake.show(form(WHAT))
    page.see_form("Spara som lösning")
    for _ in range(12):
        page.page.keyboard.press("Tab")
        inside = page.page.evaluate(
            "document.activeElement.closest('dialog') !== null || document.activeElement === document.body"
        )
        assert inside


def test_a_field_that_dispatches_tells_the_bot_with_the_whole_state(page: PersonsPage, fake: Fake) -> None:
    enter = field("q", "Sökord", {"type": "plain_text_input"}, dispatch_action=True)
    typing = field(
        "live",
        "Löpande",
        {"type": "plain_text_input", "dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]}},
        dispatch_action=True,
        optional=True,
    )
    pick = {
        "type": "actions",
        "block_id": "f",
        "elements": [{"type": "static_select", "action_id": "size", "options": SIZES, "placeholder": plain("Storlek")}],
    }
    fake.show(form(enter, typing, pick))
    page.see_form("Spara som lösning")
    page.fill("Sökord", "schema")
    with page.page.expect_response("**/page/press"):
        page.modal.get_by_label("Sökord").press("Enter")
    first = fake.bodies("press")[-1]
    assert (first["container"], first["value"]) == ({"type": "view", "view_id": "V1"}, "schema")
    assert fake.bodies("submit") == []
    with page.page.expect_response("**/page/press"):
        page.modal.get_by_label("Löpande").press_sequentially("helg")
    assert fake.bodies("press")[-1]["value"] == "helg"
    with page.page.expect_response("**/page/press"):
        page.modal.get_by_label("Storlek").select_option("Stor")
    last = fake.bodies("press")[-1]
    assert last["selected_option"]["value"] == "stor"
    assert last["state"]["values"]["q"]["a"]["value"] == "schema"


def test_a_lookup_asks_the_bot_and_is_worked_by_keyboard(page: PersonsPage, fake: Fake) -> None:
    fake.show(form(field("town", "Kommun", {"type": "external_select", "min_query_length": 2})))
    page.see_form("Spara som lösning")
    town = page.modal.get_by_label("Kommun")
    town.press_sequentially("s")
    expect(page.modal.get_by_role("option")).to_have_text(["Skriv minst 2 bokstäver."])
    town.press_sequentially("jö")
    expect(page.modal.get_by_role("option")).to_have_text(["Almsjö", "Norrsjö"])
    town.press("ArrowDown")
    town.press("ArrowDown")
    town.press("Enter")
    expect(town).to_have_value("Norrsjö")
    assert sent(page, fake)["town"]["a"]["selected_option"]["value"] == "norrsjö"


def test_escape_closes_the_list_before_the_form(page: PersonsPage, fake: Fake) -> None:
    fake.show(form(field("town", "Kommun", {"type": "external_select", "min_query_length": 1})))
    page.see_form("Spara som lösning")
    page.modal.get_by_label("Kommun").press_sequentially("z")
    expect(page.modal.get_by_role("option")).to_have_text(["Inga träffar."])
    page.page.keyboard.press("Escape")
    expect(page.modal.get_by_role("option")).to_have_count(0)
    page.see_form("Spara som lösning")


def test_chosen_themes_can_be_taken_away_and_have_a_ceiling(page: PersonsPage, fake: Fake) -> None:
    fake.show(form(FIELDS[3]))
    page.see_form("Spara som lösning")
    for theme in ("schema", "kvalitet", "bemanning"):
        page.fill("Teman", theme)
    expect(page.modal.get_by_label("Valda").get_by_role("listitem")).to_have_text(["schema", "kvalitet"])
    page.modal.get_by_role("button", name="Ta bort schema").click()
    assert [one["value"] for one in sent(page, fake)["themes"]["a"]["selected_options"]] == ["kvalitet"]


def test_an_open_form_is_there_after_a_reload(page: PersonsPage, fake: Fake) -> None:
    fake.show(form(WHAT))
    page.see_form("Spara som lösning")
    page.page.reload()
    page.see_form("Spara som lösning")
    expect(page.modal.get_by_role("button", name=re.compile("Spara"))).to_be_visible()
