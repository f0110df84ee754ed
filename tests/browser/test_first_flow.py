"""From a question without a name to what became of the answer at a third colleague's: what the product is for."""

import pytest
from playwright.sync_api import expect

from tests.browser.page import PersonsPage

pytestmark = pytest.mark.browser

QUESTION = (
    "I Ljusdal slutar folk för att vi byter pass på natten med en dags varsel. "
    "Jag vågar inte lova dem något. Hur har ni fått ett schema som håller?"
)
ASKED = "Folk slutar för att vi byter pass med en dags varsel. Jag vågar inte lova dem något. Hur har ni fått ett schema som håller?"  # noqa: E501  as she wrote it
SHOWN = "Folk slutar för att vi byter pass"
ANSWER = "Vi la ett grundschema tillsammans och ändrar bara var tionde vecka. Den som vill byta hittar själv någon."
KEPT = f"{ANSWER} Sjukfrånvaron gick ner."


def asks(page: PersonsPage) -> str:
    """Returns the code words."""
    page.command("/fraga")
    page.see_form("Fråga rummet")
    page.fill("Vad vill du fråga?", QUESTION)
    page.tick("Ingen. Frågan visas utan namn")
    page.submit()
    review = page.see_form("Granska din fråga")
    expect(review).to_contain_text("”Ljusdal” kan visa vem det handlar om.")
    expect(review).to_contain_text("”natten” kan visa vem det handlar om.")
    words = page.code_words()
    page.fill("Ändra texten om du vill", ASKED)
    page.submit()
    page.see_form("Tack för din fråga")
    assert page.code_words() == words
    page.close_forms()
    expect(page.message(SHOWN)).to_have_count(0)
    return words


def answers(page: PersonsPage) -> None:
    page.answer_by_name(page.message(SHOWN), ANSWER)


def learns(page: PersonsPage, words: str) -> None:
    page.command("/fraga")
    page.see_form("Fråga rummet")
    page.press("Jag har kodord")
    page.see_form("Dina kodord")
    page.fill("Skriv dina fem kodord", words.upper())
    page.submit()
    thread = page.see_form("Din fråga")
    expect(thread).to_contain_text("Per Stenmarker svarar")
    expect(thread).to_contain_text(ANSWER)
    page.press("Det här hjälpte mig")
    expect(page.see_form("Det här hjälpte mig")).to_contain_text("Den säger inte vem som tipsade.")
    page.close_forms()


def agrees(page: PersonsPage) -> None:
    page.conversation()
    consent = page.message("En kollega tycker att något du har skrivit eller sagt kan hjälpa fler.")
    expect(consent).to_contain_text(ANSWER)
    page.press("Godkänn …", consent)
    page.see_form("Får det sparas?")
    page.fill("Vad gjorde ni?", KEPT)
    page.fill("Rubrik", "Grundschema som bara ändras var tionde vecka")
    page.submit()
    expect(page.modal).to_contain_text("Tack. Nu kan kollegorna hitta lösningen.")
    page.close_forms()
    expect(page.message("Du sa ja, och det här är sparat som lösning")).to_be_visible()


def tries(page: PersonsPage) -> None:
    page.go("rummet")
    page.command("/losning", "ändra grundscheman")
    found = page.see_form("Sök lösningar")
    expect(found.get_by_role("heading", level=3).first).to_have_text("Grundschema som bara ändras var tionde vecka")
    page.modal.get_by_role("button", name="Läs").first.click()
    whole = page.see_form("Lösning")
    expect(whole).to_contain_text(KEPT)
    page.press("Vi provade")
    page.see_form("Vi provade")
    page.tick("Gick bra")
    page.submit()
    expect(page.modal).to_contain_text("Tack. Nu ser andra hur det gick hos er.")
    page.press("Tillbaka")
    page.see_form("Lösning")


def test_a_question_without_a_name_becomes_a_solution_that_someone_tries(page: PersonsPage) -> None:
    words = asks(page)
    page.jump()
    page.jump()
    page.become("Per Stenmarker")
    answers(page)
    page.become("Maria Tegelund")
    learns(page, words)
    page.jump()
    page.jump()
    page.become("Per Stenmarker")
    agrees(page)
    page.become("Hanna Sjödell")
    tries(page)
