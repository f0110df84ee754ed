"""Sign-up: each member's own, on a meeting's page and from the invitation, and the offer of a place that is free."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain import attendance, meetings, offers, parts, signups, topics
from domain.attendance import Wanted
from domain.ids import new_id
from domain.signups import NEEDS_MOST, OFF_CARD, OFFER_CARD, WISHES_MOST, Coming, NoComing, Stand, Way
from domain.text import shorten
from handlers.catalog import key
from handlers.meeting_page import shown as page
from handlers.pieces import notice, plain, said
from handlers.routes import Request, one_of, press, submit
from handlers.signup_pieces import Shown, by_hand, how_many, instead, look_at, sign_up, stand, way_of
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choice,
    Context,
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

    from domain.meetings import Meeting
    from domain.networks import Network
    from domain.signups import Signup
    from domain.store import Store
    from domain.topics import Topic
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Field, Part

LABEL = 75
"""Characters of an option."""
PAGE = "page"


def section(meeting: Meeting, request: Request, services: Services) -> Iterator[Part]:
    """On the meeting's page, for whom the meeting is."""
    if not meeting.is_open(request.now):
        return
    if services.read(parts.as_told_to, meeting, request.actor) is None:
        return
    shown = services.read(look_at, meeting, request.now, request.actor.id)
    words = services.words(request.actor.language)
    yield Paragraph(stand(shown, words))
    if line := " ".join(filter(None, (how_many(shown, request.now, words), instead(shown, words)))):
        yield Context(line)
    if buttons := tuple(_buttons(meeting, shown, request, words)):
        yield Buttons(buttons)


def _buttons(meeting: Meeting, shown: Shown, request: Request, words: Words) -> Iterator[Button]:
    if shown.mine and shown.mine.stand is Stand.OFFERED:
        yield Button(words("signups-accept"), "signups.accept", meeting.id, Style.PRIMARY)
        yield Button(words("signups-decline"), "signups.decline", meeting.id)
    elif shown.mine:
        yield Button(words("signups-change"), "signups.open", f"{meeting.id} {PAGE}")
    elif not shown.is_closed(request.now):
        yield Button(words("signups-open"), "signups.open", f"{meeting.id} {PAGE}", Style.PRIMARY)
    if shown.come:
        yield Button(words("signups-who"), "signups.who", meeting.id, opens=True)


@dataclass(frozen=True, slots=True)
class _Asked:
    meeting: Meeting
    shown: Shown
    dates: tuple[tuple[Meeting, int | None], ...]
    """All that may be chosen among, and how many places each has."""
    topics: tuple[Topic, ...]


def _asked(store: Store, request: Request, id: str) -> _Asked:
    meeting = meetings.find(store, request.network.id, id)
    shown = look_at(store, meeting, request.now, request.actor.id)
    dates = signups.dates(store, meeting, now=request.now)
    free = tuple((one, signups.free(store, one.id)) for one in dates)
    asks = shown.terms.wishes and not meeting.cancelled
    return _Asked(meeting, shown, free, tuple(topics.shown(store, id)) if asks else ())


def open_form(request: Request, services: Services) -> Reply:
    """`subject`: the meeting, and whether its page is what is shown afterwards."""
    id, _, back = request.subject.partition(" ")
    asked = services.read(_asked, request, id)
    meeting, shown = asked.meeting, asked.shown
    if not meeting.is_open(request.now):
        raise meetings.MeetingOver
    if shown.mine is None and shown.is_closed(request.now):
        raise signups.SignupClosed
    words = services.words(request.actor.language)
    form = Form(
        "signups.send",
        words("signups-title"),
        (
            Heading(meeting.details.title),
            *((Context(words.moment(meeting.details.begins)),) if len(asked.dates) == 1 else ()),
            *_full(asked, words),
            *_fields(asked, words),
            Context(words("signups-seen")),
        ),
        submit=words("signups-send"),
        hidden={"meeting": meeting.id, "back": PAGE if back == PAGE and request.in_form else ""},
    )
    return Next(form) if request.in_form and back == PAGE else Open(form)


