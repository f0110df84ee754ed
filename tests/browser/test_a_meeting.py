"""One meeting from the question of a date to what somebody tried afterwards, mostly on a telephone held upright."""

from collections.abc import Callable
from datetime import datetime
from random import Random

import pytest
from playwright.sync_api import Locator, expect

from bot.demo.cast import TEAM
from bot.demo.seed import PLATFORM
from bot.demonstration import Demo
from domain import attendance, meetings
from domain.attendance import Wanted
from domain.ids import new_id
from domain.members import Identity, Member
from domain.signups import Coming
from domain.store import Store
from tests.browser.page import PHONE, PersonsPage

pytestmark = pytest.mark.browser

TITLE = "Att säga ifrån uppåt"
ASKED = f"Hitta datum: {TITLE}"
CARD = "Den som har sagt ifrån en gång"
TOPICS = f"Vad vill du prata om på {TITLE}?"
UNNAMED = "Hur säger jag till min chef att uppdraget inte går ihop?"
NAMED = "När jag har sagt nej och ändå får uppdraget."
GROUPS = f"Förslag på smågrupper till {TITLE}"
QUESTION = "Vad händer hos dig när du säger nej?"
PARKED = "Vem tar upp lokalerna med fastighetschefen?"
AGREED = "Skriva ner vad som inte ryms i uppdraget, och visa det för chefen"
LIST = "Listan på det som inte ryms"
TRIED = "Min chef tog listan vidare till ledningsgruppen."
CHECKED = ("Höll vi formen?", "Gjorde vi vår del?", "Blev det bättre?")
WHO = ("Maria Tegelund", "Fatima Darwich", "Per Stenmarker", "Olle Brantefors", "Hanna Sjödell", "Amir Rostami")
REST = ["UFATIMA", "UAMIR", "UKERSTIN", "UOLLE", "UHANNA", "UDRAGANA", "UEVA", "UYUSUF", "UROBERT", "UZAHRA", "ULENA"]


def test_a_meeting_is_followed_from_its_date_to_what_somebody_tried(
    new_page: Callable[..., PersonsPage], demo: Demo
) -> None:
    page = new_page(PHONE, touch=True)
    answers(page)
    jumps(page, "En vecka framåt", "Ett dygn framåt")
    looks_at_the_overlap(page)
    invites(page)
    sign_up(page, demo)
    topics_are_collected(page)
    jumps(page, "Nästa arbetsdag kl. 10.00")
    makes_groups(page)
    wants_group_rooms(page)
    jumps(page, *["En vecka framåt"] * 4, *["En timme framåt"] * 2)
    talks_by_a_method(page)
    jumps(page, *["En timme framåt"] * 3)
    brings_along(page)
    how_it_was(page)
    jumps(page, *["En vecka framåt"] * 2, "Ett dygn framåt")
    is_told_how_it_was(page)
    tried(page)
    next_one(page)


def is_(page: PersonsPage, name: str) -> None:
    page.become(name)
    page.go("rummet")


def well(page: PersonsPage) -> None:
    page.settled()
    assert (page.barriers(), page.sideways()) == ([], 0)


def jumps(page: PersonsPage, *there: str) -> None:
    for one in there:
        page.jump(one)
        page.close_note()


def opened(page: PersonsPage, button: str, title: str, within: Locator | None = None) -> Locator:
    page.press(button, within)
    form = page.see_form(title)
    well(page)
    return form


def leads(page: PersonsPage) -> Locator:
    page.command("/traff")
    page.see_form("Träffar")
    line = page.modal.get_by_text(TITLE, exact=True)
    expect(line).to_be_visible()
    page.modal.get_by_role("button", name="Led träffen").first.click()
    form = page.see_form("Led träffen")
    well(page)
    return form


def pictured(page: PersonsPage, name: str, message: Locator) -> None:
    """The whole of it, however long it is: the top of the page lies over what does not fit."""
    (width, height), page_ = PHONE, page.page
    page_.set_viewport_size({"width": width, "height": 2 * height})
    page.screenshot(name, of=message)
    page_.set_viewport_size({"width": width, "height": height})


