"""What a member is told of themselves, as sections that screen and file share, and the file: one page that fetches
nothing, with the same for other programs inside it."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Any

from domain import quiet, solutions
from domain.extracts import CARD
from domain.members import is_let_in
from domain.questions import State as QuestionState
from handlers import extract_meetings, themes
from handlers.catalog import key
from handlers.pieces import dated
from handlers.ui import File

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from domain.answers import Answer
    from domain.extracts import Extract
    from domain.solutions import Solution
    from handlers.catalog import Words

FORMAT = "rummet-extract-1"
LEFT_OUT = frozenset({"code_key", "flags", "me_too"})
"""Fields that say nothing here, since what others did without a name is not told."""
NOT_HERE = ("unnamed", "counts", "waiting", "close-to", "hidden", "log")
PLATFORM = ("platform", "backups")


@dataclass(frozen=True, slots=True)
class Section:
    """`facts`: label and value. `texts`: what is said of a text, and the text; newest first."""

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()


def sections(extract: Extract, words: Words) -> list[Section]:
    """Those that hold something."""
    all_of_them = (
        Section(words("extracts-you"), tuple(_you(extract, words))),
        Section(words("extracts-profile"), tuple(_profile(extract, words))),
        Section(words("extracts-settings"), tuple(_settings(extract, words))),
        Section(words("extracts-questions"), texts=tuple(_questions(extract, words))),
        Section(words("extracts-answers"), texts=tuple(_answers(extract, words))),
        Section(words("extracts-solutions"), texts=tuple(_solutions(extract, words))),
        Section(words("extracts-experiences"), texts=tuple(_experiences(extract, words))),
        *(
            Section(words(f"extracts-{kind}"), texts=tuple(told))
            for kind, told in extract_meetings.texts(extract, words)
        ),
        Section(words("extracts-messages"), tuple(_messages(extract, words))),
        Section(words("extracts-mentions"), texts=tuple(_mentions(extract, words))),
    )
    return [section for section in all_of_them if section.facts or section.texts]


def _you(extract: Extract, words: Words) -> Iterator[tuple[str, str]]:
    member = extract.member
    yield words("extracts-name"), member.name
    yield words("extracts-room"), extract.network
    yield words("extracts-role"), words(f"extracts-role-{member.role}")
    yield words("extracts-standing"), words(f"extracts-standing-{'in' if is_let_in(member) else 'out'}")
    yield words("extracts-pledge"), words("extracts-pledge-version", version=member.pledge)
    if member.guest:
        yield words("extracts-guest"), words("extracts-yes")
    if extract.identity:
        yield words("extracts-account"), f"{extract.identity.platform}, {extract.identity.user}"
    if extract.application:
        yield words("extracts-applied"), dated(extract.application.since, words)


def _profile(extract: Extract, words: Words) -> Iterator[tuple[str, str]]:
    """What has been filled in."""
    told, profile = extract.member.attributes, extract.member.profile
    nights = {True: words("extracts-yes"), False: words("extracts-no"), None: ""}[told.works_nights]
    pairs = {
        "job": told.title,
        "municipality": told.municipality,
        "size-class": _named(f"size-{told.size_class}", words),
        "provider": _named(f"provider-{told.provider}", words),
        "nights": nights,
        "field": _named(f"field-{profile.field}", words),
        "since": str(profile.since or ""),
        "talks-about": themes.listed(profile.talks_about, words),
        "phone": profile.phone,
        "close-to": ", ".join(extract.close_to),
        "workplace": profile.workplace,
        "rather-not": ", ".join(extract.rather_not),
    }
    yield from ((words(f"extracts-{key}"), value) for key, value in pairs.items() if value)


def _named(key: str, words: Words) -> str:
    """The word for one of the kinds that there are; any other, such as an earlier release had, as it is kept."""
    return words(key) if words.has(key) else key.partition("-")[2]


def _settings(extract: Extract, words: Words) -> Iterator[tuple[str, str]]:
    member = extract.member
    hours = quiet.of(member.quiet, works_nights=member.attributes.works_nights)
    yield words("extracts-language"), words(f"extracts-language-{member.language}")
    between = words("extracts-hours-between", opens=f"{hours.end:02}", closes=f"{hours.start:02}")
    yield words("extracts-hours"), words("extracts-hours-any") if hours.start == hours.end else between
    yield words("digests-week"), words("extracts-yes" if member.digest else "extracts-no")
    if member.pause:
        first, last = (f"{words.day(day)} {day.year}" for day in (member.pause.first, member.pause.last))
        yield words("extracts-pause"), words("digests-days", first=first, last=last)
    if member.tip:
        yield words("extracts-tip"), str(member.tip)
    if extract.feed:
        yield words("extracts-feed"), words("extracts-yes")


def _questions(extract: Extract, words: Words) -> Iterator[tuple[str, str]]:
    for question in reversed(extract.questions):
        state = words(f"extracts-question-{question.state}")
        yield f"{dated(question.told_at, words)}, {state}", question.body


def _answers(extract: Extract, words: Words) -> Iterator[tuple[str, str]]:
    for answer in reversed(extract.answers):
        state = words(f"extracts-question-{_state(answer)}")
        yield f"{dated(answer.told_at, words)}, {state}", answer.body


def _state(answer: Answer) -> str:
    if not answer.body:
        return QuestionState.REMOVED
    return QuestionState.HIDDEN if answer.hidden else QuestionState.OPEN


def _solutions(extract: Extract, words: Words) -> Iterator[tuple[str, str]]:
    for solution in reversed(extract.solutions):
        named = words("extracts-named" if solution.named else "extracts-not-named")
        state = words(f"extracts-solution-{key(solution.state)}")
        told = (_whole(solution.text), *_held(solution, words))
        yield f"{dated(solution.since, words)}, {state}, {named}", "\n".join(told)


def _held(solution: Solution, words: Words) -> Iterator[str]:
    """What has been said of whether it holds."""
    if solution.confirmed:
        yield words("extracts-confirmed", day=f"{words.day(solution.confirmed)} {solution.confirmed.year}")
    if solution.outdated:
        yield words("freshness-outdated-why", reason=solution.outdated)


def _whole(text: solutions.Text) -> str:
    told = (text.title, text.situation, text.did, text.result, text.user_notices, text.cost)
    return "\n".join(dict.fromkeys(filter(None, told)))


def _experiences(extract: Extract, words: Words) -> Iterator[tuple[str, str]]:
    for experience in reversed(extract.experiences):
        yield f"{dated(experience.told_at, words)}, {words(f'outcome-{experience.outcome}')}", experience.words


def _messages(extract: Extract, words: Words) -> Iterator[tuple[str, str]]:
    """Private ones, and what the bot has in hand about the member: how many; the file's last part tells which."""
    coming = [one for one in extract.tellings if not one.ref and one.what.card != CARD]
    counts = {
        "standing-here": sum(one.to_you and one.ref is not None for one in extract.tellings),
        "waiting": len(extract.letters) + sum(one.to_you for one in coming),
        "sent": len(extract.letters_sent),
        "elsewhere": sum(not one.to_you for one in extract.tellings) + len(extract.duties),
    }
    yield from ((words(f"extracts-{key}"), str(count)) for key, count in counts.items() if count)
    if extract.unreachable:
        yield words("extracts-unreachable"), words("extracts-yes")


