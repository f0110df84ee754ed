"""What is told of small groups: to each member theirs, to who looks after the room what was proposed and what changed,
and the same on a meeting's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import groupings, shortfalls, signups
from domain.compositions import Gathering, gather, present
from domain.groupings import CARD, MENDED_CARD, PROPOSAL_CARD, State
from domain.shortfalls import Lack
from domain.text import shorten
from handlers.pieces import line, read_out
from handlers.routes import Phase
from handlers.ui import Button, Buttons, Card, Context, Facts, Heading, Paragraph, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from domain.groupings import Grouping, Table
    from domain.meetings import Meeting
    from domain.shortfalls import Shortfall
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.routes import Request
    from handlers.services import Services
    from handlers.ui import Part

TOPIC = 60
"""Characters of what a group talks about."""


def named(table: Table, topics: Mapping[str, str], words: Words) -> str:
    """With what it talks about, as long as that may be read."""
    if topic := topics.get(table.topic):
        return words("groupings-group-topic", label=table.label, topic=shorten(topic, TOPIC))
    return words("groupings-group", label=table.label)


def people(table: Table, gathering: Gathering, words: Words, *, but: str = "") -> Iterator[str]:
    """By name."""
    those = [one for one in gathering.guests if one.who in table.people and one.who != but]
    for one in sorted(those, key=lambda one: one.name):
        name, told = one.name or words("signups-unnamed"), one.municipality
        yield words("groupings-person", name=name, municipality=told) if told else name


def lacking(shortfall: Shortfall, words: Words) -> str:
    key = f"groupings-lack-{shortfall.lack.replace('_', '-')}"
    scarce = f"{key}-scarce"
    what = words(f"size-{shortfall.what}") if shortfall.lack is Lack.SIZE_CLASS else shortfall.what
    chosen = scarce if shortfall.scarce and words.has(scarce) else key
    return words(chosen, what=what, count=shortfall.count, groups=shortfall.groups)


def lacks(those: Iterable[Shortfall], key: str, words: Words) -> Iterator[Part]:
    """Nothing where there are none."""
    if told := [lacking(one, words) for one in those]:
        yield Paragraph("\n".join((words(key), *told)))


def unreached(grouping: Grouping, gathering: Gathering, reached: set[str], words: Words) -> Iterator[Part]:
    """Who is told by no bot, with their groups."""
    names = {one.who: one.name for one in gathering.guests if one.name and one.who not in reached}
    told = [
        f"{names[who]}: {named(one, gathering.topics, words)}"
        for one in grouping.tables
        for who in one.people
        if who in names
    ]
    if told:
        yield Paragraph("\n".join((words("groupings-by-hand"), *told)))


def members_among(store: Store, meeting: str) -> set[str]:
    """Who takes part and is in the chat."""
    return {one.member for one in signups.taking_part(store, meeting) if one.member}


def card(id: str, services: Services) -> Card | None:
    """For one member, theirs."""
    meeting_id, _, who = id.partition(" ")
    found = services.read(_found, meeting_id)
    if found is None:
        return None
    meeting, grouping, gathering = found
    words = _words(meeting, services)
    if grouping is None or grouping.state is not State.RELEASED:
        return line(words("groupings-again-soon", title=meeting.details.title))
    table = grouping.table_of(who)
    if table is None:
        return None
    others = list(people(table, gathering, words, but=who))
    company = "\n".join((words("groupings-with"), *others)) if others else words("groupings-alone")
    parts = (
        Heading(words("groupings-yours", title=meeting.details.title)),
        Paragraph(f"{named(table, gathering.topics, words)}\n{words.moment(meeting.details.begins)}"),
        Paragraph(company),
        Context(words("groupings-rather")),
    )
    show = Button(words("meetings-show"), "meetings.show", meeting.id, opens=True)
    return Card(read_out(parts), (*parts, Buttons((show,))))


def _found(store: Store, id: str) -> tuple[Meeting, Grouping | None, Gathering] | None:
    meeting = store.meetings.get(id)
    if meeting is None or meeting.cancelled:
        return None
    return meeting, store.groupings.get(id), gather(store, meeting)


def _words(meeting: Meeting, services: Services) -> Words:
    network = services.network(meeting.network)
    return services.words(network.language if network else "")


def proposal_card(id: str, services: Services) -> Card | None:
    found = services.read(_found, id)
    if found is None:
        return None
    meeting, grouping, gathering = found
    words, title = _words(meeting, services), meeting.details.title
    if grouping is None:
        return line(words("groupings-proposal-dropped", title=title))
    show = Button(words("groupings-show"), "groupings.open", id, opens=True)
    match grouping.state:
        case State.RELEASED:
            return line(words("groupings-proposal-told", title=title), show)
        case State.ASKED:
            return line(words("groupings-proposal-again", title=title))
    told = present(grouping.tables, gathering)
    seated = sum(len(one.people) for one in told)
    grave = _grave(gathering, grouping, told)
    counted = words("groupings-proposal-counts", people=seated, groups=len(told))
    parts = (
        Heading(words("groupings-proposal", title=title)),
        Paragraph(counted if told else words("groupings-proposal-none")),
        *lacks(grave, "groupings-lacks", words),
    )
    see = Button(words("groupings-see"), "groupings.open", id, Style.PRIMARY, opens=True)
    return Card(read_out(parts), (*parts, Buttons((see,))))


def _grave(gathering: Gathering, grouping: Grouping, tables: Sequence[Table]) -> list[Shortfall]:
    return [one for one in shortfalls.of(gathering, grouping.sizes, tables) if shortfalls.is_grave(one)]


def mended_card(id: str, services: Services) -> Card | None:
    """What could not be kept right, and who has to be told by hand."""
    found = services.read(_found, id)
    if found is None:
        return None
    meeting, grouping, gathering = found
    if grouping is None:
        return None
    words, reached = _words(meeting, services), services.read(members_among, id)
    grave = _grave(gathering, grouping, grouping.tables)
    parts = (
        Paragraph(words("groupings-mended", title=meeting.details.title)),
        *lacks(grave, "groupings-lacks", words),
        *unreached(grouping, gathering, reached, words),
    )
    show = Button(words("groupings-show"), "groupings.open", id, Style.PRIMARY, opens=True)
    return Card(read_out(parts), (*parts, Buttons((show,))))


def mine(meeting: Meeting, request: Request, services: Services) -> Iterator[Part]:
    """Once it is told."""
    table = services.read(groupings.group_of, meeting.id, request.actor.id)
    if table and not meeting.cancelled:
        words, gathering = services.words(request.actor.language), services.read(gather, meeting)
        others = list(people(table, gathering, words, but=request.actor.id))
        company = "\n".join((named(table, gathering.topics, words), *others))
        yield Facts(((words("groupings-your-group"), company),))


def for_leaders(meeting: Meeting, request: Request, services: Services) -> Iterator[Part]:
    if not meeting.is_open(request.now):
        return
    words = services.words(request.actor.language)
    grouping = services.read(lambda store: store.groupings.get(meeting.id))
    if grouping and grouping.state is State.ASKED:
        yield Paragraph(words("groupings-at-it"))
    elif grouping:
        yield Paragraph(words(f"groupings-{grouping.state}", count=len(grouping.tables)))
    label = words("groupings-show" if grouping else "groupings-open")
    yield Buttons((Button(label, "groupings.open", meeting.id, opens=True),))


CARDS = {CARD: card, PROPOSAL_CARD: proposal_card, MENDED_CARD: mended_card}
SECTIONS = (mine,)
LEADER_SECTIONS = ((Phase.BEFORE, for_leaders),)
