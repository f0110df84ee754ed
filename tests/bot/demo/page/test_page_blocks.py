import re

import pytest
from playwright.sync_api import Locator, expect

from tests.bot.demo.page.fake import ANNA, ROOM, Fake, Json, plain, ts
from tests.bot.demo.page.gallery import BUTTONS, CARD, mrkdwn
from tests.browser.page import PersonsPage

pytestmark = pytest.mark.browser


def card(page: PersonsPage, fake: Fake, *blocks: Json) -> Locator:
    """A bot's message of these blocks, as the page shows it."""
    fake.post({"ts": ts(1), "blocks": list(blocks)})
    shown = page.page.locator("#room-body .card")
    expect(shown).to_be_visible()
    return shown


def text(page: PersonsPage, fake: Fake, written: str) -> Locator:
    return card(page, fake, {"type": "section", "block_id": "s", "text": mrkdwn(written)}).locator(".text")


def test_every_block_is_shown(page: PersonsPage, fake: Fake) -> None:
    shown = card(page, fake, *CARD)
    expect(shown.get_by_role("heading", name="Hur får ni ihop helgschemat?")).to_be_visible()
    expect(shown.get_by_role("img", name="En dörr på glänt")).to_be_visible()
    expect(shown.get_by_role("img", name="Huset", exact=True)).to_be_visible()
    expect(shown.get_by_text("Huset vi bor i")).to_be_visible()
    expect(shown.get_by_text("mindre kommun")).to_be_visible()
    expect(shown.locator("li").filter(has_text="lugnare helger")).to_be_visible()
    expect(shown.locator("strong em, em strong").filter(has_text="viktigaste")).to_be_visible()
    expect(shown.locator(".block-rich_text blockquote")).to_have_text("Jag sover bättre nu.")
    expect(shown.locator(".block-rich_text pre")).to_have_text("må 07-16\nti 07-16")
    expect(shown.get_by_role("link", name="schemat")).to_have_attribute("href", "https://example.org/schema")
    expect(shown.get_by_text("Utan namn")).to_be_visible()
    expect(shown.locator("hr")).to_have_count(1)


def test_mrkdwn_formats_mentions_and_links(page: PersonsPage, fake: Fake) -> None:
    shown = card(page, fake, CARD[1]).locator(".text")
    expect(shown.locator("strong")).to_have_text("Fet")
    expect(shown.locator("em")).to_have_text("kursiv")
    expect(shown.locator("s")).to_have_text("struken")
    expect(shown.locator("code")).to_have_text("kod")
    expect(shown.get_by_role("img", name="glödlampa")).to_be_visible()
    expect(shown.get_by_text("@Bo Åkerhielm")).to_be_visible()
    expect(shown.get_by_role("link", name="#lunch")).to_be_visible()
    expect(shown.get_by_role("link", name="rutinen")).to_have_attribute("href", "https://example.org/a?b=1&c=2")
    expect(shown).to_contain_text("& 2 < 3")
    expect(shown.locator("blockquote")).to_have_text("en rad citat")
    expect(shown.locator("pre")).to_have_text("förformaterat")


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("snake_case_namn och 2*3*4", "snake_case_namn och 2*3*4"),
        ("&lt;@UBO&gt; pingar ingen", "<@UBO> pingar ingen"),
        ("&amp;lt; är två tecken", "&lt; är två tecken"),
        ("<img src=x onerror=alert(1)>", "img src=x onerror=alert(1)"),
        ("<javascript:alert(1)|tryck>", "tryck"),
        ("tid 12:30:45", "tid 12:30:45"),
        (":okänd_bild:", ":okänd_bild:"),
    ],
)
def test_text_is_never_more_than_text(page: PersonsPage, fake: Fake, written: str, seen: str) -> None:
    shown = text(page, fake, written)
    expect(shown).to_have_text(seen)
    expect(shown.locator("a[href^='javascript'], img, script, em, strong, .mention")).to_have_count(0)


def test_plain_text_knows_no_markup(page: PersonsPage, fake: Fake) -> None:
    block = {"type": "section", "block_id": "s", "text": plain("*inte fet* <@UBO> <b>")}
    expect(card(page, fake, block)).to_have_text("*inte fet* <@UBO> <b>")


