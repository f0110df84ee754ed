"""A meeting in parts: what each member sees of theirs, and the form in which who leads makes and tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import meetings, parts
from domain.errors import NotFound
from domain.ids import is_id, new_id
from domain.members import let_in, look_after
from domain.parts import AGENDA_MOST, TIMES_CARD, TITLE_MOST, Part
from domain.slots import local
from domain.text import fold
from handlers.meeting_cards import own_times, span, to_calendar
from handlers.meetings import ways_in
from handlers.pieces import asked_first, read_out
from handlers.routes import Phase, Request, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choice,
    Choices,
    Context,
    Divider,
    Form,
    Heading,
    Next,
    Open,
    Option,
    Paragraph,
    Reply,
    Style,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.meetings import Meeting
    from domain.members import Member
    from domain.networks import Network
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Field
    from handlers.ui import Part as Shown

EVERYONE, SOME = "everyone", "some"
OPTIONS = 100
"""The most that can be chosen among."""


def mine(meeting: Meeting, request: Request, services: Services) -> Iterable[Shown]:
    """On the meeting's page."""
    if meeting.cancelled or not services.read(parts.are_told, meeting.id):
        return ()
    words = services.words(request.actor.language)
    those = services.read(parts.theirs, meeting.id, request.actor)
    if not those:
        return (Paragraph(words("parts-none-yours")),)
    return (Heading(words("parts-yours")), *own_times(meeting, those, words))


def for_leaders(meeting: Meeting, request: Request, services: Services) -> Iterable[Shown]:
    if not meeting.is_open(request.now):
        return ()
    words = services.words(request.actor.language)
    there = services.read(lambda store: store.parts.of(meeting.id))
    label = words("parts-title") if there else words("parts-divide")
    return (Buttons((Button(label, "parts.open", meeting.id, opens=True),)),)


def open_list(request: Request, services: Services) -> Reply:
    return Open(listed(request.subject, request, services))


def listed(id: str, request: Request, services: Services, *, said: str = "") -> Form:
    """All of a meeting's parts. `said`: of what was just done. Raises `NotFacilitator` or `NotFound`."""
    look_after(request.actor)
    words = services.words(request.actor.language)
    meeting = services.read(meetings.find, request.network.id, id)
    there, people, former = services.read(_around, meeting)
    start = words("parts-why") if not there else ""
    waits = any(not part.told for part in there)
    return Form(
        "parts.open",
        words("parts-title"),
        (
            *(Paragraph(one) for one in (said, start) if one),
            *(shown for part in there for shown in _line(meeting, part, people, words)),
            Divider(),
            *((Paragraph(words("parts-not-told")),) if waits else ()),
            *_buttons(meeting, there, former, words),
        ),
    )


def _around(store: Store, meeting: Meeting) -> tuple[list[Part], list[Member], Meeting | None]:
    there = store.parts.of(meeting.id)
    former = None if there else parts.earlier(store, meeting.network, meeting.id)
    return there, let_in(store, meeting.network), former


def _line(meeting: Meeting, part: Part, people: list[Member], words: Words) -> Iterator[Shown]:
    yield Paragraph(words("parts-line", span=span(part.begins(meeting), part.ends(meeting), words), title=part.title))
    if part.starts + part.minutes > meeting.details.minutes:
        yield Context(words("parts-outside-now"))
    yield Context(_whom(part, people, words))
    label = words("parts-remove")
    sure = asked_first(label, words("parts-remove-sure"), words)
    yield Buttons(
        (Button(words("change-own"), "parts.edit", part.id), Button(label, "parts.remove", part.id, confirm=sure))
    )


def _whom(part: Part, people: list[Member], words: Words) -> str:
    """For whom it is, and how many of those in the room that are now."""
    if part.everyone:
        return words("parts-for-everyone")
    names = [one.name for one in people if one.id in part.chosen]
    count = sum(part.is_for(one) for one in people)
    return words("parts-for", who=words.together([*part.titles, *names] or [words("parts-nobody")]), count=count)


def _buttons(meeting: Meeting, there: list[Part], former: Meeting | None, words: Words) -> Iterator[Shown]:
    acts = [Button(words("parts-new"), "parts.new", meeting.id)] if len(there) < parts.MOST else []
    if former:
        acts.append(Button(words("parts-copy"), "parts.copy", meeting.id))
    if any(not part.told for part in there):
        label = words("parts-tell")
        sure = asked_first(label, words("parts-tell-sure"), words, no="not-now")
        acts.append(Button(label, "parts.tell", meeting.id, Style.PRIMARY, confirm=sure))
    if acts:
        yield Buttons(tuple(acts))


