"""A lösning, whole: reading it, what others experienced with it, and the owner's say over it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from domain import freshness, solutions
from domain.errors import Empty, NotFound
from domain.members import looks_after, name_while_here
from domain.solutions import CARD, SHOWN_ONCE, Experience, Outcome, Solution, State
from handlers import flags
from handlers.freshness import hold_buttons, mark, outdated_line
from handlers.pieces import notice, withdrawal
from handlers.routes import Request, press, submit
from handlers.solution_form import fields, whole, written
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
    Text,
)

if TYPE_CHECKING:
    from domain.members import Member
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

EXPERIENCES_SHOWN = 15


def read(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    solution, author, told = services.read(_readable, request.network.id, request.subject, request.actor)
    mine = solution.owner == request.actor.id
    hidden = flags.hidden(solution.flags, words) if solution.state is State.HIDDEN else ""
    return Open(
        Form(
            "solutions.read",
            words("solutions-whole-title"),
            (
                *((Paragraph(hidden),) if hidden else ()),
                *((Heading(words("codewords-note")), Quote(solution.note)) if mine and solution.note else ()),
                *mark(solution, words, request.now),
                *whole(solution.text, author, words),
                *experience_parts(told, words),
                *_last_part(solution, request, words),
            ),
        )
    )


def _readable(store: Store, network: str, id: str, reader: Member) -> tuple[Solution, str, list[Experience]]:
    """As `_found`; one that is hidden, too, for its owner and those who look after the room."""
    solution = solutions.there(store, network, id)
    if solution.owner != reader.id and not looks_after(reader):
        solutions.find(store, network, id)
    return with_told(store, solution)


def _found(store: Store, network: str, id: str) -> tuple[Solution, str, list[Experience]]:
    return with_told(store, solutions.find(store, network, id))


def with_told(store: Store, solution: Solution) -> tuple[Solution, str, list[Experience]]:
    """The lösning, the name it stands under, and what others experienced, newest first."""
    author = name_while_here(store, solution.owner) if solution.named else solution.signature
    return solution, author, store.solutions.experiences(solution.id)[::-1]


def experience_parts(told: list[Experience], words: Words) -> list[Part]:
    """Nothing when nobody has told of any."""
    if not told:
        return []
    counts = Counter(experience.outcome for experience in told)
    pairs = tuple((words(f"outcome-{outcome}"), str(counts[outcome])) for outcome in Outcome if counts[outcome])
    parts: list[Part] = [Divider(), Heading(words("solutions-tried-title")), Facts(pairs)]
    for experience in [one for one in told if one.words][:EXPERIENCES_SHOWN]:
        parts += [Paragraph(words(f"outcome-{experience.outcome}")), Quote(experience.words)]
    return parts


def _last_part(solution: Solution, request: Request, words: Words) -> tuple[Part, ...]:
    holds = hold_buttons(solution, request.actor, words, request.now)
    if solution.owner == request.actor.id:
        return _owners_part(solution.id, holds, words)
    if solution.state is State.HIDDEN:
        return ()
    tried = Button(words("solutions-try"), "solutions.try", solution.id, opens=True)
    more = (Buttons(holds),) if holds else ()
    return (Divider(), Buttons((tried, flags.button(solution.subject, words))), *more)


def _owners_part(id: str, holds: tuple[Button, ...], words: Words) -> tuple[Part, ...]:
    label, sure = words("solutions-take-back"), words("solutions-take-back-sure")
    take_back = withdrawal(words, "solutions.take_back", id, label=label, sure=sure)
    change = Button(words("solutions-change"), "solutions.change", id, opens=True)
    return (Divider(), Buttons((*holds, change, *take_back.buttons)))


def change_form(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    solution = services.read(solutions.own, request.network.id, request.subject, request.actor.id)
    return Open(
        Form(
            "solutions.edit",
            words("solutions-change"),
            fields(solution.text, words, named=solution.named),
            submit=words("save"),
            hidden={"id": solution.id},
        )
    )


def edit(request: Request, services: Services) -> Reply:
    if not request.written("did"):
        raise Empty(field="did")
    services.run(
        freshness.edit,
        request.network.id,
        request.kept("id"),
        owner=request.actor.id,
        text=written(request),
        named=request.ticked("named"),
        now=request.now,
    )
    words = services.words(request.actor.language)
    return Next(notice(words("solutions-change"), words("solutions-changed")))


def take_back(request: Request, services: Services) -> Reply:
    services.run(solutions.take_back, request.network.id, request.subject, owner=request.actor.id)
    words = services.words(request.actor.language)
    return Next(notice(words("solutions-take-back"), words("solutions-taken-back")))


def try_form(request: Request, services: Services) -> Reply:
    """*Vi provade*, filled in with what the member told before."""
    words = services.words(request.actor.language)
    solution, _, told = services.read(_found, request.network.id, request.subject)
    mine = next((one for one in told if one.member == request.actor.id), None)
    outcomes = tuple(Option(outcome, words(f"outcome-{outcome}")) for outcome in Outcome)
    return Open(
        Form(
            "solutions.tried",
            words("solutions-try"),
            (
                Paragraph(solution.text.title),
                Choice(
                    "outcome", words("solutions-how-did-it-go"), outcomes, mine.outcome if mine else None, open=True
                ),
                Text("words", words("solutions-tell"), mine.words if mine else "", required=False, long=True),
                Context(words("solutions-tell-unnamed")),
            ),
            submit=words("save"),
            hidden={"id": solution.id},
        )
    )


def tried(request: Request, services: Services) -> Reply:
    if request.written("outcome") not in set(Outcome):
        raise NotFound
    experience = Experience(
        request.kept("id"),
        request.actor.id,
        Outcome(request.written("outcome")),
        request.written("words"),
        request.now,
    )
    services.run(solutions.tell_experience, request.network.id, experience)
    words = services.words(request.actor.language)
    return Next(notice(words("solutions-try"), words("solutions-told")))


def card(id: str, services: Services) -> Card | None:
    """The line under the question; nothing once it is taken back."""
    found = services.read(_shown, id)
    if found is None:
        return None
    solution, language = found
    words = services.words(language)
    if solution.state is State.HIDDEN:
        return flags.hidden_card(solution.flags, words)
    sentence = words("solutions-card", title=solution.text.title)
    outdated = outdated_line(solution, words)
    button = Button(words("solutions-read"), "solutions.read", id, opens=True)
    return Card(
        "\n".join((sentence, *(line.text for line in outdated))), (Paragraph(sentence), *outdated, Buttons((button,)))
    )


def _shown(store: Store, id: str) -> tuple[Solution, str] | None:
    solution = store.solutions.get(id)
    network = solution and store.networks.get(solution.network)
    if not solution or not network or solution.state not in SHOWN_ONCE:
        return None
    return solution, network.language


ROUTES = (
    press("solutions.read", read),
    press("solutions.change", change_form),
    submit("solutions.edit", edit),
    press("solutions.take_back", take_back),
    press("solutions.try", try_form),
    submit("solutions.tried", tried),
)
CARDS = {CARD: card}
