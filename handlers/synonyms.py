"""Words that search takes for the same: looked up by a word, and changed one line at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import networks, synonyms
from domain.members import look_after
from domain.text import shorten
from handlers.pieces import asked_first
from handlers.routes import Request, press, submit, suggest
from handlers.ui import (
    Button,
    Buttons,
    Context,
    Divider,
    Form,
    Lookup,
    Next,
    Open,
    Option,
    Paragraph,
    Reply,
    Suggestions,
    Text,
)

if TYPE_CHECKING:
    from handlers.catalog import Words
    from handlers.services import Services

OFFERED = 30
LABEL_MOST = 75


def page(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    shown = _page(services.words(request.actor.language))
    return Next(shown) if request.in_form else Open(shown)


def _page(words: Words, said: str = "") -> Form:
    sure = asked_first(words("synonyms-over"), words("synonyms-over-sure"), words)
    return Form(
        "synonyms.pick",
        words("synonyms-title"),
        (
            *((Paragraph(words(said)), Divider()) if said else ()),
            Paragraph(words("synonyms-why")),
            Lookup("begun", words("synonyms-which"), "synonyms.look_up", hint=words("synonyms-which-hint")),
            Divider(),
            Buttons(
                (
                    Button(words("synonyms-new"), "synonyms.new", opens=True),
                    Button(words("synonyms-over"), "synonyms.start_over", confirm=sure),
                )
            ),
        ),
        submit=words("go-on"),
    )


def look_up(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    settings = services.read(networks.find, request.network.id).settings
    found = synonyms.fitting(settings, request.subject)[:OFFERED]
    return Suggestions(tuple(Option(synonyms.id_of(line), shorten(line, LABEL_MOST)) for line in found))


def pick(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    settings = services.read(networks.find, request.network.id).settings
    line = synonyms.line_with(settings, request.written("begun"))
    return Next(_line_form(line, services.words(request.actor.language)))


def new(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    return Next(_line_form("", services.words(request.actor.language)))


def _line_form(line: str, words: Words) -> Form:
    hint = words("synonyms-line-hint", longest=synonyms.LONGEST)
    return Form(
        "synonyms.keep",
        words("synonyms-title"),
        (
            Text("line", words("synonyms-line"), line, hint, required=not line, most=synonyms.LINE_MOST),
            *((Context(words("synonyms-empty")),) if line else ()),
        ),
        submit=words("save"),
        hidden={"former": line},
    )


def keep(request: Request, services: Services) -> Reply:
    former, line = request.kept("former"), request.written("line")
    services.run(synonyms.change, request.network.id, former, line, by=request.actor)
    return Next(_page(services.words(request.actor.language), "synonyms-saved"))


def start_over(request: Request, services: Services) -> Reply:
    services.run(synonyms.start_over, request.network.id, by=request.actor)
    return Next(_page(services.words(request.actor.language), "synonyms-saved"))


ROUTES = (
    press("synonyms.open", page),
    suggest("synonyms.look_up", look_up),
    submit("synonyms.pick", pick),
    press("synonyms.new", new),
    submit("synonyms.keep", keep),
    press("synonyms.start_over", start_over),
)
