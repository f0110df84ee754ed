"""The second step of everything that is written to the room: what was found in the text, how it will look, the code
words of those who write without a name; then send."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain import look
from domain.search import Filters, Viewer
from domain.slots import next_slots
from handlers.ui import Button, Buttons, Context, Divider, Form, Heading, Paragraph, Quote, Text, Toggle

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.members import Attributes
    from domain.solutions import Solution
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.routes import Request
    from handlers.services import Services
    from handlers.ui import Field, Part

SIMILAR = 3
MOST_MARKS = 100
ABOUT_OTHERS = frozenset({look.Kind.NAME, look.Kind.LEX_SARAH, look.Kind.WHISTLEBLOWING})


@dataclass(frozen=True, slots=True)
class Step:
    """`code`: the code words, empty for those who write under their name. `more`: fields of this kind of text alone."""

    route: str
    title: str
    heading: str
    send: str
    code: str
    hidden: Mapping[str, str]
    more: tuple[Field, ...] = ()
    similar: bool = False


def form(request: Request, services: Services, step: Step) -> Form:
    words = services.words(request.actor.language)
    body = request.written("body")
    unnamed = bool(step.code)
    found = _look(request, services, unnamed=unnamed)
    similar = services.read(_similar, request.network.id, body) if step.similar else []
    return Form(
        step.route,
        step.title,
        (
            *_finding_parts(found, words, unnamed=unnamed),
            *code_parts(step.code, words),
            *_similar_parts(similar, words),
            Heading(words("review-preview")),
            Paragraph(step.heading),
            Quote(body),
            Divider(),
            Text("body", words("review-change"), initial=body, long=True),
            *step.more,
            *(_when_parts(services.clock(), words) if unnamed else ()),
        ),
        submit=step.send,
        hidden={**step.hidden, "code": step.code, "seen": " ".join(_marks(found))},
    )


def something_new(request: Request, services: Services) -> bool:
    """Whether the text, changed in the review, holds something that the person has not been shown."""
    found = _look(request, services, unnamed=bool(request.kept("code")))
    return not set(_marks(found)) <= set(request.kept("seen").split())


def _look(request: Request, services: Services, *, unnamed: bool) -> look.Found:
    """What this writer should think of: under one's name it is only what could point at others."""
    audience = services.read(_attributes, request.network.id)
    found = look.look(request.written("body"), audience=audience)
    if unnamed:
        return found
    about_others = tuple(f for f in found.findings if f.kind in ABOUT_OTHERS)
    return look.Found(about_others, look.Band.AT_LEAST_10)


def _attributes(store: Store, network: str) -> list[Attributes]:
    return [member.attributes for member in store.members.of(network)]


def _marks(found: look.Found) -> list[str]:
    """A short mark for each thing found, so that a form can carry what was shown."""
    things = [f"{finding.kind} {finding.words.casefold()}" for finding in found.findings] + [found.band]
    return sorted({hashlib.blake2b(thing.encode(), digest_size=4).hexdigest() for thing in things})[:MOST_MARKS]


def _finding_parts(found: look.Found, words: Words, *, unnamed: bool) -> tuple[Part, ...]:
    asks, signs = [], []
    for finding in found.findings:
        match finding.kind.grade:
            case look.Grade.ASK:
                asks.append(_ask(finding, words))
            case look.Grade.SIGNPOST:
                signs.append(words(f"look-signpost-{finding.kind}"))
            case look.Grade.STOP:  # stopped before it came here
                continue
    band = words(f"look-band-{found.band}")
    if found.band is not look.Band.AT_LEAST_10:
        asks.append(band)
    parts: list[Part] = []
    if asks:
        parts += [Heading(words("review-found")), *map(Paragraph, dict.fromkeys(asks)), Divider()]
    parts += [Paragraph(sign) for sign in dict.fromkeys(signs)]
    return (*parts, Context(band)) if unnamed and found.band is look.Band.AT_LEAST_10 else tuple(parts)


def _ask(finding: look.Finding, words: Words) -> str:
    if finding.wider:
        return words("look-ask-wider", words=finding.words, wider=words(f"look-wider-{finding.wider}"))
    return words("look-ask", words=finding.words)


def _similar(store: Store, network: str, body: str) -> list[Solution]:
    hits = store.search.find(body, Filters(), Viewer(network), limit=SIMILAR)
    found = [store.solutions.get(hit.solution) for hit in hits]
    return [solution for solution in found if solution]


def _similar_parts(similar: list[Solution], words: Words) -> tuple[Part, ...]:
    if not similar:
        return ()
    parts: list[Part] = [Heading(words("review-similar"))]
    for solution in similar:
        read = Button(words("review-read"), "solutions.read", solution.id, opens=True)
        parts += [Paragraph(solution.text.title), Buttons((read,))]
    return (*parts, Divider())


def code_parts(code: str, words: Words) -> tuple[Part, ...]:
    if not code:
        return ()
    return (Heading(words("codewords-yours")), Quote(code), Paragraph(words("codewords-why")))


def _when_parts(now: datetime, words: Words) -> tuple[Field | Part, ...]:
    first, second = (words.moment(slot) for slot in next_slots(now))
    return (
        Context(words("review-when", first=first, second=second)),
        Toggle(
            "urgent", words("review-urgent"), words("review-urgent-yes", first=first), hint=words("review-urgent-hint")
        ),
    )
