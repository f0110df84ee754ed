"""The theme barometer, to read and as a picture: in private for whoever asks, in the room when a facilitator wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import barometer, retention
from domain.barometer import CARD
from domain.members import looks_after
from domain.retention import TALLIES
from domain.tallies import month_of
from handlers import barometer_picture, themes
from handlers.barometer_picture import term
from handlers.pieces import asked_first, capital, said
from handlers.retention import duration
from handlers.routes import Request, press
from handlers.ui import Button, Buttons, Card, Context, Facts, Form, Heading, Image, Open, Paragraph, Reply

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.barometer import Barometer, Line, Season
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part


def open_form(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    found = services.read(barometer.read, request.network.id, before=month_of(request.now))
    kept = duration(retention.months(request.network.settings, TALLIES), words)
    return Open(
        Form(
            "barometer.open",
            words("barometer-title"),
            (
                Paragraph(words("barometer-why")),
                *_beginning(found, request, words),
                *(part for season in found.seasons for part in _season(season, words)),
                Context(words("barometer-how")),
                Context(words("barometer-kept", time=kept)),
            ),
        )
    )


def _beginning(found: Barometer, request: Request, words: Words) -> tuple[Part, ...]:
    if not found.pictured.themes:
        return (Paragraph(words("barometer-nothing")),)
    buttons = [Button(words("barometer-picture"), "barometer.picture")]
    if looks_after(request.actor):
        label = words("barometer-show")
        confirm = asked_first(label, words("barometer-show-sure"), words, no="cancel")
        buttons.append(Button(label, "barometer.show", confirm=confirm))
    return Paragraph(finding(found, words)), Buttons(tuple(buttons))


def finding(found: Barometer, words: Words) -> str:
    """What there is to see, in a sentence; `found` holds something."""
    change = found.change
    if change is None:
        season = found.current or found.seasons[0]
        leading = words.together([themes.name(theme, words) for theme in found.leading])
        return words("barometer-leads", themes=capital(leading), term=term(season.term, words))
    which = "turns" if change.grows and change.fades else "grows" if change.grows else "fades"
    grows, fades = (themes.name(theme, words) for theme in (change.grows, change.fades))
    return words(
        f"barometer-{which}",
        grows=capital(grows),
        fades=fades if grows else capital(fades),
        later=term(change.later, words),
        earlier=term(change.earlier, words),
    )


def _season(season: Season, words: Words) -> Iterator[Part]:
    name = term(season.term, words)
    month = words(f"month-{int(season.last[-2:])}")
    yield Heading(name if season.is_over else words("barometer-so-far", term=name, month=month))
    if season.numbered:
        yield Facts(tuple((capital(themes.name(line.theme, words)), _numbers(line, words)) for line in season.numbered))
    else:
        yield Paragraph(words("barometer-none"))
    if season.few:
        yield Context(words("barometer-few", themes=themes.listed(season.few, words)))


def _numbers(line: Line, words: Words) -> str:
    def number(key: str, count: int | None) -> str:
        return words(f"{key}-few") if count is None else words(key, count=count)

    return words(
        "barometer-both",
        questions=number("barometer-questions", line.questions),
        solutions=number("barometer-solutions", line.solutions),
    )


def picture(request: Request, services: Services) -> Reply:
    services.run(barometer.hand_over, request.network.id, to=request.actor, now=request.now)
    words = services.words(request.actor.language)
    return said(request, words("barometer-title"), words("barometer-sent"))


def show(request: Request, services: Services) -> Reply:
    services.run(barometer.show, request.network.id, by=request.actor, now=request.now)
    words = services.words(request.actor.language)
    return said(request, words("barometer-title"), words("barometer-shown"))


def card(id: str, services: Services) -> Card | None:
    """The picture, and the same in words, in the network's language."""
    network_id, before = id.split()
    network = services.network(network_id)
    found = services.read(barometer.read, network_id, before=before).pictured
    if network is None or not found.themes:
        return None
    words = services.words(network.language)
    title, sentence = words("barometer-title"), finding(found, words)
    parts = tuple(part for season in found.seasons for part in _season(season, words))
    image = Image(
        words("barometer-file"),
        words("barometer-alt", finding=sentence),
        barometer_picture.draw(found, sentence, words),
    )
    return Card(
        "\n".join((f"{title}. {sentence}", *map(_read_out, parts))),
        (Heading(title), Paragraph(sentence), image, *parts, Context(words("barometer-how"))),
    )


def _read_out(part: Part) -> str:
    match part:
        case Facts(pairs):
            return "\n".join(f"{label}: {value}." for label, value in pairs)
        case Heading(text) | Paragraph(text) | Context(text):
            return text
        case _:
            return ""


ROUTES = (
    press("barometer.open", open_form),
    press("barometer.picture", picture),
    press("barometer.show", show),
)
CARDS = {CARD: card}
