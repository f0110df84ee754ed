"""What the worker asks of a platform: to say, redraw and take away the bot's own messages."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from domain.members import Identity, Person
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


class Forbidden(Exception):
    """The platform does not let the bot do this; somebody else may."""


class TokenRevoked(Exception):
    """Nothing at all can be said until someone installs the app anew."""


class Speaker(Protocol):
    """Every call may raise `TryLater`, `Unsure`, `Unreachable` or `TokenRevoked`; those that make the channel or change
    who is in it `Forbidden`, too. `ref` is the platform's own name of a message, unique over all channels."""

    def post(self, to: Place | Identity, card: Card, *, id: str, under: str | None, since: datetime | None) -> str:
        """Posts and returns the new message's ref. `id`, random, travels with the message. With `since`, an earlier
        attempt may have succeeded: looks first for an own message with this id not older than that, and returns its
        ref instead. `under` is the ref of the message whose thread it belongs to. A card's file comes along."""

    def open(self, name: str, *, workspace: str, since: datetime | None, taken: Collection[Place]) -> Place:
        """Makes a private channel called `name` or something like it. `workspace`: an identity's. With `since`, an
        earlier attempt may have succeeded: looks first for one that the bot made since then and that is not `taken`.
        """

    def archive(self, place: Place) -> None:
        """Archived already, or gone, counts as archived."""

    def people(self, place: Place) -> list[Person]:
        """Everyone in the channel but bots."""

    def topic(self, place: Place, text: str) -> None: ...

    def pin(self, ref: str) -> None:
        """Pinned already counts as pinned."""

    def let_in(self, place: Place, who: Identity) -> None:
        """In the channel already counts as let in."""

    def put_out(self, place: Place, who: Identity) -> None:
        """Not in the channel counts as put out."""

    def home(self, who: Identity, card: Card) -> None:
        """Publishes the person's own page; one whose account is gone has none to publish."""

    def replies(self, ref: str) -> int:
        """How many messages stand in the thread of one of the bot's own, the bot's not counted."""

    def well(self) -> bool:
        """Whether the platform takes the bot's token, with all that the app must be allowed to do."""

    def refresh(self, ref: str, card: Card) -> None:
        """A message that is gone counts as redrawn."""

    def remove(self, ref: str) -> None:
        """A message that is gone counts as removed."""
