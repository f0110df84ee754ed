"""What a rule says when it says no."""

import re
from typing import ClassVar


class Refusal(Exception):
    """A rule said no; nothing was changed.

    `key` names the sentence in the catalogues (`refusal-not-found` for `NotFound`), `params` fill its blanks, and
    `field` is the form field that the sentence belongs to, if there is one.
    """

    field: ClassVar[str | None] = None

    def __init__(self, *, field: str | None = None, **params: str | int) -> None:
        super().__init__(type(self).__name__)
        self.at = field or self.field
        self.params = params

    @property
    def key(self) -> str:
        return "refusal" + re.sub(r"(?<!^)(?=[A-Z])|^", "-", type(self).__name__).lower()


class Stranger(Refusal):
    """Not an approved, present, active member of the room: one answer, whatever was tried."""


class PledgeDue(Refusal):
    """A member who has not yet accepted the samtalslöfte in its present version."""


class NotFound(Refusal):
    """Withdrawn, erased, in another network, or never there: all sound the same."""


class Hidden(NotFound):
    """Out of sight until those who look after the room have looked at it."""


class NotYours(Refusal):
    """Only the author may do this."""


class NotFacilitator(Refusal):
    """Only those who look after the room may do this: facilitator and deputy."""


class OnlyTheFacilitator(Refusal):
    """Nobody else decides about other members, not the deputy either."""


class AlreadyKept(Refusal):
    """The same form was sent before; the first one counts."""


class TakenBack(AlreadyKept):
    """The form was sent before, and what it held was withdrawn since; it is not brought back."""


class TooMany(Refusal):
    """A limit of the day is reached. Param: `hours` or none."""


class WrongCodeWords(Refusal):
    """They are spelt right and lead to nothing: never used here, withdrawn, or a year old."""

    field = "words"


class Busy(Refusal):
    """The database was locked past its timeout; the form stays open."""


class Empty(Refusal):
    """Nothing is left of the text when what cannot be seen is taken away."""

    field = "body"
