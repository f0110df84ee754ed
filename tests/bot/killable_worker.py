"""A real worker in a process of its own, which says where it is and waits to be told to go on, or to be killed.

Each thing that it says is answered: `at` tells a step, `call` is what it asks of the platform. It ends when there is
nothing more to tell.
"""

from collections.abc import Callable
from datetime import datetime
from multiprocessing.connection import Connection
from random import SystemRandom
from typing import TypeAlias

from domain.members import Identity
from domain.networks import Place
from handlers.services import Services
from handlers.ui import Card
from storage import engine as engines
from storage.run import Transactions
from tests.bot.speaking import Rooms, Time, make_worker, plain

Ask: TypeAlias = Callable[..., object]


class Distant(Rooms):
    """Satisfies `Speaker`; the platform is at the other end of the pipe."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        self.last = ""

    def post(self, to: Place | Identity, card: Card, *, id: str, under: str | None, since: datetime | None) -> str:
        assert isinstance(to, Place)
        began = since.isoformat() if since else None
        about: dict[str, object] = {
            "channel": to.channel,
            "shows": card.summary,
            "id": id,
            "under": under,
            "since": began,
        }
        return str(self._call("post", card.summary, about))

    def refresh(self, ref: str, card: Card) -> None:
        self._call("refresh", ref, {"ref": ref, "shows": card.summary})

    def replies(self, ref: str) -> int:
        raise NotImplementedError

    def remove(self, ref: str) -> None:
        self._call("remove", ref, {"ref": ref})

    def _call(self, call: str, what: str, about: dict[str, object]) -> object:
        self.last = f"{call} {what}"
        self.ask(at="sending", telling=self.last)
        answer = self.ask(call=call, **about)
        self.ask(at="sent", telling=self.last)
        return answer


def work(line: "Connection[dict[str, object], object]", database_url: str, now: datetime) -> None:
    def ask(**question: object) -> object:
        line.send(question)
        return line.recv()

    def draw(id: str, _services: Services) -> Card:
        ask(at="claimed", telling=id)
        return plain(id)

    time = Time(now)
    db = Transactions(engines.make(database_url), SystemRandom())
    speaker = Distant(ask)
    worker = make_worker(db, speaker, {"test.card": draw}, time, chance=SystemRandom())
    while worker.deliver_one():
        ask(at="marked", telling=speaker.last)
        time.passes(1)
