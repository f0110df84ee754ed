"""What is written to the room goes in two steps, write and review, and is then sent: with a name, or without one to
wait for its slot. The review shows what was found in the text, the code words, and how it will look."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain import codewords, look
from domain.errors import AlreadyKept, Empty, TakenBack, TooMany
from domain.ids import is_id, new_id
from domain.members import Attributes
from domain.ports import Room
from domain.search import Viewer
from domain.slots import draw_slot, local, next_slots
from domain.text import fold, shorten
from domain.waiting import Waiting, enter, key_of
from handlers.freshness import outdated_line
from handlers.ui import (
    Button,
    Buttons,
    Choice,
    Context,
    Divider,
    Form,
    Heading,
    Link,
    Next,
    Option,
    Paragraph,
    Quote,
    Text,
    Toggle,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.networks import Settings
    from domain.questions import Question
    from domain.solutions import Solution
    from domain.store import Store
    from domain.waiting import Act
    from handlers.catalog import Words
    from handlers.routes import Request
    from handlers.services import Services
    from handlers.ui import Field, Part

NAMED, UNNAMED = "named", "unnamed"
WITHDRAWN = "withdrawn"
"""Of code keys: noted in memory, so that a form still open brings nothing back."""
SIMILAR = 3
LINES = 160
"""Characters of an earlier question that are shown."""
MOST_MARKS = 100
FOUND_SHOWN = 12
ARTICLE_AND_NOUN, LONGEST_ENDING = 2, 3


@dataclass(frozen=True, slots=True)
class Step:
    """The review of one text. `small`: the small print under it. `code`: the code words, empty for those who write
    under their name; `drawn`: they are new and have to be written down. `more`: fields of this kind of text alone.
    `similar`: show lösningar and questions like it."""

    route: str
    title: str
    heading: str
    send: str
    code: str
    hidden: Mapping[str, str]
    small: str = ""
    drawn: bool = True
    more: tuple[Field, ...] = ()
    similar: bool = False


def sender_field(words: Words, *, unnamed: str, named: str) -> Choice:
    return Choice("sender", words("review-sender"), (Option(UNNAMED, unnamed), Option(NAMED, named)), open=True)


def code_of(request: Request, services: Services) -> str:
    """The code words of what is being written, drawn when the review is first shown; empty only when the writer chose
    to stand for it by name."""
    if NAMED in (request.kept("sender"), request.written("sender")):
        return ""
    return request.kept("code") or " ".join(codewords.draw(services.chance))


def form(request: Request, services: Services, step: Step, *, changed: bool = False) -> Form:
    """Raises `Empty`."""
    words = services.words(request.actor.language)
    body, carried = request.written("body"), request.kept("id")
    if not body:
        raise Empty
    looked = look_at(body, request, services, unnamed=bool(step.code))
    similar = services.read(_similar, request.network.id, body) if step.similar else ([], [])
    return Form(
        step.route,
        step.title,
        (
            *((Paragraph(words("review-again")),) if changed else ()),
            *looked.parts,
            *(code_parts(step.code, words) if step.drawn else ()),
            *_similar_parts(*similar, services, words),
            Heading(words("review-preview")),
            Paragraph(step.heading),
            Quote(body),
            *((Context(step.small),) if step.small else ()),
            Divider(),
            Text("body", words("review-change"), initial=body, long=True),
            *step.more,
            *(_when_parts(request, words) if step.code else ()),
        ),
        submit=step.send,
        hidden={
            **step.hidden,
            "id": carried if is_id(carried) else new_id(services.chance),
            "sender": UNNAMED if step.code else NAMED,
            "code": step.code,
            "seen": looked.marks,
        },
    )


def again(request: Request, services: Services, step: Step) -> Next | None:
    """The review anew, when the text was changed and holds something that was not shown before, or when the form's id
    is none of ours. Raises `Empty`."""
    body = request.written("body")
    if not body:
        raise Empty
    if is_id(request.kept("id")) and look_at(body, request, services, unnamed=bool(step.code)).shown_in(request):
        return None
    return Next(form(request, services, step, changed=True))


def count(request: Request, services: Services, act: str, *, most: int) -> None:
    """Counts a form once a day, however often it is sent. Raises `TooMany`."""
    actor, id, now = request.actor.id, request.kept("id"), request.now
    if services.limits.once(actor, act, id, now) and not services.limits.allow(actor, act, most=most, now=now):
        services.limits.undo_once(actor, act, id, now)
        raise TooMany(field="body")


def wait(request: Request, services: Services, act: Act, *, id: str, sentence: str) -> str:
    """Puts it to wait for a slot; `sentence` says when, if this is the first time that the form is sent. Raises
    `TakenBack`."""
    if (key := key_of(act)) and services.limits.noted(WITHDRAWN, key.hex()):
        raise TakenBack
    words = services.words(request.actor.language)
    urgent = request.ticked("urgent")
    slot = draw_slot(request.now, urgent=urgent, chance=services.chance)
    try:
        services.run(enter, Waiting(id, request.network.id, slot, act), chance=services.chance)
    except AlreadyKept as kept:
        return words.refusal(kept)
    return words(sentence, when=_when(request.now, words, urgent=urgent))


def code_parts(code: str, words: Words) -> tuple[Part, ...]:
    if not code:
        return ()
    return (Heading(words("codewords-yours")), Quote(code), Paragraph(words("codewords-why")))


def _when_parts(request: Request, words: Words) -> tuple[Field | Part, ...]:
    yes = words("review-urgent-yes", first=_when(request.now, words, urgent=True))
    urgent, hint = words("review-urgent"), words("review-urgent-hint")
    return (
        Context(words("review-when", when=_when(request.now, words, urgent=False))),
        Toggle("urgent", urgent, yes, initial=request.ticked("urgent"), hint=hint),
    )


def _when(now: datetime, words: Words, *, urgent: bool) -> str:
    """The slot that it will come in, or the two of which chance takes one."""
    first, second = next_slots(now)
    if urgent:
        return words.moment(first)
    same_day = local(first).date() == local(second).date()
    return words("review-either", first=words.moment(first), second=(words.clock if same_day else words.moment)(second))


@dataclass(frozen=True, slots=True)
class Looked:
    """`marks`: a short one for each thing found, so that a form can carry which of them were shown."""

    parts: tuple[Part, ...]
    marks: str

    def shown_in(self, request: Request) -> bool:
        return set(self.marks.split()) <= set(request.kept("seen").split())


def look_at(body: str, request: Request, services: Services, *, unnamed: bool) -> Looked:
    """What this writer should think of: under one's own name it is only what could point at others."""
    words = services.words(request.actor.language)
    audience = services.read(_audience, request.network.id) if unnamed else Counter[Attributes]()
    listed = [name for name, _ in request.network.settings.municipalities]
    found = look.look(body, audience=audience.elements(), listed=listed)
    if not unnamed:
        found = found.about_others()
    things = {f"{finding.kind} {finding.words.casefold()}" for finding in found.findings}
    if found.band is not look.Band.AT_LEAST_10:  # who writes something safer has nothing more to look at
        things.add(str(found.band))
    marks = sorted(hashlib.blake2b(thing.encode(), digest_size=4).hexdigest() for thing in things)
    parts = _finding_parts(found, request.network.settings, words, unnamed=unnamed)
    return Looked(tuple(parts), " ".join(marks[:MOST_MARKS]))


