"""A method while a meeting talks by it: started from the meeting's page, steered from one card, shown to who talks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import group_rooms, meetings, methods, sessions, signups
from domain.errors import NotFound
from domain.ids import is_id, new_id
from domain.members import look_after, looks_after
from domain.methods import MINUTES, MOST_TURNS
from domain.sessions import CARD, ENDS_AFTER, EXTRA, LEAD_CARD, QUESTION_MOST, Session, Shown
from handlers.methods import name, people, role_cards, source, stage_name, step_how, step_name
from handlers.parking import park_button
from handlers.pieces import asked_first, capital, read_out, said
from handlers.routes import Phase, Request, numbered, one_of, press, read_number, submit
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choice,
    Context,
    Divider,
    Facts,
    Form,
    Heading,
    Next,
    Open,
    Option,
    Paragraph,
    Quote,
    Reply,
    Style,
    Text,
    Toggle,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.meetings import Meeting
    from domain.methods import Method
    from domain.sessions import Steer
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Field, Part


def open_form(request: Request, services: Services) -> Reply:
    """`subject`: the meeting and the method."""
    look_after(request.actor)
    id, _, key = request.subject.partition(" ")
    meeting, method = services.read(meetings.find, request.network.id, id), methods.find(key)
    words = services.words(request.actor.language)
    many, in_rooms, asked = services.read(_talking, meeting.id)
    places = _places(words, in_rooms=bool(in_rooms))
    fields = (
        Paragraph(words(f"methods-{method.key}-about")),
        Text(
            "question",
            words("sessions-question"),
            asked,
            hint=words("sessions-question-hint"),
            required=False,
            long=True,
            most=QUESTION_MOST,
        ),
        Choice("shown", words("sessions-shown"), places, Shown.GROUPS if in_rooms else Shown.LEADER, open=True),
        Toggle("pledge", words("sessions-pledge"), words("sessions-pledge-yes"), initial=True),
        *_turns(method, in_rooms or many, words),
        *(_minutes(method, place, words) for place in range(len(method.steps))),
        Divider(),
        Context(capital(people(method, words))),
        *role_cards(method, words),
        source(method, words),
    )
    hidden = {"id": new_id(services.chance), "meeting": meeting.id, "method": method.key}
    return Next(Form("sessions.start", name(method, words), fields, submit=words("sessions-start"), hidden=hidden))


def _talking(store: Store, meeting: str) -> tuple[int, int, str]:
    """How many take part; how many in the largest group that has a channel, 0 for none; what the groups are asked."""
    largest = max((len(room.people) for room in group_rooms.standing(store, meeting)), default=0)
    opening = store.group_rooms.opening(meeting)
    return len(signups.taking_part(store, meeting)), largest, opening.question if opening else ""


def _places(words: Words, *, in_rooms: bool) -> tuple[Option, ...]:
    those = [one for one in Shown if in_rooms or one is not Shown.GROUPS]
    return tuple(Option(one, words(f"sessions-shown-{one}"), words(f"sessions-shown-{one}-how")) for one in those)


def _turns(method: Method, many: int, words: Words) -> tuple[Field, ...]:
    """As many as talk, where everybody has a turn."""
    if not method.turns:
        return ()
    fixed = method.people[0] == method.people[1]
    usual = method.turns if fixed or not many else min(many, MOST_TURNS)
    numbers = tuple(Option(str(number), str(number)) for number in range(1, MOST_TURNS + 1))
    return (Choice("turns", words(f"methods-{method.key}-turns"), numbers, str(usual)),)


def _minutes(method: Method, place: int, words: Words) -> Choice:
    step = method.steps[place]
    key = "sessions-minutes-each" if step.each else "sessions-minutes"
    offered = tuple(Option(str(minutes), words("sessions-time", minutes=minutes)) for minutes in MINUTES)
    return Choice(f"step{place}", words(key, step=step_name(method, step.key, words)), offered, str(step.minutes))


def start(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    method = methods.find(request.kept("method"))
    if not is_id(request.kept("id")):
        raise NotFound
    session = Session(
        request.kept("id"),
        request.network.id,
        request.kept("meeting"),
        method.key,
        tuple(read_number(request.written(f"step{place}")) for place in range(len(method.steps))),
        read_number(request.written("turns")) if method.turns else 0,
        pledge=request.ticked("pledge"),
        shown=one_of(Shown, request.written("shown")),
        leader=request.actor.id,
        question=request.written("question"),
    )
    begun = services.run(sessions.start, session, by=request.actor, now=request.now)
    words = services.words(request.actor.language)
    return Next(_panel(begun, words, Context(words("sessions-started"))))


def show(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    session = services.read(sessions.find, request.network.id, request.subject)
    return Open(_panel(session, services.words(request.actor.language)))


def _panel(session: Session, words: Words, *first: Part) -> Form:
    return Form("sessions.show", words("sessions-title"), (*first, *_parts(session, words), *_controls(session, words)))


def _steered(act: Steer, request: Request, services: Services) -> Reply:
    """From the card, which is drawn anew by itself, or the same in a form."""
    look_after(request.actor)
    id, number = numbered(request.subject)
    session = services.run(act, id, number, by=request.actor, now=request.now)
    words = services.words(request.actor.language)
    if session is None:
        return said(request, words("sessions-title"), words("sessions-over"))
    return Next(_panel(session, words)) if request.in_form else None


def pause(request: Request, services: Services) -> Reply:
    return _steered(sessions.pause, request, services)


def go_on(request: Request, services: Services) -> Reply:
    return _steered(sessions.go_on, request, services)


def extend(request: Request, services: Services) -> Reply:
    return _steered(sessions.extend, request, services)


def forward(request: Request, services: Services) -> Reply:
    return _steered(sessions.forward, request, services)


def back(request: Request, services: Services) -> Reply:
    return _steered(sessions.back, request, services)


def end(request: Request, services: Services) -> Reply:
    services.run(sessions.end, request.subject, by=request.actor)
    words = services.words(request.actor.language)
    return said(request, words("sessions-title"), words("sessions-over"))


def lead_card(id: str, services: Services) -> Card | None:
    """What whoever leads steps through."""
    return _drawn(id, services, leads=True)


def card(id: str, services: Services) -> Card | None:
    return _drawn(id, services, leads=False)


def _drawn(id: str, services: Services, *, leads: bool) -> Card | None:
    session = services.read(lambda store: store.sessions.get(id.partition(" ")[0]))
    network = services.network(session.network) if session else None
    if session is None or network is None or id != f"{session.id} {session.card}":
        return None
    words = services.words(network.language)
    parts = tuple(_parts(session, words))
    more = _controls(session, words) if leads else (Buttons(_aids(session, words)),)
    return Card(read_out(parts), (*parts, *more))


def _parts(session: Session, words: Words) -> Iterator[Part]:
    method, stages, stage = methods.find(session.method), session.stages, session.stage
    yield Heading(stage_name(method, stage, session.turns, words))
    blanks = {"step": session.place + 1, "steps": len(stages), "minutes": stage.minutes}
    yield Context(words("sessions-step", method=name(method, words), **blanks))
    if session.question:
        yield Facts(((words("sessions-question-is"), session.question),))
    yield Paragraph(step_how(method, stage.key, words))
    if stage.key == methods.PLEDGE:
        yield Quote(words("members-pledge"))
    yield Paragraph(_time(session, words))
    if not session.is_last:
        after = stage_name(method, stages[session.place + 1], session.turns, words)
        yield Context(words("sessions-then", step=after))


def _time(session: Session, words: Words) -> str:
    if session.until:
        return words("sessions-until", clock=words.clock(session.until))
    return words("sessions-paused", minutes=-(-session.left // 60)) if session.left else words("sessions-up")


def _controls(session: Session, words: Words) -> tuple[Part, ...]:
    what = f"{session.id} {session.number}"
    forward_key = "sessions-finish" if session.is_last else "sessions-forward"
    stop = Button(words("sessions-pause"), "sessions.pause", what)
    resume = Button(words("sessions-go-on"), "sessions.go_on", what)
    more = words("sessions-extend", minutes=int(EXTRA.total_seconds()) // 60)
    label = words("sessions-end")
    sure = asked_first(label, words("sessions-end-sure"), words, no="cancel")
    return (
        Buttons(
            (
                Button(words(forward_key), "sessions.forward", what, Style.PRIMARY),
                *((stop,) if session.until else (resume,) if session.left else ()),
                Button(more, "sessions.extend", what),
                Button(words("sessions-back"), "sessions.back", what),
            )
        ),
        Buttons((*_aids(session, words), Button(label, "sessions.end", session.id, Style.DANGER, confirm=sure))),
    )


def _aids(session: Session, words: Words) -> tuple[Button, ...]:
    roles = Button(words("sessions-roles"), "methods.roles", session.method, opens=True)
    return (roles, park_button(session.meeting, words))


def section(meeting: Meeting, request: Request, services: Services) -> Iterable[Part]:
    """What is going on now, for who comes late."""
    session = services.read(lambda store: store.sessions.of(meeting.id))
    if session is None or (session.shown is Shown.LEADER and not looks_after(request.actor)):
        return ()
    words = services.words(request.actor.language)
    steer = Button(words("sessions-steer"), "sessions.show", session.id, Style.PRIMARY, opens=True)
    return _now(session, words, *((steer,) if looks_after(request.actor) else ()))


def _now(session: Session, words: Words, *steer: Button) -> tuple[Part, ...]:
    method = methods.find(session.method)
    stage = stage_name(method, session.stage, session.turns, words)
    now = words("sessions-now", method=name(method, words), step=stage)
    roles = Button(words("sessions-roles"), "methods.roles", session.method, opens=True)
    return (Paragraph(f"{now} {_time(session, words)}"), Buttons((*steer, roles)))


def leader_section(meeting: Meeting, request: Request, services: Services) -> Iterable[Part]:
    if services.read(lambda store: store.sessions.of(meeting.id)):
        return section(meeting, request, services)
    if meeting.cancelled or request.now >= meeting.details.ends + ENDS_AFTER:
        return ()
    words = services.words(request.actor.language)
    return (Buttons((Button(words("sessions-begin"), "methods.open", meeting.id, opens=True),)),)


ROUTES = (
    press("sessions.open", open_form),
    submit("sessions.start", start),
    press("sessions.show", show),
    press("sessions.pause", pause),
    press("sessions.go_on", go_on),
    press("sessions.extend", extend),
    press("sessions.forward", forward),
    press("sessions.back", back),
    press("sessions.end", end),
)
CARDS = {CARD: card, LEAD_CARD: lead_card}
SECTIONS = (section,)
LEADER_SECTIONS = ((Phase.DURING, leader_section),)
