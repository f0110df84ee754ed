"""Every screen of the product as people meet it: nothing stands in anyone's way, by light and by dark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.page import PersonsPage

pytestmark = pytest.mark.browser

PICTURED = {
    "room",
    "review",
    "search",
    "home",
    "applying",
    "approval",
    "leading",
    "members",
    "visibility",
    "tip",
    "vent",
    "week",
    "prompt",
    "prompts",
}
"""Those that README and the pages for people show."""
OF_THE_MENU = {
    "waiting": "Det som väntar",
    "settings": "Rummets inställningar",
    "invite": "Bjud in",
    "members": "Vilka är med",
    "visibility": "Vem kan se vad",
    "own": "Mina uppgifter",
    "profile": "Min profil",
    "leave": "Lämna rummet",
}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_screen_has_barriers(new_page: Callable[..., PersonsPage], *, dark: bool) -> None:
    page = new_page((1200, 760), dark=dark)
    look, found = looking(page, pictured=not dark)
    expect(page.message("Läs dem med kaffet")).to_be_visible()
    page.page.reload()  # nothing is new then
    page.ready()
    page.thread("räknar pass som inte är tillsatta")
    page.message("Jag skriver ner tre saker", thread=True).scroll_into_view_if_needed()
    look("room")
    page.page.get_by_role("button", name="Stäng tråden").click()
    asks_and_comes_back(page, look)
    page.command("/losning", "delade turer på helgen")
    page.see_form("Sök lösningar")
    look("search")
    page.modal.get_by_role("button", name="Läs").first.click()
    page.see_form("Lösning")
    look("solution")
    page.close_forms()
    expect(page.home().get_by_role("button", name="Fråga rummet")).to_be_visible()
    look("home")
    page.become("Gunilla Sandeborg")
    page.conversation()
    card = page.message("En kollega tycker att något du har skrivit eller sagt kan hjälpa fler.")
    expect(card).to_be_visible()
    look("consent")
    page.press("Godkänn …", card)
    page.see_form("Får det sparas?")
    look("yes")
    assert {what: barriers for what, barriers in found.items() if barriers} == {}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_bars_the_way_in_nor_who_looks_after_the_room(
    new_page: Callable[..., PersonsPage], *, dark: bool
) -> None:
    page = new_page((1200, 760), dark=dark)
    look, found = looking(page, pictured=not dark)
    page.try_out("Ansök om att vara med")
    page.close_note()
    look("refusal")
    page.press("Ansök om att vara med", page.page.get_by_role("tabpanel", name="Hem"))
    page.see_form("Ansök om att vara med")
    look("applying")
    page.close_forms()
    page.become("Agneta Brolin")
    expect(page.home().get_by_role("button", name="1 ansökan")).to_be_visible()
    look("leading")
    page.messages()
    page.message("utan att vara insläppt").scroll_into_view_if_needed()
    look("found")
    page.message("Samira Rahbarnia vill vara med").scroll_into_view_if_needed()
    look("approval")
    page.go("rummet")
    page.command("/rummet")
    page.see_form("Rummet")
    look("menu")
    page.close_forms()
    for what, choice in OF_THE_MENU.items():
        page.choose(choice)
        look(what)
        page.close_forms()
    page.press("Säg till", page.message("Nästa vecka håller jag lönesamtal"))
    page.see_form("Säg till")
    look("flag")
    page.close_forms()
    assert {what: barriers for what, barriers in found.items() if barriers} == {}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_bars_the_way_to_what_comes_between_the_meetings(
    new_page: Callable[..., PersonsPage], *, dark: bool
) -> None:
    page = new_page((1200, 820), dark=dark)
    look, found = looking(page, pictured=not dark)
    for what, choice in OF_HOME.items():
        page.press(choice, page.home())
        page.see_form(choice)
        look(what)
        page.close_forms()
    writes_off(page, look)
    picture = sees_the_themes(page, look)
    if not dark:
        page.screenshot("themes", of=picture)
    page.message("Veckan i rummet").scroll_into_view_if_needed()
    look("week")
    page.become("Agneta Brolin")
    page.press("Samtalsfrågor", page.home())
    page.see_form("Samtalsfrågor")
    look("prompts")
    page.press("Planera en serie")
    page.settled()
    look("series")
    page.close_forms()
    page.go("rummet")
    page.thread("Vad fick dig att skratta på jobbet senast?")
    page.message("Vad fick dig att skratta på jobbet senast?").scroll_into_view_if_needed()
    look("prompt")
    assert {what: barriers for what, barriers in found.items() if barriers} == {}


OF_HOME = {
    "tip": "Ett tips till mig",
    "old": "Lösningar att se över",
    "happened": "Vad har hänt",
    "mine": "Mina frågor",
    "wishes": "Mina inställningar",
}


def writes_off(page: PersonsPage, look: Callable[[str], None]) -> None:
    page.press("Skriv av dig", page.home())
    page.see_form("Skriv av dig")
    look("venting")
    page.fill("Vad är det som skaver?", "Tre pass saknas i helgen, och alla tittar på mig.")
    page.fill("Vad handlar det mest om?", "bemanning")
    page.submit()
    expect(page.modal).to_contain_text("Fler har det så.")
    look("vent")
    page.close_forms()


def sees_the_themes(page: PersonsPage, look: Callable[[str], None]) -> Locator:
    """Their picture."""
    page.press("Teman över tid", page.home())
    page.see_form("Teman över tid")
    look("numbers")
    page.press("Få det som bild")
    page.settled()
    page.close_forms()
    page.messages()
    picture = page.message("Besparingar tas upp oftare").get_by_role("img", name="Staplar visar")
    picture.scroll_into_view_if_needed()
    picture.evaluate("image => image.decode()")
    look("pictured")
    return picture


def looking(page: PersonsPage, *, pictured: bool) -> tuple[Callable[[str], None], dict[str, list[str]]]:
    """What looks at a screen by its name, and what was found at each."""
    found: dict[str, list[str]] = {}

    def look(what: str) -> None:
        page.settled()
        page.page.mouse.move(0, 0)
        found[what] = page.barriers()
        if what in PICTURED and pictured:
            page.screenshot(what)

    return look, found


def asks_and_comes_back(page: PersonsPage, look: Callable[[str], None]) -> None:
    page.command("/fraga")
    page.see_form("Fråga rummet")
    look("door")
    page.fill("Vad vill du fråga?", "Jag är nattchef i Almsjö. Hur får ni nya att stanna?")
    page.tick("Ingen. Frågan visas utan namn")
    page.submit()
    page.see_form("Granska din fråga")
    look("review")
    page.submit()
    page.see_form("Tack för din fråga")
    look("code words")
    words = page.code_words()
    page.close_forms()
    page.command("/fraga")
    page.see_form("Fråga rummet")
    page.press("Jag har kodord")
    page.see_form("Dina kodord")
    page.fill("Skriv dina fem kodord", words)
    page.submit()
    page.see_form("Din fråga")
    look("own question")
    page.close_forms()