def _mentions(extract: Extract, words: Words) -> Iterator[tuple[str, str]]:
    for mention in extract.mentions:
        yield words(f"extracts-mention-{mention.what.card.partition('.')[0]}"), mention.text


def page(extract: Extract, now: datetime, words: Words) -> File:
    title = words("extracts-page-title", name=extract.member.name)
    text = Template(files("handlers").joinpath("extract.html").read_text(encoding="utf-8")).substitute(
        language=words.language,
        title=escape(title),
        made=escape(words("extracts-made", network=extract.network, day=dated(now, words))),
        sections="".join(map(_section, sections(extract, words))),
        not_here=_notes("extracts-not-here", NOT_HERE, words),
        platform=_notes("extracts-elsewhere-title", PLATFORM, words),
        data_title=escape(words("extracts-data")),
        data_why=escape(words("extracts-data-why")),
        data=data(extract, now),
    )
    return File(words("extracts-file"), title, text.encode())


def _section(section: Section) -> str:
    facts = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in section.facts)
    texts = "".join(
        f"<li><p class=when>{escape(said)}</p><blockquote>{escape(text)}</blockquote></li>"
        for said, text in section.texts
    )
    listed = f"<dl>{facts}</dl>" * bool(facts) + f"<ul>{texts}</ul>" * bool(texts)
    return f"<section><h2>{escape(section.title)}</h2>{listed}</section>"


def _notes(title: str, notes: tuple[str, ...], words: Words) -> str:
    said = "".join(f"<p>{escape(words(f'extracts-note-{note}'))}</p>" for note in notes)
    return f"<section><h2>{escape(words(title))}</h2>{said}</section>"


def data(extract: Extract, now: datetime) -> str:
    """Everything of the extract as JSON under the code's own names; nothing in it ends the element it stands in."""
    told = {"format": FORMAT, "made_at": now.isoformat(), **_plain(extract)}
    written = json.dumps(told, ensure_ascii=False, indent=1)
    return written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _plain(value: Any) -> Any:  # noqa: ANN401  whatever a dataclass of ours holds
    match value:
        case Enum():
            return value.value
        case date():  # and moments
            return value.isoformat()
        case tuple():
            return [_plain(one) for one in value]
        case _ if is_dataclass(value):
            kept = (field.name for field in fields(value) if field.name not in LEFT_OUT)
            return {name: _plain(getattr(value, name)) for name in kept}
        case _:
            return value
