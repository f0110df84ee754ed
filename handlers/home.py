"""A member's own page: what waits for them, and a button for each thing they can do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain import duties, freshness, mine, profiles
from domain.members import deputies, has_promised, looks_after
from handlers import entries
from handlers.duties import Kind, kind_of
from handlers.meeting_list import Ahead, ahead, coming, unanswered
from handlers.members import PLEDGE
from handlers.mine import lines
from handlers.networks import another, founder
from handlers.pieces import promise, refused
from handlers.profile_fields import small_question
from handlers.routes import Request, event, press
from handlers.ui import Button, Buttons, Card, Context, Divider, Heading, Home, Paragraph, Quote, Reply, Style

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from domain.members import Member
    from domain.mine import Mine
    from domain.networks import Network
    from domain.solutions import Solution
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

DRAFTS_SHOWN = 5
QUESTIONS_SHOWN = 3
MEETINGS_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Place:
    """What stands on the page of one of the rooms that somebody belongs to. `aged`: how many of their lösningar they
    are asked about. `ahead`: meetings, and the dates they are asked for. `waiting`: how many of each kind of what waits
    for who looks after it. `deputies`: their names, None for who does not."""

    network: Network
    member: Member
    drafts: tuple[Solution, ...]
    aged: int
    ahead: Ahead
    waiting: Counter[Kind]
    deputies: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Everywhere:
    """The page is one for all the rooms that somebody belongs to: what waits in any of them, and what they have asked
    in any, the newest first."""

    places: tuple[Place, ...]
    asked: tuple[Mine, ...]
    more: bool

    @property
    def leads(self) -> bool:
        return any(looks_after(place.member) for place in self.places)

    def room(self, network: str) -> str:
        """Its name, where there are several to tell apart."""
        names = (place.network.name for place in self.places if place.network.id == network)
        return next(names, "") if len(self.places) > 1 else ""

    def about(self, place: Place, sentence: str) -> str:
        """With the room's name before it, where there are several to tell apart."""
        return ": ".join(filter(None, (self.room(place.network.id), sentence)))


def home(request: Request, services: Services, *, saved: bool = False, asks: bool = True) -> Reply:
    """`saved`: something was, just now. `asks`: for something more of the member's profile; never twice in a row."""
    actor, words = request.actor, services.words(request.actor.language)
    page = services.read(_everywhere, actor, request.now)
    title = " · ".join(place.network.name for place in page.places)
    ask = _ask(page, services) if asks and not saved else None
    parts = (
        Heading(title),
        Paragraph(words(f"home-hello-{actor.role}", name=actor.name)),
        *((Paragraph(words("home-saved")),) if saved else ()),
        *(_parts(page, ask, request, services) if has_promised(actor) else _pledge_parts(words)),
        Divider(),
        promise(words),
        Context(words("home-reads")),
    )
    return Home(Card(title, parts))


def _everywhere(store: Store, actor: Member, now: datetime) -> Everywhere:
    rooms = profiles.everywhere(store, actor)
    asked = [question for member, _ in rooms for question in mine.asked(store, member.id)]
    asked.sort(key=lambda question: question.told_at, reverse=True)
    return Everywhere(
        tuple(_place(store, member, network, now) for member, network in rooms),
        tuple(mine.counted(store, question) for question in asked[:QUESTIONS_SHOWN]),
        more=len(asked) > QUESTIONS_SHOWN,
    )


def _place(store: Store, member: Member, network: Network, now: datetime) -> Place:
    leads = looks_after(member)
    return Place(
        network,
        member,
        tuple(store.solutions.drafts_of(member.id)),
        len(freshness.asked_of(store, member.id, now=now)),
        ahead(store, member, now),
        Counter(kind_of(duty) for duty in duties.of(store, member)) if leads else Counter(),
        tuple(one.name for one in deputies(store, network.id)) if leads else None,
    )


def _ask(page: Everywhere, services: Services) -> profiles.Ask | None:
    rooms = ((services.today.counted(place.member), place.network.settings) for place in page.places)
    return next(filter(None, (profiles.next_to_ask(*room) for room in rooms)), None)


def _pledge_parts(words: Words) -> tuple[Part, ...]:
    read = Button(words("members-pledge-read"), PLEDGE, style=Style.PRIMARY, opens=True)
    return (Paragraph(words("home-pledge")), Buttons((read,)))


