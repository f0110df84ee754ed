"""The same, by those who use no mouse and those who have only a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.page import PHONE, PersonsPage

pytestmark = pytest.mark.browser


ASKED = "Hur tackar ni av någon som ingen ville ha kvar?"
ANSWER = "Vi bjöd på tårta och sa det vi kunde stå för."


def test_a_question_without_a_name_is_asked_answered_and_read_by_keyboard_alone(page: PersonsPage) -> None:
    keys = page.page.keyboard
    words = asks_by_keys(page)
    page.tab_to("Hoppa till nästa utskick")
    for _ in range(2):
        with page.page.expect_response("**/page/clock"):
            keys.press("Enter")
    expect(page.message(ASKED)).to_contain_text("Fråga utan namn")
    becomes_by_keys(page, "Per Stenmarker")
    answers_by_keys(page)
    becomes_by_keys(page, "Maria Tegelund")
    goes_to_the_door(page)
    page.tab_to("Jag har kodord")
    keys.press("Enter")
    page.see_form("Dina kodord")
    page.settled()
    keys.type(words)
    keys.press("Enter")
    expect(page.see_form("Din fråga")).to_contain_text(ANSWER)
    page.settled()
    page.tab_to("Det här hjälpte mig")
    keys.press("Enter")
    page.see_form("Det här hjälpte mig")
    page.close_forms()
    expect(page.composer).to_be_focused()


def goes_to_the_door(page: PersonsPage, *, back: bool = True) -> None:
    goes_to_write(page, back=back)
    page.page.keyboard.type("/fr")
    page.page.keyboard.press("Enter")
    page.page.keyboard.press("Enter")
    page.see_form("Fråga rummet")


def goes_to_write(page: PersonsPage, *, back: bool = True) -> None:
    """`back`: from the page's head. One who just came begins before it."""
    page.tab_to("Gå till skrivfältet", back=back)
    page.page.keyboard.press("Enter")
    expect(page.composer).to_be_focused()


def asks_by_keys(page: PersonsPage) -> str:
    """Returns the code words."""
    keys = page.page.keyboard
    goes_to_the_door(page, back=False)
    keys.type("Hur tackar ni av någon som ingen ville ha kvar på natten?")
    page.tab_to("Ingen. Frågan visas utan namn")
    keys.press("ArrowDown")
    expect(page.modal.get_by_label("Jag. Frågan visas med mitt namn")).to_be_checked()
    keys.press("ArrowUp")
    expect(page.modal.get_by_label("Ingen. Frågan visas utan namn")).to_be_checked()
    page.tab_to("Granska")
    keys.press("Enter")
    expect(page.see_form("Granska din fråga")).to_contain_text("”natten” kan visa vem det handlar om.")
    page.settled()
    page.tab_to("Ändra texten om du vill")
    keys.press("Control+a")
    keys.type(ASKED)
    page.tab_to("Skicka")
    keys.press("Enter")
    page.see_form("Tack för din fråga")
    page.settled()
    words = page.code_words()
    keys.press("Escape")
    page.see_no_form()
    expect(page.composer).to_be_focused()
    return words


def answers_by_keys(page: PersonsPage) -> None:
    keys = page.page.keyboard
    goes_to_write(page)
    page.tab_to("Svara", back=True)
    keys.press("Enter")
    expect(page.see_form("Svara")).to_contain_text(ASKED)
    keys.type(ANSWER)
    page.tab_to("Ingen. Svaret visas utan namn")
    keys.press("ArrowDown")
    page.tab_to("Granska")
    keys.press("Enter")
    expect(page.see_form("Granska ditt svar")).to_contain_text("Per Stenmarker svarar")
    page.settled()
    page.tab_to("Skicka")
    keys.press("Enter")
    page.see_form("Tack för ditt svar")
    page.settled()
    keys.press("Escape")
    page.see_no_form()


def becomes_by_keys(page: PersonsPage, name: str) -> None:
    keys = page.page.keyboard
    page.tab_to("Du är: ")
    keys.press("Enter")
    expect(page.page.get_by_label("Sök på namn, roll eller kommun")).to_be_focused()
    keys.type(name)
    page.tab_to(name)
    keys.press("Enter")
    page.see_person(name)


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
