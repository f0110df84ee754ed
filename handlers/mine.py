"""*Mina frågor*: what one has asked with one's name, with the answers to read and the way to change or take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import mine
from domain.questions import ME_TOO_SHOWN_FROM, State
from domain.text import shorten
from domain.unanswered import TELL_AFTER
from handlers import answers, questions
from handlers.pages import backward, forward, row
from handlers.pieces import dated, notice
from handlers.routes import Request, press
from handlers.ui import (
    Button,
    Buttons,
    Context,
    Divider,
    Form,
    Heading,
    Next,
    Open,
    Paragraph,
    Quote,
    Reply,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.mine import Mine, Read
    from domain.questions import Question
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.pages import Page
    from handlers.services import Services
    from handlers.ui import Part

A_PAGE = 10
LINE = 100
"""Characters of a question in a list."""


def open_list(request: Request, services: Services) -> Reply:
    return Open(_list(request, services, ""))


def turn(request: Request, services: Services) -> Reply:
    return Next(_list(request, services, request.subject))


def _list(request: Request, services: Services, page: str) -> Form:
    words = services.words(request.actor.language)
    asked, shown = services.read(_asked, request.actor.id, page)
    unnamed = (Context(words("mine-unnamed")), _code_words(words))
    if not shown:
        ask = Buttons((Button(words("home-ask"), "questions.door", opens=True),))
        return notice(words("mine-title"), words("mine-none"), more=(ask, Divider(), *unnamed))
    turns = row(*asked.back(words("mine-newer"), "mine.turn"), *asked.on(words("mine-older"), "mine.turn"))
    parts = (part for one in shown for part in lines(one, words))
    return Form("mine.list", words("mine-title"), (*parts, *turns, Divider(), *unnamed))


def _asked(store: Store, member: str, page: str) -> tuple[Page[Question], list[Mine]]:
    asked = forward(mine.asked(store, member), page, A_PAGE)
    return asked, [mine.counted(store, one) for one in asked.shown]


def _code_words(words: Words) -> Buttons:
    return Buttons((Button(words("home-return"), "codewords.open", opens=True),))


def lines(one: Mine, words: Words, *, room: str = "") -> tuple[Part, ...]:
    """One question in a list. `room`: its name, for somebody who belongs to several."""
    question = one.question
    says = shorten(question.body, LINE)
    counted = words("mine-hidden-short") if question.state is State.HIDDEN else words("mine-count", count=one.answers)
    about = " · ".join(filter(None, (room, counted, words.day(question.told_at))))
    label = words("mine-read-answers", count=one.answers) if one.answers else words("mine-read")
    return (
        Paragraph(says),
        Context(about),
        Buttons((Button(label, "mine.read", question.id, opens=True),)),
    )


def read(request: Request, services: Services) -> Reply:
    return Open(_question(request, services, request.subject, ""))


def older(request: Request, services: Services) -> Reply:
    id, _, page = request.subject.partition(" ")
    return Next(_question(request, services, id, page))


def _question(request: Request, services: Services, id: str, page: str) -> Form:
    words = services.words(request.actor.language)
    found = services.read(mine.read, request.network.id, id, author=request.actor.id)
    return Form(
        "mine.question",
        words("mine-question-title"),
        (
            *_asked_parts(found.question, words),
            *_heard_parts(found, page, words),
            *questions.in_thread(found.ref, services, words),
            Divider(),
            Buttons(tuple(_acts(found, words))),
        ),
    )


def _asked_parts(question: Question, words: Words) -> list[Part]:
    parts: list[Part] = [Quote(question.body), Context(words("mine-asked", when=dated(question.told_at, words)))]
    if question.state is State.HIDDEN:
        parts.append(Paragraph(words("mine-hidden")))
    if question.me_too_told >= ME_TOO_SHOWN_FROM:
        parts.append(Context(words("questions-card-me-too", count=question.me_too_told)))
    return parts


def _heard_parts(found: Read, page: str, words: Words) -> Iterator[Part]:
    yield Heading(words("mine-count", count=len(found.heard)))
    if not found.heard:
        yield Paragraph(words("mine-no-answers", days=TELL_AFTER))
    heard, about = backward(found.heard, page, A_PAGE), found.question.id
    for one in heard.shown:
        yield from answers.parts(one, words)
    older = heard.on(words("codewords-older"), "mine.older", about)
    yield from row(*older, *heard.first(words("codewords-newest"), "mine.older", about))


def _acts(found: Read, words: Words) -> list[Button]:
    id = found.question.id
    keeps = found.heard and found.question.state is State.OPEN
    save = [Button(words("questions-save"), "solutions.save", id, opens=True)] if keeps else []
    return [*save, Button(words("mine-change"), "questions.change", id, opens=True)]


ROUTES = (
    press("mine.open", open_list),
    press("mine.turn", turn),
    press("mine.read", read),
    press("mine.older", older),
)