def _parts(page: Everywhere, ask: profiles.Ask | None, request: Request, services: Services) -> Iterator[Part]:
    words = services.words(request.actor.language)
    yield from _paused_parts(page, request.now, words)
    asked = (*_date_parts(page, words), *_draft_parts(page, words), *_aged_parts(page, words))
    if todo := [*_waiting_parts(page, words), *asked]:
        yield from (Heading(words("home-todo")), *todo, Divider())
    yield from _meeting_parts(page, words)
    begin, *rest = entries.everything(words, leads=page.leads)
    yield from (Paragraph(words("home-begin")), begin)
    yield from _asked_parts(page, words)
    yield from small_question(ask, words) if ask else ()
    yield from rest
    yield from _deputy_parts(page, words)
    yield from founding(request, services)
    yield from (Divider(), Heading(words("members-pledge-title")), Quote(words("members-pledge")))


def _paused_parts(page: Everywhere, now: datetime, words: Words) -> Iterator[Part]:
    for place in page.places:
        pause = place.member.pause
        if pause and pause.holds(now):
            yield Paragraph(page.about(place, words("profiles-paused", until=words.day(pause.last))))
            yield Buttons((Button(words("profiles-pause-end"), "profiles.resume"),))


def _waiting_parts(page: Everywhere, words: Words) -> Iterator[Part]:
    for place in page.places:
        if place.waiting:
            room = page.room(place.network.id)
            yield Paragraph(words("home-waiting-in", network=room) if room else words("home-waiting"))
            yield Buttons(tuple(_waiting(kind, place.waiting[kind], words) for kind in Kind if kind in place.waiting))


def _waiting(kind: Kind, count: int, words: Words) -> Button:
    return Button(words(f"home-waiting-{kind}", count=count), "duties.list", kind, opens=True)


def _date_parts(page: Everywhere, words: Words) -> Iterator[Part]:
    for place in page.places:
        those = place.ahead.unanswered[:MEETINGS_SHOWN]
        if those and (room := page.room(place.network.id)):
            yield Context(room)
        yield from unanswered(those, words)


def _meeting_parts(page: Everywhere, words: Words) -> Iterator[Part]:
    """The next in each room."""
    parts = [part for place in page.places for part in _next_parts(place, page, words)]
    if parts:
        yield from (Heading(words("meetings-coming")), *parts, Divider())


def _next_parts(place: Place, page: Everywhere, words: Words) -> Iterator[Part]:
    if place.ahead.meetings and (room := page.room(place.network.id)):
        yield Context(room)
    yield from coming(place.ahead, words, leads=looks_after(place.member), most=MEETINGS_SHOWN)


def _draft_parts(page: Everywhere, words: Words) -> Iterator[Part]:
    drafts = [(place, draft) for place in page.places for draft in place.drafts]
    if drafts:
        yield Paragraph(words("home-drafts", count=len(drafts)))
    for place, draft in drafts[:DRAFTS_SHOWN]:
        room = page.room(place.network.id)
        yield Quote(draft.text.title)
        yield from (Context(room),) if room else ()
        yield Buttons((Button(words("home-draft-open"), "solutions.consent", draft.id, opens=True),))
    if more := len(drafts[DRAFTS_SHOWN:]):
        yield Context(words("home-drafts-more", count=more))


def _aged_parts(page: Everywhere, words: Words) -> Iterator[Part]:
    if count := sum(place.aged for place in page.places):
        yield Paragraph(words("home-aged", count=count))
        yield Buttons((Button(words("freshness-title"), "freshness.open", opens=True),))


def _asked_parts(page: Everywhere, words: Words) -> Iterator[Part]:
    if page.asked:
        yield Heading(words("mine-title"))
    for one in page.asked:
        yield from lines(one, words, room=page.room(one.question.network))
    if page.more:
        yield Buttons((Button(words("home-asked-all"), "mine.open", opens=True),))


def _deputy_parts(page: Everywhere, words: Words) -> Iterator[Part]:
    for place in page.places:
        if place.deputies is not None:
            names = ", ".join(place.deputies)
            said = words("home-deputy", names=names) if names else words("home-no-deputy")
            yield Context(page.about(place, said))


def founding(request: Request, services: Services) -> tuple[Part, ...]:
    """For those who may set up rooms."""
    may = founder(request.identity, services)
    return (Divider(), Buttons((another(services.words(request.actor.language)),))) if may else ()


def strangers_home(services: Services) -> Card:
    """What the page shows whoever is not let in."""
    shown = refused(services.words())
    return Card(shown.sentence, (Paragraph(shown.sentence), Buttons((shown.way_in,))))


ROUTES = (event("home.opened", home, before_pledge=True), press(PLEDGE, home))
