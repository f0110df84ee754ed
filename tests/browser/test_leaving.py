"""Getting out, and wanting in again."""

import pytest
from playwright.sync_api import expect

from tests.browser.page import PersonsPage

pytestmark = pytest.mark.browser

DOOR = "Det här rummet är bara för nätverkets medlemmar."
FAREWELL = "Du är inte längre med i Chefsnätverket i Mellansjö län."
APPLY = "Ansök om att vara med"


def is_outside(page: PersonsPage) -> None:
    expect(page.page.get_by_text("Du är inte med i någon kanal.")).to_be_visible()
    page.messages()
    expect(page.message(FAREWELL)).to_contain_text("Din profil är borttagen.")
    home = page.home()
    expect(home).to_contain_text(DOOR)
    expect(home.get_by_role("button", name="Fråga rummet")).to_have_count(0)


def test_the_form_is_the_way_out_and_keys_are_enough(page: PersonsPage) -> None:
    keys = page.page.keyboard
    page.try_out("Lämna rummet")
    page.home()
    page.page.get_by_role("tab", name="Hem").focus()
    page.tab_to("Lämna rummet")
    keys.press("Enter")
    form = page.see_form("Lämna rummet")
    expect(form).to_contain_text("Din profil och botens meddelanden till dig tas bort.")
    page.settled()
    page.tab_to("Lämna rummet")
    keys.press("Enter")
    expect(form).to_contain_text("Tack för att du har varit med.")
    page.close_forms()
    is_outside(page)


def test_who_leaves_the_channel_is_out_and_comes_back_as_an_applicant(page: PersonsPage) -> None:
    page.become("Therese Nyblad")
    page.go("rummet")
    page.leave()
    is_outside(page)
    page.press(APPLY, page.home())
    page.see_form(APPLY)
    page.fill("Nätverkets kod", "piano guldkorn 47")
    page.fill("Din roll", "enhetschef hemtjänst")
    page.fill("Din kommun eller arbetsgivare", "Tallhed")
    page.submit()
    expect(page.modal).to_contain_text("Stämmer koden så läser samtalsledaren din ansökan.")
    page.close_forms()
    page.become("Agneta Brolin")
    page.messages()
    expect(page.message("Therese Nyblad vill vara med")).to_be_visible()
    page.go("rummet")
    expect(page.message("konkurrerar om samma sommarvikarier")).to_contain_text("En tidigare medlem")
