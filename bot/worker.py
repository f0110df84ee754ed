"""Speaks what is in the outbox, and sees to it that what is due is done. Any number may run; none leads."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from apscheduler.schedulers.background import BackgroundScheduler

from bot import rooms
from bot.chores import Chores, logged
from bot.sending import Sending
from bot.speaker import Forbidden, TokenRevoked, TryLater, Unreachable, Unsure
from domain.errors import Busy
from domain.ids import new_id
from domain.members import Identity
from handlers.delivery import gone_card
from handlers.home import strangers_home
from storage import delivery
from storage.outbox import Act

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.speaker import Speaker
    from domain.ports import Clock
    from handlers.services import Services
    from handlers.ui import Card
    from storage.delivery import Claim
    from storage.run import Transactions

PACE = timedelta(seconds=1)
"""Between two messages to one channel: the platform's rule."""
PACES = {
    **dict.fromkeys((Act.OPEN, Act.CLOSE), timedelta(seconds=3)),
    **dict.fromkeys((Act.LET_IN, Act.PUT_OUT), timedelta(seconds=1.2)),
}
"""Between two of one kind, in whatever channels: 20 a minute ("Tier 2", docs.slack.dev), and 50 ("Tier 3")."""
LONGEST_WAIT = timedelta(minutes=10)
MOST_FAULTS = 8

TICK_SECONDS = 5
LOOK_SECONDS = 1
"""How soon a telling is seen that another process put."""

_log = logging.getLogger(__name__)


class Worker:
    """`real` is the world's time, which leases and the platform's pace go by; `services.clock` is the product's, which
    slots and ages go by, and which a demonstration may move."""

    def __init__(self, services: Services, speaker: Speaker, db: Transactions, *, real: Clock) -> None:
        self._services = services
        self._speaker = speaker
        self._db = db
        self._real = real
        self._sending = Sending(services, speaker, real=real)
        self._turn = Lock()
        self._chores = Chores(services, speaker, db, real=real)

    def tick(self) -> None:
        """Does what has come due by the product's clock. What fails stays due."""
        with self._turn:
            self._db.wipe()
            self._chores.do_due()

    def deliver_one(self) -> bool:
        """False when nothing may be spoken now: there is nothing, or the next to each channel has to keep its pace."""
        if not self._sending.may_go_on():
            return False
        claim = self._db.lock(delivery.claim, now=self._real(), lease=new_id(self._services.chance))
        if claim is None:
            return False
        if pace := PACES.get(claim.act):
            self._db.lock(delivery.keep_pace, claim, next_at=self._real() + pace)
        try:
            ref = self._speak(claim)
        except Exception as error:  # noqa: BLE001  whatever is wrong with one telling, the others are to be told
            self._failed(claim, error)
        else:
            self._db.lock(delivery.done, claim, ref, next_at=self._real() + PACE)
        return True

    def _failed(self, claim: Claim, error: Exception) -> None:
        match error:
            case TryLater(seconds=seconds):
                self._later(claim, sent=False, seconds=seconds)
            case Busy() | Unsure():  # busy before it was said, or when it was to be noted down that it had been
                self._later(claim, sent=True)
            case TokenRevoked():
                self._sending.stop(claim.address or self._services.read(rooms.whose, claim))
                self._later(claim, sent=False, seconds=0)
            case Unreachable():
                _log.warning("%s of %s given up: destination out of reach", claim.act.value, claim.what.card)
                self._give_up(claim)
            case Forbidden():
                _log.warning("%s given up: the platform does not allow it", claim.act.value)
                self._give_up(claim, reached=True)
            case _ if claim.faults + 1 < MOST_FAULTS:
                _log.error("%s of %s failed", claim.act.value, claim.what.card, exc_info=error)
                self._later(claim, sent=True, fault=True)
            case _:
                _log.error("%s of %s given up", claim.act.value, claim.what.card, exc_info=error)
                self._give_up(claim)

    def _speak(self, claim: Claim) -> str | None:
        """Where the card stands afterwards. Draws and sends with no transaction open."""
        card = self._card(claim)
        if self._real() > claim.until - delivery.LEASE / 2:
            raise TryLater(0)  # so late that another worker might take over while it is sent
        match claim.act:
            case Act.OPEN | Act.CLOSE | Act.LOOK_AROUND | Act.TOPIC | Act.LET_IN | Act.PUT_OUT:
                rooms.keep(claim, self._services, self._speaker)
            case Act.HOME if isinstance(claim.address, Identity):
                self._speaker.home(claim.address, strangers_home(self._services))
            case Act.PIN if claim.ref:
                self._speaker.pin(claim.ref)
                return claim.ref
            case Act.POST if card:
                return self._post(claim, card)
            case Act.POST if claim.since:
                # What may have been posted has to be found before it can be taken away.
                self._speaker.remove(self._post(claim, gone_card(self._services)))
            case Act.REFRESH if card and claim.ref:
                self._speaker.refresh(claim.ref, card)
                return claim.ref
            case Act.REFRESH | Act.REMOVE if claim.ref:
                self._speaker.remove(claim.ref)
        return None

    def _card(self, claim: Claim) -> Card | None:
        if claim.act not in {Act.POST, Act.REFRESH}:
            return None
        return self._services.table.cards[claim.what.card](claim.what.id, self._services)

    def _post(self, claim: Claim, card: Card) -> str:
        if claim.address is None:
            raise Unreachable
        since = rooms.begun(claim)
        return self._speaker.post(claim.address, card, id=claim.id, under=claim.under, since=since)

    def _later(self, claim: Claim, *, sent: bool, seconds: float | None = None, fault: bool = False) -> None:
        backoff = min(timedelta(seconds=2 ** min(claim.attempts, 10)), LONGEST_WAIT)
        wait = backoff if seconds is None else timedelta(seconds=seconds)
        next_at = self._real() + max(PACE, wait)
        self._db.lock(delivery.later, claim, next_at=next_at, sent=sent, fault=fault)

    def _give_up(self, claim: Claim, *, reached: bool = False) -> None:
        rooms.given_up(claim, self._services)
        self._db.lock(delivery.give_up, claim, next_at=self._real() + PACE, reached=reached)


@contextmanager
def working(worker: Worker, wake: Event, *, hourly: Callable[[], None] = lambda: None) -> Iterator[Callable[[], bool]]:
    """Ticks and delivers in the background while the body runs. Setting `wake` makes it look at the outbox at once.
    `hourly` is done at the start, too. Yields what tells whether it still works.

    On leaving, what is being spoken is finished first.
    """
    scheduler = BackgroundScheduler(timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1})
    scheduler.add_job(worker.tick, "interval", seconds=TICK_SECONDS, next_run_time=datetime.now(UTC))
    scheduler.add_job(wake.set, "interval", seconds=LOOK_SECONDS)
    scheduler.add_job(logged("an hourly job")(hourly), "interval", hours=1, next_run_time=datetime.now(UTC))
    stopping = Event()
    speaking = Thread(target=_deliver, args=(worker, wake, stopping), name="worker")
    scheduler.start()
    speaking.start()
    try:
        yield lambda: speaking.is_alive() and bool(scheduler.running)
    finally:
        stopping.set()
        wake.set()
        scheduler.shutdown()
        speaking.join()


def _deliver(worker: Worker, wake: Event, stopping: Event) -> None:
    while not stopping.is_set():
        wake.wait()
        wake.clear()
        with logged("delivery"):
            while not stopping.is_set() and worker.deliver_one():
                pass
