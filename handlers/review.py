"""The second step of everything that is written to the room: what was found in the text, how it will look, the code
words of those who write without a name; then send."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Found:
    """What the look at the text gave, in words, and the marks that tell one finding from another."""

    sentences: tuple[str, ...] = ()
    signposts: tuple[str, ...] = ()
    marks: frozenset[str] = field(default_factory=frozenset)


def form(request: Request, services: Services, step: Step) -> Form:
    words = services.words(request.actor.language)
    body = request.written("body")
    unnamed = bool(step.code)
    found = _look(request, services, words, unnamed=unnamed)
    similar = services.read(_similar, request.network.id, body) if step.similar else []
    return Form(
        step.route,
        step.title,
        (
            *_finding_parts(found, words),
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
        hidden={**step.hidden, "code": step.code, "seen": _seal(found.marks)},
    )


def something_new(request: Request, services: Services) -> bool:
    """Whether the text, changed in the review, holds something that the person has not been shown."""
    words = services.words(request.actor.language)
    marks = _look(request, services, words, unnamed=bool(request.kept("code"))).marks
    seen = set(request.kept("seen").split())
    return bool({_digest(mark) for mark in marks} - seen)


def code_parts(code: str, words: Words) -> tuple[Part, ...]:
    if not code:
        return ()
    return (Heading(words("codewords-yours")), Quote(code), Paragraph(words("codewords-why")))


def _when_parts(now: datetime, words: Words) -> tuple[Field | Part, ...]:
    first, second = (words.moment(slot) for slot in next_slots(now))
    return (
        Context(words("review-when", first=first, second=second)),
        Toggle("urgent", words("review-urgent"), words("review-urgent-yes", first=first), hint=words("review-urgent-hint")),
    )
