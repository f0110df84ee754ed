"""What members tell of themselves and wish for themselves: their profile, their quiet hours, their language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain import profiles, quiet
from domain.errors import NotFound
from domain.members import Done
from domain.profiles import Ask
from domain.quiet import Quiet
from handlers.catalog import LANGUAGES
from handlers.home import home
from handlers.profile_fields import asked, field, told
from handlers.routes import Request, press, submit
from handlers.ui import Button, Buttons, Choice, Context, Divider, Errors, Form, Open, Option, Reply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.members import Member
    from handlers.catalog import Words
    from handlers.services import Services

SEEN = (Ask.TITLE, Ask.MUNICIPALITY, Ask.FIELD, Ask.PROVIDER, Ask.SINCE, Ask.TALKS_ABOUT, Ask.PHONE)
"""By colleagues."""
UNSEEN = (Ask.SIZE_CLASS, Ask.WORKS_NIGHTS, Ask.CLOSE_TO)
HOURS = {"day": quiet.DAYTIME, "evening": Quiet(22, 14), "night": quiet.NIGHTS}
OWN = "own"


def ask(request: Request, services: Services) -> Reply:
    """The one thing that Home asks for."""
    return Open(_form(request, services, "profiles.answer", "profiles-title", [_ask(request)]))


def open_seen(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    more = Button(words("profiles-more"), "profiles.open_unseen", opens=True)
    form = _form(request, services, "profiles.save", "profiles-title", SEEN)
    intro = Context(words("profiles-intro"))
    return Open(replace(form, fields=(intro, *form.fields, Divider(), Buttons((more,)))))


def open_unseen(request: Request, services: Services) -> Reply:
    words, settings = services.words(request.actor.language), request.network.settings
    sized = profiles.is_sized(request.actor, settings)
    asks = [ask for ask in UNSEEN if not (sized and ask is Ask.SIZE_CLASS)]
    form = _form(request, services, "profiles.save", "profiles-more-title", asks)
    return Open(replace(form, fields=(Context(words("profiles-more-intro")), *form.fields)))


def _form(request: Request, services: Services, route: str, title: str, asks: Sequence[Ask]) -> Form:
    words = services.words(request.actor.language)
    colleagues = [one for one in services.read(profiles.in_the_room, request.network.id) if one.id != request.actor.id]
    fields = (field(ask, request.actor, request.network.settings, colleagues, words) for ask in asks)
    return Form(route, words(title), tuple(fields), submit=words("save"))


def save(request: Request, services: Services) -> Reply:
    attributes, profile = told(request)
    actor = services.run(profiles.tell, request.network.id, request.actor.id, attributes, profile, asked=asked(request))
    return _saved(request, services, actor)


def _saved(request: Request, services: Services, actor: Member) -> Reply:
    return home(replace(request, actor=services.today.counted(actor)), services, saved=True)


def not_now(request: Request, services: Services) -> Reply:
    """In any of the person's rooms. Nobody is asked for the next thing at once."""
    done = Done(declined=frozenset({_ask(request)}))
    for member, _ in services.read(profiles.everywhere, request.actor):
        services.today.note(member.id, done, request.now)
    return home(request, services, asks=False)


def _ask(request: Request) -> Ask:
    try:
        return Ask(request.subject)
    except ValueError:
        raise NotFound from None


def open_settings(request: Request, services: Services) -> Reply:
    words, actor = services.words(request.actor.language), request.actor
    now = quiet.of(actor.quiet, works_nights=actor.attributes.works_nights)
    chosen = next((name for name, hours in HOURS.items() if hours == now), OWN)
    options = tuple(Option(name, words(f"profiles-hours-{name}")) for name in (*HOURS, OWN))
    own = now if chosen == OWN else None
    languages = tuple(Option(language, services.words(language)("profiles-language-own")) for language in LANGUAGES)
    return Open(
        Form(
            "profiles.set",
            words("profiles-settings"),
            (
                Choice("hours", words("profiles-hours"), options, chosen, words("profiles-hours-hint"), open=True),
                _clock("opens", own.end if own else None, words),
                _clock("closes", own.start if own else None, words),
                Choice("language", words("profiles-language"), languages, actor.language, open=True),
            ),
            submit=words("save"),
        )
    )


def _clock(name: str, hour: int | None, words: Words) -> Choice:
    hours = tuple(Option(str(one), f"{one:02}.00") for one in range(24))
    return Choice(name, words(f"profiles-{name}"), hours, None if hour is None else str(hour), required=False)


def settle(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    hours = HOURS.get(request.written("hours"))
    if request.written("hours") == OWN:
        opens, closes = request.written("opens"), request.written("closes")
        clocks = {str(hour) for hour in range(24)}
        if missing := {
            name: words("profiles-hours-missing") for name in ("opens", "closes") if request.written(name) not in clocks
        }:
            return Errors(missing)
        if opens == closes:
            return Errors({"closes": words("profiles-hours-same")})
        hours = Quiet(start=int(closes), end=int(opens))
    language = request.written("language") if request.written("language") in LANGUAGES else request.actor.language
    actor = services.run(profiles.settle, request.network.id, request.actor.id, hours, language)
    return _saved(request, services, actor)


ROUTES = (
    press("profiles.ask", ask),
    press("profiles.not_now", not_now),
    submit("profiles.answer", save, unlooked=("phone",)),
    press("profiles.open", open_seen),
    press("profiles.open_unseen", open_unseen),
    submit("profiles.save", save, unlooked=("phone",)),
    press("profiles.settings", open_settings),
    submit("profiles.set", settle),
)