def answers(page: PersonsPage) -> None:
    is_(page, "Maria Tegelund")
    opened(page, "Svara", "Hitta datum", page.message(ASKED))
    given = {"måndag 12 april": "Ja", "torsdag 15 april": "Om det behövs", "måndag 19 april": "Ja", "torsdag 22": "Nej"}
    for day, answer in given.items():
        page.tick(answer, day)
    page.submit()
    expect(page.modal).to_contain_text("Du kan ändra ditt svar till och med torsdag 18 mars.")
    page.close_forms()
    expect(page.message(ASKED)).to_contain_text("9 ja, 3 om det behövs, 1 nej")


def looks_at_the_overlap(page: PersonsPage) -> None:
    page.become("Agneta Brolin")
    page.messages()
    proposal = page.message(f"Förslag på datum: {TITLE}")
    expect(proposal).to_contain_text("Flest kan komma då, 12 av 24")
    form = opened(page, "Se svaren", "Hitta datum", proposal)
    expect(form).to_contain_text("13 av 24 har svarat.")
    page.press("Få det som bild")
    expect(page.modal).to_contain_text("Bilden kommer i ditt eget samtal med boten")
    page.close_forms()
    picture = page.message(ASKED).get_by_role("img", name="Flest kan komma måndag 19 april")
    expect(picture).to_be_visible()
    expect(page.message(ASKED)).to_contain_text("13 av 24 har svarat.")
    well(page)
    pictured(page, "overlap", page.message(ASKED))


def invites(page: PersonsPage) -> None:
    opened(page, "Välj måndag 19 april", "Träffar", page.message(f"Förslag på datum: {TITLE}"))
    page.fill("Länk till videomötet", "video.example/saga-ifran")
    page.fill("Inbjudan", f"{CARD} gör det gärna igen. Ta med en gång då du lät bli.")
    page.submit()
    expect(page.modal).to_contain_text("Så här ser inbjudan ut i rummet:")
    well(page)
    page.submit()
    expect(page.modal).to_contain_text("Boten påminner 14 dagar, 3 dagar och 1 dag före.")
    page.close_forms()
    page.messages()
    expect(page.message(f"Datumfrågan om {TITLE} är avgjord.")).to_be_visible()


def sign_up(page: PersonsPage, demo: Demo) -> None:
    is_(page, "Maria Tegelund")
    invitation = page.message(CARD)
    expect(invitation).to_contain_text("måndag 19 april kl. 13.00")
    expect(invitation.get_by_role("link", name="Kom med på video")).to_have_attribute(
        "href", "https://video.example/saga-ifran"
    )
    expect(invitation).to_contain_text("Prova ett gemensamt schema för två grupper i fyra veckor (Två enhetschefer")
    opened(page, "Anmäl dig", "Anmälan", invitation)
    page.tick("Deltar")
    page.submit()
    expect(page.modal).to_contain_text("Du deltar. Du är med på video.")
    page.close_forms()
    expect(invitation).to_contain_text("En kommer.")
    is_(page, "Per Stenmarker")
    page.command("/traff")
    expect(page.see_form("Träffar")).to_contain_text("måndag 19 april kl. 13.00. Du har inte anmält dig.")
    page.modal.get_by_role("button", name="Läs mer").first.click()
    page.see_form("Träffen")
    well(page)
    opened(page, "Anmäl dig", "Anmälan")
    page.tick("Deltar")
    page.submit()
    expect(page.see_form("Träffen")).to_contain_text("Du deltar. Du är med på video.")
    expect(opened(page, "Vilka kommer?", "Anmälan")).to_contain_text("Maria Tegelund, på video")
    page.close_forms()
    demo.house.transactions.run(the_rest_sign_up, demo.clock())
    expect(invitation).to_contain_text("13 kommer.")


def the_rest_sign_up(store: Store, now: datetime) -> None:
    chance = Random(1)
    for one in (member(store, user) for user in REST):
        [meeting] = meetings.ahead(store, one.network, now=now)
        coming = Coming.LISTENS if one.name == "Kerstin Vallgren" else Coming.TAKES_PART
        attendance.sign_up(store, one.network, meeting.id, Wanted(coming), id=new_id(chance), by=one, now=now)


