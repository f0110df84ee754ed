"""One's own calendar, kept up by itself: the secret address, shown once, and what is read there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from domain import feeds
from domain.errors import NotFound, PledgeDue, Stranger
from domain.members import admit
from handlers.calendar_file import calendar, event
from handlers.meeting_cards import invitation, own_times
from handlers.pieces import asked_first, read_out
from handlers.routes import Request, press
from handlers.ui import Button, Buttons, Context, Form, Next, Open, Paragraph, Quote, Reply, Style

if TYPE_CHECKING:
    from domain.feeds import Entry
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

EVERY = timedelta(hours=6)
"""How often a calendar may ask anew (RFC 7986, 5.7)."""


def path(secret: str) -> str:
    """Beneath the program's own address."""
    return f"/kalender/{secret}.ics"


def button(services: Services, words: Words) -> tuple[Buttons, ...]:
    """Where somebody outside reaches the program's pages."""
    if not services.address:
        return ()
    return (Buttons((Button(words("feeds-title"), "feeds.open", opens=True),)),)


def open_form(request: Request, services: Services) -> Reply:
    return Open(_form(request, services))


def _form(request: Request, services: Services) -> Form:
    words = services.words(request.actor.language)
    has = services.read(lambda store: store.feeds.has(request.actor.id))
    parts: list[Part] = [Paragraph(words("feeds-why")), Context(words("feeds-who"))]
    if has:
        anew, off = words("feeds-anew"), words("feeds-off")
        again = Button(anew, "feeds.give", confirm=asked_first(anew, words("feeds-anew-sure"), words))
        revoke = Button(off, "feeds.revoke", confirm=asked_first(off, words("feeds-off-sure"), words))
        parts += [Paragraph(words("feeds-has")), Buttons((again, revoke) if services.address else (revoke,))]
    elif services.address:
        parts.append(Buttons((Button(words("feeds-give"), "feeds.give", style=Style.PRIMARY),)))
    return Form("feeds.open", words("feeds-title"), tuple(parts))


def give(request: Request, services: Services) -> Reply:
    """The address is shown in this form and nowhere else."""
    if not services.address:
        raise NotFound
    words = services.words(request.actor.language)
    secret = feeds.draw(services.chance)
    services.run(feeds.give, secret, to=request.actor)
    shown = (
        Paragraph(words("feeds-copy")),
        Quote(f"{services.address}{path(secret)}"),
        Paragraph(words("feeds-paste")),
        Context(words("feeds-once")),
    )
    return Next(Form("feeds.give", words("feeds-title"), shown))


def revoke(request: Request, services: Services) -> Reply:
    services.run(feeds.revoke, by=request.actor)
    return Next(_form(request, services))


def feed(secret: str, services: Services) -> str | None:
    """What a calendar reads at the address; None where it is nobody's, or of somebody who is not let in."""
    found = services.read(feeds.owner, secret)
    member = services.today.counted(found) if found else None
    try:
        admit(member)
    except (Stranger, PledgeDue):
        return None
    if member is None:
        return None
    words, now = services.words(member.language), services.clock()
    made = calendar(event(one.meeting, _told(one, words), now) for one in services.read(feeds.theirs, member))
    made.add("name", words("feeds-name"))
    made.add("x-wr-calname", words("feeds-name"))
    made.add("refresh-interval", EVERY, parameters={"value": "DURATION"})
    content: bytes = made.to_ical()
    return content.decode()


def _told(entry: Entry, words: Words) -> str:
    details = invitation(entry.meeting.details, words)
    when = own_times(entry.whole, entry.mine, words) if entry.mine else details[2:]
    return read_out((details[1], *when))


ROUTES = (
    press("feeds.open", open_form),
    press("feeds.give", give),
    press("feeds.revoke", revoke),
)
