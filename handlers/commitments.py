"""What a meeting agreed on: written down, and told anew how it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from domain import commitments, meetings
from domain.commitments import DUE_CARD, HOW_MOST, ROLE_MOST, WHAT_MOST, Commitment, State
from domain.errors import Empty, NotFound
from domain.ids import is_id, new_id
from domain.ports import Subject
from domain.slots import local
from handlers.commitment_pieces import SHOWN, line
from handlers.pieces import line as done_line
from handlers.pieces import notice, read_out, said
from handlers.routes import Request, one_of, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choice,
    Context,
    Date,
    Divider,
    Form,
    Heading,
    Next,
    Open,
    Option,
    Paragraph,
    Reply,
    Style,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.meetings import Meeting
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Field, Part

LISTED = 20
AHEAD = timedelta(days=28)
"""What the form proposes."""
ALL = "all"
"""In place of a meeting's id: all that is open in the room."""


def open_list(request: Request, services: Services) -> Reply:
    return Open(_list(request.subject or ALL, request, services))


def _list(meeting: str, request: Request, services: Services, *done: Part) -> Form:
    """`done`: what was just said of one of them."""
    words = services.words(request.actor.language)
    those = services.read(_those, request.network.id, meeting)
    parts = [part for one in those[:LISTED] for part in _listed(one, words)] or [Paragraph(words("commitments-none"))]
    more = [Context(words("commitments-more", count=len(those) - LISTED))] if len(those) > LISTED else []
    return Form("commitments.list", words("commitments-title"), (*done, *parts, *more), hidden={"list": meeting})


def _those(store: Store, network: str, meeting: str) -> list[Commitment]:
    """What is open first."""
    if meeting == ALL:
        return commitments.open_ones(store, network)
    those = commitments.of_meeting(store, meetings.find(store, network, meeting))
    return sorted(those, key=lambda one: not one.is_open)


def _listed(one: Commitment, words: Words) -> tuple[Part, ...]:
    return Paragraph(line(one, words)), _buttons(one, words)


def _buttons(one: Commitment, words: Words) -> Buttons:
    route = "commitments.done" if one.is_open else "commitments.again"
    turn = Button(words("commitments-done" if one.is_open else "commitments-again"), route, one.id)
    return Buttons((turn, Button(words("commitments-change"), "commitments.change", one.id, opens=True)))


def write(request: Request, services: Services) -> Reply:
    """`subject`: the meeting."""
    words = services.words(request.actor.language)
    meeting = services.read(meetings.find, request.network.id, request.subject)
    if not meeting.has_begun(request.now):
        raise commitments.NotBegun
    by = local(request.now + AHEAD).date()
    one = Commitment(new_id(services.chance), request.network.id, meeting.id, "", "", by)
    return Open(
        Form(
            "commitments.keep",
            words("commitments-write"),
            (*_fields(one, words), Context(words("commitments-seen-by-all"))),
            submit=words("save"),
            hidden={"id": one.id, "meeting": meeting.id},
        )
    )


def _fields(one: Commitment, words: Words) -> Iterator[Field]:
    yield Text("what", words("commitments-what"), one.what, words("commitments-what-hint"), long=True, most=WHAT_MOST)
    yield Text("role", words("commitments-role"), one.role, words("commitments-role-hint"), most=ROLE_MOST)
    yield Date("by", words("commitments-by"), one.by)


def _written(one: Commitment, request: Request) -> Commitment:
    by = request.day("by")
    if by is None:
        raise Empty(field="by")
    return replace(one, what=request.written("what"), role=request.written("role"), by=by)


def keep(request: Request, services: Services) -> Reply:
    id, meeting = request.kept("id"), request.kept("meeting")
    if not is_id(id):
        raise NotFound
    blank = Commitment(id, request.network.id, meeting, "", "", local(request.now).date())
    services.run(commitments.agree, _written(blank, request), now=request.now)
    words = services.words(request.actor.language)
    another = Button(words("commitments-another"), "commitments.write", meeting, opens=True)
    return Next(notice(words("commitments-write"), words("commitments-kept"), more=(Buttons((another,)),)))


