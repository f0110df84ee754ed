"""Answering in the bot's form, with a name or without, in two steps like a question."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from domain import answers, codewords, questions
from domain.answers import CARD, Answer, Give, Kind
from domain.errors import AlreadyKept, Empty, TooMany
from domain.ids import new_id
from domain.slots import draw_slot
from domain.waiting import Waiting, WaitingAnswer, enter
from handlers import review
from handlers.routes import Request, press, submit
from handlers.ui import (
    Card,
    Choice,
    Context,
    Form,
    Heading,
    Next,
    Open,
    Option,
    Paragraph,
    Quote,
    Reply,
    Text,
    Toggle,
)

if TYPE_CHECKING:
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services

NAMED, UNNAMED = "named", "unnamed"
A_DAY = timedelta(days=1)
ANSWERS_A_DAY = 30
TO_PICK_FROM = 20


def pick(request: Request, services: Services) -> Reply:
    """For those who come in by the one door: which question?"""
    words = services.words(request.actor.language)
    recent = services.read(_recent, request.network.id)
    if not recent:
        return Open(Form("notice", words("answers-title"), (Paragraph(words("answers-no-questions")),)))
    options = tuple(Option(question.id, question.body) for question in recent)
    choice = Choice("question", words("answers-which"), options)
    return Open(Form("answers.pick", words("answers-title"), (choice,), submit=words("go-on")))


def _recent(store: Store, network: str) -> list[questions.Question]:
    return store.questions.recent(network, TO_PICK_FROM)


def picked(request: Request, services: Services) -> Reply:
    return Next(_write_form(request, services, request.written("question")))


def open_form(request: Request, services: Services) -> Reply:
    return Open(_write_form(request, services, request.subject))


def _write_form(request: Request, services: Services, id: str) -> Form:
    words = services.words(request.actor.language)
    question = services.read(questions.find, request.network.id, id)
    senders = (Option(NAMED, words("answers-sender-named")), Option(UNNAMED, words("answers-sender-unnamed")))
    return Form(
        "answers.write",
        words("answers-title"),
        (
            Quote(question.body),
            Text("body", words("answers-body"), long=True),
            Choice("sender", words("answers-sender"), senders, open=True),
            Context(words("promise")),
        ),
        submit=words("to-review"),
        hidden={"id": new_id(services.chance), "question": id},
    )


def write(request: Request, services: Services) -> Reply:
    if not request.written("body"):
        raise Empty
    named = request.written("sender") == NAMED
    return Next(_review_form(request, services, code="" if named else " ".join(codewords.draw(services.chance))))


def _review_form(request: Request, services: Services, *, code: str) -> Form:
    words = services.words(request.actor.language)
    consent = Toggle("may_be_kept", words("answers-may-be-kept"), words("answers-may-be-kept-yes"))
    step = review.Step(
        route="answers.send",
        title=words("answers-review-title"),
        heading=words("answers-card-unnamed") if code else words("answers-card-named", name=request.actor.name),
        send=words("answers-send"),
        code=code,
        hidden={"id": request.kept("id"), "question": request.kept("question")},
        more=(consent,) if code else (),
    )
    return review.form(request, services, step)


def send(request: Request, services: Services) -> Reply:
    body, code = request.written("body"), request.kept("code")
    if not body:
        raise Empty
    if review.something_new(request, services):
        return Next(_review_form(request, services, code=code))
    if not services.limits.allow(request.actor.id, "answer", most=ANSWERS_A_DAY, per=A_DAY, now=request.now):
        raise TooMany(field="body")
    if code:
        return _send_unnamed(request, services, body=body, code=code)
    give = Give(request.kept("id"), request.network.id, request.kept("question"), request.actor.id, body)
    services.run(answers.give, give, now=request.now)
    words = services.words(request.actor.language)
    return Next(Form("notice", words("answers-sent-title"), (Paragraph(words("answers-sent-named")),)))


def _send_unnamed(request: Request, services: Services, *, body: str, code: str) -> Reply:
    words = services.words(request.actor.language)
    key = codewords.key(code.split(), request.network.salt)
    act = WaitingAnswer(request.kept("question"), body, request.ticked("may_be_kept"), key)
    slot = draw_slot(request.now, urgent=request.ticked("urgent"), chance=services.chance)
    waiting = Waiting(request.kept("id"), request.network.id, slot, act)
    try:
        services.run(enter, waiting, chance=services.chance)
        sentence = words("answers-sent-unnamed")
    except AlreadyKept:
        sentence = words("refusal-already-kept")
    return Next(Form("notice", words("answers-sent-title"), (Paragraph(sentence), *review.code_parts(code, words))))


def card(id: str, services: Services) -> Card | None:
    found = services.read(_shown, id)
    if found is None:
        return None
    answer, author, language = found
    words = services.words(language)
    head = _head(answer, author, words)
    return Card(
        words("answers-card-summary", head=head, body=answer.body),
        (Heading(head), Quote(answer.body), Context(words("answers-card-how"))),
    )


def _head(answer: Answer, author: str, words: Words) -> str:
    if answer.kind is Kind.FOLLOW_UP:
        return words("answers-card-follow-up")
    return words("answers-card-named", name=author) if author else words("answers-card-unnamed")


def _shown(store: Store, id: str) -> tuple[Answer, str, str] | None:
    answer = store.answers.get(id)
    question = answer and store.questions.get(answer.question)
    network = question and store.networks.get(question.network)
    if answer is None or not network:
        return None
    author = store.members.get(answer.author) if answer.author else None
    return answer, author.name if author else "", network.language


ROUTES = (
    press("answers.pick", pick),
    submit("answers.pick", picked),
    press("answers.open", open_form),
    submit("answers.write", write),
    submit("answers.send", send),
)
CARDS = {CARD: card}
