"""How long the room keeps what it keeps: chosen by those who look after it, or paused while somebody asks for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain import retention, tallies
from domain.members import look_after
from domain.retention import FIXED, KINDS, Due, OutOfBounds
from domain.tallies import Counted
from handlers.pieces import asked_first, dated
from handlers.routes import Request, press, submit
from handlers.settings import back
from handlers.ui import (
    Button,
    Buttons,
    Choice,
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
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from domain.networks import Network, Settings
    from domain.retention import Kind
    from domain.store import Store
    from domain.tallies import Month
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

LOGGED = 6
"""Months shown."""
MONTHS_A_YEAR = 12


def open_form(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    form = _form(request, services)
    return Next(form) if request.in_form else Open(form)


def _form(request: Request, services: Services, said: str = "") -> Form:
    """As it is now; `said` of what was just done."""
    words = services.words(request.actor.language)
    network, now, soon, log = services.read(_look, request.network, request.now)
    return Form(
        "retention.save",
        words("retention-title"),
        (
            *((Paragraph(words(said)), Divider()) if said else ()),
            Paragraph(words("retention-why")),
            *_hold_parts(network.settings, now, words),
            Divider(),
            *(_choice(kind, network.settings, soon, words) for kind in KINDS),
            Context(_fixed(words)),
            Divider(),
            *_log_parts(log, words),
            back(words),
        ),
        submit=words("save"),
    )


def _look(store: Store, network: Network, now: datetime) -> tuple[Network, Due, Due, list[Month]]:
    """The network as it is now, what is over its time, what will be in a month, and the monthly log."""
    found = store.networks.get(network.id) or network
    soon = retention.due(store, found, now=retention.months_before(now, -1))
    return found, retention.due(store, found, now=now), soon, tallies.months(store, found.id, now=now)


def _hold_parts(settings: Settings, now: Due, words: Words) -> tuple[Part, ...]:
    if settings.held_since:
        label, gone = words("retention-resume"), _listed(now.counts, words)
        text = words("retention-resume-sure", gone=gone) if gone else words("retention-resume-nothing")
        resume = Button(label, "retention.resume", confirm=asked_first(label, text, words, no="cancel"))
        return *held_parts(settings, words), Paragraph(words("retention-held-still")), Buttons((resume,))
    label = words("retention-hold")
    confirm = asked_first(label, words("retention-hold-sure"), words, no="cancel")
    return Paragraph(words("retention-hold-why")), Buttons((Button(label, "retention.hold", confirm=confirm),))


def held_parts(settings: Settings, words: Words) -> tuple[Part, ...]:
    """For whoever looks at the room while nothing goes by its age."""
    held = settings.held_since
    return (Paragraph(words("retention-held", since=dated(held, words))),) if held else ()


def _choice(kind: Kind, settings: Settings, soon: Due, words: Words) -> Choice:
    options = tuple(Option(str(months), duration(months, words)) for months in kind.choices)
    hints = (
        words(f"retention-{kind.key}-hint"),
        words("retention-default", time=duration(kind.default, words)),
        *_soon(kind, settings, soon.counts[kind], words),
    )
    chosen = str(retention.months(settings, kind))
    return Choice(kind.key, words(f"retention-{kind.key}"), options, chosen, " ".join(hints))


def _soon(kind: Kind, settings: Settings, count: int, words: Words) -> tuple[str, ...]:
    """What happens within a month, where anything does."""
    if settings.held_since or not count:
        return ()
    return (words("retention-soon", gone=words(f"retention-count-{kind.key}", count=count)),)


def duration(months: int, words: Words) -> str:
    """`6 månader`, `2 år`."""
    years, rest = divmod(months, MONTHS_A_YEAR)
    return words("retention-months", count=months) if rest else words("retention-years", count=years)


def _fixed(words: Words) -> str:
    return " ".join([words("retention-fixed"), *(words(f"retention-fixed-{one.key}") for one in FIXED)])


def _listed(counts: Mapping[Kind, int], words: Words) -> str:
    """What goes, and how many; empty for nothing."""
    gone = [words(f"retention-count-{kind.key}", count=count) for kind, count in counts.items() if count]
    return ", ".join(gone)


def _log_parts(log: list[Month], words: Words) -> tuple[Part, ...]:
    heading = Heading(words("retention-log"))
    if not log:
        return heading, Context(words("retention-log-empty"))
    facts = Facts(tuple(logged(log[:LOGGED], words)))
    return heading, facts, Context(words("retention-log-why"))


def logged(log: Iterable[Month], words: Words) -> Iterator[tuple[str, str]]:
    """Each month and its numbers."""
    for month in log:
        yield _month(month.month, words), ", ".join(_told(month, words)) or words("retention-log-nothing")


def _month(month: str, words: Words) -> str:
    year, number = month.split("-")
    return f"{words(f'month-{int(number)}')} {year}"


def _told(month: Month, words: Words) -> Iterator[str]:
    for what in Counted:
        count = month.told(what)
        if count != 0:
            number = words("retention-few") if count is None else str(count)
            yield words(f"retention-log-{what.replace('_', '-')}", number=number)


def save(request: Request, services: Services) -> Reply:
    """Where something would go because of it, that is asked about first."""
    look_after(request.actor)
    chosen = {kind: _months(request.written(kind.key)) for kind in KINDS}
    settings, gone = services.read(_shortened, request.network, chosen, request.now)
    words = services.words(request.actor.language)
    if going := _listed(gone, words):
        return Next(_sure_form(chosen, going, words, held=settings.held_since is not None))
    return _save(chosen, request, services)


def _months(written: str) -> int:
    """Raises `OutOfBounds`."""
    if not written.isdecimal():
        raise OutOfBounds
    return int(written)


def _shortened(
    store: Store, network: Network, chosen: Mapping[Kind, int], now: datetime
) -> tuple[Settings, dict[Kind, int]]:
    """The settings as they are, and of what would be kept for a shorter time the number of those over it."""
    found = store.networks.get(network.id) or network
    settings = found.settings
    wanted = replace(found, settings=retention.with_months(settings, chosen))
    counts = retention.due(store, wanted, now=now).counts
    return settings, {kind: counts[kind] for kind in KINDS if chosen[kind] < retention.months(settings, kind)}


def _sure_form(chosen: Mapping[Kind, int], going: str, words: Words, *, held: bool) -> Form:
    when = words("retention-shorten-held") if held else words("retention-shorten-soon")
    return Form(
        "retention.shorten",
        words("retention-title"),
        (
            Paragraph(words("retention-shorten", gone=going)),
            Paragraph(when),
            Paragraph(words("retention-shorten-sure")),
            Buttons((Button(words("retention-shorten-no"), "retention.open"),)),
        ),
        submit=words("retention-shorten-yes"),
        hidden={kind.key: str(months) for kind, months in chosen.items()},
    )


def shorten(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    return _save({kind: _months(request.kept(kind.key)) for kind in KINDS}, request, services)


def _save(chosen: Mapping[Kind, int], request: Request, services: Services) -> Reply:
    services.run(retention.keep_for, request.network.id, chosen, by=request.actor)
    return Next(_form(request, services, "settings-saved"))


def hold(request: Request, services: Services) -> Reply:
    services.run(retention.hold, request.network.id, by=request.actor, now=request.now)
    return Next(_form(request, services, "retention-held-now"))


def resume(request: Request, services: Services) -> Reply:
    services.run(retention.resume, request.network.id, by=request.actor)
    return Next(_form(request, services, "retention-resumed"))


ROUTES = (
    press("retention.open", open_form),
    submit("retention.save", save),
    submit("retention.shorten", shorten),
    press("retention.hold", hold),
    press("retention.resume", resume),
)