def _full(asked: _Asked, words: Words) -> Iterator[Part]:
    if not asked.shown.is_signed and asked.shown.free == 0 and len(asked.dates) == 1:
        yield Paragraph(words("signups-full"))


def _fields(asked: _Asked, words: Words) -> Iterator[Field]:
    mine = asked.shown.mine
    if len(asked.dates) > 1:
        days = tuple(Option(one.id, words.moment(one.details.begins), _left(free, words)) for one, free in asked.dates)
        yield Choice("day", words("signups-day"), days, asked.meeting.id, open=True)
    coming = tuple(Option(one, words(f"signups-{key(one)}"), _hint(one, words)) for one in Coming)
    yield Choice("coming", words("signups-coming"), coming, mine.coming if mine else None, open=True)
    ways = signups.ways(asked.meeting.details)
    if len(ways) > 1:
        options = tuple(Option(one, words(f"signups-by-{key(one)}"), _how(one, asked.meeting, words)) for one in ways)
        chosen = mine.way if mine and mine.way in ways else None
        hint = words("signups-way-hint")
        yield Choice("way", words("signups-way"), options, chosen, hint, required=False, open=True)
    if asked.shown.terms.needs:
        hint, initial = words("signups-needs-hint"), mine.needs if mine else ""
        label = words("signups-needs")
        yield Text("needs", label, initial, hint, required=False, long=True, most=NEEDS_MOST)
    yield from _wishes(asked, words)


def _wishes(asked: _Asked, words: Words) -> Iterator[Field]:
    options = tuple(Option(one.id, shorten(one.body, LABEL)) for one in asked.topics)
    wished = (
        [one for one in asked.shown.mine.wishes if any(o.value == one for o in options)] if asked.shown.mine else []
    )
    for place in range(min(WISHES_MOST, len(options))):
        initial = wished[place] if place < len(wished) else None
        hint = words("signups-wish-hint") if not place else ""
        yield Choice(f"wish{place}", words(f"signups-wish-{place}"), options, initial, hint, required=False)


def _hint(coming: Coming, words: Words) -> str:
    return words("signups-listens-hint") if coming is Coming.LISTENS else ""


def _how(way: Way, meeting: Meeting, words: Words) -> str:
    """The number in plain text, to be dialled from any telephone."""
    to = meeting.details
    if way is Way.PHONE:
        told = words("meetings-phone-code", phone=to.phone, code=to.code) if to.code else to.phone
    else:
        told = to.place if way is Way.ON_SITE else ""
    return shorten(told, LABEL)


def _left(free: int | None, words: Words) -> str:
    return "" if free is None else words("signups-left-there", count=free)


def send(request: Request, services: Services) -> Reply:
    id = request.written("day") or request.kept("meeting")
    if not request.written("coming"):
        raise NoComing
    wishes = dict.fromkeys(filter(None, (request.written(f"wish{place}") for place in range(WISHES_MOST))))
    known = {one.id for one in services.read(topics.shown, id)}
    wanted = Wanted(
        one_of(Coming, request.written("coming")),
        way_of(request),
        request.written("needs"),
        tuple(one for one in wishes if one in known),
    )
    made = services.run(
        attendance.sign_up,
        request.network.id,
        id,
        wanted,
        id=new_id(services.chance),
        by=request.actor,
        now=request.now,
    )
    if request.kept("back"):
        return Next(page(made.meeting, request, services))
    return Next(_said(made, request, services))


def _said(made: Signup, request: Request, services: Services) -> Form:
    meeting = services.read(meetings.find, request.network.id, made.meeting)
    shown = services.read(look_at, meeting, request.now, request.actor.id)
    words = services.words(request.actor.language)
    when = words("signups-told", title=meeting.details.title, when=words.moment(meeting.details.begins))
    more = () if made.says_no else (words("signups-change-any-time"),)
    return notice(words("signups-title"), when, stand(shown, words), *more)


