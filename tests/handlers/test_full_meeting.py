"""A meeting of three hundred on which everything is filled in as far as it may be: Slack takes whatever is shown of it,
before, during and after, to who looks after the room and to everybody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.chores import Chores
from bot.demo.validation import check_message, check_view
from bot.slack import draw
from domain import commitments, date_polls, group_rooms, groupings, items, meetings, parking, parts, routines
from domain import topics as collected
from domain.dates import Answer
from domain.group_rooms import Opening
from domain.meetings import Details, Meeting
from domain.members import PLEDGE_VERSION, Attributes, Member
from domain.routines import Followed, Line, Routine
from domain.signups import NAME_MOST, NEEDS_MOST, Coming, Signup, Stand, Terms, Way
from domain.themes import THEMES
from handlers.ui import Button, Buttons, Card, Form, Image, Next, Open, Push, Reply, Style, Whisper
from tests.bot.speaking import Platform, Time
from tests.handlers.meeting import FRIDA, meeting_room
from tests.small import ANNA, Small, identity

if TYPE_CHECKING:
    from storage.store import Store

MANY = 300
TITLE = "Å" * meetings.TITLE_MOST
AHEAD = timedelta(days=10)
NUMBERS = count()
LOOKED_AT: dict[int, Card] = {}


def people() -> list[Member]:
    """Half of them with a name as long as Slack lets it be."""
    names = (f"Nummer {number} {'å' * 65 * (number % 2)}".strip() for number in range(MANY))
    return [
        Member(
            f"m{number}", "n1", name, pledge=PLEDGE_VERSION, attributes=Attributes(f"titel {number % 9}", f"K{number}")
        )
        for number, name in enumerate(names)
    ]


def fill(store: Store, begins: object) -> None:
    """All that may be there, through the store: what forms let through is tried elsewhere."""
    details = Details(
        TITLE,
        begins,  # type: ignore[arg-type]
        240,
        "p" * meetings.PLACE_MOST,
        "https://v.example/" + "v" * (meetings.LINK_MOST - 18),
        "0701740605",
        "1" * meetings.CODE_MOST,
        "ord " * 250,
    )
    before = replace(details, begins=details.begins - timedelta(days=60))
    store.meetings.add(Meeting("g0", "n1", before))
    store.meetings.add(Meeting("g1", "n1", details))
    store.signups.settle(Terms("g1", places=MANY, last=details.begins.date(), needs=True, wishes=True))
    for number, one in enumerate([*people(), FRIDA, ANNA]):
        if one.id.startswith("m"):
            reached = number % 10 == 0  # the cards of the others are like theirs
            store.members.add(one, identity(one.id) if reached else None)
        coming = Coming.LISTENS if number % 10 == 0 else Coming.TAKES_PART
        waits = {"stand": Stand.WAITS, "turn": number} if number >= MANY - 30 and one.id.startswith("m") else {}
        made = Signup(f"s{number}", "g1", coming, Way.VIDEO, member=one.id, needs="n" * NEEDS_MOST, **waits)  # type: ignore[arg-type]
        store.signups.put(made)
    for number in range(40):
        name = f"Utan chatt {number} " + "ö" * (NAME_MOST - 20)
        hand = Signup(f"h{number}", "g1", Coming.TAKES_PART, Way.PHONE, name=name, municipality="K" * 60)
        store.signups.put(hand)
    for number in range(60):
        themes = (sorted(THEMES)[number % len(THEMES)],)
        body = f"{number} " + "ämne " * 50
        store.topics.add(collected.Topic(f"t{number}", "g1", body[:250], themes, f"m{number}", None, date(2026, 3, 2)))
    for number in range(parts.MOST):
        made_for = tuple(f"m{one}" for one in range(parts.MOST_CHOSEN))
        part = parts.Part(
            f"p{number}", "g1", f"{number} " + "d" * 70, 30 * number, 30, "a" * parts.AGENDA_MOST, "plats " * 20
        )
        store.parts.add(replace(part, everyone=number % 2 == 0, chosen=made_for * (number % 2), told=True))
    for number in range(items.MOST):
        item = items.Item(f"i{number}", "g1", number + 1, "ä" * items.BODY_MOST, FRIDA.id, items.WHOLE)
        store.items.add(item)
    for number in range(parking.MOST):
        store.parking.add(parking.Parked(f"k{number}", "n1", "g1", "ö" * parking.BODY_MOST, owner=f"m{number}"))
    for number in range(40):
        meeting = "g0" if number % 2 else "g1"
        made_by = date(2026, 4, 1)
        store.commitments.add(
            commitments.Commitment(
                f"c{number}",
                "n1",
                meeting,
                "v" * commitments.WHAT_MOST,
                "r" * commitments.ROLE_MOST,
                made_by,
                how="h" * 300,
            )
        )
    lines = tuple(
        Line(number, -1 if number % 2 else 0, "everyone" if number % 3 else "facilitator", "l" * routines.LINE_MOST)
        for number in range(1, routines.MOST_LINES + 1)
    )
    store.routines.add(Routine("r1", "n1", "R" * routines.TITLE_MOST, 1))
    store.routines.publish("r1", 1, lines)
    store.routines.follow(Followed("g1", "r1", 1))


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with meeting_room(sqlite_url) as made:
        made.db.run(fill, made.now + AHEAD)
        yield made


def works(room: Small) -> None:
    """All that the worker does by the clock, and whatever it then tells."""
    time = Time(room.now)
    chores = Chores(room.services, Platform(time), room.db, real=time.real)
    chores.do_due()
    room.deliver()
    for card in room.posts.values():
        if id(card) not in LOOKED_AT:
            LOOKED_AT[id(card)] = card
            taken(card)


def taken(shown: Card | Form) -> None:
    if isinstance(shown, Form):
        check_view(draw.modal(shown), "modal", lambda: f"id{next(NUMBERS)}")
        return
    drawn = draw.message(shown, {part: "F1" for part in shown.parts if isinstance(part, Image)})
    check_message(drawn["text"], drawn["blocks"], text_limit=4000)


def looks_everywhere(room: Small, who: Member, first: Reply) -> set[str]:
    """Whatever can be pressed from there, once of each kind; nothing that takes something away. Which were pressed."""
    seen: set[str] = set()
    waiting = [first]
    while waiting:
        match waiting.pop():
            case Open(form) | Next(form) | Push(form):
                taken(form)
            case Whisper(card):
                taken(card)
                continue
            case _:
                continue
        for button in buttons(form):
            if button.route not in seen and button.style is not Style.DANGER and button.confirm is None:
                seen.add(button.route)
                waiting.append(room.presses(who, button.route, button.subject, form))
    return seen


def buttons(form: Form) -> list[Button]:
    rows = [part for part in form.fields if isinstance(part, Buttons)]
    return [button for row in rows for button in row.buttons]


def groups(room: Small) -> None:
    room.db.run(groupings.ask, "n1", "g1", (4, 6), number=0, by=FRIDA, now=room.now)
    works(room)
    number = room.db.read(lambda store: store.groupings.get("g1")).number  # type: ignore[union-attr]
    room.db.run(groupings.release, "n1", "g1", number=number, by=FRIDA, now=room.now)
    opening = Opening("g1", "ö" * group_rooms.QUESTION_MOST, "troika")
    room.db.run(group_rooms.want, "n1", opening, by=FRIDA, now=room.now)
    works(room)


def test_slack_takes_all_that_is_shown_of_a_meeting_of_three_hundred(room: Small) -> None:
    groups(room)
    looks(room, {"signups.who", "groupings.open", "topics.open", "items.open", "parking.show", "routines.choose"})
    room.now += AHEAD - timedelta(hours=20)
    works(room)
    room.now += timedelta(hours=21)
    works(room)
    looks(room, {"methods.open", "parking.show", "commitments.write"})
    room.now += timedelta(hours=20)
    works(room)
    looks(room, {"commitments.write", "items.open"})
    works(room)


def looks(room: Small, wanted: set[str]) -> None:
    """At everything. `wanted`: some that are surely among it."""
    pressed: set[str] = set()
    for who, route in ((FRIDA, "meetings.lead"), (ANNA, "meetings.show")):
        pressed |= looks_everywhere(room, who, room.presses(who, route, "g1"))
    assert wanted <= pressed, wanted - pressed


def test_slack_takes_a_poll_that_three_hundred_have_answered(room: Small) -> None:
    options = tuple(room.now + AHEAD + timedelta(days=number) for number in range(date_polls.MOST))
    poll = date_polls.Poll("d1", "n1", "T" * 100, options, 120, date(2026, 3, 9), shown=True)
    room.db.run(date_polls.start, poll, room.services.holiday, by=FRIDA, now=room.now)

    def answer(store: Store) -> None:
        chance = Random(5)
        for member in people():
            given = tuple(chance.choice(list(Answer)) for _ in options)
            store.date_polls.reply(date_polls.Reply("d1", member.id, given, "å" * date_polls.REMARK_MOST))

    room.db.run(answer)
    works(room)
    for who in (FRIDA, ANNA):
        looks_everywhere(room, who, room.presses(who, "date_polls.answer", "d1"))
        looks_everywhere(room, who, room.presses(who, "date_polls.see", "d1"))
    room.now += timedelta(days=8)
    works(room)
    looks_everywhere(room, FRIDA, room.presses(FRIDA, "date_polls.proposal", "d1"))
