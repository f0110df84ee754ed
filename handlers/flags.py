"""*Säg till*: saying that something should not stand in the room, and what those who look after it do then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import flags
from domain.errors import NotFound, TooMany
from domain.flags import CARD, HIDE_AT_IN_SMALL
from domain.members import look_after, looks_after
from domain.ports import Room, Subject
from domain.solutions import NOTE_CARD
from domain.waiting import WaitingFlag
from handlers import numbers
from handlers.pieces import line, notice, said, withdrawal
from handlers.routes import Request, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Context,
    Divider,
    Form,
    Heading,
    Link,
    Next,
    Open,
    Paragraph,
    Quote,
    Reply,
    Style,
    Text,
)

if TYPE_CHECKING:
    from domain.flags import Flagged
    from domain.solutions import Solution
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part


FLAGS_A_DAY = 20


def button(what: Subject, words: Words) -> Button:
    return Button(words("flags-flag"), "flags.open", flags.name_of(what), opens=True)


def hidden_card(flags: int, words: Words, *buttons: Button) -> Card:
    """Stands in the room where something is hidden."""
    return line(hidden(flags, words), *buttons)


def hidden(flags: int, words: Words) -> str:
    return words("flags-hidden-by-colleagues") if flags >= HIDE_AT_IN_SMALL else words("flags-hidden")


def open_form(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    services.read(flags.find, request.network.id, flags.named(request.subject))
    hide_now = Button(words("flags-hide-now"), "flags.hide", request.subject, Style.DANGER)
    facilitates = looks_after(request.actor)
    return Open(
        Form(
            "flags.tell",
            words("flags-title"),
            (
                Paragraph(words("flags-what-happens")),
                Paragraph(words("flags-nobody-sees")),
                Divider(),
                Paragraph(words("flags-a-person")),
                Buttons((Button(words("incidents-title"), "incidents.open", request.subject, opens=True),)),
                *((Divider(), Paragraph(words("flags-you-facilitate")), Buttons((hide_now,))) if facilitates else ()),
            ),
            submit=words("flags-flag"),
            hidden={"what": request.subject},
        )
    )


def tell(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    pressed = ("flag", request.actor.id, request.kept("what"))
    if not services.limits.note(*pressed):
        return Next(notice(words("flags-title"), words("flags-again")))
    if not services.limits.allow(request.actor.id, "flag", most=FLAGS_A_DAY, now=request.now):
        services.limits.forget(*pressed)
        raise TooMany
    numbers.wait(request, services, WaitingFlag(flags.named(request.kept("what"))), pressed, urgent=True)
    return Next(notice(words("flags-title"), words("flags-thanks")))


def hide(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    what = flags.named(request.subject)
    services.run(flags.hide, request.network.id, what, now=request.now)
    return _done(request, services, "flags-is-hidden-find" if request.in_form else "flags-is-hidden")


def let_stand(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    services.run(flags.let_stand, request.network.id, flags.named(request.subject))
    return _done(request, services, "flags-stands")


def remove(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    services.run(flags.remove, request.network.id, flags.named(request.subject))
    return _done(request, services, "flags-is-removed")


def _done(request: Request, services: Services, sentence: str) -> Reply:
    words = services.words(request.actor.language)
    return said(request, words("flags-title"), words(sentence))


def write(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    words = services.words(request.actor.language)
    flagged = services.read(flags.there, request.network.id, flags.named(request.subject))
    if not flagged.open_to_note:
        raise NotFound
    label, hint = words("flags-note"), words("flags-note-hint")
    note = Text("note", label, initial=flagged.note, hint=hint, required=False, long=True)
    return Open(
        Form(
            "flags.note",
            words("flags-write"),
            (Quote(flagged.words), note),
            submit=words("save"),
            hidden={"what": request.subject},
        )
    )


def keep_note(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    what, note = flags.named(request.kept("what")), request.written("note")
    services.run(flags.write, request.network.id, what, note, now=request.now)
    words = services.words(request.actor.language)
    return Next(notice(words("flags-write"), words("flags-note-kept") if note else words("flags-note-gone")))


def card(id: str, services: Services) -> Card | None:
    """For those who look after the room; a line once it is decided, and nothing of what is gone."""
    what = flags.named(id)
    found = services.read(_shown, what)
    if found is None:
        return None
    flagged, waits, ref, language = found
    words = services.words(language)
    if not waits:
        return line(words("flags-card-done"))
    title = words("flags-card-title")
    whose = _whose(flagged, words)
    counted = [words("flags-card-count", count=flagged.flags)] if flagged.flags else []
    state = words("flags-card-hidden") if flagged.hidden else words("flags-card-shown")
    note = [words("flags-card-note", note=flagged.note)] if flagged.note else []
    where = services.platform.link(ref) if ref else ""
    says: list[Part] = [
        Heading(title),
        Context(whose),
        Quote(flagged.words),
        Paragraph(" ".join([*counted, state])),
        *map(Paragraph, note),
        *([Link(words("flags-card-link"), where)] if where else []),
        Buttons(_decisions(id, flagged, words)),
        *([Context(words("flags-card-in-person", name=flagged.author))] if flagged.author else []),
    ]
    return Card("\n".join([f"{title}. {whose}.", flagged.words, *counted, state, *note]), tuple(says))


def _whose(flagged: Flagged, words: Words) -> str:
    if flagged.author is None:
        return words("flags-card-unnamed")
    return words("flags-card-whose", name=flagged.author) if flagged.author else words("former-member")


def _decisions(id: str, flagged: Flagged, words: Words) -> tuple[Button, ...]:
    stand = Button(words("flags-show") if flagged.hidden else words("flags-let-stand"), "flags.let_stand", id)
    hide_it = Button(words("flags-hide"), "flags.hide", id, Style.PRIMARY)
    write_to = Button(words("flags-write"), "flags.write", id, opens=True)
    remove_it = withdrawal(words, "flags.remove", id, label=words("flags-remove"), sure=words("flags-remove-sure"))
    return (
        *(() if flagged.hidden else (hide_it,)),
        stand,
        *((write_to,) if flagged.open_to_note else ()),
        *remove_it.buttons,
    )


def _shown(store: Store, what: Subject) -> tuple[Flagged, bool, str | None, str] | None:
    """What it is, whether it waits to be decided, where it stands in the room, and the room's language."""
    flagged = flags.seen(store, what)
    network = flagged and store.networks.get(flagged.network)
    if not flagged or not network:
        return None
    waits = store.duties.get(flags.about(what)) is not None
    return flagged, waits, store.posts.ref(what, Room(network.id)), network.language


def note_card(id: str, services: Services) -> Card | None:
    """For the owner of a lösning; nothing once there is no note."""
    found = services.read(_noted, id)
    if found is None:
        return None
    solution, language = found
    words = services.words(language)
    sentence = words("flags-note-card", title=solution.text.title)
    read = Button(words("solutions-read"), "solutions.read", id, opens=True)
    return Card(f"{sentence}\n{solution.note}", (Paragraph(sentence), Quote(solution.note), Buttons((read,))))


def _noted(store: Store, id: str) -> tuple[Solution, str] | None:
    """With its owner's language."""
    solution = store.solutions.get(id)
    owner = store.members.get(solution.owner) if solution and solution.owner else None
    return (solution, owner.language) if solution and solution.note and owner else None


ROUTES = (
    press("flags.open", open_form),
    submit("flags.tell", tell),
    press("flags.hide", hide),
    press("flags.let_stand", let_stand),
    press("flags.remove", remove),
    press("flags.write", write),
    submit("flags.note", keep_note),
)
CARDS = {CARD: card, NOTE_CARD: note_card}
