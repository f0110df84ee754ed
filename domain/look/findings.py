"""What a look at a text can find; how it is worded is not decided here."""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    STOP = "stop"
    """Nothing of the text is kept."""
    ASK = "ask"
    """The person decides; a wider wording is offered."""
    SIGNPOST = "signpost"
    """The person learns where such a thing belongs."""


class Kind(StrEnum):
    IDENTITY_NUMBER = "identity-number"
    EMAIL = "email"
    PHONE = "phone"
    PERSON_CARE = "person-care"
    """Somebody's name together with a detail of their health or care."""

    MUNICIPALITY = "municipality"
    WORKPLACE = "workplace"
    NAME = "name"
    ROLE = "role"
    SHIFT = "shift"

    LEX_SARAH = "lex-sarah"
    WHISTLEBLOWING = "whistleblowing"
    DANGER = "danger"
    """Somebody may harm themselves, or is in danger."""

    @property
    def grade(self) -> Grade:
        match self:
            case Kind.IDENTITY_NUMBER | Kind.EMAIL | Kind.PHONE | Kind.PERSON_CARE:
                return Grade.STOP
            case Kind.LEX_SARAH | Kind.WHISTLEBLOWING | Kind.DANGER:
                return Grade.SIGNPOST
            case _:
                return Grade.ASK


class Wider(StrEnum):
    """The wordings that may be offered instead."""

    SMALL_MUNICIPALITY = "small-municipality"
    MIDDLE_MUNICIPALITY = "middle-municipality"
    LARGE_MUNICIPALITY = "large-municipality"
    HOUSE = "house"
    HOME_CARE = "home-care"
    PRIVATE_PROVIDER = "private-provider"
    PERSON = "person"
    MANAGER = "manager"
    NURSE = "nurse"
    REHAB = "rehab"
    CARE_STAFF = "care-staff"
    OFFICIAL = "official"
    EVENING_OR_NIGHT = "evening-or-night"
    WEEKEND_OR_EVENING = "weekend-or-evening"


@dataclass(frozen=True, slots=True)
class Finding:
    """`words` stand at `start`-`end` of the cleaned text."""

    kind: Kind
    start: int
    end: int
    words: str
    wider: Wider | None = None


class Band(StrEnum):
    """How many members a text could come from; never told more closely."""

    UNDER_5 = "under-5"
    FIVE_TO_NINE = "5-9"
    AT_LEAST_10 = "at-least-10"

    @classmethod
    def of(cls, count: int) -> "Band":
        if count >= 10:  # noqa: PLR2004  the band's name says it
            return cls.AT_LEAST_10
        return cls.FIVE_TO_NINE if count >= 5 else cls.UNDER_5  # noqa: PLR2004  likewise
