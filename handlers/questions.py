"""Asking the room: one door, write, review, send; and the card that stands in the channel."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from domain import codewords, questions
from domain.errors import AlreadyKept, Empty, NotFound, NotYours, TooMany
from domain.ids import new_id
from domain.questions import CARD, ME_TOO_SHOWN_FROM, Ask, Question, State
from domain.slots import draw_slot
from domain.themes import THEMES
from domain.waiting import Waiting, WaitingQuestion, enter
from handlers import review
from handlers.routes import Request, command, press, shortcut, submit
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choice,
    Choices,
    Confirm,
    Context,
    Divider,
    Form,
    Heading,
    Next,
    Open,
    Option,
    Paragraph,
    Quote,
    Reply,
    Style,
    Text,
    Whisper,
)

if TYPE_CHECKING:
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services

NAMED, UNNAMED = "named", "unnamed"
A_DAY = timedelta(days=1)
QUESTIONS_A_DAY = 10


def door(request: Request, services: Services) -> Reply:
    """Named and unnamed alike come in here, and so do those who only look around: nothing tells them apart."""
    words = services.words(request.actor.language)
    return Open(_write_form(words, id=new_id(services.chance), ignored=bool(request.text)))


def _write_form(words: Words, *, id: str, ignored: bool) -> Form:
    senders = (Option(UNNAMED, words("questions-sender-unnamed")), Option(NAMED, words("questions-sender-named")))
    themes = tuple(Option(theme, words(f"theme-{theme}")) for theme in THEMES)
    others = (
        Button(words("questions-door-search"), "search.open", opens=True),
        Button(words("questions-door-answer"), "answers.pick", opens=True),
        Button(words("questions-door-return"), "codewords.open", opens=True),
    )
    return Form(
        "questions.write",
        words("questions-title"),
        (
            *((Paragraph(words("questions-command-ignored")),) if ignored else ()),
            Text("body", words("questions-body"), hint=words("questions-body-hint"), long=True),
            Choice("sender", words("questions-sender"), senders, open=True),
            Context(words("promise")),
            Choices("themes", words("questions-themes"), themes),
            Divider(),
            Context(words("questions-door-others")),
            Buttons(others),
        ),
        submit=words("to-review"),
        hidden={"id": id},
    )


def write(request: Request, services: Services) -> Reply:
    if not request.written("body"):
        raise Empty
    named = request.written("sender") == NAMED
    code = "" if named else " ".join(codewords.draw(services.chance))
    return Next(_review_form(request, services, code=code, themes=request.chosen("themes")))


def _review_form(request: Request, services: Services, *, code: str, themes: tuple[str, ...]) -> Form:
    words = services.words(request.actor.language)
    step = review.Step(
        route="questions.send",
        title=words("questions-review-title"),
        heading=words("questions-card-unnamed") if code else words("questions-card-named", name=request.actor.name),
        send=words("questions-send"),
        code=code,
        hidden={"id": request.kept("id"), "themes": ",".join(themes)},
        similar=True,
    )
    return review.form(request, services, step)


def send(request: Request, services: Services) -> Reply:
    """Shows the review again when the changed text has something in it that was not shown before."""
    body, code = request.written("body"), request.kept("code")
    if not body:
        raise Empty
    themes = tuple(theme for theme in request.kept("themes").split(",") if theme)
    if review.something_new(request, services):
        return Next(_review_form(request, services, code=code, themes=themes))
    if not services.limits.allow(request.actor.id, "ask", most=QUESTIONS_A_DAY, per=A_DAY, now=request.now):
        raise TooMany(field="body")
    if code:
        return _send_unnamed(request, services, body=body, code=code, themes=themes)
    ask = Ask(request.kept("id"), request.network.id, request.actor.id, body, themes)
    services.run(questions.ask, ask, now=request.now)
    words = services.words(request.actor.language)
    return Next(Form("notice", words("questions-sent-title"), (Paragraph(words("questions-sent-named")),)))


def _send_unnamed(request: Request, services: Services, *, body: str, code: str, themes: tuple[str, ...]) -> Reply:
    words = services.words(request.actor.language)
    act = WaitingQuestion(body, themes, codewords.key(code.split(), request.network.salt))
    slot = draw_slot(request.now, urgent=request.ticked("urgent"), chance=services.chance)
    waiting = Waiting(request.kept("id"), request.network.id, slot, act)
    try:
        services.run(enter, waiting, chance=services.chance)
        sentence = words("questions-sent-unnamed")
    except AlreadyKept:
        sentence = words("refusal-already-kept")
    parts = (Paragraph(sentence), *review.code_parts(code, words))
    return Next(Form("notice", words("questions-sent-title"), parts))


def me_too(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    if not services.limits.once(request.actor.id, "me_too", request.subject, request.now):
        return _whisper(words("questions-me-too-again"))
    try:
        services.run(questions.me_too, request.network.id, request.subject)
    except NotFound:
        services.limits.undo_once(request.actor.id, "me_too", request.subject, request.now)
        raise
    return _whisper(words("questions-me-too-thanks", from_=ME_TOO_SHOWN_FROM))


def change_form(request: Request, services: Services) -> Reply:
    """The named asker's own: edit, or withdraw. For everyone else a refusal."""
    words = services.words(request.actor.language)
    question = services.read(questions.find, request.network.id, request.subject)
    if question.author != request.actor.id:
        raise NotYours
    confirm = Confirm(
        words("questions-withdraw"), words("questions-withdraw-sure"), words("questions-withdraw"), words("keep")
    )
    label = words("questions-withdraw")
    withdraw_button = Button(label, "questions.withdraw", question.id, Style.DANGER, confirm=confirm)
    return Open(
        Form(
            "questions.edit",
            words("questions-change-title"),
            (
                Text("body", words("questions-body"), initial=question.body, long=True),
                Divider(),
                Buttons((withdraw_button,)),
            ),
            submit=words("save"),
            hidden={"question": question.id},
        )
    )


