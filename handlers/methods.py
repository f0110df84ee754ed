"""The library of methods as it is read: what each is for, its steps and times, its roles, and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import meetings, methods
from domain.members import look_after
from domain.methods import METHODS
from handlers.routes import Request, press
from handlers.ui import Button, Buttons, Context, Divider, Form, Heading, Open, Option, Paragraph, Reply

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.methods import Method, Stage
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part


def name(method: Method, words: Words) -> str:
    return words(f"methods-{method.key}")


def options(words: Words) -> tuple[Option, ...]:
    return tuple(Option(method.key, name(method, words)) for method in METHODS)


def role_cards(method: Method, words: Words) -> tuple[Part, ...]:
    """A heading and what to do, for each role."""
    keys = [f"methods-{method.key}-{role}" for role in method.roles]
    return tuple(part for key in keys for part in (Heading(words(key)), Paragraph(words(f"{key}-how"))))


def source(method: Method, words: Words) -> Context:
    return Context(words(f"methods-{method.key}-source"))


def step_name(method: Method, step: str, words: Words) -> str:
    return words(f"methods-{_key(method, step)}")


def step_how(method: Method, step: str, words: Words) -> str:
    return words(f"methods-{_key(method, step)}-how")


def _key(method: Method, step: str) -> str:
    return step if step == methods.PLEDGE else f"{method.key}-{step}"


def stage_name(method: Method, stage: Stage, turns: int, words: Words) -> str:
    """With whose turn it is, where somebody's is."""
    named = step_name(method, stage.key, words)
    return words("methods-turn", step=named, turn=stage.turn, turns=turns) if stage.turn else named


def people(method: Method, words: Words) -> str:
    fewest, most = method.people
    if most == fewest:
        return words("methods-people", count=most)
    return words("methods-people-between", fewest=fewest, most=most) if most else words("methods-least", count=fewest)


def length(method: Method, words: Words) -> str:
    """By the documented times."""
    all_of_it = methods.stages(method, methods.usual(method), method.turns, pledge=False)
    return words("methods-minutes", minutes=sum(stage.minutes for stage in all_of_it))


def open_list(request: Request, services: Services) -> Reply:
    """`subject`: the meeting that one is wanted for."""
    look_after(request.actor)
    meeting = services.read(meetings.find, request.network.id, request.subject)
    words = services.words(request.actor.language)
    parts = (part for method in METHODS for part in _line(method, meeting.id, words))
    return Open(Form("methods.open", words("methods-title"), (Paragraph(words("methods-why")), *parts)))


def _line(method: Method, meeting: str, words: Words) -> Iterator[Part]:
    yield from (Divider(), Heading(name(method, words)), Paragraph(words(f"methods-{method.key}-about")))
    yield Context(f"{length(method, words)} · {people(method, words)}")
    choose = words("methods-choose", method=name(method, words))
    yield Buttons((Button(choose, "sessions.open", f"{meeting} {method.key}", opens=True),))


def roles(request: Request, services: Services) -> Reply:
    """`subject`: the method."""
    method, words = methods.find(request.subject), services.words(request.actor.language)
    parts = (*role_cards(method, words), Divider(), source(method, words))
    return Open(Form("methods.roles", name(method, words), parts))


ROUTES = (press("methods.open", open_list), press("methods.roles", roles))
