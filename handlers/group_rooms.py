"""Group rooms: asked for on the meeting's page, and what each group finds in its channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import group_rooms, meetings, methods, networks, topics
from domain.group_rooms import BY_HAND_CARD, CARD, FAILED_CARD, QUESTION_MOST, Opening
from domain.members import Identity, look_after
from domain.ports import Subject
from domain.seats import State
from handlers import meeting_page
from handlers.methods import name, options
from handlers.pieces import asked_first, plain, read_out, whisper
from handlers.routes import Phase, Request, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choice,
    Context,
    Facts,
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
    from collections.abc import Iterator

    from domain.group_rooms import SmallRoom
    from domain.meetings import Meeting
    from domain.networks import Network
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

NONE = "none"


def section(meeting: Meeting, request: Request, services: Services) -> Iterator[Part]:
    """For who looks after the room, once there are groups."""
    opening, released, there = services.read(_state, meeting.id)
    if not (meeting.is_open(request.now) and (opening or released)):
        return
    words = services.words(request.actor.language)
    label = words("group-rooms-title" if opening is None else "group-rooms-change")
    button = Button(label, "group_rooms.open", meeting.id, opens=True)
    if opening is None:
        yield Buttons((button,))
        return
    yield Context(_stands(meeting, opening, there, services, words))
    drop = words("group-rooms-drop")
    sure = asked_first(drop, words("group-rooms-drop-sure" if there else "group-rooms-drop-none"), words)
    yield Buttons((button, Button(drop, "group_rooms.drop", meeting.id, confirm=sure)))


def mine(meeting: Meeting, request: Request, services: Services) -> Iterator[Part]:
    """For who is in a group, beneath it: nobody has to find out by chance that it has a channel."""
    opening, there = services.read(_own, meeting.id, request.actor.id)
    if meeting.is_open(request.now) and there and opening and not opening.failed:
        yield Context(services.words(request.actor.language)("group-rooms-yours"))


def _own(store: Store, meeting: str, member: str) -> tuple[Opening | None, bool]:
    there = any(member in room.people for room in group_rooms.standing(store, meeting))
    return store.group_rooms.opening(meeting), there


def _state(store: Store, meeting: str) -> tuple[Opening | None, bool, int]:
    grouping = store.groupings.get(meeting)
    released = grouping is not None and grouping.state is State.RELEASED
    return store.group_rooms.opening(meeting), released, len(group_rooms.standing(store, meeting))


def _stands(meeting: Meeting, opening: Opening, there: int, services: Services, words: Words) -> str:
    if opening.failed:
        return words("group-rooms-failed")
    if there:
        return words("group-rooms-there", count=there, day=words.moment(group_rooms.archived_at(meeting)))
    return words("group-rooms-coming", day=words.moment(group_rooms.made_at(meeting, services.holiday)))


def open_form(request: Request, services: Services) -> Reply:
    """What each group begins with; the channels come of it."""
    look_after(request.actor)
    meeting = services.read(meetings.find, request.network.id, request.subject)
    opening = services.read(lambda store: store.group_rooms.opening(meeting.id)) or Opening(meeting.id)
    words = services.words(request.actor.language)
    none = Option(NONE, words("group-rooms-no-method"))
    ways = (none, *options(words))
    return Open(
        Form(
            "group_rooms.save",
            words("group-rooms-form"),
            (
                Paragraph(words("group-rooms-why")),
                Text(
                    "question",
                    words("group-rooms-question"),
                    opening.question,
                    words("group-rooms-question-hint"),
                    required=False,
                    long=True,
                    most=QUESTION_MOST,
                ),
                Choice("method", words("group-rooms-method"), ways, opening.method or NONE),
                Context(words("group-rooms-kept")),
            ),
            submit=words("save"),
            hidden={"id": meeting.id},
        )
    )


def save(request: Request, services: Services) -> Reply:
    method = request.written("method")
    opening = Opening(request.kept("id"), request.written("question"), "" if method == NONE else method)
    services.run(group_rooms.want, request.network.id, opening, by=request.actor, now=request.now)
    return Next(meeting_page.led(opening.meeting, request, services))


def drop(request: Request, services: Services) -> Reply:
    services.run(group_rooms.drop, request.network.id, request.subject, by=request.actor)
    return Next(meeting_page.led(request.subject, request, services))


def card(id: str, services: Services) -> Card | None:
    """What a group begins with, in its channel."""
    found = services.read(_found, id)
    if found is None:
        return None
    room, opening, network, topic = found
    words = services.words(network.language)
    parts = (
        Heading(words("group-rooms-group", label=room.label)),
        *((Paragraph(opening.question),) if opening.question else ()),
        *((Facts(((words("group-rooms-topic"), topic),)),) if topic else ()),
        *_method(opening.method, words),
        Context(words("group-rooms-archived")),
    )
    return Card(read_out(parts), parts)


def _found(store: Store, id: str) -> tuple[SmallRoom, Opening, Network, str] | None:
    """With the words of its topic, as long as they may be read."""
    room = store.group_rooms.get(id)
    meeting = store.meetings.get(room.meeting) if room else None
    network = store.networks.get(meeting.network) if meeting else None
    if room is None or room.closed or network is None:
        return None
    topic = topics.worded(store, room.meeting).get(room.topic, "")
    return room, store.group_rooms.opening(room.meeting) or Opening(room.meeting), network, topic


def _method(key: str, words: Words) -> Iterator[Part]:
    if not key:
        return
    method = methods.find(key)
    roles = ((words(f"methods-{key}-{role}"), words(f"methods-{key}-{role}-how")) for role in method.roles)
    yield Facts(((words("group-rooms-method"), name(method, words)),))
    yield Paragraph(words(f"methods-{key}-about"))
    yield Facts(tuple(roles))


def failed_card(id: str, services: Services) -> Card | None:
    """What to do while there are no channels; gone when it is tried anew."""
    what = Subject(FAILED_CARD, id)
    network = services.read(_waits_in, what)
    if network is None:
        return None
    words = services.words(network.language)
    parts = (Heading(words("group-rooms-failed-title")), Paragraph(words("group-rooms-failed-do")))
    show = Button(words("meetings-show"), "meetings.show", id, Style.PRIMARY, opens=True)
    return Card(read_out(parts), (*parts, Buttons((show,))))


def by_hand_card(id: str, services: Services) -> Card | None:
    """Gone when it is done."""
    network = services.read(_waits_in, Subject(BY_HAND_CARD, id))
    way, _, room_id, identity = id.split(" ", 3)
    room = services.read(lambda store: store.group_rooms.get(room_id))
    person = services.platform.who(Identity.read(identity)) if network else None
    if network is None or room is None or person is None:
        return None
    words = services.words(network.language)
    done = Button(words("networks-done"), "group_rooms.by_hand", id, Style.PRIMARY)
    card = plain(words(f"group-rooms-{way}-by-hand", name=person.name, label=room.label))
    return Card(card.summary, (*card.parts, Buttons((done,))))


def _waits_in(store: Store, what: Subject) -> Network | None:
    duty = store.duties.get(what)
    return store.networks.get(duty.network) if duty else None


def by_hand(request: Request, services: Services) -> Reply:
    services.run(networks.done_by_hand, Subject(BY_HAND_CARD, request.subject), by=request.actor)
    return whisper(services.words(request.actor.language)("networks-thanks"))


ROUTES = (
    press("group_rooms.open", open_form),
    submit("group_rooms.save", save),
    press("group_rooms.drop", drop),
    press("group_rooms.by_hand", by_hand),
)
CARDS = {CARD: card, FAILED_CARD: failed_card, BY_HAND_CARD: by_hand_card}
SECTIONS = (mine,)
LEADER_SECTIONS = ((Phase.BEFORE, section),)