def test_an_unknown_block_is_a_note_among_the_others(page: PersonsPage, fake: Fake) -> None:
    shown = card(page, fake, {"type": "hologram", "block_id": "x"}, {"type": "section", "block_id": "y"}, CARD[0])
    expect(shown).to_contain_text("Den här delen kan inte visas här (hologram).")
    expect(shown.get_by_role("heading")).to_be_visible()


def test_a_broken_block_does_not_take_the_others_with_it(page: PersonsPage, fake: Fake) -> None:
    shown = card(page, fake, {"type": "actions", "block_id": "x"}, CARD[0])
    expect(shown).to_contain_text("Den här delen kan inte visas här (actions).")
    expect(shown.get_by_role("heading")).to_be_visible()


def test_a_button_tells_the_app_where_it_was_pressed(page: PersonsPage, fake: Fake) -> None:
    shown = card(page, fake, BUTTONS)
    with page.page.expect_response("**/page/press"):
        shown.get_by_role("button", name="Svara").click()
    (body,) = fake.bodies("press")
    assert body["user"] == ANNA
    assert (body["container"]["type"], body["container"]["channel"], body["container"]["ts"]) == (
        "message",
        ROOM,
        ts(1),
    )
    assert (body["block_id"], body["action_id"], body["value"]) == ("buttons", "answer", "q1")


def test_a_confirmation_comes_first_and_can_be_declined(page: PersonsPage, fake: Fake) -> None:
    shown = card(page, fake, BUTTONS)
    shown.get_by_role("button", name="Ta bort").click()
    asked = page.page.get_by_role("alertdialog", name="Ta bort frågan?")
    expect(asked).to_contain_text("Svaren försvinner också.")
    asked.get_by_role("button", name="Behåll").click()
    expect(asked).to_have_count(0)
    expect(shown.get_by_role("button", name="Ta bort")).to_be_focused()
    assert fake.bodies("press") == []
    shown.get_by_role("button", name="Ta bort").click()
    with page.page.expect_response("**/page/press"):
        asked.get_by_role("button", name="Ta bort").click()
    assert fake.bodies("press")[0]["action_id"] == "withdraw"


def test_an_overflow_menu_sends_its_choice(page: PersonsPage, fake: Fake) -> None:
    card(page, fake, BUTTONS).get_by_role("button", name="Fler val").click()
    with page.page.expect_response("**/page/press"):
        page.page.get_by_role("menuitem", name="Dölj").click()
    assert fake.bodies("press")[0]["selected_option"]["value"] == "hide"


def test_a_press_the_app_cannot_take_is_told(page: PersonsPage, fake: Fake) -> None:
    fake.answers["press"] = lambda _body: {"ok": False, "error": "operation_timeout"}
    card(page, fake, BUTTONS).get_by_role("button", name="Jag också").click()
    expect(page.page.get_by_role("alert")).to_contain_text("Boten svarade inte i tid. Försök igen.")


def test_a_message_the_bot_changes_keeps_the_place_of_the_keyboard(page: PersonsPage, fake: Fake) -> None:
    card(page, fake, CARD[0], BUTTONS).get_by_role("button", name="Jag också").focus()
    fake.post({"ts": ts(1), "blocks": [{**CARD[0], "text": plain("Ändrad rubrik")}, BUTTONS]}, kind="changed")
    expect(page.page.get_by_role("heading", name="Ändrad rubrik")).to_be_visible()
    expect(page.page.get_by_role("button", name="Jag också")).to_be_focused()


def test_home_shows_what_the_bot_published_and_follows_it(page: PersonsPage, fake: Fake) -> None:
    fake.homes[ANNA] = {"id": "VH", "type": "home", "blocks": [CARD[0], BUTTONS]}
    home = page.home()
    expect(home.get_by_role("heading", name="Hur får ni ihop helgschemat?")).to_be_visible()
    assert fake.bodies("home_open") == [{"user": ANNA}]
    with page.page.expect_response("**/page/press"):
        home.get_by_role("button", name="Svara").click()
    assert fake.bodies("press")[0]["container"] == {"type": "home", "view_id": "VH"}
    fake.homes[ANNA] = {"id": "VH", "type": "home", "blocks": [{**CARD[0], "text": plain("Nästa träff")}]}
    fake.tell("home", only=ANNA)
    expect(home.get_by_role("heading", name="Nästa träff")).to_be_visible()
    expect(home.get_by_text(re.compile("helgschemat"))).to_have_count(0)
