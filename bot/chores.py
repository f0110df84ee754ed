"""What is to be done without anybody asking: slots, shuffling, forgetting, reminding, handing over letters."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Protocol

from bot.speaker import TokenRevoked, TryLater, Unreachable, Unsure
from domain import (
    applications,
    attendance,
    checks,
    codewords,
    commitments,
    consent,
    date_polls,
    digests,
    duties,
    freshness,
    group_rooms,
    groupings,
    harvests,
    items,
    letters,
    lulls,
    offers,
    preparation,
    prompts,
    reminders,
    retention,
    routine_lines,
    series,
    sessions,
    unanswered,
    vents,
    waiting,
)
from domain.errors import Busy
from domain.ports import Room
from domain.slots import slot_after
from storage import delivery, meanings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.speaker import Speaker
    from domain.ports import Clock
    from domain.questions import Question
    from domain.store import Store
    from domain.workdays import Holiday
    from handlers.services import Services
    from storage.run import Transactions

SHUFFLE_EVERY = timedelta(minutes=5)
FORGET_EVERY = REMIND_EVERY = timedelta(hours=1)
READ_AT_ONCE = 3

_log = logging.getLogger(__name__)


class _Rule(Protocol):
    def __call__(self, store: Store, *, now: datetime) -> object: ...


class _WorkdayRule(Protocol):
    def __call__(self, store: Store, holiday: Holiday, /, *, now: datetime) -> object: ...


MEETINGS: tuple[tuple[_Rule, _Rule], ...] = (
    (series.due, series.tell_due),
    (groupings.over, groupings.tidy),
    (checks.due, checks.look_after_time),
    (items.due, items.bring_back),
    (attendance.passed, attendance.tidy),
    (commitments.due, commitments.remind),
)
"""Whether there is something to do about meetings, and what does it; looked at every few minutes."""
MEETINGS_BY_WORKDAY: tuple[tuple[_WorkdayRule, _WorkdayRule], ...] = (
    (date_polls.due, date_polls.look_after_time),
    (reminders.due, reminders.remind),
    (preparation.due, preparation.look_after_time),
    (offers.due, offers.pass_on),
    (harvests.due, harvests.ask_due),
    (routine_lines.due, routine_lines.tell_due),
)


@dataclass(slots=True)
class _Job:
    act: Callable[[datetime], None]
    following: Callable[[datetime], datetime]
    due: datetime


class Chores:
    """Each at its time by the product's clock. `real` is the world's time, which the platform's pace goes by."""

    def __init__(self, services: Services, speaker: Speaker, db: Transactions, *, real: Clock) -> None:
        self._services = services
        self._speaker = speaker
        self._db = db
        self._real = real
        now = services.clock()
        self._jobs = (
            _Job(self._slot, slot_after, slot_after(now)),
            _Job(self._shuffle, lambda now: now + SHUFFLE_EVERY, now),
            _Job(self._forget, lambda now: now + FORGET_EVERY, now),
            _Job(self._remind, lambda now: now + REMIND_EVERY, now),
            _Job(self._delete, slot_after, now),  # after what the slot releases, which makes an old question young
            _Job(self._letters, lambda now: now, now),
            _Job(self._talks, lambda now: now, now),
            _Job(self._group_rooms, lambda now: now, now),
            _Job(self._meanings, lambda now: now, now),
            _Job(self._groups, lambda now: now, now),  # takes longest
        )

    def do_due(self) -> None:
        """What fails stays due."""
        now = self._services.clock()
        for job in self._jobs:
            if now >= job.due:
                with logged("a job of the worker"):
                    job.act(now)
                    job.due = job.following(now)

    def _slot(self, now: datetime) -> None:
        self._rearrange(now)
        self._services.run(waiting.come_to_slot, now=now, chance=self._services.chance)
        self._digests(now)

    def _shuffle(self, now: datetime) -> None:
        """Also releases what came due while nobody was there to release it."""
        self._rearrange(now)
        self._services.run(waiting.release, now=now, chance=self._services.chance)
        self._digests(now)
        self._meetings(now)
        self._services.run(waiting.rewrite, chance=self._services.chance)
        self._db.lock(delivery.forget_paces, now=self._real())

    def _rearrange(self, now: datetime) -> None:
        self._run_if(prompts.misplaced, prompts.rearrange, now)

    def _digests(self, now: datetime) -> None:
        """They share the slots: what is told in private at such an hour may as well be one of them."""
        self._run_if(digests.is_anything_due, digests.come_to_slot, now)

    def _meetings(self, now: datetime) -> None:
        """Each by itself, so that one that fails keeps no other from being done; it is looked at again soon."""
        for is_due, act in MEETINGS:
            with logged("something about a meeting"):
                if self._services.read(is_due, now=now):
                    self._services.run(act, now=now)
        for workday_due, workday_act in MEETINGS_BY_WORKDAY:
            with logged("something about a meeting"):
                self._run_if(workday_due, workday_act, now)

    def _letters(self, now: datetime) -> None:
        self._run_if(letters.is_anything_due, letters.deliver, now)

    def _talks(self, now: datetime) -> None:
        """Whoever talks by the clock waits for it."""
        if self._services.read(sessions.is_any_due, now=now):
            self._services.run(sessions.keep_time, now=now)

    def _group_rooms(self, now: datetime) -> None:
        """Whoever has another group on the very day is let into its channel at once."""
        self._run_if(group_rooms.is_any_due, group_rooms.follow, now)

    def _groups(self, now: datetime) -> None:
        """Formed with no transaction open, since it may take seconds."""
        for grouping, gathering in self._services.read(groupings.work, now=now):
            with logged("the groups of a meeting"):
                tables = groupings.formed(grouping, gathering)
                self._services.run(groupings.settle, grouping, tables, now=now)

    def _meanings(self, _now: datetime) -> None:
        """Few at a time: each takes some tenths of a second, and those who talk by the clock wait."""
        meanings.read(self._db, READ_AT_ONCE)

    def _run_if(self, is_due: _WorkdayRule, act: _WorkdayRule, now: datetime) -> None:
        """What would change nothing is not begun, since whoever writes keeps the others waiting."""
        if self._services.read(is_due, self._services.holiday, now=now):
            self._services.run(act, self._services.holiday, now=now)

    def _delete(self, now: datetime) -> None:
        self._services.run(retention.delete_due, now=now)

    def _forget(self, now: datetime) -> None:
        self._services.run(codewords.expire, now=now)
        self._services.run(lambda store: store.inbox.forget(now - retention.DELIVERIES_LIVE))
        self._services.run(letters.forget_sent, now=now)
        self._services.run(vents.forget, now=now)

    def _remind(self, now: datetime) -> None:
        """Of what has waited too long."""
        self._services.run(consent.remind_drafts, now=now)
        self._services.run(duties.escalate, self._services.holiday, now=now)
        self._services.run(applications.keep_moving, self._services.holiday, now=now)
        self._services.run(freshness.ask, now=now)
        self._services.run(lulls.notice, self._services.holiday, now=now)
        self._look_after_unanswered(now)

    def _look_after_unanswered(self, now: datetime) -> None:
        """What the platform cannot tell now, it is asked in an hour."""
        holiday, chance = self._services.holiday, self._services.chance
        self._services.run(unanswered.tidy)
        for one in self._services.read(unanswered.due, holiday, now=now):
            try:
                replied = self._is_replied_to(one)
            except Unreachable:
                continue
            except (TryLater, TokenRevoked, Unsure):
                return
            act = partial(unanswered.take_care, replied=replied, now=now, chance=chance)
            self._services.run(act, one.network, one.id, holiday)

    def _is_replied_to(self, question: Question) -> bool:
        ref = self._services.read(lambda store: store.posts.ref(question.subject, Room(question.network)))
        return ref is not None and self._speaker.replies(ref) > 0


@contextmanager
def logged(what: str) -> Iterator[None]:
    """Whatever goes wrong in the body is said in the log and goes no further. `what`: the body's name there."""
    try:
        yield
    except Busy:
        _log.warning("the database was busy; %s waits for the next turn", what)
    except Exception:  # noqa: BLE001  a thread that ends would be missed by nobody
        _log.exception("%s failed", what)
