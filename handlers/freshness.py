"""Whether a lösning still holds: how that is shown, and how its owner, or else the facilitator, says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import freshness
from domain.freshness import CARD, NAMELESS_CARD
from domain.ports import Subject
from domain.solutions import State
from domain.text import shorten
from handlers.pieces import line, notice, said
from handlers.routes import Request, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Context,
    Divider,
    Form,
    Heading,
    Next,
    Open,
    Paragraph,
    Quote,
    Reply,
    Style,
    Text,
)

if TYPE_CHECKING:
    from datetime import datetime

    from domain.freshness import Due
    from domain.members import Member
    from domain.networks import Network
    from domain.solutions import Solution
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

OPEN, CONFIRM, OUTDATE, MARK = "freshness.open", "freshness.confirm", "freshness.outdate", "freshness.mark"
LISTED = 10
REASON_MOST = 500
"""Characters."""
LINE = 160
FROM = "from"
LIST = "list"
"""What a form carries that stands in the list, so that the list comes back."""


def mark(solution: Solution, words: Words, now: datetime) -> tuple[Part, ...]:
    """What a reader is to know; nothing of one that is fresh. Who said so is told nowhere, and when by the month."""
    if solution.outdated:
        return (Paragraph(words("freshness-outdated")), Quote(solution.outdated))
    return () if freshness.is_fresh(solution, now) else (_unconfirmed(solution, words),)


def outdated_line(solution: Solution, words: Words) -> tuple[Context, ...]:
    """Where a lösning is shown in brief."""
    if not solution.outdated:
        return ()
    reason = shorten(solution.outdated, LINE)
    return (Context(words("freshness-outdated-why", reason=reason)),)


def hold_buttons(solution: Solution, reader: Member, words: Words, now: datetime) -> tuple[Button, ...]:
    """What this reader may say of it, as long as others can find it."""
    buttons: list[Button] = []
    if solution.state is not State.RELEASED:
        return ()
    if freshness.may_confirm(solution, reader) and not freshness.is_fresh(solution, now):
        label = words("freshness-again" if solution.outdated else "freshness-holds")
        buttons.append(Button(label, CONFIRM, solution.id))
    if freshness.may_outdate(solution, reader) and not solution.outdated:
        buttons.append(Button(words("freshness-no-longer"), OUTDATE, solution.id, opens=True))
    return tuple(buttons)


def open_list(request: Request, services: Services) -> Reply:
    return Open(_list(request, services))


def _list(request: Request, services: Services, *done: Part) -> Form:
    """`done`: what was just said of one of them."""
    words = services.words(request.actor.language)
    due = services.read(freshness.due, request.actor, now=request.now)
    parts = _due_parts(due, words) if due.own or due.nameless else [Paragraph(words("freshness-none"))]
    return Form("freshness.list", words("freshness-title"), (*done, *parts), hidden={FROM: LIST})


def _due_parts(due: Due, words: Words) -> list[Part]:
    own, nameless = due.own[:LISTED], due.nameless[: LISTED - len(due.own[:LISTED])]
    left = len(due.own) + len(due.nameless) - len(own) - len(nameless)
    parts: list[Part] = [Context(words("freshness-why"))]
    if own:
        parts += [Heading(words("freshness-own")), *_lines(own, words, own=True)]
    if nameless:
        parts += [Heading(words("freshness-nameless")), *_lines(nameless, words, own=False)]
    if left:
        parts += [Divider(), Context(words("freshness-more", count=left))]
    return parts


def _lines(those: tuple[Solution, ...] | list[Solution], words: Words, *, own: bool) -> list[Part]:
    parts: list[Part] = []
    for one in those:
        change = Button(words("solutions-change"), "solutions.change", one.id, opens=True)
        read = Button(words("solutions-read"), "solutions.read", one.id, opens=True)
        buttons = (
            Button(words("freshness-holds"), CONFIRM, one.id),
            change if own else read,
            Button(words("freshness-no-longer"), OUTDATE, one.id, opens=True),
        )
        parts += [Paragraph(one.text.title), _unconfirmed(one, words), Buttons(buttons)]
    return parts


def _unconfirmed(solution: Solution, words: Words) -> Context:
    day = freshness.held_since(solution)
    return Context(words("freshness-unconfirmed", month=words(f"month-{day.month}"), year=str(day.year)))


def confirm(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    network, id = request.network.id, request.subject
    held = services.run(freshness.confirm, network, id, by=request.actor, now=request.now)
    sentence = words("freshness-confirmed", title=held.text.title)
    if request.kept(FROM) == LIST:
        return Next(_list(request, services, Paragraph(sentence)))
    return said(request, words("freshness-holds"), sentence)


def ask_why(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    solution = services.read(freshness.outdatable, request.network.id, request.subject, by=request.actor)
    hint = words("freshness-reason-hint")
    return Open(
        Form(
            MARK,
            words("freshness-no-longer"),
            (
                Paragraph(solution.text.title),
                Text("reason", words("freshness-reason"), solution.outdated, hint, long=True, most=REASON_MOST),
                Context(words("freshness-stays")),
            ),
            submit=words("save"),
            hidden={"id": solution.id, FROM: request.kept(FROM)},
        )
    )


def outdate(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    network, id, reason = request.network.id, request.kept("id"), request.written("reason")
    marked = services.run(freshness.outdate, network, id, reason, by=request.actor, now=request.now)
    undo = Buttons((Button(words("freshness-again"), CONFIRM, id),))
    sentence = words("freshness-marked", title=marked.text.title)
    if request.kept(FROM) == LIST:
        return Next(_list(request, services, Paragraph(sentence), undo, Divider()))
    return Next(notice(words("freshness-no-longer"), sentence, more=(undo,)))


def not_now(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    services.run(freshness.not_now, request.network.id, by=request.actor)
    return said(request, words("freshness-title"), words("freshness-left"))


def card(id: str, services: Services) -> Card | None:
    """What its owner is asked; gone when there is an answer to all of it. `id`: of the member."""
    found = services.read(_asked, id, services)
    if found is None:
        return None
    those, network = found
    words = services.words(network.language)
    asks, why = words("freshness-asks", count=len(those)), words("freshness-why")
    titles = [one.text.title for one in those]
    return Card("\n".join([asks, *titles, why]), (Heading(asks), *_lines(those, words, own=True), Context(why)))


def _asked(store: Store, id: str, services: Services) -> tuple[list[Solution], Network] | None:
    member = store.members.get(id)
    network = store.networks.get(member.network) if member else None
    those = freshness.asked_of(store, id, now=services.clock())
    return (those, network) if network and those else None


def nameless_card(id: str, services: Services) -> Card | None:
    """For who looks after the room. `id`: of the network."""
    network = services.network(id)
    if network is None:
        return None
    words = services.words(network.language)
    count, waits = services.read(_nameless, id, services)
    if not count or not waits:
        done = words("freshness-nameless-done")
        return line(done)
    asks, why = words("freshness-nameless-asks", count=count), words("freshness-nameless-why")
    buttons = (
        Button(words("freshness-go-through"), OPEN, style=Style.PRIMARY, opens=True),
        Button(words("freshness-not-now"), "freshness.not_now"),
    )
    return Card(f"{asks}. {why}", (Heading(asks), Paragraph(why), Buttons(buttons)))


def _nameless(store: Store, id: str, services: Services) -> tuple[int, bool]:
    """How many there are, and whether they wait."""
    waits = store.duties.get(Subject(NAMELESS_CARD, id)) is not None
    return len(freshness.nameless(store, id, now=services.clock())), waits


ROUTES = (
    press(OPEN, open_list),
    press(CONFIRM, confirm),
    press(OUTDATE, ask_why),
    submit(MARK, outdate),
    press("freshness.not_now", not_now),
)
CARDS = {CARD: card, NAMELESS_CARD: nameless_card}
