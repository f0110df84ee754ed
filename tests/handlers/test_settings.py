"""The forms in which a room is settled: as long as may be, for those who look after it and for nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from bot.demo.validation import check_view
from bot.slack import draw
from domain.members import PLEDGE_VERSION, Member, Role
from domain.networks import Settings
from domain.ports import Person
from domain.settings import DEPUTY_CARD
from handlers import settings
from handlers.routes import Kind
from handlers.ui import Errors, Form, Reply
from storage.store import Store
from tests.small import ANNA, BOSSE, CLARA, NETWORK, ROOM, Small, buttons_of, fields_of, form_of, identity, said

NUMBERS = count()


@pytest.fixture(autouse=True)
def anna_leads(room: Small) -> None:
    room.db.run(lambda store: store.members.change(replace(ANNA, role=Role.FACILITATOR)))


def page(room: Small, who: Member = ANNA) -> Form:
    return form_of(room.does(who, Kind.COMMAND, "rummet", text="inställningar", place=ROOM))


def opens(room: Small, route: str) -> Form:
    """From the page, by its button; Slack takes it."""
    shown = page(room)
    assert route in buttons_of(shown)
    return taken(room.presses(ANNA, route, form=shown))


def taken(reply: Reply) -> Form:
    form = form_of(reply)
    check_view(draw.modal(form), "modal", lambda: f"id{next(NUMBERS)}")
    return form


def kept(room: Small) -> Settings:
    network = room.db.read(lambda store: store.networks.get("n1"))
    assert network
    return network.settings


def keeps(room: Small, decided: Settings) -> None:
    room.db.run(lambda store: store.networks.change(replace(NETWORK, settings=decided)))


@pytest.mark.parametrize(
    ("route", "values"),
    [
        ("settings.rename", {"name": "Mitt rum"}),
        ("settings.list", {"municipalities": "Eskilstuna"}),
        ("settings.link", {"phone": "040-10 20 30"}),
        ("settings.deputize", {"deputies": ("bosse",)}),
        ("settings.close", {"first": "2026-07-01", "last": "2026-08-01"}),
    ],
)
def test_a_member_who_sends_a_form_decides_nothing_and_is_told_so(
    room: Small, route: str, values: dict[str, str]
) -> None:
    before = room.db.read(lambda store: (store.networks.get("n1"), store.members.of("n1")))
    reply = room.does(BOSSE, Kind.SUBMIT, route, form=Form(route, "", ()), values=values)
    assert "bara samtalsledaren" in said(reply)
    assert room.db.read(lambda store: (store.networks.get("n1"), store.members.of("n1"))) == before


PRESSES = [route.name for route in settings.ROUTES if route.kind is Kind.PRESS]


@pytest.mark.parametrize("route", PRESSES)
def test_a_member_who_presses_a_button_sees_nothing_of_what_is_decided(room: Small, route: str) -> None:
    keeps(room, Settings("ros tall 47", phone="040-10 20 30"))
    reply = room.presses(BOSSE, route)
    assert "bara samtalsledaren" in said(reply)
    assert "ros tall" not in repr(reply)


@pytest.mark.parametrize("route", PRESSES)
def test_a_deputy_may_do_what_the_facilitator_may(room: Small, route: str) -> None:
    room.db.run(lambda store: store.members.change(replace(BOSSE, role=Role.DEPUTY)))
    assert "bara samtalsledaren" not in repr(room.presses(BOSSE, route))


def test_a_form_left_by_its_back_button_changes_nothing(room: Small) -> None:
    keeps(room, Settings("ros tall 47"))
    form = opens(room, "settings.name")
    back = form_of(room.presses(ANNA, "networks.settings", "back", form=form, name="Halvskrivet"))
    assert back.name == page(room).name
    assert kept(room) == Settings("ros tall 47")
    assert "Halvskrivet" not in repr(page(room))


def test_a_new_code_keeps_the_name_that_was_being_written(room: Small) -> None:
    form = opens(room, "settings.name")
    again = taken(room.presses(ANNA, "settings.new_code", form=form, name="Halvskrivet"))
    assert fields_of(again)["name"].initial == "Halvskrivet"
    assert kept(room).code
    assert kept(room).code in said(again)
    assert room.db.read(lambda store: store.networks.all())[0].name == NETWORK.name, "nothing but the code is decided"


def test_the_code_that_is_there_is_only_given_up_on_purpose(room: Small) -> None:
    assert buttons_of(opens(room, "settings.name"))["settings.new_code"].confirm is None
    keeps(room, Settings("ros tall 47"))
    assert buttons_of(opens(room, "settings.name"))["settings.new_code"].confirm


@pytest.mark.parametrize(
    ("route", "field", "wrong", "told"),
    [
        ("settings.name", "name", " ", "Skriv något"),
        ("settings.municipalities", "municipalities", "Eskilstuna\nSolgläntan", "Solgläntan"),
        ("settings.links", "phone", "12", "telefonnummer"),
        ("settings.links", "lex_sarah", "http://ekestad.se", "https"),
        ("settings.links", "whistleblowing", "ring mig", "https"),
        ("settings.closed", "first", "2026-07-01", "båda dagarna"),
        ("settings.closed", "breaks", "8, 54", "veckornas nummer"),
        ("settings.closed", "breaks", "sportlovet", "veckornas nummer"),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_field(room: Small, route: str, field: str, wrong: str, told: str) -> None:
    before = kept(room)
    form = opens(room, route)
    reply = room.sends(ANNA, form, **{field: wrong})
    assert isinstance(reply, Errors)
    at = "last" if field == "first" else field
    assert told in reply.sentences[at]
    assert kept(room) == before


def test_everything_can_be_taken_away_again(room: Small) -> None:
    links = ("https://ekestad.se/1", "https://ekestad.se/2")
    days = (date(2026, 7, 1), date(2026, 8, 1))
    keeps(room, Settings("ros tall 47", (("Ekestad", "stor"),), *links, "040-10 20 30", closed=days, breaks=(8,)))
    room.sends(ANNA, opens(room, "settings.municipalities"), municipalities="")
    room.sends(ANNA, opens(room, "settings.links"), phone="", lex_sarah="", whistleblowing="")
    room.sends(ANNA, opens(room, "settings.closed"), first=None, last=None, breaks="")
    assert kept(room) == Settings("ros tall 47")


def test_a_form_sent_as_it_stands_changes_nothing(room: Small) -> None:
    whole = Settings(
        "ros tall 47",
        (("Ekestad", "stor"), ("Lindgården Omsorg", "mellan")),
        "https://a.se/1",
        "https://b.se",
        "040-10 20 30",
        closed=(date(2026, 7, 1), date(2026, 8, 1)),
        breaks=(8, 15, 44),
        months={"questions": 12},
    )
    keeps(room, whole)
    room.db.run(lambda store: store.members.change(replace(CLARA, role=Role.DEPUTY)))
    for route in ("settings.name", "settings.municipalities", "settings.links", "settings.deputies", "settings.closed"):
        room.sends(ANNA, opens(room, route))
    assert kept(room) == whole
    assert room.db.read(lambda store: store.members.get("clara")) == replace(CLARA, role=Role.DEPUTY)


def test_a_deputy_is_told_and_the_message_goes_when_somebody_else_is_chosen(room: Small) -> None:
    room.sends(ANNA, opens(room, "settings.deputies"), deputies=("bosse",))
    room.deliver()
    [card] = room.stands(Person("bosse"), DEPUTY_CARD)
    assert NETWORK.name in card.summary
    room.sends(ANNA, opens(room, "settings.deputies"), deputies=("clara",))
    room.deliver()
    assert room.stands(Person("bosse"), DEPUTY_CARD) == []
    assert len(room.stands(Person("clara"), DEPUTY_CARD)) == 1


def test_where_nobody_else_is_in_the_room_no_deputy_can_be_chosen_and_it_says_why(room: Small) -> None:
    def close_accounts(store: Store) -> None:
        for member in (BOSSE, CLARA):
            store.members.change(replace(member, active=False))

    room.db.run(close_accounts)
    form = opens(room, "settings.deputies")
    assert fields_of(form) == {}
    assert "Bjud in kollegor" in said(form)


def test_a_large_room_and_long_lists_fit(room: Small) -> None:
    def crowd(store: Store) -> None:
        for n in range(130):
            member = Member(f"m{n}", "n1", f"Förnamn {n} " + "Efternamn" * 9, pledge=PLEDGE_VERSION)
            store.members.add(member, identity(member.id))

    room.db.run(crowd)
    lines = "\n".join(f"Kommunförvaltning {n}: liten" for n in range(100))
    room.sends(ANNA, opens(room, "settings.municipalities"), municipalities=lines)
    link = "https://ekestad.se/" + "a" * 480
    room.sends(ANNA, opens(room, "settings.links"), lex_sarah=link, whistleblowing=link)
    everybody = tuple(f"m{n}" for n in range(100))
    room.sends(ANNA, opens(room, "settings.deputies"), deputies=everybody)
    assert len(kept(room).municipalities) == 100
    assert kept(room).lex_sarah == link
    for route in ("settings.name", "settings.municipalities", "settings.links", "settings.deputies", "settings.closed"):
        opens(room, route)
    taken(room.does(ANNA, Kind.COMMAND, "rummet", text="inställningar", place=ROOM))
