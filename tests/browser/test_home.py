"""Everything from one page: a member with a phone and five minutes, one with a keyboard alone, who leads the room."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from handlers.catalog import Catalog
from handlers.entries import ENTRIES
from tests.browser.page import PHONE, PersonsPage

pytestmark = pytest.mark.browser

WORDS = Catalog().words("sv")
OF_A_MEMBER = [WORDS(entry.label) for entry in ENTRIES if not entry.leads]
OF_WHO_LEADS = [WORDS(entry.label) for entry in ENTRIES]
QUESTION = "Hur många korttidsplatser har ni, och vem bestämmer över dem?"


def opens(page: PersonsPage, home: Locator, label: str) -> None:
    """And closes it again."""
    page.press(label, home)
    expect(page.modal.get_by_role("heading", level=2)).to_be_visible()
    page.settled()
    assert page.sideways() <= 0, label
    page.close_forms()


@pytest.mark.parametrize(
    ("person", "labels"), [("Maria Tegelund", OF_A_MEMBER), ("Agneta Brolin", OF_WHO_LEADS)], ids=["member", "leads"]
)
def test_every_button_opens_its_form_on_a_phone(
    new_page: Callable[..., PersonsPage], person: str, labels: list[str]
) -> None:
    page = new_page(PHONE, touch=True)
    page.become(person)
    home = page.home()
    assert page.sideways() <= 0
    assert page.barriers() == []
    for label in labels:
        opens(page, home, label)


def test_a_question_is_asked_answered_and_found_again_without_a_command(new_page: Callable[..., PersonsPage]) -> None:
    maria, kerstin = new_page(PHONE, touch=True), new_page()
    maria.press("Fråga rummet", maria.home())
    maria.see_form("Fråga rummet")
    maria.fill("Vad vill du fråga?", QUESTION)
    maria.tick("Jag. Frågan visas med mitt namn")
    maria.submit()
    maria.see_form("Granska din fråga")
    maria.submit()
    maria.see_form("Tack för din fråga")
    maria.close_forms()
    kerstin.become("Kerstin Vallgren")
    kerstin.go("rummet")
    kerstin.press("Svara", kerstin.message(QUESTION))
    kerstin.see_form("Svara")
    kerstin.fill("Ditt svar", "Fyra. Vi bestämmer varje tisdag, tillsammans med handläggarna.")
    kerstin.tick("Jag. Svaret visas med mitt namn")
    kerstin.submit()
    kerstin.see_form("Granska ditt svar")
    kerstin.submit()
    kerstin.see_form("Tack för ditt svar")
    kerstin.close_forms()
    maria.go("rummet")
    home = maria.home()
    expect(home).to_contain_text(QUESTION)
    home.locator(f".block:has-text('{QUESTION}') ~ .block").get_by_role("button", name="Läs svaret").first.click()
    expect(maria.see_form("Din fråga")).to_contain_text("Fyra. Vi bestämmer varje tisdag")
    assert maria.sideways() <= 0
    assert maria.barriers() == []
    maria.press("Ändra eller ta tillbaka")
    expect(maria.modal.get_by_label("Vad vill du fråga?")).to_have_value(QUESTION)
    maria.close_forms()


def test_who_has_a_keyboard_alone_comes_everywhere_and_back(page: PersonsPage) -> None:
    home = page.home()
    page.page.get_by_role("tab", name="Hem").focus()
    for label in OF_A_MEMBER:
        page.tab_to(label)
        page.page.keyboard.press("Enter")
        expect(page.modal.get_by_role("heading", level=2)).to_be_visible()
        page.close_forms()
        expect(home.get_by_role("button", name=label, exact=True).last).to_be_focused()  # one may wait above


def test_what_waits_for_who_leads_is_one_press_away(page: PersonsPage) -> None:
    page.become("Agneta Brolin")
    home = page.home()
    expect(home.get_by_role("button", name="1 ansökan")).to_be_visible()
    page.press("1 ansökan", home)
    expect(page.see_form("Det som väntar")).to_contain_text("Samira Rahbarnia vill vara med")
    page.press("Släpp in")
    expect(page.modal).to_contain_text("Samira Rahbarnia är insläppt")
    page.close_forms()
    page.messages()
    expect(page.home().get_by_role("button", name="1 ansökan")).to_have_count(0)


def test_help_is_answered_with_the_same_buttons(page: PersonsPage) -> None:
    page.messages()
    page.say("hjälp")
    answer = page.message("Det här kan du göra.")
    for label in OF_A_MEMBER:
        expect(answer.get_by_role("button", name=label, exact=True)).to_be_visible()
    page.press("Vilka är med", answer)
    page.see_form("Vilka är med")
    page.close_forms()
