from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.bot.demo.page.fake import ANNA, BO, LUNCH, ROOM, Fake, Json, ts
from tests.bot.demo.page.gallery import BUTTONS, CARD, FIELDS, WHAT_TO_SAVE, form
from tests.browser.page import LAPTOP, PHONE, PersonsPage

pytestmark = pytest.mark.browser


def furnish(fake: Fake) -> None:
    long_word = "sjuksköterskebemanningsplaneringsverktyg" * 2
    fake.post({"ts": ts(-1500), "user": BO, "text": "Välkomna hit.", "reactions": [{"name": "wave", "users": [ANNA]}]})
    fake.post({"ts": ts(-40), "user": ANNA, "text": f"Har någon en rutin för {long_word}?", "pinned": True})
    fake.post({"ts": ts(-30), "text": "Fråga", "blocks": CARD, "reactions": [{"name": "bulb", "users": [ANNA, BO]}]})
    fake.post({"ts": ts(-20), "user": BO, "text": "Ja, vi har en.", "thread_ts": ts(-40)})
    fake.unread[LUNCH] = 2
    fake.homes[ANNA] = {"id": "VH", "type": "home", "blocks": [CARD[0], CARD[1], CARD[3], BUTTONS]}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("size", "touch"), [(LAPTOP, False), (PHONE, True)], ids=["laptop", "phone"])
def test_nothing_stands_in_the_way_and_nothing_sticks_out(
    new_page: Callable[..., PersonsPage], fake: Fake, size: tuple[int, int], *, touch: bool, dark: bool
) -> None:
    furnish(fake)
    page = new_page(size, dark=dark, touch=touch)
    name = f"page-{'phone' if touch else 'laptop'}-{'dark' if dark else 'light'}"
    found: dict[str, list[str]] = {}

    def look(what: str) -> None:
        page.screenshot(f"{name}-{what}")
        found[what] = page.barriers()
        assert page.sideways() <= 0

    expect(page.message("Har någon en rutin")).to_be_visible()
    look("room")
    page.composer.press_sequentially("/")
    expect(page.page.get_by_role("listbox", name="Kommandon")).to_be_visible()
    look("commands")
    page.composer.fill("")
    page.page.locator("#person").click()
    look("people")
    page.page.keyboard.press("Escape")
    page.thread("Har någon en rutin")
    look("thread")
    page.page.get_by_role("button", name="Stäng tråden").click()
    message = page.message("Har någon en rutin")
    message.get_by_role("button", name="Fler val för meddelandet").click()
    look("menu")
    page.page.keyboard.press("Escape")
    fake.show(form(*FIELDS))
    page.see_form("Spara som lösning")
    page.submit()
    page.fill("Teman", "schema")
    page.modal.get_by_label("Kommun", exact=True).fill("sj")
    expect(page.page.get_by_role("option", name="Almsjö")).to_be_visible()
    look("form")
    fake.show()
    page.see_no_form()
    fake.tell("toast", {"text": "Appen svarade inte. Försök igen."})
    expect(page.home().get_by_role("heading").first).to_be_visible()
    look("home")
    assert [barrier for barriers in found.values() for barrier in barriers] == []


def test_the_channels_slide_in_on_a_phone(new_page: Callable[..., PersonsPage], fake: Fake) -> None:
    furnish(fake)
    page = new_page(PHONE, touch=True)
    sidebar = page.page.get_by_role("navigation", name="Kanaler och samtal")
    expect(sidebar).to_be_hidden()
    page.go("lunch")
    expect(sidebar).to_be_hidden()
    assert page.sideways() <= 0


def test_a_finger_that_rests_on_a_message_opens_its_menu(new_page: Callable[..., PersonsPage], fake: Fake) -> None:
    furnish(fake)
    page = new_page(PHONE, touch=True)
    words = page.message("Har någon en rutin").locator(".text")
    words.dispatch_event("pointerdown", {"pointerType": "touch", "bubbles": True})
    expect(page.page.get_by_role("menu", name="Meddelandet")).to_be_visible()


def test_a_whole_visit_by_keyboard_alone(page: PersonsPage, fake: Fake) -> None:
    def opened(body: Json) -> Json:
        if body["text"] == "/fraga":
            fake.show(form(WHAT_TO_SAVE))
        return {"ok": True}

    def saved(_body: Json) -> Json:
        fake.show()
        return {"ok": True}

    fake.post({"ts": ts(1), "user": BO, "text": "Så gjorde vi."})
    keys = page.page.keyboard
    keys.press("Tab")
    expect(page.page.get_by_role("link", name="Gå till skrivfältet")).to_be_focused()
    keys.press("Enter")
    expect(page.composer).to_be_focused()
    fake.answers.update(say=opened, submit=saved)
    keys.type("/fr")
    keys.press("Enter")
    keys.press("Enter")
    page.see_form("Spara som lösning")
    keys.type("Vi bytte turer.")
    page.tab_to("Spara")
    keys.press("Enter")
    page.see_no_form()
    assert fake.bodies("submit")[0]["values"]["did"]["a"]["value"] == "Vi bytte turer."
    expect(page.composer).to_be_focused()
    fake.answers.clear()
    keys.press("Shift+Tab")
    keys.press("Shift+Tab")
    more = page.message("Så gjorde vi.").get_by_role("button", name="Fler val för meddelandet")
    expect(more).to_be_focused()
    keys.press("Enter")
    keys.type("sv")
    expect(page.page.get_by_role("menuitem", name="Svara i tråd")).to_be_focused()
    keys.press("Enter")
    expect(page.page.get_by_label("Svara i tråden")).to_be_focused()
    keys.type("Tack.")
    keys.press("Enter")
    expect(page.message("Tack.", thread=True)).to_be_visible()
    keys.press("Escape")
    expect(more).to_be_focused()
    assert [body["channel"] for body in fake.bodies("say")] == [ROOM, ROOM]