def member(store: Store, user: str) -> Member:
    [found] = store.members.known_as(Identity(PLATFORM, TEAM, user))
    return found


def topics_are_collected(page: PersonsPage) -> None:
    is_(page, "Agneta Brolin")
    leads(page)
    page.press("Samla in ämnen")
    expect(page.modal.get_by_role("button", name="Sluta samla in ämnen")).to_be_visible()
    page.close_forms()
    is_(page, "Maria Tegelund")
    proposes(page, UNNAMED, "Ingen. Ämnet visas utan namn")
    expect(page.modal).to_contain_text("Ditt ämne är sparat utan ditt namn.")
    page.close_forms()
    is_(page, "Per Stenmarker")
    proposes(page, NAMED, "Jag. Ämnet visas med mitt namn")
    expect(page.see_form("Ämnen")).to_contain_text("Per Stenmarker föreslår")
    page.close_forms()
    jumps(page, *["Hoppa till nästa utskick"] * 2)
    expect(page.message(TOPICS)).to_contain_text("2 ämnen har kommit in.")
    for name in ("Fatima Darwich", "Hanna Sjödell", "Olle Brantefors"):
        votes(page, name)
    jumps(page, "Hoppa till nästa utskick")
    listed = opened(page, "Föreslå eller rösta", "Ämnen", page.message(TOPICS))
    expect(listed).to_contain_text("Utan namn · 3 röster")
    assert listed.locator("blockquote").all_inner_texts() == [UNNAMED, NAMED]
    page.close_forms()


def proposes(page: PersonsPage, body: str, sender: str) -> None:
    opened(page, "Föreslå eller rösta", "Ämnen", page.message(TOPICS))
    opened(page, "Föreslå ett ämne", "Föreslå ett ämne")
    page.fill("Vad vill du prata om?", body)
    page.tick(sender)
    page.submit()
    expect(page.see_form("Granska ditt ämne")).to_contain_text(body)
    well(page)
    page.submit()
    page.settled()


def votes(page: PersonsPage, name: str) -> None:
    is_(page, name)
    form = opened(page, "Föreslå eller rösta", "Ämnen", page.message(TOPICS))
    expect(form).to_contain_text(UNNAMED)
    place = form.locator("blockquote").all_inner_texts().index(UNNAMED)
    form.get_by_role("button", name="Vill prata om").nth(place).click()
    expect(page.modal).to_contain_text("Din röst är med.")
    expect(page.modal).to_contain_text("Utan namn · Du har röstat")
    page.close_forms()


def makes_groups(page: PersonsPage) -> None:
    is_(page, "Agneta Brolin")
    leads(page)
    expect(opened(page, "Underlag", "Underlag")).to_contain_text(UNNAMED)
    page.close_forms()
    leads(page)
    expect(opened(page, "Gör smågrupper", "Smågrupper")).to_contain_text("12 deltar.")
    page.submit()
    expect(page.modal).to_contain_text("Boten sätter ihop grupperna nu.")
    page.close_forms()
    page.messages()
    expect(page.message(GROUPS)).to_contain_text("12 deltar i 4 grupper.")
    proposal = opened(page, "Se förslaget", "Smågrupper", page.message(GROUPS))
    expect(proposal).to_contain_text("1 lyssnar och är inte med i grupperna.")
    for name in WHO:
        expect(proposal).to_contain_text(name)
    page.screenshot("groups")
    moves_nobody(page)
    page.press("Skicka ut grupperna")
    page.confirm("Skicka ut grupperna")
    expect(page.modal).to_contain_text("Grupperna är utskickade.")
    page.close_forms()
    expect(page.message(f"Smågrupperna till {TITLE} är utskickade.")).to_be_visible()
    page.become("Maria Tegelund")
    page.messages()
    mine = page.message(f"Din smågrupp på {TITLE}")
    expect(mine).to_contain_text("Du träffar:")
    expect(mine).not_to_contain_text("Almsjö")
    well(page)


