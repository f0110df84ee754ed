"""What the worker asks of a platform: to say, redraw and take away the bot's own messages."""

from datetime import datetime
from typing import Protocol

from domain.members import Identity
from domain.networks import Place
from handlers.ui import Card


class TryLater(Exception):
    """The platform asked for a pause, or was not reached and has surely not accepted anything.

    `seconds`: how long to wait, real time; None leaves it to the worker.
    """

    def __init__(self, seconds: float | None = None) -> None:
        super().__init__()
        self.seconds = seconds


class Unsure(Exception):
    """The connection broke after the message was sent: it may or may not have been accepted."""


class Unreachable(Exception):
    """This destination will not take it, now or later: archived, not in the channel, account gone."""


class TokenRevoked(Exception):
    """Nothing at all can be said until someone installs the app anew."""


class Speaker(Protocol):
    """Every call may raise `TryLater`, `Unsure`, `Unreachable` or `TokenRevoked`. `ref` is the platform's own name of a
    message, unique over all channels."""

    def post(self, to: Place | Identity, card: Card, *, id: str, under: str | None, since: datetime | None) -> str:
        """Posts and returns the new message's ref. `id`, random, travels with the message. With `since`, an earlier
        attempt may have succeeded: looks first for an own message with this id not older than that, and returns its
        ref instead. `under` is the ref of the message whose thread it belongs to."""

    def refresh(self, ref: str, card: Card) -> None:
        """A message that is gone counts as redrawn."""

    def remove(self, ref: str) -> None:
        """A message that is gone counts as removed."""
