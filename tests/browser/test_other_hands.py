"""The same, by those who use no mouse and those who have only a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.page import PHONE, PersonsPage

pytestmark = pytest.mark.browser


def test_a_question_is_asked_without_a_name_by_keyboard_alone(page: PersonsPage) -> None:
    keys = page.page.keyboard
    keys.press("Tab")
    keys.press("Enter")
    expect(page.composer).to_be_focused()
    keys.type("/fr")
    keys.press("Enter")
    keys.press("Enter")
    page.see_form("Fråga rummet")
    keys.type("Hur tackar ni av någon som ingen ville ha kvar på natten?")
    page.tab_to("Ingen. Frågan visas utan namn")
    keys.press("ArrowDown")
    expect(page.modal.get_by_label("Jag. Frågan visas med mitt namn")).to_be_checked()
    keys.press("ArrowUp")
    expect(page.modal.get_by_label("Ingen. Frågan visas utan namn")).to_be_checked()
    page.tab_to("Granska")
    keys.press("Enter")
    expect(page.see_form("Granska din fråga")).to_contain_text("«natten» kan visa vem det handlar om.")
    page.settled()
    page.tab_to("Ändra texten om du vill")
    keys.press("Control+a")
    keys.type("Hur tackar ni av någon som ingen ville ha kvar?")
    page.tab_to("Skicka")
    keys.press("Enter")
    page.see_form("Tack för din fråga")
    page.settled()
    keys.press("Escape")
    page.see_no_form()
    expect(page.composer).to_be_focused()
    page.tab_to("Hoppa till nästa utskick")
    for _ in range(2):
        with page.page.expect_response("**/page/clock"):
            keys.press("Enter")
    expect(page.message("Hur tackar ni av någon")).to_contain_text("Fråga utan namn")


def test_asking_and_answering_fits_a_phone(new_page: Callable[..., PersonsPage]) -> None:
    page = new_page(PHONE, touch=True)
    page.command("/fraga")
    page.see_form("Fråga rummet")
    assert page.sideways() <= 0
    page.fill("Vad vill du fråga?", "Hur gör ni plats för studenter när ingen hinner handleda?")
    page.tick("Ingen. Frågan visas utan namn")
    page.submit()
    page.see_form("Granska din fråga")
    assert page.sideways() <= 0
    page.submit()
    page.see_form("Tack för din fråga")
    page.close_forms()
    page.jump()
    page.jump()
    page.become("Per Stenmarker")
    card = page.message("Hur gör ni plats för studenter")
    expect(card).to_contain_text("Fråga utan namn")
    page.press("Svara", card)
    page.see_form("Svara")
    page.fill("Ditt svar", "Två delar på en student, och studenten är med på allt.")
    page.tick("Jag. Svaret visas med mitt namn")
    page.submit()
    page.see_form("Granska ditt svar")
    page.submit()
    page.see_form("Tack för ditt svar")
    page.close_forms()
    thread = page.thread("Hur gör ni plats för studenter")
    expect(thread).to_contain_text("Två delar på en student")
    assert page.sideways() <= 0
    page.close_note()
    page.screenshot("phone")