def change(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    one = services.read(commitments.find, request.network.id, request.subject)
    states = tuple(Option(state, words(f"commitments-state-{state}")) for state in State)
    return Open(
        Form(
            "commitments.save",
            words("commitments-change"),
            (
                Choice("state", words("commitments-state"), states, one.state, open=True),
                Text("how", words("commitments-how"), one.how, required=False, long=True, most=HOW_MOST),
                *_fields(one, words),
                Context(words("commitments-seen-by-all")),
            ),
            submit=words("save"),
            hidden={"id": one.id},
        )
    )


def save(request: Request, services: Services) -> Reply:
    state = one_of(State, request.written("state"))
    former = services.read(commitments.find, request.network.id, request.kept("id"))
    changed = replace(_written(former, request), state=state, how=request.written("how"))
    services.run(commitments.change, request.network.id, changed, now=request.now)
    words = services.words(request.actor.language)
    return Next(notice(words("commitments-change"), words("commitments-saved")))


def done(request: Request, services: Services) -> Reply:
    return _turn(request, services, State.DONE)


def again(request: Request, services: Services) -> Reply:
    return _turn(request, services, State.OPEN)


def _turn(request: Request, services: Services, state: State) -> Reply:
    one = services.run(commitments.set_state, request.network.id, request.subject, state, now=request.now)
    words = services.words(request.actor.language)
    sentence = words(f"commitments-now-{state}", what=line(replace(one, state=State.OPEN, how=""), words))
    if where := request.kept("list"):
        gone = where == ALL and not one.is_open
        short = Paragraph(words(f"commitments-turned-{state}"))
        done = (Paragraph(sentence), _buttons(one, words), Divider()) if gone else (short,)
        return Next(_list(where, request, services, *done))
    return said(request, words("commitments-title"), sentence)


def seen(request: Request, services: Services) -> Reply:
    services.run(commitments.seen, request.network.id, request.subject, by=request.actor)
    words = services.words(request.actor.language)
    return said(request, words("commitments-title"), words("commitments-seen-now"))


def due_card(id: str, services: Services) -> Card | None:
    """For who looks after the room, when the day of some has come."""
    found = services.read(_due, id)
    if found is None:
        return None
    meeting, language, those = found
    words = services.words(language)
    if not those:
        return done_line(words("commitments-due-done", title=meeting.details.title))
    head = Heading(words("commitments-due-title"))
    parts = [Paragraph(words("commitments-due", title=meeting.details.title))]
    told = read_out((head, *parts, *(Paragraph(line(one, words)) for one in those)))
    listed = [part for one in those[:SHOWN] for part in _listed(one, words)]
    more = [Context(words("commitments-more", count=len(those) - SHOWN))] if len(those) > SHOWN else []
    end = Buttons((Button(words("commitments-seen"), "commitments.seen", meeting.id, Style.PRIMARY),))
    return Card(told, (head, *parts, *listed, *more, Context(words("commitments-due-why")), end))


def _due(store: Store, id: str) -> tuple[Meeting, str, list[Commitment]] | None:
    meeting = store.meetings.get(id)
    network = store.networks.get(meeting.network) if meeting else None
    if meeting is None or network is None:
        return None
    waits = store.duties.get(Subject(DUE_CARD, id))
    return meeting, network.language, commitments.told(store, meeting) if waits else []


ROUTES = (
    press("commitments.open", open_list),
    press("commitments.write", write),
    submit("commitments.keep", keep, unlooked=("by",)),
    press("commitments.change", change),
    submit("commitments.save", save, unlooked=("by",)),
    press("commitments.done", done),
    press("commitments.again", again),
    press("commitments.seen", seen),
)
CARDS = {DUE_CARD: due_card}
