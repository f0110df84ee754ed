"""Who may make a room, from where, and that one room has nothing to do with another."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest

import handlers
from bot.demo.validation import check_message, check_view
from bot.slack import draw
from domain.members import PLEDGE_VERSION, Account, Member, Person, Role
from domain.networks import WELCOME_CARD, Channel, Network, Place
from domain.ports import Room
from domain.text import fold
from handlers.entries import ENTRIES, Entry
from handlers.routes import Kind, gather
from handlers.ui import Errors, Form, Open, Refused, Reply
from storage.store import Store
from tests.small import ANNA, BOSSE, ELSEWHERE, ROOM, Small, buttons_of, fields_of, form_of, identity, said

OWN_CHANNEL = Place("test", "W1", "C9")
PRIVATE = Channel(private=True, reached=True)


def knows(room: Small, user: str, account: Account = Account.FULL, *, manages: bool = False) -> str:
    room.people[identity(user)] = Person(identity(user), f"{user.title()} Berg", account, manages)
    return user


def types(room: Small, who: Member | str, place: Place | None = None, text: str = "") -> Reply:
    return room.does(who, Kind.COMMAND, "rummet", place=place, text=text)


def networks(room: Small) -> dict[str, Network]:
    return {one.name: one for one in room.db.read(lambda store: store.networks.all())}


def makes(room: Small, who: Member | str, name: str, place: Place | None = None) -> Form:
    form = form_of(types(room, who, place))
    return form_of(room.does(who, Kind.SUBMIT, form.name, form=form, values={"name": name}))


@pytest.mark.parametrize("user", ["admin", "owner"])
def test_who_manages_the_workspace_and_whom_the_operator_names_make_rooms(room: Small, user: str) -> None:
    makes(room, knows(room, user, manages=user == "admin"), "Nattchefer")
    made = networks(room)["Nattchefer"]
    [facilitator] = room.db.read(lambda store: store.members.of(made.id))
    assert (facilitator.name, facilitator.role) == (f"{user.title()} Berg", Role.FACILITATOR)
    assert len(made.salt) == 16
    room.deliver()
    assert room.acts == [("open", made.id), ("let_in", str(identity(user))), ("topic", made.id), ("pin", made.id)]
    assert len(room.stands(Room(made.id), WELCOME_CARD)) == 1


@pytest.mark.parametrize(
    ("user", "account", "manages"),
    [
        ("petter", Account.FULL, False),
        ("owner", Account.GUEST, False),
        ("admin", Account.GUEST, True),
        ("admin", Account.CLOSED, True),
    ],
)
def test_nobody_else_does(room: Small, user: str, account: Account, manages: bool) -> None:  # noqa: FBT001  a table
    knows(room, user, account, manages=manages)
    form = Form("networks.set_up", "", (), hidden={"id": "0" * 24})
    tried = [
        types(room, user),
        room.does(user, Kind.PRESS, "networks.new"),
        room.does(user, Kind.PRESS, "networks.this_one", str(OWN_CHANNEL)),
        room.does(user, Kind.SUBMIT, form.name, form=form, values={"name": "Mitt rum"}),
    ]
    assert all(isinstance(reply, Refused) for reply in tried)
    assert list(networks(room)) == ["Äldreomsorg i väst"]


def test_a_member_who_may_not_make_rooms_is_told_so_and_sees_no_button(room: Small) -> None:
    knows(room, "anna")
    assert "networks.new" not in buttons_of(types(room, ANNA, ROOM))
    assert "chattplattformen" in said(room.presses(ANNA, "networks.new"))
    knows(room, "anna", manages=True)
    assert "networks.new" in buttons_of(types(room, ANNA, ROOM))


def test_in_a_private_channel_with_the_bot_that_channel_becomes_the_room(room: Small) -> None:
    room.channels[OWN_CHANNEL] = PRIVATE
    makes(room, knows(room, "admin", manages=True), "Nattchefer", OWN_CHANNEL)
    assert room.db.read(lambda store: store.networks.at(OWN_CHANNEL)) == networks(room)["Nattchefer"]


@pytest.mark.parametrize(
    ("channel", "told"),
    [
        (Channel(private=True, reached=False), "/invite @rummet"),
        (Channel(private=False, reached=True), "inte privat"),
        (Channel(private=False, reached=False), "inte privat"),
    ],
)
def test_elsewhere_it_says_what_to_do_first(room: Small, channel: Channel, told: str) -> None:
    room.channels[OWN_CHANNEL] = channel
    reply = types(room, knows(room, "admin", manages=True), OWN_CHANNEL)
    assert told in said(reply)
    assert set(buttons_of(reply)) == {"networks.new"}


def test_a_channel_that_the_bot_has_left_meanwhile_is_not_taken_and_the_name_stays(room: Small) -> None:
    room.channels[OWN_CHANNEL] = PRIVATE
    admin = knows(room, "admin", manages=True)
    form = form_of(types(room, admin, OWN_CHANNEL))
    room.channels[OWN_CHANNEL] = replace(PRIVATE, reached=False)
    reply = room.does(admin, Kind.SUBMIT, form.name, form=form, values={"name": "Nattchefer"})
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == ["name"]
    assert "Nattchefer" not in networks(room)


def test_a_name_of_nothing_is_asked_for_again(room: Small) -> None:
    admin = knows(room, "admin", manages=True)
    form = form_of(types(room, admin))
    reply = room.does(admin, Kind.SUBMIT, form.name, form=form, values={"name": " \N{ZERO WIDTH SPACE} "})
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == ["name"]


def test_sent_twice_it_makes_one_room(room: Small) -> None:
    admin = knows(room, "admin", manages=True)
    form = form_of(types(room, admin))
    for _ in range(2):
        room.does(admin, Kind.SUBMIT, form.name, form=form, values={"name": "Nattchefer"})
    room.deliver()
    assert len(networks(room)) == 2
    assert [act for act, _ in room.acts].count("open") == 1


def test_who_manages_the_workspace_does_not_get_into_a_room_by_its_command(room: Small) -> None:
    assert isinstance(types(room, knows(room, "admin", manages=True), ROOM), Refused)


def test_a_second_room_of_the_same_person_is_a_room_of_its_own(room: Small) -> None:
    admin = knows(room, "admin", manages=True)
    first = makes(room, admin, "Nattchefer")
    room.deliver()
    in_first = form_of(room.does(admin, Kind.SUBMIT, "members.pledge", form=_pledge(room, admin)))
    assert in_first.name == "networks.menu"
    again = form_of(room.does(admin, Kind.PRESS, "networks.new", form=in_first))
    second = form_of(room.does(admin, Kind.SUBMIT, again.name, form=again, values={"name": "Rehab"}))
    made = networks(room)
    assert (first.hidden["network"], second.hidden["network"]) == (made["Nattchefer"].id, made["Rehab"].id)
    assert made["Nattchefer"].salt != made["Rehab"].salt
    assert made["Nattchefer"].settings.code != made["Rehab"].settings.code
    members = room.db.read(lambda store: [store.members.of(one.id) for one in made.values()])
    assert len({member.id for those in members for member in those}) == sum(map(len, members))


def _pledge(room: Small, who: str) -> Form:
    form = form_of(types(room, who))
    assert form.name == "members.pledge"
    return replace(form, hidden={**form.hidden, "version": str(PLEDGE_VERSION)})


def test_what_one_room_decides_is_no_other_rooms_business(room: Small) -> None:
    other = Network("n2", "Rehab i länet", "sv", b"another salt 456")
    rival = replace(ANNA, id="rival", network="n2", role=Role.FACILITATOR)

    def settle(store: Store) -> None:
        store.networks.add(other, ELSEWHERE)
        store.members.add(rival, identity("rival"))

    room.db.run(settle)
    before = networks(room)["Äldreomsorg i väst"]
    page = form_of(types(room, "rival", ELSEWHERE, "inställningar"))
    form = form_of(room.does("rival", Kind.PRESS, "settings.name", form=page))
    room.does("rival", Kind.SUBMIT, form.name, form=form, values={"name": "Mitt"})
    room.does("rival", Kind.PRESS, "settings.new_code", form=form)
    assert networks(room)["Äldreomsorg i väst"] == before
    assert set(networks(room)) == {"Äldreomsorg i väst", "Mitt"}
    assert isinstance(types(room, "rival", ROOM), Refused)


def test_the_menu_holds_nothing_that_leads_nowhere_and_every_word_leads_where_its_button_does(room: Small) -> None:
    room.db.run(lambda store: store.members.change(replace(ANNA, role=Role.FACILITATOR)))
    room.db.run(lambda store: store.networks.move("n1", Place("slack", "T1", "C1")))
    table = gather(handlers.CAPABILITIES)
    shown = buttons_of(types(room, ANNA))
    assert list(shown) == [entry.route for entry in ENTRIES]
    for entry in ENTRIES:
        assert (Kind.PRESS, entry.route) in table.routes
        pressed = form_of(room.presses(ANNA, entry.route))
        for word in entry.typed:
            assert word == fold(word)
            typed = types(room, ANNA, text=f" {word.upper()} ")
            assert isinstance(typed, Open)
            assert form_of(typed).name == pressed.name


@pytest.mark.parametrize("text", ["Inställningar", "installningar", "vad som helst", "bjud  in", "LÄMNA"])
def test_words_after_the_command_are_understood_with_and_without_their_dots(room: Small, text: str) -> None:
    room.db.run(lambda store: store.members.change(replace(ANNA, role=Role.FACILITATOR)))
    shown = form_of(types(room, ANNA, ROOM, text)).name
    assert (shown == "networks.menu") == (text == "vad som helst")


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.leads], ids=lambda entry: entry.route)
def test_what_is_for_those_who_lead_the_room_is_refused_to_members(room: Small, entry: Entry) -> None:
    assert entry.route not in buttons_of(types(room, BOSSE, ROOM))
    reply = types(room, BOSSE, ROOM, entry.typed[0])
    assert "bara samtalsledaren" in said(reply)


NUMBERS = count()


def test_the_longest_name_fits_everywhere(room: Small) -> None:
    admin = knows(room, "admin", manages=True)
    form = form_of(types(room, admin))
    most = fields_of(form)["name"].most  # type: ignore[union-attr]
    told = room.does(admin, Kind.SUBMIT, form.name, form=form, values={"name": "å" * most})
    check_view(draw.modal(form_of(told)), "modal", lambda: f"id{next(NUMBERS)}")
    room.deliver()
    [card] = room.stands(Room(networks(room)["å" * most].id), WELCOME_CARD)
    drawn = draw.message(card)
    check_message(drawn["text"], drawn["blocks"], text_limit=4000)