def _audience(store: Store, network: str) -> Counter[Attributes]:
    return store.members.audience(network)


def _finding_parts(found: look.Found, settings: Settings, words: Words, *, unnamed: bool) -> list[Part]:
    asks = [_ask(finding, words) for finding in found.of(look.Grade.ASK)]
    band = words(f"look-band-{found.band}")
    few = found.band is not look.Band.AT_LEAST_10
    parts: list[Part] = []
    if asks or few:
        said = list(dict.fromkeys(asks))
        more = [words("review-more-found", count=len(said) - FOUND_SHOWN)] if len(said) > FOUND_SHOWN else []
        parts += [Heading(words("review-found")), *map(Paragraph, [*said[:FOUND_SHOWN], *more])]
    if unnamed:
        parts.append(Paragraph(band) if few else Context(band))
    signs = signposts(found, settings, words)
    return [*parts, *signs, *((Divider(),) if asks or few or signs else ())]


def signposts(found: look.Found, settings: Settings, words: Words) -> list[Part]:
    """What is urgent first."""
    kinds = dict.fromkeys(finding.kind for finding in found.of(look.Grade.SIGNPOST))
    urgent_first = sorted(kinds, key=lambda kind: kind is not look.Kind.DANGER)
    return [part for kind in urgent_first for part in _signpost(kind, settings, words)]


def _signpost(kind: look.Kind, settings: Settings, words: Words) -> list[Part]:
    """Where it belongs, with the room's own address when the facilitator has set one."""
    own = {look.Kind.LEX_SARAH: settings.lex_sarah, look.Kind.WHISTLEBLOWING: settings.whistleblowing}
    address = own.get(kind, "")
    link: list[Part] = [Link(words(f"look-link-{kind}"), address)] if address else []
    return [Paragraph(words(f"look-signpost-{kind}")), *link]


def _ask(finding: look.Finding, words: Words) -> str:
    wider = words(f"look-wider-{finding.wider}") if finding.wider else ""
    if wider and not _is_same(finding.words, wider):
        return words("look-ask-wider", words=finding.words, wider=wider)
    return words("look-ask", words=finding.words)


def _is_same(written: str, wider: str) -> bool:
    """`Sjuksköterskan` and `en sjuksköterska` are one word."""
    noun, said = fold(wider.rsplit(maxsplit=1)[-1]), fold(written)
    return len(wider.split()) <= ARTICLE_AND_NOUN and said.startswith(noun) and len(said) - len(noun) <= LONGEST_ENDING


def _similar(store: Store, network: str, body: str) -> tuple[list[Solution], list[tuple[Question, str | None]]]:
    """Lösningar, and questions with where they stand."""
    viewer = Viewer(network)
    hits = store.search.similar(body, viewer, limit=SIMILAR)
    solutions = [store.solutions.get(hit.solution) for hit in hits]
    questions = [store.questions.get(id) for id in store.search.similar_questions(body, viewer, limit=SIMILAR)]
    refs = [(one, store.posts.ref(one.subject, Room(network))) for one in questions if one]
    return [solution for solution in solutions if solution], refs


def _similar_parts(
    solutions: list[Solution], questions: list[tuple[Question, str | None]], services: Services, words: Words
) -> list[Part]:
    parts: list[Part] = similar_solutions(solutions, words("review-similar"), words)
    if questions:
        parts.append(Heading(words("review-similar-questions")))
    for question, ref in questions:
        address = services.platform.link(ref) if ref else ""
        parts += [Quote(shorten(question.body, LINES)), *((Link(words("questions-link"), address),) if address else ())]
    return [*parts, Divider()] if parts else []


def similar_solutions(those: list[Solution], heading: str, words: Words) -> list[Part]:
    """Each to be read; nothing where there is none."""
    parts: list[Part] = [Heading(heading)] if those else []
    for one in those:
        label = words("review-read", title=one.text.title)
        parts += [*outdated_line(one, words), Buttons((Button(label, "solutions.read", one.id, opens=True),))]
    return parts
