"""The routine that a meeting follows: chosen by who leads, and each one's own lines, told and ticked off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import meetings, routine_lines, routines
from domain.members import look_after
from domain.routines import LINES_CARD
from handlers.meeting_page import shown
from handlers.pieces import asked_first, notice, said
from handlers.routes import Phase, Request, numbered, press, submit
from handlers.routines import version_line, when
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choice,
    Context,
    Divider,
    Form,
    Heading,
    Next,
    Open,
    Option,
    Paragraph,
    Reply,
    Style,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.meetings import Meeting
    from domain.routine_lines import Ready
    from domain.routines import Line, Routine
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part


def choose(request: Request, services: Services) -> Reply:
    """Which routine a meeting follows."""
    look_after(request.actor)
    words = services.words(request.actor.language)
    meeting, those, followed = services.read(_choices, request)
    if not those:
        write_one = Buttons((Button(words("routines-title"), "routines.list", style=Style.PRIMARY),))
        return Open(notice(words("routines-title"), words("routines-none"), more=(write_one,)))
    options = tuple(Option(one.id, one.title, version_line(one, words)) for one in those)
    buttons = [Button(words("routines-title"), "routines.list")]
    if followed:
        label = words("routines-leave")
        sure = asked_first(label, words("routines-leave-sure"), words)
        buttons.append(Button(label, "routines.leave", meeting.id, confirm=sure))
    chosen = followed if followed in {one.id for one in those} else those[0].id
    return Open(
        Form(
            "routines.follow",
            words("routines-title"),
            (Choice("routine", words("routines-which"), options, chosen), Buttons(tuple(buttons))),
            submit=words("save"),
            hidden={"id": meeting.id},
        )
    )


def _choices(store: Store, request: Request) -> tuple[Meeting, list[Routine], str]:
    meeting = meetings.find(store, request.network.id, request.subject)
    followed = store.routines.followed(meeting.id)
    those = [one for one in store.routines.of(request.network.id) if one.version]
    return meeting, those, followed.routine if followed else ""


def follow(request: Request, services: Services) -> Reply:
    routine, words = request.written("routine"), services.words(request.actor.language)
    run, meeting = services.run, request.kept("id")
    run(routines.follow, request.network.id, meeting, routine, by=request.actor, now=request.now)
    return Next(notice(words("routines-title"), words("routines-following")))


def leave(request: Request, services: Services) -> Reply:
    services.run(routines.leave, request.network.id, request.subject, by=request.actor)
    words = services.words(request.actor.language)
    return said(request, words("routines-title"), words("routines-left"))


def tick(request: Request, services: Services) -> Reply:
    return _ticked(request, services, done=True)


def untick(request: Request, services: Services) -> Reply:
    return _ticked(request, services, done=False)


def _ticked(request: Request, services: Services, *, done: bool) -> Reply:
    id, number = numbered(request.subject)
    services.run(routine_lines.tick, request.network.id, id, number, by=request.actor, done=done)
    words = services.words(request.actor.language)
    if request.in_form:
        return Next(shown(id, request, services))
    return said(request, words("routines-title"), words("routines-ticked" if done else "routines-unticked"))


def section(meeting: Meeting, request: Request, services: Services) -> Iterable[Part]:
    """The reader's own lines."""
    words = services.words(request.actor.language)
    own = services.read(routine_lines.mine, meeting, request.actor) if not meeting.cancelled else []
    if own:
        yield from (Divider(), Heading(words("routines-mine")))
    for line, done in own:
        yield from _own(meeting, line, words, done=done)


def _own(meeting: Meeting, line: Line, words: Words, *, done: bool) -> Iterator[Part]:
    subject = f"{meeting.id} {line.number}"
    yield Paragraph(words("routines-done", text=line.text) if done else line.text)
    yield Context(when(line.days, words))
    undo = Button(words("routines-undo"), "routines.untick", subject)
    yield Buttons((undo if done else Button(words("routines-tick"), "routines.tick", subject),))


def leader_section(meeting: Meeting, request: Request, services: Services) -> Iterable[Part]:
    words = services.words(request.actor.language)
    followed, ready = services.read(_followed, meeting)
    if followed:
        yield Paragraph(words("routines-followed", title=followed[0].title, version=followed[1]))
        if ready.may_be_told:
            yield Context(words("routines-ready", ready=ready.ready, all=ready.all))
    if meeting.is_ahead(request.now):
        label = words("routines-other" if followed else "routines-choose")
        yield Buttons((Button(label, "routines.choose", meeting.id, opens=True),))


def _followed(store: Store, meeting: Meeting) -> tuple[tuple[Routine, int] | None, Ready]:
    followed = store.routines.followed(meeting.id)
    routine = store.routines.get(followed.routine) if followed else None
    return (routine, followed.version) if followed and routine else None, routine_lines.readiness(store, meeting)


def lines_card(id: str, services: Services) -> Card | None:
    found = services.read(_card, id)
    if found is None:
        return None
    meeting, own, language = found
    words = services.words(language)
    head = words("routines-card", title=meeting.details.title, when=words.moment(meeting.details.begins))
    parts = (part for line, done in own for part in _own(meeting, line, words, done=done))
    summary = "\n".join((head, *(line.text for line, _ in own)))
    return Card(summary, (Paragraph(head), *parts))


def _card(store: Store, id: str) -> tuple[Meeting, list[tuple[Line, bool]], str] | None:
    held, who, days = id.split(" ")
    meeting, member = store.meetings.get(held), store.members.get(who)
    network = store.networks.get(meeting.network) if meeting else None
    if meeting is None or member is None or network is None or meeting.cancelled:
        return None
    own = [(line, done) for line, done in routine_lines.mine(store, meeting, member) if str(line.days) == days]
    return (meeting, own, network.language) if own else None


ROUTES = (
    press("routines.choose", choose),
    submit("routines.follow", follow),
    press("routines.leave", leave),
    press("routines.tick", tick),
    press("routines.untick", untick),
)
CARDS = {LINES_CARD: lines_card}
SECTIONS = (section,)
LEADER_SECTIONS = ((Phase.BEFORE, leader_section),)
