"""*Spara som lösning*: from a question's answers, from a message, from a light bulb, or from nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain import answers, consent, look, questions, solutions
from domain.consent import AboutAPerson, AlreadyProposed, BotsWords, FromElsewhere, NoWords, OnlyAQuestion, TooLong
from domain.errors import Empty, Hidden, NotFound, TooMany
from domain.ids import is_id, new_id
from domain.members import name_while_here
from domain.search import Viewer
from domain.solutions import DID_MOST, Keep, State
from domain.solutions import Text as Told
from domain.text import clean, shorten
from domain.waiting import WaitingProposal, WaitingWords
from handlers import review
from handlers.consent import consent_form
from handlers.pieces import notice
from handlers.routes import Kind, Request, event, press, shortcut, submit
from handlers.solution_form import fields, whole, written
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choice,
    Context,
    Divider,
    Form,
    Heading,
    Next,
    Open,
    Option,
    Paragraph,
    Reply,
    Whisper,
)

if TYPE_CHECKING:
    from domain.answers import Answer
    from domain.solutions import Solution
    from domain.store import Store
    from domain.waiting import Act
    from handlers.catalog import Words
    from handlers.routes import Message
    from handlers.services import Services

OWN = "own"
PROPOSALS_A_DAY = 20
OPTION_MOST = 75
MOST_OPTIONS = 99
MOST_SAME = 2


def new(request: Request, services: Services) -> Reply:
    return _show(request, write_form(services.words(request.actor.language), id=new_id(services.chance)))


def from_question(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    offered = services.read(_answers, request.network.id, request.subject)
    if not offered:
        return _show(request, write_form(words, id=new_id(services.chance), question=request.subject))
    options = [
        Option(
            answer.id,
            shorten(answer.body, OPTION_MOST),
            author or words("solutions-unnamed"),
        )
        for answer, author in offered
    ]
    choice = Choice(
        "answer", words("solutions-which"), (*options, Option(OWN, words("solutions-own-words"))), open=True
    )
    return _show(
        request,
        Form(
            "solutions.pick",
            words("solutions-save-title"),
            (choice, Context(words("solutions-asks-first"))),
            submit=words("go-on"),
            hidden={"question": request.subject},
        ),
    )


def _answers(store: Store, network: str, question: str) -> list[tuple[Answer, str]]:
    """With the name that each stands under, empty for none; not of somebody who cannot be asked any more."""
    questions.find(store, network, question)
    given = [one for one in store.answers.to(question) if one.kind is answers.Kind.ANSWER and not one.hidden]
    those = [(answer, name_while_here(store, answer.author)) for answer in given]
    return [(answer, name) for answer, name in those if name or not answer.author][-MOST_OPTIONS:]


def picked(request: Request, services: Services) -> Reply:
    if request.written("answer") != OWN:
        return _from_answer(request, services, request.written("answer"))
    words = services.words(request.actor.language)
    return Next(write_form(words, id=new_id(services.chance), question=request.kept("question")))


def _from_answer(request: Request, services: Services, id: str) -> Reply:
    words = services.words(request.actor.language)
    answer, kept = services.read(_known, id)
    if answer and answer.hidden:
        raise Hidden
    if answer and answer.author == request.actor.id:
        return _own(request, words, kept, id=id, told=Told(answer.body))
    if answer and not answer.author:
        if kept:
            raise AlreadyProposed
        return propose(request, services, WaitingProposal(id), sentence="solutions-will-be-kept")
    return propose(request, services, WaitingProposal(id))


def _known(store: Store, answer: str) -> tuple[Answer | None, Solution | None]:
    return store.answers.get(answer), store.solutions.get(answer)


def from_message(request: Request, services: Services) -> Reply:
    if request.message is None:
        raise NotFound
    if not request.in_room:
        raise FromElsewhere
    return _from_message(request, services, request.message)


def tagged(request: Request, services: Services) -> Reply:
    """A light bulb on a message whispers a button; what the message says is not fetched before that is pressed."""
    again = request.delivery and not services.limits.once(request.actor.id, "tag", request.delivery, request.now)
    if again or not request.in_room:
        return None
    words = services.words(request.actor.language)
    button = Button(words("solutions-save"), "solutions.save_tagged", request.subject, opens=True)
    sentence = words("solutions-tagged")
    return Whisper(Card(sentence, (Paragraph(sentence), Buttons((button,)))))


def from_tagged(request: Request, services: Services) -> Reply:
    message = services.platform.fetch(request.network, request.subject)
    if message is None:
        raise NotFound
    return _from_message(request, services, message)


def _from_message(request: Request, services: Services, message: Message) -> Reply:
    author = message.author
    if author is None:
        return _from_card(request, services, message.ref)
    text = clean(message.text)
    if not text:
        raise NoWords
    if len(text) > DID_MOST:
        raise TooLong(most=DID_MOST)
    id = consent.message_id(message.ref, request.network.salt)
    writer = services.read(consent.author_of, request.network.id, author)
    if writer.id == request.actor.id:
        words = services.words(request.actor.language)
        kept = services.read(lambda store: store.solutions.get(id))
        return _own(request, words, kept, id=new_id(services.chance) if kept else id, told=Told(text))
    if look.hard_stops(text):
        raise AboutAPerson
    return propose(request, services, WaitingWords(id, text, writer.id))


def _own(request: Request, words: Words, kept: Solution | None, *, id: str, told: Told) -> Reply:
    """One's own words need nobody's leave, whatever one answered when a colleague proposed them."""
    match kept.state if kept else None:
        case State.DRAFT if kept:
            return _show(request, consent_form(kept, words))
        case State.RELEASED | State.HIDDEN:
            raise AlreadyProposed
        case _:
            return _show(request, write_form(words, id=id, told=told))


def propose(request: Request, services: Services, act: Act, *, sentence: str = "solutions-asked") -> Reply:
    """The same is said whether the author was asked before or not, and whatever they answered."""
    if not services.limits.allow(request.actor.id, "propose", most=PROPOSALS_A_DAY, now=request.now):
        raise TooMany
    sent = review.wait(request, services, act, id=new_id(services.chance), sentence=sentence)
    return _show(request, notice(services.words(request.actor.language)("solutions-save-title"), sent))


def _from_card(request: Request, services: Services, ref: str) -> Reply:
    """The bot's own post: its words are those of whoever wrote what it shows."""
    shown = services.read(lambda store: store.posts.subject(ref))
    match shown.card if shown else None:
        case answers.CARD if shown:
            return _from_answer(request, services, shown.id)
        case questions.CARD:
            raise OnlyAQuestion
        case solutions.CARD:
            raise AlreadyProposed
        case _:
            raise BotsWords


