"""What may happen in the invented network's month, each by the rule that it happens by everywhere."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class When:
    """This many working days ago (1 is yesterday, or Friday for who comes on a Monday), at this hour and minute of
    Stockholm's clock."""

    days: int
    hour: int
    minute: int


@dataclass(frozen=True, slots=True)
class Asked:
    """`by` is None for a question without a name; `key` names it for those who answer."""

    when: When
    key: str
    by: str | None
    body: str
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """In the bot's form; `by` None without a name. `key` names it for those who keep it."""

    when: When
    key: str
    question: str
    by: str | None
    body: str
    may_be_kept: bool = False


@dataclass(frozen=True, slots=True)
class Wrote:
    """Straight into the channel, or into a thread under a question or a samtalsfråga (`under`: its key, or its item's);
    the bot keeps nothing of it."""

    when: When
    by: str
    text: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class WonderedToo:
    when: When
    question: str
    times: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """Someone pressed Spara som lösning on an answer: its author is asked."""

    when: When
    answer: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """The answer's author gave it a title, and said yes to its being a lösning."""

    when: When
    answer: str
    title: str
    themes: tuple[str, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """`solution` is the external id of one that was imported; `outcome` well, partly or not."""

    when: When
    by: str
    solution: str
    outcome: str
    words: str


@dataclass(frozen=True, slots=True)
class Applied:
    """With the network's code; `user` is not a member."""

    when: When
    user: str


@dataclass(frozen=True, slots=True)
class Added:
    """Straight into the channel, past the bot; `user` is not a member."""

    when: When
    by: str
    user: str


@dataclass(frozen=True, slots=True)
class Flagged:
    """Säg till; counted at one of the next two slots, and who it was is kept nowhere."""

    when: When
    question: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A samtalsfråga out of the library, by the key of its item there; before noon it comes the same day."""

    when: When
    item: str


@dataclass(frozen=True, slots=True)
class PlannedAhead:
    """So many out of the library that suit the season, a week apart; the first of them so many `days` later."""

    when: When
    days: int
    count: int


@dataclass(frozen=True, slots=True)
class Vented:
    """So many wrote off their chest. The words are kept nowhere, and so they are not here either."""

    when: When
    theme: str
    times: int


@dataclass(frozen=True, slots=True)
class Wished:
    """For the week's digest, and to be left alone for so many `days`, the first of them counted; 0 for no pause."""

    when: When
    by: str
    days: int = 0


@dataclass(frozen=True, slots=True)
class Outdated:
    """The owner of the lösning says that it holds no longer, and why. `solution`: as in `history.KEPT`."""

    when: When
    by: str
    solution: str
    reason: str


@dataclass(frozen=True, slots=True)
class AllRead:
    """Everyone has read what stands in the channel; what comes later is new to them."""

    when: When


@dataclass(frozen=True, slots=True)
class Checked:
    """So many answered yes, partly and no to each of the three questions after the meeting, without a name."""

    when: When
    meeting: str
    counts: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """*Hitta datum*. `options`: how many days later at the earliest, and the local hour; `last`: likewise, in days.
    `given`: a letter for each option, y, i or n, by member."""

    when: When
    key: str
    title: str
    options: tuple[tuple[int, int], ...]
    last: int
    given: tuple[tuple[str, str], ...]


Event: TypeAlias = (
    Asked
    | Answered
    | Wrote
    | WonderedToo
    | Proposed
    | Agreed
    | Tried
    | Applied
    | Added
    | Flagged
    | Planned
    | PlannedAhead
    | Vented
    | Wished
    | Outdated
    | AllRead
    | Checked
    | Dated
)
