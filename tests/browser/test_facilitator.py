"""Looking after the room without knowing anything of computers, and making another one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.page import PersonsPage

pytestmark = pytest.mark.browser


@pytest.fixture
def agneta(page: PersonsPage) -> PersonsPage:
    page.become("Agneta Brolin")
    page.go("rummet")
    return page


def test_settings_are_changed_and_a_mistake_costs_nothing(agneta: PersonsPage) -> None:
    expect(agneta.choose("Rummets inställningar")).to_contain_text("piano guldkorn 47")
    agneta.press("Ändra telefon och länkar")
    agneta.settled()
    agneta.fill("Telefon till samtalsledaren", "070-174 06 40")
    agneta.fill("Länk till visselblåsning", "finns på intranätet")
    agneta.submit()
    agneta.see_error("Länk till visselblåsning", "Skriv en hel adress som börjar med https")
    expect(agneta.modal.get_by_label("Telefon till samtalsledaren")).to_have_value("070-174 06 40")
    agneta.fill("Länk till visselblåsning", "https://kommun.example/tips")
    agneta.submit()
    expect(agneta.see_form("Rummets inställningar")).to_contain_text("https://kommun.example/tips")
    expect(agneta.modal).to_contain_text("070-174 06 40")
    agneta.close_forms()


def test_what_waits_is_seen_to_from_the_list(agneta: PersonsPage, new_page: Callable[..., PersonsPage]) -> None:
    agneta.choose("Det som väntar")
    waits = agneta.modal.locator(".block").filter(has_text="Väntar sedan")
    expect(waits).to_have_count(5)
    flagged = agneta.modal.locator(".block:has-text('Titta på det här.') ~ .block").get_by_role("button", name="Visa")
    flagged.first.click()
    expect(agneta.modal).to_contain_text("En medlem har sagt till.")
    agneta.press("Dölj")
    expect(agneta.modal).to_contain_text("Texten är dold.")
    agneta.close_forms()
    member = new_page()
    expect(member.message("Dolt. Samtalsledaren tittar på det.")).to_be_visible()
    expect(member.page.get_by_text("sjuk fyra måndagar i rad")).to_have_count(0)
    agneta.messages()
    card = agneta.message("Den enda mannen i vår nattgrupp")
    expect(card).to_contain_text("Texten är dold i rummet tills du bestämmer.")
    agneta.press("Visa igen", card)
    expect(member.message("sjuk fyra måndagar i rad")).to_be_visible()


def test_who_was_added_past_the_bot_is_let_in(agneta: PersonsPage) -> None:
    agneta.messages()
    card = agneta.message("utan att vara insläppt")
    expect(card).to_contain_text("Göran Stensjö")
    agneta.press("Släpp in alla (1)", card)
    agneta.confirm("Släpp in")
    expect(agneta.message("Insläppta: 1. Borttagna: 0.")).to_be_visible()
    agneta.become("Göran Stensjö")
    agneta.messages()
    expect(agneta.message("Innan boten kan hjälpa dig läser du samtalslöftet.")).to_be_visible()


def test_the_invitation_is_a_page_that_anybody_can_read(agneta: PersonsPage, tmp_path: Path) -> None:
    agneta.choose("Bjud in")
    words = agneta.modal.get_by_label("Dina ord").input_value()
    agneta.fill("Dina ord", words.replace("Ring mig", "Jag bjuder på kaffe första gången vi ses. Ring mig"))
    agneta.submit()
    expect(agneta.modal).to_contain_text("Sidan är på väg till dig.")
    agneta.close_forms()
    agneta.messages()
    expect(agneta.message("Här är inbjudan.")).to_be_visible()
    with agneta.page.expect_download() as download:
        agneta.message("inbjudan.html").get_by_role("link").click()
    download.value.save_as(tmp_path / "inbjudan.html")
    agneta.page.goto((tmp_path / "inbjudan.html").as_uri())
    expect(agneta.page.get_by_text("Jag bjuder på kaffe första gången vi ses.")).to_be_visible()
    expect(agneta.page.get_by_text("piano guldkorn 47").first).to_be_visible()
    agneta.screenshot("invitation", whole=True)
    assert agneta.barriers() == []
    agneta.page.set_viewport_size({"width": 360, "height": 740})
    assert agneta.sideways() <= 0


def test_an_administrator_makes_a_second_room_that_knows_nothing_of_the_first(page: PersonsPage) -> None:
    page.try_out("Gör ett nytt rum")
    page.command("/rummet")
    page.see_form("Nytt rum")
    page.fill("Vad heter nätverket?", "Nattcheferna i Mellansjö")
    page.submit()
    expect(page.see_form("Nytt rum")).to_contain_text("Rummet för Nattcheferna i Mellansjö är på väg.")
    expect(page.modal).not_to_contain_text("piano guldkorn 47")
    page.close_forms()
    page.go("nattcheferna-i-mellansjo")
    expect(page.message("Välkommen till Nattcheferna i Mellansjö")).to_be_visible()
    expect(page.pins()).to_contain_text("Välkommen till Nattcheferna i Mellansjö")
    expect(page.page.get_by_text("delegeringarna hinner gå ut")).to_have_count(0)
