"""Asking the room: one door, write, review, send; and the card that stands in the channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import codewords, members, questions
from domain.ids import new_id
from domain.questions import CARD, ME_TOO_SHOWN_FROM, Ask, Question, State
from domain.themes import THEMES
from domain.waiting import WaitingMeToo, WaitingQuestion
from handlers import flags, numbers, review
from handlers.own import Own
from handlers.pieces import line, notice, promise, stands_under, whisper
from handlers.routes import Request, command, press, shortcut, submit
from handlers.themes import listed, options
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choices,
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
    Style,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

QUESTIONS_A_DAY = 10


def door(request: Request, services: Services) -> Reply:
    """Named and unnamed alike come in here, and so do those who only look around: nothing tells them apart."""
    return Open(write_form(request, services))


def write_form(request: Request, services: Services, *, body: str = "", themes: tuple[str, ...] = ()) -> Form:
    """`body`: words that are there to begin with, `themes`: chosen already."""
    words = services.words(request.actor.language)
    unnamed, named = words("questions-sender-unnamed"), words("questions-sender-named")
    others = (
        Button(words("questions-door-search"), "search.open", opens=True),
        Button(words("questions-door-answer"), "answers.pick", opens=True),
        Button(words("questions-door-return"), "codewords.open", opens=True),
        Button(words("vents-title"), "vents.open", opens=True),
    )
    return Form(
        "questions.write",
        words("questions-title"),
        (
            *((Paragraph(words("questions-command-ignored")),) if request.text else ()),
            Text("body", words("questions-body"), body, hint=words("questions-body-hint"), long=True),
            review.sender_field(words, unnamed=unnamed, named=named),
            promise(words),
            Choices("themes", words("questions-themes"), options(words), themes),
            Divider(),
            Context(words("questions-door-others")),
            Buttons(others),
        ),
        submit=words("to-review"),
        hidden={"id": new_id(services.chance)},
    )


def write(request: Request, services: Services) -> Reply:
    return Next(review.form(request, services, _step(request, services)))


def _step(request: Request, services: Services) -> review.Step:
    words = services.words(request.actor.language)
    code = review.code_of(request, services)
    themes = " ".join(_known(request.kept("themes").split() or request.chosen("themes")))
    return review.Step(
        route="questions.send",
        title=words("questions-review-title"),
        heading=_head("" if code else request.actor.name, words),
        send=words("questions-send"),
        code=code,
        hidden={"themes": themes},
        small=_themes(tuple(themes.split()), words),
        similar=True,
    )


def send(request: Request, services: Services) -> Reply:
    step = _step(request, services)
    if changed := review.again(request, services, step):
        return changed
    review.count(request, services, "ask", most=QUESTIONS_A_DAY)
    words = services.words(request.actor.language)
    title, id = words("questions-sent-title"), request.kept("id")
    body, themes = request.written("body"), _known(request.kept("themes").split())
    if not step.code:
        ask = Ask(id, request.network.id, request.actor.id, body, themes)
        services.run(questions.ask, ask, now=request.now)
        return Next(notice(title, words("questions-sent-named")))
    act = WaitingQuestion(body, themes, codewords.key(step.code.split(), request.network.salt))
    sent = review.wait(request, services, act, id=id, sentence="questions-sent-unnamed")
    return Next(notice(title, sent, words("questions-follow"), more=review.code_parts(step.code, words)))


def me_too(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    pressed = ("me_too", request.actor.id, request.subject)
    if not services.limits.note(*pressed):
        return whisper(words("questions-me-too-again"))
    numbers.wait(request, services, WaitingMeToo(request.subject), pressed, urgent=True)
    return whisper(words("questions-me-too-thanks", from_=ME_TOO_SHOWN_FROM))


def card(id: str, services: Services) -> Card | None:
    found = services.read(_shown, id)
    if found is None:
        return None
    question, author, language = found
    words = services.words(language)
    change_own = (Button(words("change-own"), "questions.change", id, opens=True),) if author else ()
    match question.state:
        case State.WITHDRAWN:
            return line(words("questions-card-withdrawn"))
        case State.REMOVED:
            return line(words("questions-card-removed"))
        case State.HIDDEN:
            return flags.hidden_card(question.flags, words, *change_own)
        case State.OPEN:
            return _open_card(question, author, words, change_own)


def _open_card(question: Question, author: str, words: Words, change_own: tuple[Button, ...]) -> Card:
    id, said = question.id, head(question, author, words)
    themes = _themes(question.themes, words)
    counted = question.me_too_told >= ME_TOO_SHOWN_FROM
    buttons = (
        Button(words("questions-answer"), "answers.open", id, Style.PRIMARY, opens=True),
        Button(words("questions-me-too"), "questions.me_too", id),
        Button(words("questions-save"), "solutions.save", id, opens=True),
        flags.button(question.subject, words),
        *change_own,
    )
    return Card(
        words("questions-card-summary", head=said, body=question.body),
        (
            Heading(said),
            Quote(question.body),
            *((Context(themes),) if themes else ()),
            *((Context(words("questions-card-me-too", count=question.me_too_told)),) if counted else ()),
            Buttons(buttons),
            Context(words("questions-card-how")),
        ),
    )


def head(question: Question, author: str, words: Words) -> str:
    """Whose it is, wherever it is shown. `author`: their name, empty for none."""
    return _head(stands_under(question.author, author, words), words)


def in_thread(ref: str | None, services: Services, words: Words) -> tuple[Part, ...]:
    """Beneath the answers in a form: what is not among them, and the way there. `ref`: where the question stands."""
    address = services.platform.link(ref) if ref else ""
    return (Context(words("answers-in-thread")), *((Link(words("questions-link"), address),) if address else ()))


def _head(author: str, words: Words) -> str:
    return words("questions-card-named", name=author) if author else words("questions-card-unnamed")


def _known(themes: Iterable[str]) -> tuple[str, ...]:
    return tuple(theme for theme in themes if theme in THEMES)


def _themes(themes: tuple[str, ...], words: Words) -> str:
    labels = listed(themes, words)
    return words("questions-card-themes", themes=labels) if labels else ""


def _shown(store: Store, id: str) -> tuple[Question, str, str] | None:
    """The question, its asker's name if it has one, and the language of its room."""
    question = store.questions.get(id)
    network = question and store.networks.get(question.network)
    if question is None or not network:
        return None
    return question, members.name_of(store, question.author), network.language


OWN = Own(
    "questions",
    questions,
    title="questions-change-title",
    label="questions-body",
    withdraw_label="questions-withdraw",
    sure="questions-withdraw-sure",
    changed="questions-changed",
    withdrawn="questions-withdrawn",
)
ROUTES = (
    command("fraga", door),
    shortcut("questions.door", door),
    press("questions.door", door),
    submit("questions.write", write),
    submit("questions.send", send),
    press("questions.me_too", me_too),
    *OWN.routes,
)
CARDS = {CARD: card}
