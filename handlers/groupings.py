"""Small groups, for who looks after the room: asked for, looked at, moved about by hand, formed again and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import groupings, meetings, shortfalls, signups, topics
from domain.errors import NotFound, TooMany
from domain.groupings import SIZES, State
from domain.members import look_after
from domain.shortfalls import NEW
from handlers.grouping_cards import lacks, members_among, named, people, unreached
from handlers.pieces import asked_first, notice
from handlers.routes import Request, numbered, press, read_number, submit
from handlers.ui import (
    Button,
    Buttons,
    Choice,
    Choices,
    Context,
    Divider,
    Facts,
    Form,
    Heading,
    Next,
    Open,
    Option,
    Paragraph,
    Reply,
    Style,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from domain.compositions import Gathering
    from domain.groupings import Grouping, Table
    from domain.meetings import Meeting
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

USUAL = (3, 5)
FORMED_A_DAY = 10
"""Who is never with whom shows to whoever forms them often enough."""


def open_form(request: Request, services: Services) -> Reply:
    return Open(_page(request.subject, request, services))


def back(request: Request, services: Services) -> Reply:
    return Next(_page(request.subject, request, services))


def _page(id: str, request: Request, services: Services) -> Form:
    look_after(request.actor)
    words = services.words(request.actor.language)
    grouping = services.read(_kept, request.network.id, id)
    if grouping is None:
        return _asking(id, None, request, services)
    if grouping.state is State.ASKED:
        return notice(words("groupings-title"), words("groupings-at-it"))
    meeting, grouping, gathering = services.read(groupings.find, request.network.id, id, by=request.actor)
    heard = len(services.read(signups.listening, id))
    listens = (Context(words("groupings-listens", count=heard)),) if heard else ()
    told = Facts(
        tuple(
            (named(one, gathering.topics, words), "\n".join(people(one, gathering, words))) for one in grouping.tables
        )
    )
    missing = shortfalls.of(gathering, grouping.sizes, grouping.tables)
    is_told = grouping.state is State.RELEASED
    fine = () if missing else (Paragraph(words("groupings-has-all")),)
    parts = (
        Heading(meeting.details.title),
        Context(words("groupings-takes-part", count=len(gathering.guests))),
        *listens,
        told,
        Divider(),
        *fine,
        *lacks(missing, "groupings-lacks", words),
        *(unreached(grouping, gathering, services.read(members_among, id), words) if is_told else ()),
        *_buttons(grouping, words),
    )
    return Form("groupings.show", words("groupings-title"), parts)


def _kept(store: Store, network: str, id: str) -> Grouping | None:
    return store.groupings.get(meetings.find(store, network, id).id)


def _buttons(grouping: Grouping, words: Words) -> Iterator[Part]:
    about = f"{grouping.meeting} {grouping.number}"
    again = Button(words("groupings-again"), "groupings.again", grouping.meeting)
    move = (Button(words("groupings-move"), "groupings.choose", grouping.meeting),) if grouping.tables else ()
    if grouping.state is State.RELEASED:
        yield Buttons((*move, again))
        return
    label, sure = words("groupings-release"), words("groupings-release-sure")
    if grouping.tables:
        release = Button(
            label, "groupings.release", about, Style.PRIMARY, confirm=asked_first(label, sure, words, no="back")
        )
        yield Buttons((release,))
    label, sure = words("groupings-drop"), words("groupings-drop-sure")
    drop = Button(label, "groupings.drop", grouping.meeting, Style.DANGER, confirm=asked_first(label, sure, words))
    yield Buttons((*move, again, drop))


def again(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    grouping = services.read(_kept, request.network.id, request.subject)
    return Next(_asking(request.subject, grouping, request, services))


def _asking(id: str, grouping: Grouping | None, request: Request, services: Services) -> Form:
    words = services.words(request.actor.language)
    count = len(services.read(signups.taking_part, id))
    sizes = tuple(Option(_size(one), words("groupings-size", least=one[0], most=one[1])) for one in SIZES)
    released = grouping and grouping.state is State.RELEASED
    return Form(
        "groupings.ask",
        words("groupings-title"),
        (
            Paragraph(words("groupings-again-told" if released else "groupings-why")),
            Context(words("groupings-takes-part", count=count)),
            Choice("sizes", words("groupings-sizes"), sizes, _size(grouping.sizes if grouping else USUAL), open=True),
            *(_kept_groups(grouping, services.read(topics.worded, id), words) if grouping and grouping.tables else ()),
        ),
        submit=words("groupings-ask"),
        hidden={"meeting": id, "number": str(grouping.number if grouping else 0)},
    )


def _size(sizes: tuple[int, int]) -> str:
    return f"{sizes[0]}-{sizes[1]}"


def _kept_groups(grouping: Grouping, worded: Mapping[str, str], words: Words) -> Iterator[Choices]:
    labels = tuple(Option(one.label, named(one, worded, words)) for one in grouping.tables)
    yield Choices("keep", words("groupings-keep"), labels, grouping.locked)


def ask(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    sizes = {_size(one): one for one in SIZES}.get(request.written("sizes"))
    if sizes is None:
        raise NotFound
    if not services.limits.allow(request.actor.id, "groups", most=FORMED_A_DAY, now=request.now):
        raise TooMany
    services.run(
        groupings.ask,
        request.network.id,
        request.kept("meeting"),
        sizes,
        keep=request.chosen("keep"),
        number=read_number(request.kept("number")),
        by=request.actor,
        now=request.now,
    )
    words = services.words(request.actor.language)
    return Next(notice(words("groupings-title"), words("groupings-asked")))


def choose(request: Request, services: Services) -> Reply:
    """Who moves, and where to."""
    _, grouping, gathering = services.read(groupings.find, request.network.id, request.subject, by=request.actor)
    if not gathering.guests:
        raise groupings.NoGroups
    words = services.words(request.actor.language)
    return Next(
        Form(
            "groupings.weigh",
            words("groupings-move"),
            (
                Choice("who", words("groupings-who"), tuple(_guests(grouping, gathering, words))),
                Choice("label", words("groupings-where"), tuple(_labels(grouping.tables, gathering, words))),
                Context(words("groupings-by-your-hand")),
                Buttons((Button(words("back"), "groupings.back", grouping.meeting),)),
            ),
            submit=words("groupings-weigh"),
            hidden={"meeting": grouping.meeting, "number": str(grouping.number)},
        )
    )


def _guests(grouping: Grouping, gathering: Gathering, words: Words) -> Iterator[Option]:
    for one in sorted(gathering.guests, key=lambda one: one.name):
        table = grouping.table_of(one.who)
        yield Option(one.who, f"{one.name}, {named(table, gathering.topics, words)}" if table else one.name)


def _labels(tables: Iterable[Table], gathering: Gathering, words: Words) -> Iterator[Option]:
    yield from (Option(one.label, named(one, gathering.topics, words)) for one in tables)
    yield Option(NEW, words("groupings-own"))


def weigh(request: Request, services: Services) -> Reply:
    """What the move does, before it is made."""
    meeting, grouping, gathering = services.read(
        groupings.find, request.network.id, request.kept("meeting"), by=request.actor
    )
    if grouping.number != read_number(request.kept("number")):
        raise groupings.Regrouped
    who, label = request.written("who"), request.written("label")
    effect = shortfalls.move(gathering, grouping.sizes, grouping.tables, who, label)
    words = services.words(request.actor.language)
    told = Paragraph(words("groupings-move-tells"))
    return Next(
        Form(
            "groupings.move",
            words("groupings-move"),
            (
                *_effect(effect, gathering, who, label, words),
                *((told,) if grouping.state is State.RELEASED else ()),
                Buttons((Button(words("back"), "groupings.choose", meeting.id),)),
            ),
            submit=words("groupings-do-move"),
            hidden={"meeting": meeting.id, "number": str(grouping.number), "who": who, "label": label},
        )
    )


def _effect(effect: shortfalls.Effect, gathering: Gathering, who: str, label: str, words: Words) -> Iterator[Part]:
    guest = gathering.guest(who)
    name = guest.name if guest else ""
    lines = [words("groupings-moves-own" if label == NEW else "groupings-moves", name=name, label=label)]
    if effect.left:
        lines.append(words("groupings-leaves", name=name, count=effect.left))
    if label != NEW:
        lines.append(words("groupings-joins", name=name, count=effect.joined))
    yield Paragraph("\n".join(lines))
    harm = [
        *_bond("groupings-met-before", name, effect.met, words),
        *_bond("groupings-neighbours", name, effect.neighbours, words),
    ]
    if harm:
        yield Paragraph("\n".join(harm))
    elif not effect.new:
        yield Paragraph(words("groupings-no-harm"))
    yield from lacks(effect.new, "groupings-new-lacks", words)
    yield from lacks(effect.gone, "groupings-gone-lacks", words)


def _bond(key: str, name: str, names: Sequence[str], words: Words) -> Iterator[str]:
    if names:
        yield words(key, name=name, names=words.together(names))


def move(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    id = request.kept("meeting")
    services.run(
        groupings.move,
        request.network.id,
        id,
        request.kept("who"),
        request.kept("label"),
        number=read_number(request.kept("number")),
        by=request.actor,
        now=request.now,
    )
    return Next(_page(id, request, services))


def release(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    id, number = numbered(request.subject)
    services.run(groupings.release, request.network.id, id, number=number, by=request.actor, now=request.now)
    words = services.words(request.actor.language)
    return Next(_told(services.read(groupings.find, request.network.id, id, by=request.actor), services, words))


def _told(found: tuple[Meeting, Grouping, Gathering], services: Services, words: Words) -> Form:
    meeting, grouping, gathering = found
    by_hand = unreached(grouping, gathering, services.read(members_among, meeting.id), words)
    return notice(words("groupings-title"), words("groupings-told"), more=tuple(by_hand))


def drop(request: Request, services: Services) -> Reply:
    services.run(groupings.drop, request.network.id, request.subject, by=request.actor)
    words = services.words(request.actor.language)
    return Next(notice(words("groupings-title"), words("groupings-dropped")))


ROUTES = (
    press("groupings.open", open_form),
    press("groupings.back", back),
    press("groupings.again", again),
    submit("groupings.ask", ask),
    press("groupings.choose", choose),
    submit("groupings.weigh", weigh),
    submit("groupings.move", move),
    press("groupings.release", release),
    press("groupings.drop", drop),
)