def new(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    meeting = services.read(meetings.find, request.network.id, request.subject)
    there = services.read(lambda store: store.parts.of(meeting.id))
    starts = max((part.starts + part.minutes for part in there), default=0) % meeting.details.minutes
    blank = Part(new_id(services.chance), meeting.id, "", starts, meeting.details.minutes - starts)
    return Next(_form(meeting, blank, request, services))


def edit(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    part = services.read(parts.find, request.network.id, request.subject)
    meeting = services.read(meetings.find, request.network.id, part.meeting)
    return Next(_form(meeting, part, request, services))


def _form(meeting: Meeting, part: Part, request: Request, services: Services) -> Form:
    words = services.words(request.actor.language)
    begins, ends = (f"{local(when):%H.%M}" for when in (part.begins(meeting), part.ends(meeting)))
    return Form(
        "parts.keep",
        words("parts-title"),
        (
            Text("title", words("parts-name"), part.title, words("parts-name-hint"), most=TITLE_MOST),
            Text("from", words("parts-from"), begins, words("meetings-time-hint"), most=10),
            Text("to", words("parts-to"), ends, most=10),
            *_who(part, services.read(let_in, meeting.network), words),
            Text("agenda", words("parts-agenda"), part.agenda, required=False, long=True, most=AGENDA_MOST),
            Context(words("parts-place-hint")),
            *ways_in(part, words),
        ),
        submit=words("save"),
        hidden={"id": part.id, "meeting": meeting.id},
    )


def _who(part: Part, people: list[Member], words: Words) -> Iterator[Field]:
    ways = tuple(Option(one, words(f"parts-who-{one}")) for one in (EVERYONE, SOME))
    yield Choice("who", words("parts-who"), ways, EVERYONE if part.everyone else SOME, open=True)
    titles = {fold(one): one for one in (*(member.attributes.title.strip() for member in people), *part.titles) if one}
    if titles:
        options = tuple(Option(title, title) for _, title in sorted(titles.items()))[:OPTIONS]
        chosen = tuple(titles[fold(one)] for one in part.titles)
        yield Choices("titles", words("parts-titles"), options, chosen, words("parts-titles-hint"))
    members = tuple(Option(one.id, one.name) for one in people)[:OPTIONS]
    yield Choices("chosen", words("parts-chosen"), members, part.chosen)


def keep(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    meeting = services.read(meetings.find, request.network.id, request.kept("meeting"))
    if not is_id(request.kept("id")) or request.written("who") not in {EVERYONE, SOME}:
        raise NotFound
    starts, minutes = parts.times(meeting, request.written("from"), request.written("to"))
    made = Part(
        request.kept("id"),
        meeting.id,
        request.written("title"),
        starts,
        minutes,
        request.written("agenda"),
        request.written("place"),
        request.written("link"),
        request.written("phone"),
        request.written("code"),
        everyone=request.written("who") == EVERYONE,
        titles=request.chosen("titles"),
        chosen=request.chosen("chosen"),
    )
    services.run(parts.keep, request.network.id, made, by=request.actor, now=request.now)
    return Next(listed(meeting.id, request, services))


def remove(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    part = services.read(parts.find, request.network.id, request.subject)
    services.run(parts.remove, request.network.id, part.id, by=request.actor, now=request.now)
    return Next(listed(part.meeting, request, services))


def tell(request: Request, services: Services) -> Reply:
    told = services.run(parts.tell, request.network.id, request.subject, by=request.actor, now=request.now)
    said = services.words(request.actor.language)("parts-told", count=told)
    return Next(listed(request.subject, request, services, said=said))


def copy(request: Request, services: Services) -> Reply:
    chance = services.chance
    services.run(parts.copy, request.network.id, request.subject, by=request.actor, chance=chance, now=request.now)
    return Next(listed(request.subject, request, services))


def times_card(id: str, services: Services) -> Card | None:
    found = services.read(_told, id)
    if found is None:
        return None
    network, meeting, those = found
    words, title = services.words(network.language), meeting.details.title
    show = Button(words("meetings-show"), "meetings.show", meeting.id, opens=True)
    if meeting.cancelled or not those:
        said = words("meetings-news-cancelled" if meeting.cancelled else "parts-left-out", title=title)
        return Card(said, (Paragraph(said), Buttons((show,))))
    head = words("parts-your-times", title=title, day=words.day(meeting.details.begins))
    shown = (Paragraph(head), *own_times(meeting, those, words))
    return Card(read_out(shown), (*shown, Buttons((show, *to_calendar(meeting, words).buttons))))


def _told(store: Store, id: str) -> tuple[Network, Meeting, list[Part]] | None:
    """None where there is nothing told in parts any more."""
    of, _, whom = id.partition(" ")
    meeting, member = store.meetings.get(of), store.members.get(whom)
    network = store.networks.get(meeting.network) if meeting else None
    if meeting is None or network is None or member is None or not parts.are_told(store, of):
        return None
    return network, meeting, parts.theirs(store, of, member)


ROUTES = (
    press("parts.open", open_list),
    press("parts.new", new),
    press("parts.edit", edit),
    submit("parts.keep", keep, unlooked=("link", "phone", "code")),
    press("parts.remove", remove),
    press("parts.tell", tell),
    press("parts.copy", copy),
)
CARDS = {TIMES_CARD: times_card}
SECTIONS = (mine,)
LEADER_SECTIONS = ((Phase.BEFORE, for_leaders),)
