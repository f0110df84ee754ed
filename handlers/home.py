"""A member's own page: what waits for them, and a button for each thing they can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import duties, profiles
from domain.members import has_promised, looks_after
from handlers.catalog import DEFAULT_LANGUAGE
from handlers.members import PLEDGE
from handlers.pieces import promise, refused
from handlers.profile_fields import small_question
from handlers.routes import Request, event, press
from handlers.ui import Button, Buttons, Card, Context, Divider, Heading, Home, Paragraph, Reply, Style

if TYPE_CHECKING:
    from domain.members import Member
    from domain.networks import Network
    from domain.solutions import Solution
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

SHOWN = 10


def home(request: Request, services: Services, *, saved: bool = False, asks: bool = True) -> Reply:
    """`saved`: something was, just now. `asks`: for something more of the member's profile; never twice in a row."""
    actor, words = request.actor, services.words(request.actor.language)
    rooms, drafts, waiting = services.read(_everywhere, actor)
    title = " · ".join(network.name for _, network in rooms)
    if has_promised(actor):
        ask = _ask(rooms, services) if asks and not saved else None
        begin = (
            *_duty_parts(waiting, words),
            *_begin_parts(drafts, words),
            *(small_question(ask, words) if ask else ()),
        )
    else:
        begin = _pledge_parts(words)
    return Home(
        Card(
            title,
            (
                Heading(title),
                Paragraph(words(f"home-hello-{actor.role}", name=actor.name)),
                *((Paragraph(words("home-saved")),) if saved else ()),
                *begin,
                Divider(),
                promise(words),
                Context(words("home-reads")),
            ),
        )
    )


def _everywhere(store: Store, member: Member) -> tuple[list[tuple[Member, Network]], list[Solution], int]:
    """The page is one for all the rooms that somebody belongs to: what waits in any of them, for their yes and for who
    looks after the room."""
    rooms = profiles.everywhere(store, member)
    waiting = sum(len(duties.of(store, one)) for one, _ in rooms if looks_after(one))
    return rooms, [draft for one, _ in rooms for draft in store.solutions.drafts_of(one.id)], waiting


def _ask(rooms: list[tuple[Member, Network]], services: Services) -> profiles.Ask | None:
    asks = (profiles.next_to_ask(services.today.counted(member), network.settings) for member, network in rooms)
    return next(filter(None, asks), None)


def _pledge_parts(words: Words) -> tuple[Part, ...]:
    read = Button(words("members-pledge-read"), PLEDGE, style=Style.PRIMARY, opens=True)
    return (Paragraph(words("home-pledge")), Buttons((read,)))


def _duty_parts(waiting: int, words: Words) -> tuple[Part, ...]:
    if not waiting:
        return ()
    show = Button(words("duties-title"), "duties.list", opens=True)
    return (Paragraph(words("home-waiting", count=waiting)), Buttons((show,)), Divider())


def _begin_parts(drafts: list[Solution], words: Words) -> tuple[Part, ...]:
    parts: list[Part] = [Paragraph(words("home-begin")), *start_buttons(words)]
    if drafts:
        parts += [Divider(), Heading(words("home-drafts"))]
    for draft in drafts[:SHOWN]:
        button = Button(words("home-draft-open"), "solutions.consent", draft.id, opens=True)
        parts += [Paragraph(draft.text.title), Buttons((button,))]
    return tuple(parts)


def start_buttons(words: Words) -> tuple[Buttons, Buttons]:
    """Everything a member can begin, without knowing any command: with the others' words, and with the others."""
    return (
        Buttons(
            (
                Button(words("home-ask"), "questions.door", "", Style.PRIMARY, opens=True),
                Button(words("home-search"), "search.open", opens=True),
                Button(words("home-new"), "solutions.new", opens=True),
                Button(words("home-return"), "codewords.open", opens=True),
            )
        ),
        Buttons(
            (
                Button(words("profiles-list"), "profiles.list", opens=True),
                Button(words("profiles-title"), "profiles.open", opens=True),
                Button(words("profiles-settings"), "profiles.settings", opens=True),
                Button(words("extracts-title"), "extracts.open", opens=True),
                Button(words("networks-menu"), "networks.menu", opens=True),
            )
        ),
    )


def strangers_home(services: Services) -> Card:
    """What the page shows whoever is not let in."""
    shown = refused(services.words(DEFAULT_LANGUAGE))
    return Card(shown.sentence, (Paragraph(shown.sentence), Buttons((shown.way_in,))))


ROUTES = (event("home.opened", home, before_pledge=True), press(PLEDGE, home))
