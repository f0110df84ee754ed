"""*Mina frågor*: what one has asked with one's name, with the answers to read and the way to change or take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import mine
from domain.questions import ME_TOO_SHOWN_FROM, State
from domain.text import shorten
from domain.unanswered import TELL_AFTER
from handlers.pieces import dated, notice, stands_under
from handlers.routes import Request, press
from handlers.ui import (
    Button,
    Buttons,
    Context,
    Divider,
    Form,
    Heading,
    Link,
    Next,
    Open,
    Paragraph,
    Quote,
    Reply,
)

if TYPE_CHECKING:
    from domain.mine import Heard, Mine, Read
    from domain.questions import Question
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

A_PAGE = 10
LINE = 100
"""Characters of a question in a list."""


def open_list(request: Request, services: Services) -> Reply:
    return Open(_list(request, services, 0))


def turn(request: Request, services: Services) -> Reply:
    return Next(_list(request, services, _page(request.subject)))


def _list(request: Request, services: Services, page: int) -> Form:
    words = services.words(request.actor.language)
    count, shown = services.read(_asked, request.actor.id, page)
    unnamed = (Context(words("mine-unnamed")), _code_words(words))
    if not count:
        ask = Buttons((Button(words("home-ask"), "questions.door", opens=True),))
        return notice(words("mine-title"), words("mine-none"), more=(ask, Divider(), *unnamed))
    newer = [Button(words("mine-newer"), "mine.turn", str(page - 1))] if page else []
    older = [Button(words("mine-older"), "mine.turn", str(page + 1))] if count > (page + 1) * A_PAGE else []
    turns = (Buttons((*newer, *older)),) if newer or older else ()
    parts = (part for one in shown for part in lines(one, words))
    return Form("mine.list", words("mine-title"), (*parts, *turns, Divider(), *unnamed))


def _asked(store: Store, member: str, page: int) -> tuple[int, list[Mine]]:
    those = mine.asked(store, member)
    return len(those), [mine.counted(store, one) for one in those[page * A_PAGE :][:A_PAGE]]


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
    return Open(_question(request, services, request.subject, 0))


def older(request: Request, services: Services) -> Reply:
    id, _, page = request.subject.partition(" ")
    return Next(_question(request, services, id, _page(page)))


def _question(request: Request, services: Services, id: str, page: int) -> Form:
    """`page` counts back from the newest answers."""
    words = services.words(request.actor.language)
    found = services.read(mine.read, request.network.id, id, author=request.actor.id)
    return Form(
        "mine.question",
        words("mine-question-title"),
        (
            *_asked_parts(found.question, words),
            *_heard_parts(found, page, words),
            *_thread_parts(found, services, words),
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


def _heard_parts(found: Read, page: int, words: Words) -> list[Part]:
    count = len(found.heard)
    parts: list[Part] = [Heading(words("mine-count", count=count))]
    if not count:
        return [*parts, Paragraph(words("mine-no-answers", days=TELL_AFTER))]
    here = min(page, (count - 1) // A_PAGE)
    end = count - here * A_PAGE
    start = max(0, end - A_PAGE)
    for heard in found.heard[start:end]:
        parts += [Context(_head(heard, words)), Quote(heard.answer.body)]
    turns = [Button(words("codewords-older"), "mine.older", f"{found.question.id} {here + 1}")] if start else []
    turns += [Button(words("codewords-newest"), "mine.older", found.question.id)] if here else []
    return [*parts, *([Buttons(tuple(turns))] if turns else [])]


def _head(heard: Heard, words: Words) -> str:
    author = stands_under(heard.answer.author, heard.author, words)
    return words("answers-card-named", name=author) if author else words("answers-card-unnamed")


def _thread_parts(found: Read, services: Services, words: Words) -> tuple[Part, ...]:
    address = services.platform.link(found.ref) if found.ref else ""
    return (Context(words("codewords-thread")), *((Link(words("mine-link"), address),) if address else ()))


def _acts(found: Read, words: Words) -> list[Button]:
    id = found.question.id
    keeps = found.heard and found.question.state is State.OPEN
    save = [Button(words("questions-save"), "solutions.save", id, opens=True)] if keeps else []
    return [*save, Button(words("mine-change"), "questions.change", id, opens=True)]


def _page(typed: str) -> int:
    return int(typed) if typed.isdecimal() else 0


ROUTES = (
    press("mine.open", open_list),
    press("mine.turn", turn),
    press("mine.read", read),
    press("mine.older", older),
)
