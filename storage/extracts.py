"""What is kept about somebody, where nothing else asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from domain import answers as told
from domain import commitments as agreed
from domain import date_polls as dated
from domain import group_rooms as opened
from domain import items as taken_up
from domain import meetings as invited
from domain import parking as parked
from domain import parts as divided
from domain import prompts as put
from domain import questions as asked
from domain import series as planned
from domain import sessions as held
from domain import signups as signed
from domain import solutions as released
from domain import topics as proposed
from domain.extracts import Mention, Telling
from domain.ports import Outsider, Person, Subject
from domain.solutions import Experience, Outcome
from storage.answers import answers
from storage.commitments import commitments
from storage.date_polls import date_polls, date_replies
from storage.destinations import destinations, key
from storage.group_rooms import openings
from storage.items import items
from storage.letters import letter_of, letters, letters_sent
from storage.meetings import meetings
from storage.outbox import Act, names_in, outbox
from storage.parking import parking
from storage.parts import parts
from storage.posts import posts
from storage.prompts import prompts
from storage.questions import questions
from storage.series import series
from storage.sessions import sessions
from storage.signups import signups
from storage.solutions import experiences, solutions
from storage.topics import topics

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from typing import Any

    from sqlalchemy import ColumnElement, Connection, Select

    from domain.letters import Letter
    from domain.members import Identity

_WORDS = ("title", "situation", "did", "result", "user_notices", "cost", "signature", "outdated")
"""Of a lösning, as it is read."""


class Extracts:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def experiences(self, member: str) -> list[Experience]:
        mine = select(experiences).where(experiences.c.member == member)
        rows = self._connection.execute(mine.order_by(experiences.c.told_at, experiences.c.solution))
        return [Experience(row.solution, row.member, Outcome(row.outcome), row.words, row.told_at) for row in rows]

    def letters(self, member: str) -> list[Letter]:
        mine = select(letters).where(letters.c.member == member)
        rows = self._connection.execute(mine.order_by(letters.c.since, letters.c.card, letters.c.subject))
        return [letter_of(row) for row in rows]

    def letters_sent(self, member: str) -> list[datetime]:
        mine = select(letters_sent.c.at).where(letters_sent.c.member == member)
        return list(self._connection.scalars(mine.order_by(letters_sent.c.at)))

    def tellings(self, member: str, identity: Identity | None) -> list[Telling]:
        to_me = {key(Person(member)), *([key(Outsider(identity))] if identity else ())}

        def of_me(destination: ColumnElement[str], subject: ColumnElement[str]) -> ColumnElement[bool]:
            names = [member, *([str(identity)] if identity else ())]
            return or_(destination.in_(to_me), *(names_in(subject, name) for name in names))

        others = select(letters).where(letters.c.member != member, names_in(letters.c.subject, member))
        stand = select(posts).where(of_me(posts.c.destination, posts.c.subject))
        wait = select(outbox).where(of_me(outbox.c.destination, outbox.c.subject))
        standing = self._connection.execute(stand.order_by(posts.c.card, posts.c.subject, posts.c.destination))
        waiting = self._connection.execute(wait.order_by(outbox.c.place))
        return [
            *(Telling(Subject(row.card, row.subject), row.destination in to_me, ref=row.ref) for row in standing),
            *(Telling(Subject(row.card, row.subject), row.destination in to_me, act=row.act) for row in waiting),
            *(Telling(letter_of(row).what, to_you=False, act=Act.POST) for row in self._connection.execute(others)),
        ]

    def is_unreachable(self, member: str) -> bool:
        mine = select(destinations.c.unreachable).where(destinations.c.member == member)
        return bool(self._connection.scalar(mine))

    def texts(self, network: str, *, but: str) -> list[Mention]:
        return [
            *self._texts(_told_questions(network, but), asked.CARD, ("body",)),
            *self._texts(_told_answers(network, but), told.CARD, ("body",)),
            *self._texts(_told_solutions(network, but), released.CARD, _WORDS),
            *self._texts(_prompts(network), put.CARD, ("body",)),
            *self._texts(_date_polls(network), dated.CARD, ("title",)),
            *self._texts(_remarks(network, but), dated.CARD, ("remark",)),
            *self._texts(_series(network), planned.DUE_CARD, ("title",)),
            *self._texts(_meetings(network), invited.CARD, ("title", "place", "body", "phone")),
            *self._texts(_entered(network), signed.OFFER_CARD, ("name", "municipality")),
            *self._texts(_parts(network), divided.TIMES_CARD, ("title", "agenda", "place", "phone")),
            *self._texts(_items(network, but), taken_up.VISIT_CARD, ("body", "to")),
            *self._texts(_told_topics(network, but), proposed.TOPIC, ("body",)),
            *self._texts(_commitments(network), agreed.DUE_CARD, ("what", "role", "how")),
            *self._texts(_parked(network), parked.LIST, ("body",)),
            *self._texts(_sessions(network), held.CARD, ("question",)),
            *self._texts(_openings(network), opened.CARD, ("question",)),
        ]

    def _texts(self, which: Select[Any], card: str, columns: Sequence[str]) -> Iterator[Mention]:
        for row in self._connection.execute(which):
            yield Mention(Subject(card, row.id), "\n".join(filter(None, (getattr(row, column) for column in columns))))


def _told_questions(network: str, but: str) -> Select[Any]:
    mine = questions.c.author.is_distinct_from(but)
    shown = (questions.c.network == network, questions.c.state == asked.State.OPEN.value, mine)
    return select(questions).where(*shown).order_by(questions.c.told_at, questions.c.id)


def _told_answers(network: str, but: str) -> Select[Any]:
    shown = (questions.c.network == network, ~answers.c.hidden, answers.c.author.is_distinct_from(but))
    joined = select(answers).join(questions, questions.c.id == answers.c.question)
    return joined.where(*shown).order_by(answers.c.told_at, answers.c.place)


def _told_solutions(network: str, but: str) -> Select[Any]:
    mine = solutions.c.owner.is_distinct_from(but)
    shown = (solutions.c.network == network, solutions.c.state == released.State.RELEASED.value, mine)
    return select(solutions).where(*shown).order_by(solutions.c.since, solutions.c.id)


def _prompts(network: str) -> Select[Any]:
    """Planned ones, too: those who lead the room see them."""
    return select(prompts).where(prompts.c.network == network).order_by(prompts.c.slot, prompts.c.id)


def _date_polls(network: str) -> Select[Any]:
    return select(date_polls).where(date_polls.c.network == network).order_by(date_polls.c.last, date_polls.c.id)


def _remarks(network: str, but: str) -> Select[Any]:
    """Where everybody sees them; the rest are for those who lead the room."""
    shown = (date_polls.c.network == network, date_polls.c.shown, date_replies.c.member != but)
    joined = select(date_polls.c.id, date_replies.c.remark).join(date_polls, date_polls.c.id == date_replies.c.poll)
    return joined.where(*shown, date_replies.c.remark != "").order_by(date_polls.c.id, date_replies.c.member)


def _series(network: str) -> Select[Any]:
    return select(series).where(series.c.network == network).order_by(series.c.id)


def _meetings(network: str) -> Select[Any]:
    return select(meetings).where(meetings.c.network == network).order_by(meetings.c.begins, meetings.c.id)


def _told_topics(network: str, but: str) -> Select[Any]:
    shown = (meetings.c.network == network, ~topics.c.hidden, topics.c.author.is_distinct_from(but))
    joined = select(topics).join(meetings, meetings.c.id == topics.c.meeting)
    return joined.where(*shown).order_by(topics.c.id)


def _commitments(network: str) -> Select[Any]:
    return select(commitments).where(commitments.c.network == network).order_by(commitments.c.by, commitments.c.id)


def _parked(network: str) -> Select[Any]:
    return select(parking).where(parking.c.network == network).order_by(parking.c.meeting, parking.c.place)


def _openings(network: str) -> Select[Any]:
    mine = select(openings, openings.c.meeting.label("id")).join(meetings, meetings.c.id == openings.c.meeting)
    return mine.where(meetings.c.network == network).order_by(openings.c.meeting)


def _sessions(network: str) -> Select[Any]:
    return select(sessions).where(sessions.c.network == network).order_by(sessions.c.id)


def _entered(network: str) -> Select[Any]:
    """By hand; until the day after."""
    joined = select(signups).join(meetings, meetings.c.id == signups.c.meeting)
    return joined.where(meetings.c.network == network, signups.c.name != "").order_by(signups.c.id)


def _parts(network: str) -> Select[Any]:
    """That everybody sees; the rest are for those whose they are."""
    joined = select(parts).join(meetings, meetings.c.id == parts.c.meeting)
    shown = (meetings.c.network == network, parts.c.everyone, parts.c.told)
    return joined.where(*shown).order_by(parts.c.meeting, parts.c.starts, parts.c.id)


def _items(network: str, but: str) -> Select[Any]:
    """As `_parts`."""
    for_all = select(parts.c.id).where(parts.c.everyone, parts.c.told)
    joined = select(items).join(meetings, meetings.c.id == items.c.meeting)
    shown = or_(items.c.part == taken_up.WHOLE, items.c.part.in_(for_all))
    by_others = (meetings.c.network == network, items.c.author.is_distinct_from(but))
    return joined.where(*by_others, shown).order_by(items.c.meeting, items.c.number)
