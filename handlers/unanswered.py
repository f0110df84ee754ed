"""Questions that wait for an answer: what the facilitator is told of them, and what colleagues are asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain import members, unanswered
from domain.ports import Subject
from domain.questions import State
from domain.text import shorten
from domain.unanswered import ASK_CARD, CARD
from handlers.pieces import line, said
from handlers.routes import Request, press
from handlers.themes import listed
from handlers.ui import Button, Buttons, Card, Context, Heading, Paragraph, Quote, Reply, Style

if TYPE_CHECKING:
    from domain.questions import Question
    from domain.store import Store
    from domain.unanswered import Care
    from handlers.catalog import Words
    from handlers.services import Services

LINE = 120
"""Characters of a question that is done with."""


def settle(request: Request, services: Services) -> Reply:
    services.run(unanswered.settle, request.network.id, request.subject, by=request.actor)
    return _said(request, services, "unanswered-settled")


def not_now(request: Request, services: Services) -> Reply:
    services.run(unanswered.not_now, request.subject, by=request.actor)
    return _said(request, services, "unanswered-not-now-thanks")


def _said(request: Request, services: Services, key: str) -> Reply:
    words = services.words(request.actor.language)
    return said(request, words("unanswered-title"), words(key))


@dataclass(frozen=True, slots=True)
class _Shown:
    question: Question
    language: str
    author: str = ""
    waits: bool = True
    care: Care | None = None
    themes: tuple[str, ...] = ()


def card(id: str, services: Services) -> Card | None:
    """For who looks after the room."""
    shown = services.read(_for_facilitator, id)
    if shown is None:
        return None
    words, body = services.words(shown.language), shown.question.body
    if not shown.waits:
        done = words("unanswered-card-done", body=shorten(body, LINE))
        return line(done)
    title = words("unanswered-card-title")
    since = _since(shown, words)
    asked = _asked(shown, words)
    buttons = (
        Button(words("questions-answer"), "answers.open", id, Style.PRIMARY, opens=True),
        Button(words("unanswered-settle"), "unanswered.settle", id),
    )
    return Card(
        words("unanswered-card-summary", title=title, body=body),
        (
            Heading(title),
            Quote(body),
            Paragraph(" ".join([since, *([asked] if asked else [])])),
            Buttons(buttons),
            Context(words("unanswered-card-how")),
        ),
    )


def _since(shown: _Shown, words: Words) -> str:
    when = words.moment(shown.question.told_at)
    if shown.author:
        return words("unanswered-card-since-named", name=shown.author, when=when)
    return words("unanswered-card-since", when=when)


def _asked(shown: _Shown, words: Words) -> str:
    asked = shown.care.asked if shown.care else None
    if asked is None:
        return ""
    return words("unanswered-card-asked", count=asked) if asked else words("unanswered-card-nobody")


def ask_card(id: str, services: Services) -> Card | None:
    """For a colleague."""
    shown = services.read(_for_colleague, id)
    if shown is None:
        return None
    words, question = services.words(shown.language), shown.question
    themes = listed(shown.themes, words)
    asks = words("unanswered-ask", themes=themes) if themes else words("unanswered-ask-plain")
    buttons = (
        Button(words("questions-answer"), "answers.open", question.id, Style.PRIMARY, opens=True),
        Button(words("unanswered-not-now"), "unanswered.not_now", question.id),
    )
    return Card(
        words("unanswered-ask-summary", asks=asks, body=question.body),
        (Paragraph(asks), Quote(question.body), Buttons(buttons), Context(words("unanswered-ask-how"))),
    )


def _for_facilitator(store: Store, id: str) -> _Shown | None:
    question = store.questions.get(id)
    network = question and store.networks.get(question.network)
    if question is None or not network or question.state is not State.OPEN:
        return None
    author = members.name_of(store, question.author)
    waits = store.duties.get(Subject(CARD, id)) is not None
    return _Shown(question, network.language, author, waits, store.unanswered.get(id))


def _for_colleague(store: Store, id: str) -> _Shown | None:
    question_id, member_id = unanswered.asked_in(id)
    question, member = store.questions.get(question_id), store.members.get(member_id)
    if question is None or member is None or question.state is not State.OPEN:
        return None
    return _Shown(question, member.language, themes=unanswered.shared(question, member))


ROUTES = (
    press("unanswered.settle", settle),
    press("unanswered.not_now", not_now),
)
CARDS = {CARD: card, ASK_CARD: ask_card}