def moves_nobody(page: PersonsPage) -> None:
    """Only looks at what it would do."""
    opened(page, "Flytta någon", "Flytta någon")
    options = page.modal.get_by_label("Vem ska flytta?").locator("option").all_inner_texts()
    per = next(one for one in options if one.startswith("Per Stenmarker"))
    page.fill("Vem ska flytta?", per)
    page.fill("Till vilken grupp?", "En ny grupp")
    page.submit()
    expect(page.modal).to_contain_text("Per Stenmarker får en ny grupp.")
    well(page)
    page.close_forms()
    opened(page, "Se förslaget", "Smågrupper", page.message(GROUPS))


def wants_group_rooms(page: PersonsPage) -> None:
    is_(page, "Agneta Brolin")
    expect(leads(page)).to_contain_text("4 grupper är utskickade.")
    opened(page, "Egna kanaler till grupperna", "Gruppernas kanaler")
    page.fill("Fråga att börja med", QUESTION)
    page.fill("Metod", "Troika")
    page.submit()
    expect(page.see_form("Led träffen")).to_contain_text("Varje grupp får en egen kanal fredag 16 april kl. 12.00.")
    page.close_forms()


def talks_by_a_method(page: PersonsPage) -> None:
    is_(page, "Agneta Brolin")
    leads(page)
    expect(opened(page, "Börja ett samtal", "Samtalsmetoder")).to_contain_text("Ungefär 31 minuter · 3 i varje grupp")
    form = opened(page, "Välj Troika", "Troika")
    expect(form.get_by_label("Vad ska samtalet handla om?")).to_have_value(QUESTION)
    page.fill("Hur många ska få råd?", "3")
    page.fill("Tid för Tänk tyst", "5 min")
    page.submit()
    expect(page.see_form("Samtalet just nu")).to_contain_text("Det som sägs i rummet stannar i rummet.")
    well(page)
    page.close_forms()
    page.messages()
    page.press("Nästa steg", page.message("Läs löftet högt"))
    card = page.message("Troika · steg 2 av 14 · 5 min")
    expect(card).to_contain_text("Sedan: Berätta (1 av 3)")
    page.press("Pausa", card)
    expect(card).to_contain_text("Pausat.")
    page.press("Fortsätt", card)
    expect(card).to_contain_text("Slutar kl. 13.")
    pictured(page, "method", card)
    parks(page, card)
    in_the_group(page)
    page.become("Agneta Brolin")
    page.messages()
    page.press("Avsluta", card)
    page.confirm("Avsluta")
    expect(page.message("Samtalet är avslutat.")).to_be_visible()


def parks(page: PersonsPage, card: Locator) -> None:
    opened(page, "Parkera något", "Parkeringslista", card)
    page.fill("Vad får vänta till sedan?", PARKED)
    page.submit()
    expect(page.see_form("Parkeringslista")).to_contain_text("Ingen har tagit det än.")
    well(page)
    page.close_forms()


def in_the_group(page: PersonsPage) -> None:
    page.become("Maria Tegelund")
    page.messages()
    mine = page.message(f"Din smågrupp på {TITLE}").inner_text().split("\n")
    [group] = [line.removeprefix("Grupp ") for line in mine if line.startswith("Grupp ")]
    page.go(f"traff-2027-04-19-grupp-{group}")
    expect(page.message("Boten läser inte det du skriver.")).to_contain_text(QUESTION)
    expect(page.message("Troika · steg 2 av 14")).to_contain_text("Alla tänker tyst")
    expect(page.message("Troika · steg 2 av 14").get_by_role("button", name="Nästa steg")).to_have_count(0)
    well(page)
    expect(opened(page, "Roller", "Troika")).to_contain_text("Rådgivarna")
    page.close_forms()


