"""What else happens in a day: a question with a name, what is worth keeping, and who and what is kept out."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.page import PersonsPage

pytestmark = pytest.mark.browser

DOOR = "Det här rummet är bara för nätverkets medlemmar."
ASKED_FIRST = "Inget sparas utan ett ja."
KEEP = "Vill du spara meddelandet som lösning?"


def asks_by_name(page: PersonsPage, text: str) -> None:
    page.command("/fraga")
    page.see_form("Fråga rummet")
    page.fill("Vad vill du fråga?", text)
    page.tick("Jag. Frågan visas med mitt namn")
    page.submit()
    page.see_form("Granska din fråga")
    page.submit()
    page.see_form("Tack för din fråga")
    page.close_forms()


def test_a_question_with_a_name_is_changed_and_taken_back_before_everyones_eyes(
    new_page: Callable[..., PersonsPage],
) -> None:
    maria, per = new_page(), new_page()
    per.become("Per Stenmarker")
    asks_by_name(maria, "Hur ofta har ni arbetsplatsträff?")
    card = per.message("Hur ofta har ni arbetsplatsträff?")
    expect(card).to_contain_text("Maria Tegelund frågar")
    per.press("Jag också", card)
    expect(maria.message("Hur ofta har ni arbetsplatsträff?")).to_contain_text("1")
    maria.press("Ändra", maria.message("Hur ofta har ni arbetsplatsträff?"))
    maria.see_form("Din fråga")
    maria.fill("Vad vill du fråga?", "Hur ofta har ni arbetsplatsträff, och vem leder den?")
    maria.submit()
    expect(maria.modal).to_contain_text("Frågan är ändrad.")
    maria.close_forms()
    expect(per.message("och vem leder den?")).to_be_visible()
    maria.press("Ändra", maria.message("och vem leder den?"))
    maria.see_form("Din fråga")
    maria.press("Ta tillbaka frågan")
    maria.confirm("Ta tillbaka frågan")
    expect(maria.modal).to_contain_text("Frågan är tillbakatagen och texten är raderad.")
    maria.close_forms()
    expect(per.page.get_by_text("Hur ofta har ni arbetsplatsträff")).to_have_count(0)


def test_a_message_in_a_thread_is_kept_by_its_menu(page: PersonsPage) -> None:
    page.thread("räknar pass som inte är tillsatta")
    page.menu("Jag skriver ner tre saker", "Spara som lösning", thread=True)
    expect(page.see_form("Spara som lösning")).to_contain_text(ASKED_FIRST)
    page.close_forms()
    page.jump()
    page.jump()
    page.become("Kerstin Vallgren")
    page.conversation()
    expect(page.message("En kollega tycker att något du har skrivit eller sagt kan hjälpa fler.")).to_contain_text(
        "tre saker"
    )


def test_a_light_bulb_is_enough(page: PersonsPage) -> None:
    page.thread("kvar delade turer på helgerna")
    page.react("Det svåra var inte schemat", thread=True)
    page.press("Spara som lösning", page.message(KEEP))
    expect(page.see_form("Spara som lösning")).to_contain_text(ASKED_FIRST)


def test_what_only_you_see_is_gone_after_a_reload_and_never_at_anybody_elses(
    new_page: Callable[..., PersonsPage],
) -> None:
    page, other = new_page(), new_page()
    other.become("Amir Rostami")
    page.react("Läs dem med kaffet")
    expect(page.message(KEEP)).to_be_visible()
    expect(other.message("Läs dem med kaffet")).to_contain_text("1")
    expect(other.message(KEEP)).to_have_count(0)
    page.page.reload()
    page.ready()
    expect(page.message("Läs dem med kaffet")).to_be_visible()
    expect(page.message(KEEP)).to_have_count(0)


def test_a_stranger_is_told_the_same_wherever_they_try(page: PersonsPage) -> None:
    page.become("Petter Kvarnlöf")
    expect(page.home()).to_contain_text(DOOR)
    page.page.get_by_role("tab", name="Meddelanden").click()
    page.command("/losning", "schema")
    expect(page.message(DOOR)).to_be_visible()
    page.global_shortcut("Ställ en fråga")
    expect(page.see_form("Rummet")).to_contain_text(DOOR)
    expect(page.modal.locator("button[type=submit]")).to_be_hidden()


def test_personal_data_stops_at_its_field_and_nothing_is_lost(page: PersonsPage) -> None:
    text = "Anhörig till 19340512-1215 ringer varje dag. Vad gör ni?"
    page.command("/fraga")
    page.see_form("Fråga rummet")
    page.fill("Vad vill du fråga?", text)
    page.tick("Ingen. Frågan visas utan namn")
    page.fill("Tema", "anhöriga")
    page.submit()
    page.see_error("Vad vill du fråga?", "Här står något som ser ut som ett personnummer. Ta bort det.")
    field = page.modal.get_by_label("Vad vill du fråga?")
    expect(field).to_be_focused()
    expect(field).to_have_value(text)
    expect(page.modal.get_by_label("Ingen. Frågan visas utan namn")).to_be_checked()
    page.fill("Vad vill du fråga?", "En anhörig ringer varje dag. Vad gör ni?")
    page.submit()
    expect(page.see_form("Granska din fråga")).to_contain_text(re.compile("Tema: anhöriga"))
