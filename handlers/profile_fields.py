"""What members are asked of themselves: one small question at a time on their own page, all of it in their profile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain import municipalities, profiles
from domain.members import Attributes, Profile
from domain.profiles import Ask
from domain.themes import FIELDS, PROVIDERS, SIZE_CLASSES
from handlers import themes
from handlers.catalog import key
from handlers.ui import Button, Buttons, Choice, Choices, Context, Divider, Option, Paragraph, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.members import Member
    from domain.networks import Settings
    from handlers.catalog import Words
    from handlers.routes import Request
    from handlers.ui import Field, Part

YES, NO = "yes", "no"
LINE_MOST = 100


def small_question(ask: Ask, words: Words) -> tuple[Part, ...]:
    """On the member's own page."""
    answer = Button(words("profiles-answer"), "profiles.ask", ask, opens=True)
    not_now = Button(words("profiles-not-now"), "profiles.not_now", ask)
    return (
        Divider(),
        Paragraph(words(f"profiles-ask-{key(ask)}")),
        Context(f"{words('profiles-optional')} {words(f'profiles-hint-{key(ask)}')}"),
        Buttons((answer, not_now)),
    )


def field(ask: Ask, member: Member, settings: Settings, colleagues: Sequence[Member], words: Words) -> Field:
    """Filled in with what the member has told. `colleagues`: everybody else in the room."""
    label, hint = words(f"profiles-ask-{key(ask)}"), words(f"profiles-hint-{key(ask)}")
    told = profiles.told(ask, member)
    match ask:
        case Ask.TITLE | Ask.SINCE | Ask.PHONE | Ask.WORKPLACE:
            return Text(ask, label, str(told or ""), hint, required=False, most=LINE_MOST)
        case Ask.MUNICIPALITY:
            return _municipality(member.attributes.municipality, settings, label, hint, words)
        case Ask.FIELD | Ask.PROVIDER | Ask.SIZE_CLASS | Ask.WORKS_NIGHTS:
            kind, keys = _ONE_OF[ask]
            chosen = {True: YES, False: NO}[told] if isinstance(told, bool) else str(told or "")
            options = tuple(Option(key, words(f"{kind}-{key}")) for key in keys)
            return Choice(ask, label, options, chosen or None, hint, required=False)
        case Ask.TALKS_ABOUT:
            return Choices(ask, label, themes.options(words), member.profile.talks_about, hint)
        case Ask.CLOSE_TO | Ask.RATHER_NOT:
            people = tuple(Option(one.id, one.name) for one in colleagues)
            chosen_ones = member.profile.close_to if ask is Ask.CLOSE_TO else member.profile.rather_not
            return Choices(ask, label, people, chosen_ones, hint)


_ONE_OF = {
    Ask.FIELD: ("field", FIELDS),
    Ask.PROVIDER: ("provider", PROVIDERS),
    Ask.SIZE_CLASS: ("size", SIZE_CLASSES),
    Ask.WORKS_NIGHTS: ("profiles-nights", (YES, NO)),
}
"""How each option's label begins in the catalogues, and the options."""


def _municipality(told: str, settings: Settings, label: str, hint: str, words: Words) -> Text | Choice:
    """Of the facilitator's list, and what the member told before; written freely when there is no list."""
    if not settings.municipalities:
        return Text(Ask.MUNICIPALITY, label, told, hint, required=False, most=LINE_MOST)
    known = municipalities.find(settings.municipalities, told)
    now = known[0] if known else told
    names = dict.fromkeys(filter(None, [*(name for name, _ in settings.municipalities), now]))
    options = tuple(Option(name, name) for name in names)
    missing = words("profiles-municipality-missing")
    return Choice(Ask.MUNICIPALITY, label, options, now or None, f"{hint} {missing}", required=False)


def asked(request: Request) -> list[Ask]:
    """What the form that was sent had a field for."""
    return [ask for ask in Ask if ask in (request.values or {})]


def told(request: Request) -> tuple[Attributes, Profile]:
    """What stands in the form, and what the member had told before of what did not stand in it. Raises `NotAYear`."""
    attributes, profile, has = request.actor.attributes, request.actor.profile, asked(request)

    def written(ask: Ask, before: str) -> str:
        return request.written(ask) if ask in has else before

    def chosen(ask: Ask, before: tuple[str, ...]) -> tuple[str, ...]:
        return request.chosen(ask) if ask in has else before

    nights = {YES: True, NO: False}.get(request.written(Ask.WORKS_NIGHTS))
    return (
        Attributes(
            written(Ask.TITLE, attributes.title),
            written(Ask.MUNICIPALITY, attributes.municipality),
            written(Ask.SIZE_CLASS, attributes.size_class),
            written(Ask.PROVIDER, attributes.provider),
            nights if Ask.WORKS_NIGHTS in has else attributes.works_nights,
        ),
        replace(
            profile,
            field=written(Ask.FIELD, profile.field),
            since=profiles.year(request.written(Ask.SINCE), request.now) if Ask.SINCE in has else profile.since,
            talks_about=chosen(Ask.TALKS_ABOUT, profile.talks_about),
            phone=written(Ask.PHONE, profile.phone),
            close_to=chosen(Ask.CLOSE_TO, profile.close_to),
            workplace=written(Ask.WORKPLACE, profile.workplace),
            rather_not=chosen(Ask.RATHER_NOT, profile.rather_not),
        ),
    )
