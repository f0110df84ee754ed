"""What brings people back between the meetings: a tip, a vent, what is old, the themes of the years, and peace."""

from datetime import timedelta

import pytest
from playwright.sync_api import Locator, expect

from domain.slots import local
from handlers.sheet import WIDTH
from tests.browser.conftest import THURSDAY
from tests.browser.page import PersonsPage

pytestmark = pytest.mark.browser

WEIGHS = "Tre pass saknas i helgen, och alla tittar på mig."
TITLE = "Kaffe med de nya efter två veckor"
REASON = "Introduktionen är omgjord. Samtalet ingår där nu."


def test_what_weighs_becomes_a_question_only_when_its_writer_wants(page: PersonsPage) -> None:
    page.try_out("Skriv av dig")
    page.press("Skriv av dig", page.home())
    page.see_form("Skriv av dig")
    page.fill("Vad är det som skaver?", WEIGHS)
    page.fill("Vad handlar det mest om?", "bemanning")
    page.submit()
    expect(page.modal).to_contain_text("Minst 3 i rummet har skrivit av sig på temat bemanning")
    page.press("Gör en fråga av det")
    page.see_form("Fråga rummet")
    expect(page.modal.get_by_label("Vad vill du fråga?")).to_have_value(WEIGHS)
    page.fill("Vad vill du fråga?", f"{WEIGHS} Vem ringer ni först?")
    page.tick("Ingen. Frågan visas utan namn")
    page.submit()
    expect(page.see_form("Granska din fråga")).to_contain_text("Tema: bemanning")
    page.submit()
    page.see_form("Tack för din fråga")
    page.close_forms()
    page.jump()
    page.jump()
    page.go("rummet")
    expect(page.message("Vem ringer ni först?")).to_contain_text("Fråga utan namn")


def test_a_tip_is_tried_and_the_next_one_is_another(page: PersonsPage) -> None:
    page.try_out("Få ett tips")
    page.press("Ett tips till mig", page.home())
    tip = page.see_form("Ett tips till mig").get_by_role("heading", level=3).first.inner_text()
    page.press("Vi provade")
    page.see_form("Vi provade")
    page.tick("Gick bra")
    page.fill("Vad vill du berätta?", "Vi började med två kvällar i veckan.")
    page.submit()
    expect(page.modal).to_contain_text("Tack. Nu ser andra hur det gick hos er.")
    page.close_forms()
    page.press("Ett tips till mig", page.home())
    expect(page.see_form("Ett tips till mig").get_by_role("heading", level=3).first).not_to_have_text(tip)


def test_what_holds_no_longer_is_found_last_with_its_reason(page: PersonsPage) -> None:
    expect(hits(page, "kaffe").first).to_have_text(f"Läs ”{TITLE}”")
    page.close_forms()
    page.try_out("Se över en lösning")
    page.press("Lösningar att se över", page.home())
    expect(page.see_form("Lösningar att se över")).to_contain_text(TITLE)
    page.press("Gäller inte längre")
    page.see_form("Gäller inte längre")
    page.fill("Varför gäller den inte längre?", REASON)
    page.submit()
    expect(page.modal).to_contain_text("sist i sökningen")
    page.close_forms()
    page.go("rummet")
    expect(hits(page, "kaffe").last).to_have_text(f"Läs ”{TITLE}”")
    expect(page.modal).to_contain_text(f"Gäller inte längre: {REASON}")


def hits(page: PersonsPage, words: str) -> Locator:
    """The button of each of several, when all are shown."""
    page.command("/losning", words)
    found = page.see_form("Sök lösningar").get_by_role("button", name="Läs ”")
    expect(found.nth(1)).to_be_visible()
    more = page.modal.get_by_role("button", name="Visa fler")
    while more.is_visible():
        shown = found.count()
        more.click()
        expect(found.nth(shown)).to_be_visible()
    return found


def test_the_themes_of_the_years_come_as_a_picture_that_says_what_it_shows(page: PersonsPage) -> None:
    page.try_out("Se vad ni pratar om")
    page.press("Teman över tid", page.home())
    expect(page.see_form("Teman över tid")).to_contain_text("HT 2026")
    page.press("Få det som bild")
    expect(page.modal).to_contain_text("i ditt privata samtal med boten")
    page.close_forms()
    page.messages()
    message = page.message("Besparingar tas upp oftare HT 2026 än VT 2026")
    picture = message.get_by_role("img", name="Staplar visar antalet frågor och lösningar")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == WIDTH
    assert page.barriers() == []


def test_a_pause_is_set_and_ended(page: PersonsPage) -> None:
    until = local(THURSDAY + timedelta(days=12)).date().isoformat()
    home = page.home()
    page.press("Mina inställningar", home)
    page.see_form("Mina inställningar")
    page.fill("Paus till och med", until)
    page.submit()
    page.see_no_form()
    page.press("Mina inställningar", home)
    expect(page.see_form("Mina inställningar")).to_contain_text("Du har paus till och med tisdag 23 mars.")
    page.press("Avsluta pausen nu")
    expect(page.modal).to_contain_text("Pausen är slut.")
    page.close_forms()
