"""Samtalsfrågor planned on a phone, and seen in the room."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.page import PHONE, PersonsPage

pytestmark = pytest.mark.browser


def test_a_facilitator_with_a_phone_plans_one_now_and_a_series(new_page: Callable[..., PersonsPage]) -> None:
    agneta = new_page(PHONE, touch=True)
    agneta.become("Agneta Brolin")
    agneta.go("rummet")
    agneta.command("/rummet", "samtalsfrågor")
    agneta.see_form("Samtalsfrågor")
    agneta.press("Skriv en egen")
    agneta.settled()
    agneta.fill("Samtalsfråga", "Vad gör ni med 340512-1215?")
    agneta.submit()
    agneta.see_error("Samtalsfråga", "Här står något som ser ut som ett personnummer.")
    agneta.fill("Samtalsfråga", "Vad gick bättre än väntat i veckan?")
    agneta.submit()
    expect(agneta.modal).to_contain_text("Den kommer torsdag 11 mars kl. 12.00.")
    assert (agneta.barriers(), agneta.sideways()) == ([], 0)
    agneta.submit()
    expect(agneta.modal).to_contain_text("Frågan är planerad.")
    agneta.press("Planera en serie")
    agneta.settled()
    assert (agneta.barriers(), agneta.sideways()) == ([], 0)
    agneta.tick("Varannan vecka")
    agneta.tick("Börja med att alla berättar vem de är")
    agneta.submit()
    expect(agneta.modal).to_contain_text("fredag 12 mars")
    expect(agneta.modal).not_to_contain_text("Berätta kort om dig.")
    agneta.submit()
    expect(agneta.modal).to_contain_text("3 frågor är planerade. Den första kommer fredag 12 mars kl. 12.00.")
    assert (agneta.barriers(), agneta.sideways()) == ([], 0)
    agneta.close_forms()
    agneta.jump()
    expect(agneta.message("Vad gick bättre än väntat i veckan?")).to_contain_text("Svara i tråden, med ditt namn.")
    assert (agneta.barriers(), agneta.sideways()) == ([], 0)