def brings_along(page: PersonsPage) -> None:
    page.become("Maria Tegelund")
    page.messages()
    asked = page.message(f"Vad tar vi med oss från {TITLE}?")
    expect(asked).to_contain_text("Det räcker att en i gruppen skriver.")
    expect(opened(page, "Parkeringslista (1)", "Parkeringslista", asked)).to_contain_text(PARKED)
    page.close_forms()
    opened(page, "Vi kom överens om något", "Vi kom överens", asked)
    page.fill("Vad ska göras?", AGREED)
    page.fill("Vem gör det?", "Enhetscheferna i hemtjänsten")
    page.fill("Senast", "2027-05-10")
    page.submit()
    expect(page.modal).to_contain_text("Sparat. Det följer med till nästa träff.")
    well(page)
    page.close_forms()
    expect(asked).to_contain_text(f"{AGREED} (Enhetscheferna i hemtjänsten, senast måndag 10 maj).")
    pictured(page, "afterwards", asked)
    page.become("Fatima Darwich")
    page.messages()
    opened(page, "Spara som lösning", "Spara som lösning", page.message(f"Vad tar vi med oss från {TITLE}?"))
    page.fill("Vad gjorde ni?", "Jag skrev en lista på det som inte ryms. Den tog jag med till min chef varje månad.")
    page.submit()
    page.see_form("Skriv en lösning")
    page.fill("Rubrik", LIST)
    page.submit()
    page.see_form("Granska din lösning")
    page.submit()
    page.see_form("Tack för din lösning")
    page.close_forms()


def how_it_was(page: PersonsPage) -> None:
    for name in WHO:
        is_(page, name)
        opened(page, "Svara på tre frågor", "Hur blev träffen?", page.message(f"Hur blev {TITLE}?"))
        for question in CHECKED:
            page.tick("Ja", question)
        page.submit()
        expect(page.modal).to_contain_text("ingen ser att de är dina")
        page.close_forms()


def is_told_how_it_was(page: PersonsPage) -> None:
    is_(page, "Agneta Brolin")
    told = page.message(f"Så blev {TITLE}")
    for question in CHECKED:
        expect(told).to_contain_text(question)
    expect(told).to_contain_text("6 svar")
    expect(told).to_contain_text("Träff för träff")
    closed = page.page.locator("#room-body .message").filter(has_text=f"Frågorna om {TITLE} är stängda.")
    expect(closed).to_have_count(1)
    well(page)


def tried(page: PersonsPage) -> None:
    page.become("Maria Tegelund")
    page.messages()
    asked = page.message("Vad provade du?")
    expect(asked).to_contain_text(f"Det har gått två veckor sedan {TITLE}.")
    expect(opened(page, "Jag provade något", "Vad provade du?", asked)).to_contain_text(LIST)
    opened(page, "Vi provade", "Vi provade")
    page.tick("Gick bra")
    page.fill("Vad vill du berätta?", TRIED)
    page.submit()
    expect(page.modal).to_contain_text("Tack. Nu ser andra hur det gick hos er.")
    page.close_forms()
    opened(page, "Jag provade något", "Vad provade du?", asked)
    expect(opened(page, "Läs lösningen", "Lösning")).to_contain_text(TRIED)
    page.close_forms()
    opened(page, "Se hur det går", "Vad vi kom överens om", asked)
    page.press("Klart")
    expect(page.modal.get_by_text(AGREED)).to_have_count(1)
    expect(page.modal).to_contain_text(f"{AGREED} (Enhetscheferna i hemtjänsten). Klart.")
    well(page)
    page.close_forms()


def next_one(page: PersonsPage) -> None:
    is_(page, "Agneta Brolin")
    page.command("/traff")
    page.see_form("Träffar")
    page.press("Ny träff")
    page.settled()
    page.fill("Vad heter träffen?", "Sommaren utan vikarier")
    page.fill("Dag", "2027-06-04")
    page.submit()
    expect(page.modal).to_contain_text("fredag 4 juni kl. 13.00")
    page.submit()
    expect(page.modal).to_contain_text("Inbjudan ligger i rummet.")
    page.close_forms()
    invitation = page.message("Sommaren utan vikarier")
    expect(invitation).to_contain_text(f"{AGREED} (Enhetscheferna i hemtjänsten). Klart.")
    expect(invitation).to_contain_text("Skriva ner tre saker som vi inte kan göra billigare (Områdescheferna")
    well(page)
