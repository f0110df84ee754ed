"""The first five minutes, and the first own question until a kind answer: when people decide whether to stay."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.page import PHONE, PersonsPage

pytestmark = pytest.mark.browser

APPLY = "Ansök om att vara med"
DOOR = "Det här rummet är bara för nätverkets medlemmar."
QUESTION = "Jag är ny som chef och vågar inte säga nej till någon. Hur lärde ni er det?"
ANSWER = "Det tog mig två år. Jag säger att jag återkommer i morgon, och då vet jag. Ring mig gärna."


def applies(page: PersonsPage) -> None:
    page.try_out(APPLY)
    home = page.page.get_by_role("tabpanel", name="Hem")
    expect(home).to_contain_text(DOOR)
    page.press(APPLY, home)
    expect(page.see_form(APPLY)).to_contain_text("Det som sägs i rummet stannar i rummet.")
    page.fill("Nätverkets kod", "Piano Guldkorn 47")
    page.fill("Din roll", "enhetschef hemtjänst")
    page.submit()
    page.see_error("Din kommun eller arbetsgivare", "Fyll i det här fältet.")
    expect(page.modal.get_by_label("Nätverkets kod")).to_have_value("Piano Guldkorn 47")
    page.fill("Din kommun eller arbetsgivare", "Tallhed")
    assert page.sideways() <= 0
    page.submit()
    expect(page.see_form(APPLY)).to_contain_text("Stämmer koden så läser samtalsledaren din ansökan.")
    page.close_forms()


def approves(page: PersonsPage) -> None:
    page.become("Agneta Brolin")
    page.messages()
    card = page.message("Camilla Ljungmark vill vara med i ")
    expect(card).to_contain_text("Tallhed")
    page.press("Släpp in", card)
    expect(page.message("Camilla Ljungmark är insläppt och har fått samtalslöftet att läsa.")).to_be_visible()


def promises(page: PersonsPage) -> None:
    page.messages()
    page.press("Läs och lova", page.message("Innan kanalen öppnas läser du samtalslöftet."))
    expect(page.see_form("Samtalslöfte")).to_contain_text("Jag försöker inte ta reda på vem som har skrivit utan namn.")
    page.submit()
    expect(page.modal).to_contain_text("Tack. Nu öppnas kanalen för dig.")
    page.close_forms()
    expect(page.message("Läs där i lugn och ro.")).to_be_visible()
    assert page.sideways() <= 0


def asks(page: PersonsPage) -> str:
    """Returns the code words."""
    page.press("Fråga rummet", page.message("Läs där i lugn och ro."))
    page.see_form("Fråga rummet")
    page.fill("Vad vill du fråga?", QUESTION)
    page.tick("Ingen. Frågan visas utan namn")
    page.submit()
    page.see_form("Granska din fråga")
    page.submit()
    page.see_form("Tack för din fråga")
    page.settled()
    words = page.code_words()
    page.close_forms()
    return words


def answers(page: PersonsPage) -> None:
    page.jump()
    page.jump()  # it was drawn which of the two
    page.become("Kerstin Vallgren")
    page.go("rummet")
    card = page.message(QUESTION)
    expect(card).not_to_contain_text("Camilla")
    page.answer_by_name(card, ANSWER)


def test_who_applies_is_let_in_promises_asks_and_reads_a_kind_answer(new_page: Callable[..., PersonsPage]) -> None:
    newcomer, colleagues = new_page(PHONE, touch=True), new_page()
    applies(newcomer)
    approves(colleagues)
    promises(newcomer)
    words = asks(newcomer)
    answers(colleagues)
    newcomer.go("rummet")
    expect(newcomer.message(QUESTION)).to_contain_text("Fråga utan namn")
    newcomer.press("Jag har kodord", newcomer.home())
    newcomer.see_form("Dina kodord")
    newcomer.fill("Skriv dina fem kodord", words)
    newcomer.submit()
    own = newcomer.see_form("Din fråga")
    expect(own).to_contain_text("Kerstin Vallgren svarar")
    expect(own).to_contain_text(ANSWER)
    assert newcomer.sideways() <= 0
    newcomer.close_forms()


def test_a_colleague_who_was_asked_in_private_answers_from_there(page: PersonsPage) -> None:
    page.try_out("Svara någon som väntar")
    card = page.message("Du har sagt att du gärna pratar om det här: läkemedel.")
    page.press("Svara", card)
    expect(page.see_form("Svara")).to_contain_text("delegeringarna hinner gå ut")
    page.fill("Ditt svar", "Vi har en fast dag i månaden då sjuksköterskan bara förnyar delegeringar.")
    page.tick("Jag. Svaret visas med mitt namn")
    page.submit()
    page.see_form("Granska ditt svar")
    page.submit()
    page.see_form("Tack för ditt svar")
    page.close_forms()
    expect(page.page.get_by_text("Du har sagt att du gärna pratar om det här: läkemedel.")).to_have_count(0)
