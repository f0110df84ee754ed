"""What members tell of themselves and wish for themselves: their profile, when the bot may write, their language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain import profiles, quiet
from domain.errors import Refusal
from domain.members import Done, Role
from domain.profiles import Ask, Wishes
from domain.quiet import NotADayToPause, Quiet
from handlers.catalog import LANGUAGES
from handlers.home import home
from handlers.profile_fields import asked, field, told
from handlers.routes import Request, one_of, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Choice,
    Context,
    Date,
    Divider,
    Errors,
    Form,
    Next,
    Open,
    Option,
    Paragraph,
    Reply,
    Toggle,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from domain.members import Member
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

SEEN = (Ask.TITLE, Ask.MUNICIPALITY, Ask.FIELD, Ask.PROVIDER, Ask.SINCE, Ask.TALKS_ABOUT, Ask.PHONE)
"""By colleagues."""
UNSEEN = (Ask.SIZE_CLASS, Ask.WORKS_NIGHTS, Ask.WORKPLACE, Ask.CLOSE_TO, Ask.RATHER_NOT)
HOURS = {"day": quiet.DAYTIME, "evening": Quiet(22, 14), "night": quiet.NIGHTS}
OWN = "own"


def ask(request: Request, services: Services) -> Reply:
    """The one thing that Home asks for."""
    return Open(_form(request, services, "profiles.answer", "profiles-title", [one_of(Ask, request.subject)]))


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
    done = Done(declined=frozenset({one_of(Ask, request.subject)}))
    for member, _ in services.read(profiles.everywhere, request.actor):
        services.today.note(member.id, done, request.now)
    return home(request, services, asks=False)


def open_settings(request: Request, services: Services) -> Reply:
    return Open(_settings(request.actor, request.now, services))


def _settings(actor: Member, now: datetime, services: Services) -> Form:
    words = services.words(actor.language)
    hours = quiet.of(actor.quiet, works_nights=actor.attributes.works_nights)
    chosen = _name_of(hours)
    options = tuple(Option(name, words(f"profiles-hours-{name}")) for name in (*HOURS, OWN))
    own = hours if chosen == OWN else None
    languages = tuple(Option(language, services.words(language)("profiles-language-own")) for language in LANGUAGES)
    until = actor.pause.last if actor.pause and actor.pause.holds(now) else None
    leads = (Context(words("profiles-pause-leads")),) if actor.role is Role.FACILITATOR else ()
    return Form(
        "profiles.set",
        words("profiles-settings"),
        (
            *(_paused(until, words) if until else ()),
            Choice("hours", words("profiles-hours"), options, chosen, words("profiles-hours-hint"), open=True),
            _clock("opens", own.end if own else None, words),
            _clock("closes", own.start if own else None, words),
            Toggle(
                "digest",
                words("profiles-digest"),
                words("profiles-digest-yes"),
                actor.digest,
                words("profiles-digest-hint"),
            ),
            Date("until", words("profiles-pause"), until, words("profiles-pause-hint"), required=False),
            *leads,
            Choice("language", words("profiles-language"), languages, actor.language, open=True),
        ),
        submit=words("save"),
    )


def _paused(until: date, words: Words) -> tuple[Part, ...]:
    end = Button(words("profiles-pause-end"), "profiles.resume")
    return Paragraph(words("profiles-paused", until=words.day(until))), Buttons((end,)), Divider()


def resume(request: Request, services: Services) -> Reply:
    actor = services.run(profiles.resume, request.network.id, request.actor.id, now=request.now)
    if not request.in_form:
        return _saved(request, services, actor)
    form = _settings(services.today.counted(actor), request.now, services)
    ended = Paragraph(services.words(actor.language)("profiles-pause-ended"))
    return Next(replace(form, fields=(ended, Divider(), *form.fields)))


def _clock(name: str, hour: int | None, words: Words) -> Choice:
    hours = tuple(Option(str(one), f"{one:02}.00") for one in range(24))
    return Choice(name, words(f"profiles-{name}"), hours, None if hour is None else str(hour), required=False)


def settle(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    if wrong := {**_wrong_hours(request, words), **_wrong_pause(request, words)}:
        return Errors(wrong)
    language = request.written("language") if request.written("language") in LANGUAGES else request.actor.language
    wishes = Wishes(_hours(request), language, request.ticked("digest"), request.day("until"))
    actor = services.run(profiles.settle, request.network.id, request.actor.id, wishes, now=request.now)
    return _saved(request, services, actor)


def _name_of(hours: Quiet) -> str:
    return next((name for name, known in HOURS.items() if known == hours), OWN)


def _chosen(request: Request) -> str:
    """Whoever sets both clocks and passes the choice above them by means the clocks."""
    actor, written = request.actor, request.written("hours")
    stood = _name_of(quiet.of(actor.quiet, works_nights=actor.attributes.works_nights))
    return OWN if written == stood and request.written("opens") and request.written("closes") else written


def _hours(request: Request) -> Quiet | None:
    chosen = _chosen(request)
    if chosen == OWN:
        return Quiet(start=int(request.written("closes")), end=int(request.written("opens")))
    return HOURS.get(chosen)


def _wrong_hours(request: Request, words: Words) -> dict[str, str]:
    if _chosen(request) != OWN:
        return {}
    clocks = {str(hour) for hour in range(24)}
    missing = [name for name in ("opens", "closes") if request.written(name) not in clocks]
    if not missing and request.written("opens") == request.written("closes"):
        return {"closes": words("profiles-hours-same")}
    return {name: words("profiles-hours-missing") for name in missing}


def _wrong_pause(request: Request, words: Words) -> dict[str, str]:
    try:
        until = request.day("until")
        if until:
            quiet.pause(until, request.now, former=None)
    except Refusal:
        return {"until": words.refusal(NotADayToPause())}
    return {}


ROUTES = (
    press("profiles.ask", ask),
    press("profiles.not_now", not_now),
    submit("profiles.answer", save, unlooked=("phone",)),
    press("profiles.open", open_seen),
    press("profiles.open_unseen", open_unseen),
    submit("profiles.save", save, unlooked=("phone",)),
    press("profiles.settings", open_settings),
    submit("profiles.set", settle, unlooked=("until",)),
    press("profiles.resume", resume),
)
