"""`/tips`: one lösning that suits the member, whole, and the next one in its place when they ask for it.

Nothing is written when somebody reads a tip: how far they have come counts at once in what they meet, and is kept when
the day is over (`handlers/today.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import tips
from domain.members import Done
from domain.tips import Why
from handlers import flags, themes
from handlers.pieces import notice
from handlers.routes import Request, command, press
from handlers.solution_form import whole
from handlers.solutions import experience_parts, with_told
from handlers.ui import Button, Buttons, Context, Divider, Form, Next, Open, Reply, Style

if TYPE_CHECKING:
    from domain.members import Member
    from domain.solutions import Experience
    from domain.store import Store
    from domain.tips import Tip
    from handlers.catalog import Words
    from handlers.services import Services


def show(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    found = services.read(_next, request.actor, services)
    if found is None:
        form = _nothing(words)
    else:
        tip, author, told = found
        services.today.note(request.actor.id, Done(tip=tip.number), request.now)
        form = _form(tip, author, told, request.actor, words)
    return Next(form) if request.in_form and request.route == NEXT else Open(form)


def _next(store: Store, member: Member, services: Services) -> tuple[Tip, str, list[Experience]] | None:
    tip = tips.next_tip(store, member, now=services.clock())
    if tip is None:
        return None
    _, author, told = with_told(store, tip.solution)
    return tip, author, told


def _form(tip: Tip, author: str, told: list[Experience], reader: Member, words: Words) -> Form:
    solution = tip.solution
    tried = Button(words("solutions-try"), "solutions.try", solution.id, opens=True)
    why = _why(tip, reader, words)
    return Form(
        "tips.read",
        words("tips-title"),
        (
            *((Context(words("tips-again")),) if tip.again else ()),
            *((Context(why),) if why else ()),
            *whole(solution.text, author, words),
            *experience_parts(told, words),
            Divider(),
            Buttons(
                (
                    Button(words("tips-next"), NEXT, style=Style.PRIMARY),
                    tried,
                    flags.button(solution.subject, words),
                )
            ),
        ),
    )


def _why(tip: Tip, reader: Member, words: Words) -> str:
    match tip.why:
        case Why.THEME:
            shared = [themes.name(theme, words) for theme in tip.themes]
            return words("tips-why-theme", themes=words.together(shared))
        case Why.FIELD:
            return words("tips-why-field", field=words(f"field-{reader.profile.field}"))
        case Why.SIZE:
            return words("tips-why-size", size=words(f"size-{reader.attributes.size_class}"))
        case Why.PROVIDER:
            return words("tips-why-provider", provider=words(f"provider-{reader.attributes.provider}"))
        case Why.NIGHT:
            return words("tips-why-night")
        case None:
            return ""


def _nothing(words: Words) -> Form:
    ways_on = Buttons(
        (
            Button(words("tips-search"), "search.open", opens=True),
            Button(words("tips-write"), "solutions.new", opens=True),
        )
    )
    return notice(words("tips-title"), words("tips-none"), more=(ways_on,))


NEXT = "tips.next"
ROUTES = (
    command("tips", show),
    press("tips.open", show),
    press(NEXT, show),
)
