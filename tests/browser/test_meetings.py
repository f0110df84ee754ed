"""A date found and a meeting invited to, on a telephone held upright."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.page import PHONE, PersonsPage

pytestmark = pytest.mark.browser


def well(page: PersonsPage) -> None:
    page.settled()
    assert (page.barriers(), page.sideways()) == ([], 0)


def test_a_date_is_found_and_the_room_invited_on_a_phone(new_page: Callable[..., PersonsPage]) -> None:
    page = new_page(PHONE, touch=True)
    page.become("Agneta Brolin")
    page.go("rummet")
    asks(page)
    page.become("Per Stenmarker")
    page.go("rummet")
    answers(page)
    page.become("Agneta Brolin")
    page.go("rummet")
    chooses(page)
    invites(page)


def asks(page: PersonsPage) -> None:
    page.command("/traff")
    page.see_form("Träffar")
    well(page)
    page.screenshot("meetings-page")
    page.press("Hitta datum")
    page.settled()
    page.see_form("Hitta datum")
    page.fill("Vad heter träffen?", "Vårens andra träff")
    page.fill("Förslag 1, dag", "2027-03-30")
    page.fill("Förslag 2, dag", "2027-04-06")
    page.press("Ett förslag till")
    page.settled()
    page.fill("Förslag 4, dag", "2027-04-08")
    page.fill("Svara senast", "2027-03-22")
    page.tick("Alla i rummet", "Vem ser vad var och en svarar?")
    well(page)
    page.screenshot("meetings-ask")
    page.submit()
    expect(page.modal).to_contain_text("tisdag 30 mars kl. 13.00")
    well(page)
    page.submit()
    expect(page.modal).to_contain_text("Frågan ligger i rummet.")
    page.close_forms()


def answers(page: PersonsPage) -> None:
    page.press("Svara", page.message("Hitta datum: Vårens andra träff"))
    page.see_form("Hitta datum")
    page.tick("Ja", "tisdag 30 mars kl. 13.00")
    page.tick("Om det behövs", "tisdag 6 april kl. 13.00")
    well(page)
    page.screenshot("meetings-answer")
    page.tick("Nej", "torsdag 8 april kl. 13.00")
    page.submit()
    expect(page.modal).to_contain_text("Du kan ändra ditt svar till och med måndag 22 mars.")
    page.close_forms()
    expect(page.message("Hitta datum: Vårens andra träff")).to_contain_text("1 ja, 0 om det behövs, 0 nej")
    page.screenshot("meetings-card")


def chooses(page: PersonsPage) -> None:
    page.command("/traff")
    page.see_form("Träffar")
    page.press("Avsluta nu")
    page.confirm("Avsluta nu")
    expect(page.modal).to_contain_text("Flest kan komma då, 1 av")
    well(page)
    page.screenshot("meetings-proposal")
    page.press("Välj tisdag 30 mars")


def invites(page: PersonsPage) -> None:
    page.settled()
    page.see_form("Träffar")
    page.fill("Länk till videomötet", "video.example/traff")
    page.fill("Telefonnummer", "010-123 45 67")
    page.fill("Kod", "123 456#")
    well(page)
    page.screenshot("meetings-invite")
    page.submit()
    expect(page.modal).to_contain_text("Så här ser inbjudan ut i rummet:")
    expect(page.modal).to_contain_text("kod 123 456#")
    well(page)
    page.submit()
    expect(page.modal).to_contain_text("Inbjudan ligger i rummet.")
    page.close_forms()
    card = page.message("varmt välkommen")
    expect(card).to_contain_text("tisdag 30 mars kl. 13.00")
    page.screenshot("meetings-card-invited")
    page.press("Till min kalender", card)
    page.conversation()
    expect(page.message("till din kalender")).to_contain_text("Vårens andra träff")
    well(page)
    page.screenshot("meetings-calendar")


def test_a_year_of_meetings_is_planned_on_a_phone(new_page: Callable[..., PersonsPage]) -> None:
    page = new_page(PHONE, touch=True)
    page.become("Agneta Brolin")
    page.go("rummet")
    page.command("/traff")
    page.see_form("Träffar")
    page.press("Årshjul")
    page.settled()
    page.fill("Vad heter årshjulet?", "Träffar 2027")
    page.fill("Den första träffens dag", "2027-05-11")
    well(page)
    page.submit()
    expect(page.modal).to_contain_text("Så här blir det.")
    well(page)
    page.screenshot("meetings-year")
    page.fill("Träff 1, hur?", "Den dagen är bestämd")
    page.submit()
    expect(page.modal).to_contain_text("Årshjulet med 6 träffar är sparat.")
    page.close_forms()
    page.command("/traff")
    page.see_form("Träffar")
    expect(page.modal).to_contain_text("Träffar 2027, träff 6")
    well(page)
