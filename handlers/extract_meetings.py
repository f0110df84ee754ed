"""What a member is told of themselves that has to do with meetings: what is said of a text, and the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.questions import State
from domain.signups import Stand
from handlers.catalog import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.extracts import Extract
    from domain.meetings import Meeting
    from handlers.catalog import Words


def texts(extract: Extract, words: Words) -> Iterator[tuple[str, Iterator[tuple[str, str]]]]:
    """By the key of their heading."""
    yield "topics", _topics(extract, words)
    yield "date-polls", _date_replies(extract, words)
    yield "in-calendar", _in_calendar(extract, words)
    yield "signups", _signups(extract, words)
    yield "in-groups", _in_groups(extract, words)
    yield "group-rooms", _group_rooms(extract, words)
    yield "chosen-for", _chosen_for(extract, words)
    yield "items", _items(extract, words)
    yield "ticked", _ticked(extract, words)
    yield "parked", _parked(extract, words)
    yield "leads", _leads(extract, words)


def _held(meeting: Meeting, words: Words) -> str:
    return f"{words.moment(meeting.details.begins)}, {meeting.details.title}"


def _topics(extract: Extract, words: Words) -> Iterator[tuple[str, str]]:
    for meeting, topic in reversed(extract.topics):
        state = State.HIDDEN if topic.hidden else State.OPEN
        yield f"{meeting.details.title}, {words(f'extracts-question-{state}')}", topic.body


def _date_replies(extract: Extract, words: Words) -> Iterator[tuple[str, str]]:
    for poll, reply in extract.date_replies:
        answers = [words(f"date-polls-{key(one)}") for one in reply.given]
        given = (f"{words.moment(when)}: {one}" for when, one in zip(poll.options, answers, strict=True))
        yield poll.title, "\n".join(filter(None, (*given, reply.remark)))


def _in_calendar(extract: Extract, words: Words) -> Iterator[tuple[str, str]]:
    return ((words.moment(one.details.begins), one.details.title) for one in extract.in_calendar)


def _signups(extract: Extract, words: Words) -> Iterator[tuple[str, str]]:
    for meeting, one in extract.signups:
        way = words(f"signups-by-{key(one.way)}") if one.way else ""
        waits = "" if one.stand is Stand.IN else words("signups-queue")
        told = (words(f"signups-{key(one.coming)}"), way, waits, one.needs)
        yield f"{meeting.details.title}, {words.moment(meeting.details.begins)}", "\n".join(filter(None, told))


def _in_groups(extract: Extract, words: Words) -> Iterator[tuple[str, str]]:
    for one in extract.in_groups:
        group = {"label": one.label, "topic": one.topic}
        told = words("groupings-group-topic", **group) if one.topic else words("groupings-group", label=one.label)
        kept = words("extracts-group-proposed", group=told) if one.proposed else told
        yield _held(one.meeting, words), kept


def _group_rooms(extract: Extract, words: Words) -> Iterator[tuple[str, str]]:
    for meeting, room in extract.group_rooms:
        yield _held(meeting, words), words("group-rooms-group", label=room.label)


def _chosen_for(extract: Extract, words: Words) -> Iterator[tuple[str, str]]:
    for meeting, part in extract.chosen_for:
        yield f"{words.moment(part.begins(meeting))}, {meeting.details.title}", part.title


def _items(extract: Extract, words: Words) -> Iterator[tuple[str, str]]:
    for meeting, item in extract.items:
        visit = words("extracts-visit", day=words.day(item.day)) if item.responsible and item.day else ""
        told = words("items-line", number=item.number, body=item.body) if item.body else f"{item.number}"
        yield _held(meeting, words), "\n".join(filter(None, (told, visit)))


def _ticked(extract: Extract, words: Words) -> Iterator[tuple[str, str]]:
    return ((words.moment(meeting.details.begins), line.text) for meeting, line in extract.ticked)


def _parked(extract: Extract, words: Words) -> Iterator[tuple[str, str]]:
    return ((words(f"extracts-parked-{'done' if one.done else 'open'}"), one.body) for one in extract.parked)


def _leads(extract: Extract, words: Words) -> Iterator[tuple[str, str]]:
    return ((words(f"methods-{one.method}"), one.question) for one in extract.leads)
