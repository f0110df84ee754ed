"""Answering in the bot's form, with a name or without, in two steps like a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import answers, codewords, questions
from domain.answers import CARD, Give, Heard, Kind
from domain.errors import Hidden, NotFound
from domain.ids import new_id
from domain.waiting import WaitingAnswer
from handlers import flags, review
from handlers.own import Own
from handlers.pieces import notice, promise, stands_under
from handlers.routes import Request, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choice,
    Context,
    Errors,
    Form,
    Heading,
    Next,
    Open,
    Option,
    Quote,
    Reply,
    Text,
    Toggle,
)

if TYPE_CHECKING:
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

ANSWERS_A_DAY = 30
TO_PICK_FROM = 20


def pick(request: Request, services: Services) -> Reply:
    """For those who come in by the one door: which question?"""
    words = services.words(request.actor.language)
    recent = services.read(_recent, request.network.id)
    if not recent:
        return Open(notice(words("answers-title"), words("answers-no-questions")))
    options = tuple(Option(question.id, " ".join(question.body.split())) for question in recent)
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
    unnamed, named = words("answers-sender-unnamed"), words("answers-sender-named")
    return Form(
        "answers.write",
        words("answers-title"),
        (
            Quote(question.body),
            Text("body", words("answers-body"), long=True),
            review.sender_field(words, unnamed=unnamed, named=named),
            promise(words),
        ),
        submit=words("to-review"),
        hidden={"id": new_id(services.chance), "question": id},
    )


def write(request: Request, services: Services) -> Reply:
    return Next(review.form(request, services, _step(request, services)))


def _step(request: Request, services: Services) -> review.Step:
    words = services.words(request.actor.language)
    code = review.code_of(request, services)
    label, yes = words("answers-may-be-kept"), words("answers-may-be-kept-yes")
    consent = Toggle("may_be_kept", label, yes, initial=request.ticked("may_be_kept"))
    return review.Step(
        route="answers.send",
        title=words("answers-review-title"),
        heading=_head(Kind.ANSWER, "" if code else request.actor.name, words),
        send=words("answers-send"),
        code=code,
        hidden={"question": request.kept("question")},
        more=(consent,) if code else (),
    )


def send(request: Request, services: Services) -> Reply:
    step = _step(request, services)
    if changed := review.again(request, services, step):
        return changed
    review.count(request, services, "answer", most=ANSWERS_A_DAY)
    words = services.words(request.actor.language)
    title, body = words("answers-sent-title"), request.written("body")
    id, question = request.kept("id"), request.kept("question")
    try:
        if not step.code:
            services.run(answers.give, Give(id, request.network.id, question, request.actor.id, body), now=request.now)
            return Next(notice(title, words("answers-sent-named")))
        key = codewords.key(step.code.split(), request.network.salt)
        act = WaitingAnswer(question, body, request.ticked("may_be_kept"), key)
        sent = review.wait(request, services, act, id=id, sentence="answers-sent-unnamed")
    except Hidden:
        raise
    except NotFound:
        return Errors({"body": words("answers-question-gone")})
    return Next(notice(title, sent, more=review.code_parts(step.code, words)))


def card(id: str, services: Services) -> Card | None:
    found = services.read(_shown, id)
    if found is None:
        return None
    heard, language = found
    answer, author = heard.answer, heard.author
    words = services.words(language)
    change_own = (Button(words("change-own"), "answers.change", id, opens=True),) if author else ()
    if answer.hidden:
        return flags.hidden_card(answer.flags, words, *change_own)
    said = head(heard, words)
    may_be_saved = answer.kind is Kind.ANSWER and (author or answer.may_be_kept)
    return Card(
        words("answers-card-summary", head=said, body=answer.body),
        (
            Heading(said),
            Quote(answer.body),
            Buttons((flags.button(answer.subject, words), *change_own)),
            *((Context(words("answers-card-how")),) if may_be_saved else ()),
        ),
    )


def head(heard: Heard, words: Words) -> str:
    """Whose it is, wherever it is shown."""
    return _head(heard.answer.kind, stands_under(heard.answer.author, heard.author, words), words)


def parts(heard: Heard, words: Words) -> tuple[Part, ...]:
    """One of several, in a form."""
    return Context(head(heard, words)), Quote(heard.answer.body)


def _head(kind: Kind, author: str, words: Words) -> str:
    if kind is Kind.FOLLOW_UP:
        return words("answers-card-follow-up")
    return words("answers-card-named", name=author) if author else words("answers-card-unnamed")


def _shown(store: Store, id: str) -> tuple[Heard, str] | None:
    """With the language of its room."""
    answer = store.answers.get(id)
    question = answer and store.questions.get(answer.question)
    network = question and store.networks.get(question.network)
    if answer is None or not answer.body or not network:
        return None
    [heard] = answers.heard(store, [answer])
    return heard, network.language


OWN = Own(
    "answers",
    answers,
    title="answers-change-title",
    label="answers-body",
    withdraw_label="answers-withdraw",
    sure="answers-withdraw-sure",
    changed="answers-changed",
    withdrawn="answers-withdrawn",
)
ROUTES = (
    press("answers.pick", pick),
    submit("answers.pick", picked),
    press("answers.open", open_form),
    submit("answers.write", write),
    submit("answers.send", send),
    *OWN.routes,
)
CARDS = {CARD: card}
