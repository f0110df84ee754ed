"""After a meeting: what to keep, and two weeks later *vad provade du?* Nobody has to answer, and nobody is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain import commitments, consent, harvests, items, meetings
from domain.errors import Empty, NotFound
from domain.harvests import CARD, TRIED_CARD, Harvest
from domain.ids import is_id, new_id
from domain.solutions import DID_MOST
from domain.solutions import Text as Told
from domain.waiting import WaitingWords
from handlers.commitment_pieces import carried, lines, show
from handlers.meeting_page import led
from handlers.pieces import asked_first, read_out
from handlers.routes import Phase, Request, press, submit
from handlers.saving import propose, write_form
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Context,
    Divider,
    Form,
    Heading,
    Lookup,
    Next,
    Open,
    Paragraph,
    Reply,
    Style,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.commitments import Commitment
    from domain.meetings import Meeting
    from domain.solutions import Solution
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

OFFERED = 15
"""Lösningar that one may say to have tried."""


def card(id: str, services: Services) -> Card | None:
    """What to keep, for one who was there."""
    meeting_id, _, group = id.partition(" ")
    found = services.read(_found, meeting_id)
    if found is None:
        return None
    meeting, language, agreed = found
    words = services.words(language)
    left = services.read(_left, meeting)
    head = Heading(words("harvests-asks", title=meeting.details.title))
    one_of_you = words("harvests-group", group=group) if group else words("harvests-one-of-you")
    more = Button(words("harvests-more"), "meetings.show", meeting.id, opens=True)
    parts = (head, Paragraph(words("harvests-why")), Paragraph(one_of_you), *_so_far(agreed, words))
    buttons = _keep_buttons(meeting, words, Style.PRIMARY)
    return Card(read_out(parts), (*parts, Buttons((*buttons, *_left_buttons(left, meeting, words), more))))


def _found(store: Store, id: str) -> tuple[Meeting, str, list[Commitment]] | None:
    meeting = store.meetings.get(id)
    network = store.networks.get(meeting.network) if meeting else None
    if meeting is None or network is None or meeting.cancelled:
        return None
    return meeting, network.language, commitments.of_meeting(store, meeting)


def _so_far(agreed: Sequence[Commitment], words: Words) -> Iterator[Part]:
    if agreed:
        yield Paragraph(words("harvests-so-far"))
        yield from lines(agreed, words)


@dataclass(frozen=True, slots=True)
class _Left:
    """How much still waits: on the parking list, and for an outcome among what was for everybody."""

    parked: int
    items: int


def _left(store: Store, meeting: Meeting) -> _Left:
    parked = sum(not one.done for one in store.parking.of(meeting.id))
    those = (one for one in store.items.of(meeting.id) if one.part == items.WHOLE)
    return _Left(parked, sum(one.outcome is None for one in those))


def _left_buttons(left: _Left, meeting: Meeting, words: Words) -> Iterator[Button]:
    if left.items:
        yield Button(words("items-title"), "items.open", meeting.id, opens=True)
    if left.parked:
        yield Button(words("parking-list", count=left.parked), "parking.show", meeting.id, opens=True)


def _keep_buttons(meeting: Meeting, words: Words, style: Style = Style.PLAIN) -> tuple[Button, ...]:
    return (
        Button(words("commitments-something"), "commitments.write", meeting.id, style, opens=True),
        Button(words("solutions-save"), "harvests.solution", opens=True),
    )


def tried_card(id: str, services: Services) -> Card | None:
    found = services.read(_found, id)
    if found is None:
        return None
    meeting, language, agreed = found
    words = services.words(language)
    head = Heading(words("harvests-tried-title"))
    parts = (head, Paragraph(words("harvests-tried-why", title=meeting.details.title)), *_so_far(agreed, words))
    how = show(meeting.id, words).buttons if agreed else ()
    tell = Button(words("harvests-tried"), "harvests.tried", meeting.id, Style.PRIMARY, opens=True)
    return Card(read_out(parts), (*parts, Buttons((tell, *how))))


def tried(request: Request, services: Services) -> Reply:
    """What there is since the meeting, so that what one tells stands with the lösning it is about."""
    words = services.words(request.actor.language)
    those = services.read(_tried, request)
    other = (
        Button(words("harvests-tried-other"), "search.open", opens=True),
        Button(words("harvests-tried-own"), "solutions.new", opens=True),
    )
    parts = (*_tried_lines(those, words), Divider(), Paragraph(words("harvests-tried-else")), Buttons(other))
    return Open(Form("harvests.tried", words("harvests-tried-title"), parts))


def _tried(store: Store, request: Request) -> list[Solution]:
    meeting = meetings.find(store, request.network.id, request.subject)
    return harvests.tried(store, meeting, request.actor.id, most=OFFERED)


def _tried_lines(those: Sequence[Solution], words: Words) -> Iterator[Part]:
    yield Paragraph(words("harvests-tried-since" if those else "harvests-tried-none"))
    for one in those:
        yield Paragraph(one.text.title)
        yield Buttons(
            (
                Button(words("solutions-try"), "solutions.try", one.id, opens=True),
                Button(words("solutions-read"), "solutions.read", one.id, opens=True),
            )
        )


def solution(request: Request, services: Services) -> Reply:
    """What was told at the meeting: one's own, or a colleague's, who is asked first."""
    words = services.words(request.actor.language)
    return Open(
        Form(
            "harvests.keep",
            words("solutions-save-title"),
            (
                Text("did", words("solutions-did"), hint=words("solutions-did-hint"), long=True, most=DID_MOST),
                Lookup(
                    "author",
                    words("harvests-author"),
                    "profiles.look_up",
                    hint=words("harvests-author-hint"),
                    required=False,
                ),
            ),
            submit=words("go-on"),
            hidden={"id": new_id(services.chance)},
        )
    )


def keep(request: Request, services: Services) -> Reply:
    did, author, id = request.written("did"), request.written("author"), request.kept("id")
    if not is_id(id):
        raise NotFound
    if not did:
        raise Empty(field="did")
    if author and author != request.actor.id:
        services.read(consent.colleague, request.network.id, author)
        return propose(request, services, WaitingWords(id, did, author), sentence="harvests-colleague")
    return Next(write_form(services.words(request.actor.language), id=id, told=Told(did)))


def section(meeting: Meeting, request: Request, services: Services) -> Iterator[Part]:
    """Until it is over, what it brings along; from when it begins, what comes of it."""
    words = services.words(request.actor.language)
    if thread := tuple(carried(meeting, services, words)):
        yield from (*thread, show("", words))
    if not meeting.has_begun(request.now):
        return
    agreed = services.read(commitments.of_meeting, meeting)
    yield from (Divider(), Heading(words("harvests-title")))
    yield from lines(agreed, words)
    if agreed:
        yield show(meeting.id, words)
    yield Buttons(_keep_buttons(meeting, words))


def leaders(meeting: Meeting, request: Request, services: Services) -> Iterator[Part]:
    words = services.words(request.actor.language)
    harvest = services.read(lambda store: store.harvests.get(meeting.id)) or Harvest(meeting.id)
    if meeting.cancelled or harvest.tried:
        return
    yield Context(words(_how_it_stands(harvest)))
    buttons = tuple(_choices(meeting, harvest, request, words))
    yield Buttons(buttons)


def _how_it_stands(harvest: Harvest) -> str:
    if not harvest.wanted:
        return "harvests-unwanted"
    return "harvests-asked" if harvest.asked else "harvests-wanted"


def _choices(meeting: Meeting, harvest: Harvest, request: Request, words: Words) -> Iterator[Button]:
    if not harvest.asked and meeting.has_begun(request.now):
        label = words("harvests-now")
        yield Button(label, "harvests.now", meeting.id, confirm=asked_first(label, words("harvests-now-sure"), words))
    if harvest.wanted:
        yield Button(words("harvests-skip"), "harvests.skip", meeting.id)
    else:
        yield Button(words("harvests-want"), "harvests.want", meeting.id)


def now(request: Request, services: Services) -> Reply:
    services.run(harvests.ask_now, request.network.id, request.subject, by=request.actor, now=request.now)
    return Next(led(request.subject, request, services))


def skip(request: Request, services: Services) -> Reply:
    return _want(request, services, wanted=False)


def want(request: Request, services: Services) -> Reply:
    return _want(request, services, wanted=True)


def _want(request: Request, services: Services, *, wanted: bool) -> Reply:
    services.run(harvests.want, request.network.id, request.subject, wanted=wanted, by=request.actor)
    return Next(led(request.subject, request, services))


ROUTES = (
    press("harvests.solution", solution),
    submit("harvests.keep", keep),
    press("harvests.tried", tried),
    press("harvests.now", now),
    press("harvests.skip", skip),
    press("harvests.want", want),
)
CARDS = {CARD: card, TRIED_CARD: tried_card}
SECTIONS = (section,)
LEADER_SECTIONS = ((Phase.AFTER, leaders),)
