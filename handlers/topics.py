"""Topics for a meeting: proposed in two steps, with a name or without, and voted on by pressing a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import codewords, meetings, members, topics
from domain.errors import TooMany
from domain.ids import new_id
from domain.slots import next_slots
from domain.themes import THEMES
from domain.topics import CARD, Propose
from domain.waiting import WaitingTopic, WaitingVote
from handlers import flags, meeting_page, numbers, review
from handlers.own import Own
from handlers.pages import Page, forward, row
from handlers.pieces import line, notice, promise, stands_under
from handlers.routes import Phase, Request, numbered, press, submit
from handlers.themes import listed, options
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choices,
    Context,
    Form,
    Heading,
    Next,
    Open,
    Paragraph,
    Quote,
    Reply,
    Style,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.meetings import Meeting
    from domain.store import Store
    from domain.topics import Topic
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

TOPICS_A_DAY, VOTES_A_DAY = 10, 100
SHOWN = 15
BODY_MOST = 500


def open_list(request: Request, services: Services) -> Reply:
    return Open(_list(request.subject, request, services))


def turn(request: Request, services: Services) -> Reply:
    meeting, page = numbered(request.subject)
    return Next(_list(meeting, request, services, page=page))


def _list(id: str, request: Request, services: Services, *, page: int = 0, said: str = "") -> Form:
    """`said`: what has just been done."""
    words = services.words(request.actor.language)
    meeting, is_open, those = services.read(_found, request.network.id, id, request)
    shown = forward(those, str(page), SHOWN)
    return Form(
        "topics.open",
        words("topics-title"),
        (
            *((Paragraph(said),) if said else ()),
            Heading(meeting.details.title),
            *_beginning(meeting, words, is_open=is_open, some=bool(those)),
            *(part for one in shown.shown for part in _topic(one, request, services, is_open=is_open)),
            *_turns(shown, id, words),
        ),
    )


def _found(store: Store, network: str, id: str, request: Request) -> tuple[Meeting, bool, list[tuple[Topic, str]]]:
    """With the names that they stand under."""
    meeting = meetings.find(store, network, id)
    those = [(one, members.name_of(store, one.author)) for one in topics.shown(store, id)]
    return meeting, topics.is_open(store, meeting, now=request.now), those


def _beginning(meeting: Meeting, words: Words, *, is_open: bool, some: bool) -> Iterator[Part]:
    if is_open:
        yield Buttons((Button(words("topics-new"), "topics.new", meeting.id, Style.PRIMARY, opens=True),))
    else:
        yield Paragraph(words("topics-closed"))
    if not some:
        yield Paragraph(words("topics-none"))
    elif is_open:
        yield Context(words("topics-how", from_=topics.VOTES_SHOWN_FROM))


def _topic(found: tuple[Topic, str], request: Request, services: Services, *, is_open: bool) -> Iterator[Part]:
    topic, name = found
    words = services.words(request.actor.language)
    voted = services.limits.noted(*_pressed(request, topic.id))
    told = (
        _head(stands_under(topic.author, name, words), words),
        listed(topic.themes, words),
        words("topics-votes", count=topic.weight) if topic.weight else "",
        words("topics-voted") if voted and is_open else "",
    )
    yield Quote(topic.body)
    yield Context(" · ".join(filter(None, told)))
    mine = topic.author == request.actor.id
    vote = Button(words("topics-vote"), "topics.vote", topic.id, Style.PRIMARY)
    change = Button(words("change-own"), "topics.change", topic.id, opens=True)
    yield Buttons(
        (*((vote,) if is_open and not voted else ()), flags.button(topic.subject, words), *((change,) if mine else ()))
    )


def _turns(page: Page[tuple[Topic, str]], id: str, words: Words) -> tuple[Buttons, ...]:
    back = page.back(words("topics-back"), "topics.more", id)
    return row(*back, *page.on(words("more"), "topics.more", id))


def _head(author: str, words: Words) -> str:
    return words("topics-named", name=author) if author else words("topics-unnamed")


def new(request: Request, services: Services) -> Reply:
    meeting = services.read(topics.open_one, request.network.id, request.subject, now=request.now)
    words = services.words(request.actor.language)
    unnamed, named = words("topics-sender-unnamed"), words("topics-sender-named")
    hint = words("topics-body-hint")
    return Open(
        Form(
            "topics.write",
            words("topics-new"),
            (
                Text("body", words("topics-body"), hint=hint, long=True, most=BODY_MOST),
                review.sender_field(words, unnamed=unnamed, named=named),
                promise(words),
                Choices("themes", words("questions-themes"), options(words)),
            ),
            submit=words("to-review"),
            hidden={"id": new_id(services.chance), "meeting": meeting.id},
        )
    )


def write(request: Request, services: Services) -> Reply:
    step = _step(request, services)
    if step.code:
        services.read(topics.check_slot, request.network.id, request.kept("meeting"), now=request.now, urgent=True)
    return Next(review.form(request, services, step))


def _step(request: Request, services: Services) -> review.Step:
    words = services.words(request.actor.language)
    code = review.code_of(request, services)
    themes = " ".join(_known(request.kept("themes").split() or request.chosen("themes")))
    return review.Step(
        route="topics.send",
        title=words("topics-review"),
        heading=_head("" if code else request.actor.name, words),
        send=words("topics-send"),
        code=code,
        hidden={"themes": themes, "meeting": request.kept("meeting")},
        small=listed(themes.split(), words),
        similar=True,
    )


def send(request: Request, services: Services) -> Reply:
    step, meeting, network = _step(request, services), request.kept("meeting"), request.network
    urgent = request.ticked("urgent")
    if step.code:
        services.read(topics.check_slot, network.id, meeting, now=request.now, urgent=urgent)
    if changed := review.again(request, services, step):
        return changed
    review.count(request, services, "topic", most=TOPICS_A_DAY)
    words = services.words(request.actor.language)
    id, body, themes = request.kept("id"), request.written("body"), _known(request.kept("themes").split())
    if not step.code:
        command = Propose(id, network.id, meeting, request.actor.id, body, themes)
        services.run(topics.propose, command, now=request.now)
        return Next(_list(meeting, request, services, said=words("topics-sent-named")))
    act = WaitingTopic(meeting, body, themes, codewords.key(step.code.split(), network.salt))
    sent = review.wait(request, services, act, id=id, sentence="topics-sent-unnamed")
    return Next(notice(words("topics-new"), sent, more=review.code_parts(step.code, words)))


def _known(themes: Iterable[str]) -> tuple[str, ...]:
    return tuple(theme for theme in themes if theme in THEMES)


def vote(request: Request, services: Services) -> Reply:
    """In the first slot, where the number alone tells nothing; a second press is stopped in memory."""
    topic = services.read(topics.find, request.network.id, request.subject)
    services.read(topics.open_one, request.network.id, topic.meeting, now=next_slots(request.now)[0])
    words, pressed = services.words(request.actor.language), _pressed(request, topic.id)
    if services.limits.note(*pressed):
        if not services.limits.allow(request.actor.id, "vote", most=VOTES_A_DAY, now=request.now):
            services.limits.forget(*pressed)
            raise TooMany
        numbers.wait(request, services, WaitingVote(topic.id), pressed, urgent=True)
    shown = services.read(topics.shown, topic.meeting)
    place = next((place for place, one in enumerate(shown) if one.id == topic.id), 0)
    return Next(_list(topic.meeting, request, services, page=place // SHOWN, said=words("topics-vote-thanks")))


def _pressed(request: Request, topic: str) -> tuple[str, str, str]:
    return "topic", request.actor.id, topic


def collect(request: Request, services: Services) -> Reply:
    services.run(topics.collect, request.network.id, request.subject, by=request.actor, now=request.now)
    return Next(meeting_page.led(request.subject, request, services))


def stop(request: Request, services: Services) -> Reply:
    services.run(topics.stop, request.network.id, request.subject, by=request.actor)
    return Next(meeting_page.led(request.subject, request, services))


def section(meeting: Meeting, request: Request, services: Services) -> Iterable[Part]:
    """For everybody, once somebody has asked for topics."""
    words = services.words(request.actor.language)
    collecting, is_open, count = services.read(_counted, meeting, request)
    if collecting is None or meeting.cancelled:
        return ()
    label = words("topics-propose-or-vote") if is_open else words("topics-read")
    button = Button(label, "topics.open", meeting.id, opens=True)
    return Heading(words("topics-title")), Context(words("topics-count", count=count)), Buttons((button,))


def _counted(store: Store, meeting: Meeting, request: Request) -> tuple[bool | None, bool, int]:
    is_open = topics.is_open(store, meeting, now=request.now)
    return store.topics.is_collecting(meeting.id), is_open, len(topics.shown(store, meeting.id))


def leader_section(meeting: Meeting, request: Request, services: Services) -> Iterable[Part]:
    if not meeting.is_ahead(request.now):
        return ()
    words = services.words(request.actor.language)
    asked, is_open, _ = services.read(_counted, meeting, request)
    key, route = ("topics-stop", "topics.stop") if is_open else ("topics-collect", "topics.collect")
    read = (Button(words("topics-read"), "topics.open", meeting.id, opens=True),) if asked is not None else ()
    return (Buttons((Button(words(key), route, meeting.id), *read)),)


def card(id: str, services: Services) -> Card | None:
    """Says how many there are; what they say stands where it can be taken away."""
    found = services.read(_shown, id)
    if found is None:
        return None
    meeting, collecting, count, language = found
    words = services.words(language)
    title = meeting.details.title
    if meeting.cancelled:
        return line(words("topics-card-cancelled", title=title))
    read = Button(words("topics-read"), "topics.open", id, opens=True)
    if not collecting:
        return line(words("topics-card-closed", title=title), read)
    head, asks, counted = (
        words("topics-card", title=title),
        words("topics-card-asks"),
        words("topics-count", count=count),
    )
    take_part = Button(words("topics-propose-or-vote"), "topics.open", id, Style.PRIMARY, opens=True)
    return Card(f"{head}\n{asks}\n{counted}", (Heading(head), Paragraph(asks), Context(counted), Buttons((take_part,))))


def _shown(store: Store, id: str) -> tuple[Meeting, bool, int, str] | None:
    meeting = store.meetings.get(id)
    network = store.networks.get(meeting.network) if meeting else None
    if meeting is None or network is None:
        return None
    return meeting, bool(store.topics.is_collecting(id)), len(topics.shown(store, id)), network.language


OWN = Own(
    "topics",
    topics,
    title="topics-change-title",
    label="topics-body",
    withdraw_label="topics-withdraw",
    sure="topics-withdraw-sure",
    changed="topics-changed",
    withdrawn="topics-withdrawn",
)
ROUTES = (
    press("topics.open", open_list),
    press("topics.more", turn),
    press("topics.new", new),
    submit("topics.write", write),
    submit("topics.send", send),
    press("topics.vote", vote),
    press("topics.collect", collect),
    press("topics.stop", stop),
    *OWN.routes,
)
CARDS = {CARD: card}
SECTIONS = (section,)
LEADER_SECTIONS = ((Phase.BEFORE, leader_section),)
