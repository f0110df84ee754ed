"""Who comes to a meeting: by name for everybody in the room, and with the queue for who looks after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain import attendance, meetings, signups
from domain.members import look_after, looks_after, name_of
from domain.signups import Coming, Stand
from handlers.catalog import key
from handlers.pages import forward, row
from handlers.pieces import asked_first
from handlers.routes import Request, numbered, press
from handlers.signup_pieces import listed
from handlers.ui import Button, Buttons, Context, Divider, Form, Heading, Next, Open, Paragraph, Reply, Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.meetings import Meeting
    from domain.signups import Signup
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

NAMES = 50
"""On one piece of text."""
AT_ONCE = 15
"""Of those who may be signed off."""


@dataclass(frozen=True, slots=True)
class _People:
    """By name; those who were entered by hand after the others. `queue`: the first first."""

    meeting: Meeting
    there: tuple[tuple[Signup, str], ...]
    queue: tuple[tuple[Signup, str], ...]
    cannot: int


def _people(store: Store, network: str, id: str) -> _People:
    meeting = meetings.find(store, network, id)
    every = [(one, name_of(store, one.member)) for one in store.signups.of(id)]
    waiting = sorted((one for one in every if not one[0].says_no and not one[0].is_there), key=_turn)
    there = sorted((one for one in every if one[0].is_there), key=lambda one: (not one[1], one[1] or one[0].name))
    return _People(meeting, tuple(there), tuple(waiting), sum(one.says_no for one, _ in every))


def _turn(one: tuple[Signup, str]) -> tuple[bool, int]:
    """Who is offered a place comes before who waits for one."""
    return one[0].stand is Stand.WAITS, one[0].turn


def who(request: Request, services: Services) -> Reply:
    id, _, back = request.subject.partition(" ")
    people = services.read(_people, request.network.id, id)
    words = services.words(request.actor.language)
    parts: list[Part] = [Heading(people.meeting.details.title)]
    for coming in (Coming.TAKES_PART, Coming.LISTENS):
        parts += _named(f"signups-{key(coming)}", [one for one in people.there if one[0].coming is coming], words)
    if looks_after(request.actor):
        parts += _named("signups-queue", list(people.queue), words)
        if people.cannot:
            parts.append(Context(words("signups-cannot-count", count=people.cannot)))
        if people.there or people.queue:
            parts.append(Buttons((Button(words("signups-off-some"), "signups.people", f"{id} 0"),)))
    if len(parts) == 1:
        parts.append(Paragraph(words("signups-nobody")))
    form = Form("signups.who", words("signups-title"), tuple(parts))
    return Next(form) if back else Open(form)


def _named(head: str, those: list[tuple[Signup, str]], words: Words) -> Iterator[Part]:
    if those:
        yield Context(words("signups-counted", what=words(head), count=len(those)))
    lines = [listed(one, name, words) for one, name in those]
    for start in range(0, len(lines), NAMES):
        yield Paragraph("\n".join(lines[start : start + NAMES]))


def people(request: Request, services: Services) -> Reply:
    """Whom to sign off."""
    look_after(request.actor)
    id, number = numbered(request.subject)
    found = services.read(_people, request.network.id, id)
    words = services.words(request.actor.language)
    here = forward((*found.there, *found.queue), str(number), AT_ONCE)
    label = words("signups-off-one")
    sure = asked_first(label, words("signups-off-sure"), words)
    parts: list[Part] = [Paragraph(words("signups-off-why"))]
    for one, name in here.shown:
        off = Button(label, "signups.sign_off", f"{id} {one.who}", Style.DANGER, confirm=sure)
        parts += [Context(listed(one, name, words)), Buttons((off,))]
    back = Button(words("back"), "signups.who", f"{id} back")
    parts += [Divider(), *row(back, *here.on(words("more"), "signups.people", id))]
    return Next(Form("signups.people", words("signups-title"), tuple(parts)))


def sign_off(request: Request, services: Services) -> Reply:
    id, _, whom = request.subject.partition(" ")
    services.run(attendance.sign_off, request.network.id, id, whom, by=request.actor, now=request.now)
    words = services.words(request.actor.language)
    back = Buttons((Button(words("back"), "signups.who", f"{id} back"),))
    return Next(Form("notice", words("signups-title"), (Paragraph(words("signups-off-done")), back)))


def needs(request: Request, services: Services) -> Reply:
    """Without names."""
    those = services.read(signups.needs, request.network.id, request.subject, by=request.actor)
    words = services.words(request.actor.language)
    lines = [Paragraph(one) for one in those] or [Paragraph(words("signups-needs-none"))]
    return Open(Form("signups.needs", words("signups-title"), (*lines, Context(words("signups-needs-gone")))))


ROUTES = (
    press("signups.who", who),
    press("signups.people", people),
    press("signups.sign_off", sign_off),
    press("signups.needs", needs),
)