def write_form(words: Words, *, id: str, told: Told | None = None, question: str = "") -> Form:
    return Form(
        "solutions.write",
        words("solutions-write-title"),
        fields(told or Told(""), words, named=False),
        submit=words("to-review"),
        hidden={"id": id, "question": question},
    )


def preview(request: Request, services: Services) -> Reply:
    """As it will be read, over the fields, so that anything can still be changed."""
    words = services.words(request.actor.language)
    told, named = solutions.tidy(written(request)), request.ticked("named")
    same = services.read(_nearly_same, request.network.id, told, request.kept("id"))
    shown = whole(told, request.actor.name if named else "", words)
    return Next(
        Form(
            "solutions.keep",
            words("solutions-review-title"),
            (
                *review.similar_solutions(same, words("solutions-nearly-same"), words),
                Context(words("solutions-preview")),
                *shown,
                Divider(),
                Heading(words("solutions-change")),
                # The title made of the first sentence would outlive a change of that sentence.
                *fields(replace(told, title=request.written("title")), words, named=named),
            ),
            submit=words("solutions-release"),
            hidden={"id": request.kept("id"), "question": request.kept("question")},
        )
    )


def _nearly_same(store: Store, network: str, told: Told, id: str) -> list[Solution]:
    """`id`: its own, under which it is found already where the form is sent again."""
    text = f"{told.title}\n{told.situation}\n{told.did}\n{told.result}"
    hits = store.search.nearly_same(text, Viewer(network), limit=MOST_SAME, but=id)
    return [solution for solution in (store.solutions.get(hit.solution) for hit in hits) if solution]


def keep(request: Request, services: Services) -> Reply:
    if not is_id(request.kept("id")):
        raise NotFound
    if not request.written("did"):
        raise Empty(field="did")
    command = Keep(
        request.kept("id"),
        request.network.id,
        request.actor.id,
        written(request),
        request.ticked("named"),
        request.kept("question") or None,
    )
    kept = services.run(consent.keep, command, now=request.now)
    words = services.words(request.actor.language)
    read = Buttons((Button(words("solutions-read"), "solutions.read", kept.id, opens=True),))
    return Next(notice(words("solutions-kept-title"), words("solutions-kept"), more=(read,)))


def _show(request: Request, form: Form) -> Reply:
    return Next(form) if request.kind is Kind.SUBMIT else Open(form)


ROUTES = (
    press("solutions.new", new),
    press("solutions.save", from_question),
    submit("solutions.pick", picked),
    shortcut("solutions.save_message", from_message),
    event("message.tagged", tagged),
    press("solutions.save_tagged", from_tagged),
    submit("solutions.write", preview),
    submit("solutions.keep", keep),
)