def edit(request: Request, services: Services) -> Reply:
    body = request.written("body")
    if not body:
        raise Empty
    network, question = request.network.id, request.kept("question")
    services.run(questions.edit, network, question, author=request.actor.id, body=body)
    words = services.words(request.actor.language)
    return Next(Form("notice", words("questions-change-title"), (Paragraph(words("questions-changed")),)))


def withdraw(request: Request, services: Services) -> Reply:
    services.run(questions.withdraw, request.network.id, request.subject, author=request.actor.id)
    words = services.words(request.actor.language)
    return Next(Form("notice", words("questions-change-title"), (Paragraph(words("questions-withdrawn")),)))


def card(id: str, services: Services) -> Card | None:
    found = services.read(_shown, id)
    if found is None:
        return None
    question, author, language = found
    words = services.words(language)
    if question.state is State.WITHDRAWN:
        gone = words("questions-card-withdrawn")
        return Card(gone, (Context(gone),))
    head = words("questions-card-named", name=author) if author else words("questions-card-unnamed")
    themes = ", ".join(words(f"theme-{theme}") for theme in question.themes)
    counted = question.me_too_told >= ME_TOO_SHOWN_FROM
    buttons = (
        Button(words("questions-answer"), "answers.open", id, Style.PRIMARY, opens=True),
        Button(words("questions-me-too"), "questions.me_too", id),
        Button(words("questions-save"), "solutions.save", id, opens=True),
        *((Button(words("questions-change-own"), "questions.change", id, opens=True),) if author else ()),
    )
    return Card(
        words("questions-card-summary", head=head, body=question.body),
        (
            Heading(head),
            Quote(question.body),
            *((Context(words("questions-card-themes", themes=themes)),) if themes else ()),
            *((Context(words("questions-card-me-too", count=question.me_too_told)),) if counted else ()),
            Buttons(buttons),
            Context(words("questions-card-how")),
        ),
    )


def _shown(store: Store, id: str) -> tuple[Question, str, str] | None:
    """The question, its asker's name if it has one, and the language of its room."""
    question = store.questions.get(id)
    network = question and store.networks.get(question.network)
    if question is None or not network:
        return None
    author = store.members.get(question.author) if question.author else None
    return question, author.name if author else "", network.language


def _whisper(sentence: str) -> Whisper:
    return Whisper(Card(sentence, (Paragraph(sentence),)))


ROUTES = (
    command("fraga", door),
    shortcut("questions.door", door),
    press("questions.door", door),
    submit("questions.write", write),
    submit("questions.send", send),
    press("questions.me_too", me_too),
    press("questions.change", change_form),
    submit("questions.edit", edit),
    press("questions.withdraw", withdraw),
)
CARDS = {CARD: card}