def accept(request: Request, services: Services) -> Reply:
    made = services.run(offers.accept, request.network.id, request.subject, by=request.actor, now=request.now)
    return _answered(made.meeting, "signups-accepted", request, services)


def decline(request: Request, services: Services) -> Reply:
    services.run(offers.decline, request.network.id, request.subject, by=request.actor, now=request.now)
    return _answered(request.subject, "signups-declined", request, services)


def _answered(id: str, sentence: str, request: Request, services: Services) -> Reply:
    if request.in_form:
        return Next(page(id, request, services))
    words = services.words(request.actor.language)
    return said(request, words("signups-title"), words(sentence))


def offer_card(id: str, services: Services) -> Card | None:
    """For a member; or, of somebody without the chat, for who looks after the room."""
    found = services.read(_offered, id)
    if found is None:
        return None
    meeting, network, signup, who = found
    words = services.words(network.language)
    blanks = {"title": meeting.details.title, "when": words.moment(meeting.details.begins)}
    called = not services.read(lambda store: store.members.get(who))
    if signup is None or signup.stand is not Stand.OFFERED or signup.until is None or meeting.cancelled:
        has = signup is not None and signup.is_there and not meeting.cancelled
        how = "done" if called else "taken" if has else "gone"
        told = words(f"signups-offer-{how}", **blanks)
        show = Button(words("meetings-show"), "meetings.show", meeting.id, opens=True)
        return Card(told, (Paragraph(told), Buttons((show,))))
    until = Context(words("signups-offer-until", until=words.moment(signup.until)))
    if called:
        line = words("signups-offer-call", name=by_hand(signup, words), **blanks)
        about = f"{meeting.id} {who}"
        yes = Button(words("signups-comes"), "signups.comes", about, Style.PRIMARY)
        no = Button(words("signups-comes-not"), "signups.comes_not", about)
    else:
        line = words("signups-offer", **blanks)
        yes = Button(words("signups-accept"), "signups.accept", meeting.id, Style.PRIMARY)
        no = Button(words("signups-decline"), "signups.decline", meeting.id)
    return Card(f"{line}\n{until.text}", (Paragraph(line), until, Buttons((yes, no))))


def _offered(store: Store, id: str) -> tuple[Meeting, Network, Signup | None, str] | None:
    of, _, who = id.partition(" ")
    meeting = store.meetings.get(of)
    network = store.networks.get(meeting.network) if meeting else None
    if meeting is None or network is None:
        return None
    return meeting, network, next((one for one in store.signups.of(of) if one.who == who), None), who


def comes(request: Request, services: Services) -> Reply:
    return _answered_for(request, services, comes=True)


def comes_not(request: Request, services: Services) -> Reply:
    return _answered_for(request, services, comes=False)


def _answered_for(request: Request, services: Services, *, comes: bool) -> Reply:
    id, _, who = request.subject.partition(" ")
    run, network = services.run, request.network.id
    run(offers.answer_for, network, id, who, comes=comes, by=request.actor, now=request.now)
    words = services.words(request.actor.language)
    return said(request, words("signups-title"), words("signups-answered-for"))


def off_card(id: str, services: Services) -> Card | None:
    meeting = services.read(lambda store: store.meetings.get(id))
    network = services.network(meeting.network) if meeting else None
    if meeting is None or network is None:
        return None
    words = services.words(network.language)
    line = words("signups-off", title=meeting.details.title, when=words.moment(meeting.details.begins))
    return plain(line) if meeting.cancelled else Card(line, (Paragraph(line), Buttons((sign_up(meeting, words),))))


ROUTES = (
    press("signups.open", open_form),
    submit("signups.send", send),
    press("signups.accept", accept),
    press("signups.decline", decline),
    press("signups.comes", comes),
    press("signups.comes_not", comes_not),
)
CARDS = {OFFER_CARD: offer_card, OFF_CARD: off_card}
SECTIONS = (section,)
