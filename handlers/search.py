"""Finding lösningar: one form with the field, the filters and what was found. What is typed is kept nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from domain.members import Attributes
from domain.search import Filters, Viewer
from domain.text import fold, shorten
from domain.words import split
from handlers import questions, saving
from handlers.freshness import outdated_line
from handlers.routes import Request, command, press, shortcut, submit
from handlers.solution_form import brief, place_choices, theme_choices
from handlers.themes import name
from handlers.ui import Button, Buttons, Context, Divider, Form, Heading, Next, Open, Paragraph, Reply, Text, Toggle

if TYPE_CHECKING:
    from domain.solutions import Solution
    from domain.solutions import Text as Told
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

LIKE = "like"
"""The box for those from a place like one's own."""
STEP = 5
MOST_SHOWN = 20
LINES = 160
"""Characters of a hit's text that are shown: one line or two."""
MOST_MATCHED = 6
MOST_TYPED = 300
"""Characters; a command may hold more."""
NEW = ("ny", "new")


def by_command(request: Request, services: Services) -> Reply:
    """`/losning` alone opens the form, `/losning ny` writes one, `/losning ord ord` searches."""
    if fold(request.text.strip()) in NEW:
        return saving.new(request, services)
    if not request.text.strip():
        return by_button(request, services)
    return Open(_form(request, services, request.text.strip(), Filters(), STEP))


def by_button(request: Request, services: Services) -> Reply:
    return Open(_form(request, services, "", Filters(), 0))


def find(request: Request, services: Services) -> Reply:
    return Next(_form(request, services, request.written("words"), _filters(request), STEP))


def more(request: Request, services: Services) -> Reply:
    shown = min(int(request.subject), MOST_SHOWN) if request.subject.isdecimal() else STEP
    return Next(_form(request, services, request.written("words"), _filters(request), shown))


def meant(request: Request, services: Services) -> Reply:
    return Next(_form(request, services, request.subject, _filters(request), STEP))


def ask(request: Request, services: Services) -> Reply:
    """What was searched for in vain becomes the beginning of a question."""
    return Open(questions.write_form(request, services, body=request.written("words")))


def _filters(request: Request) -> Filters:
    mine = request.actor.attributes if request.ticked(LIKE) else Attributes()
    return Filters(
        request.chosen("themes"),
        request.written("size_class"),
        request.written("provider"),
        like_size=mine.size_class,
        like_provider=mine.provider,
    )


def _form(request: Request, services: Services, typed: str, filters: Filters, shown: int) -> Form:
    """`shown`: how many at most; with 0 nothing is searched yet."""
    words = services.words(request.actor.language)
    parts: tuple[Part, ...] = ()
    if shown:
        found, instead = services.read(_find, typed, filters, request.network.id, shown + 1)
        parts = (*_meant_parts(typed, instead, words), *_found_parts(found, shown, typed, words))
    return Form(
        "search.find",
        words("search-title"),
        (
            Text(
                "words", words("search-words"), typed, hint=words("search-words-hint"), required=False, most=MOST_TYPED
            ),
            *parts,
            Divider(),
            Heading(words("search-narrow")),
            theme_choices(words, filters.themes),
            *place_choices(words, filters.size_class, filters.provider),
            *_like_field(request, words),
            Buttons((Button(words("search-new"), "solutions.new", opens=True),)),
        ),
        submit=words("search-go"),
    )


Found: TypeAlias = "tuple[Solution, tuple[str, ...]]"
"""With the words of it that matched."""


def _find(store: Store, typed: str, filters: Filters, network: str, limit: int) -> tuple[list[Found], str]:
    """Also what may have been meant."""
    viewer = Viewer(network)
    hits = store.search.find(typed, filters, viewer, limit=limit)
    found = ((store.solutions.get(hit.solution), hit.matched) for hit in hits)
    return [(solution, matched) for solution, matched in found if solution], store.search.meant(typed, viewer)


def _meant_parts(typed: str, instead: str, words: Words) -> tuple[Part, ...]:
    """The button says only what is not as it was typed, since a whole question would not fit on it."""
    if not instead or len(instead) > MOST_TYPED:
        return ()
    said = split(typed)
    label = words("search-meant", words=" ".join(word for word in split(instead) if word not in said))
    return (Buttons((Button(label, "search.meant", instead),)),)


def _like_field(request: Request, words: Words) -> tuple[Toggle, ...]:
    """For those who have told what their own place is like."""
    mine = request.actor.attributes
    if not mine.size_class and not mine.provider:
        return ()
    return (Toggle(LIKE, words("search-like"), words("search-like-yes"), request.ticked(LIKE)),)


def _found_parts(found: list[Found], shown: int, typed: str, words: Words) -> tuple[Part, ...]:
    ask = Buttons((Button(words("search-ask"), "search.ask", opens=True),))
    if not found:
        return (Paragraph(words("search-nothing")), ask)
    parts = [part for solution, matched in found[:shown] for part in _hit_parts(solution, matched, words)]
    if len(found) > shown and shown < MOST_SHOWN:
        parts.append(Buttons((Button(words("search-more"), "search.more", str(shown + STEP)),)))
    elif len(found) > shown:
        parts.append(Context(words("search-narrower")))
    return (*parts, *((Divider(), Paragraph(words("search-none-fits")), ask) if typed.strip() else ()))


def _hit_parts(solution: Solution, matched: tuple[str, ...], words: Words) -> list[Part]:
    text = solution.text
    read = Button(words("search-read", title=text.title), "solutions.read", solution.id, opens=True)
    facts = brief(text, words)
    shown = _shown(matched, text, words)[:MOST_MATCHED]
    return [
        Heading(text.title),
        Paragraph(_telling_line(text, matched), matched),
        *([Context(words("search-matched", words=", ".join(shown)))] if shown else []),
        *([Context(facts)] if facts else []),
        *outdated_line(solution, words),
        Buttons((read,)),
    ]


def _shown(matched: tuple[str, ...], text: Told, words: Words) -> list[str]:
    """Each once; a theme, which is found by its key, by its name."""
    themes = {key: name(theme, words) for theme in text.themes for key in split(theme)}
    return list(dict.fromkeys(themes.get(word, word) for word in matched))


def _telling_line(text: Told, matched: tuple[str, ...]) -> str:
    """What was done, or where that holds none of the words the part that holds most of them."""
    parts = (text.did, text.situation, text.result, text.user_notices)
    shown = [shorten(part, LINES) for part in parts if part]
    return max(shown, key=lambda line: len(set(split(line)) & set(matched)))


ROUTES = (
    command("losning", by_command),
    shortcut("search.open", by_button),
    press("search.open", by_button),
    submit("search.find", find, unlooked=("words",)),
    press("search.more", more),
    press("search.meant", meant),
    press("search.ask", ask),
)
