"""What comes of a meeting: those who were there are asked what to keep, and two weeks later what they tried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

CARD = "harvests.card"
"""What to keep; its subject's id is `meeting`, or `meeting number` of the group."""
TRIED_CARD = "harvests.tried_card"
"""*Vad provade du?*; its subject is the meeting."""

ASKED_FOR = timedelta(days=7)
"""From the end of the meeting on; whoever is away longer is not asked."""
TRIED_AFTER = timedelta(days=14)
TRIED_AT = 9
"""The local hour."""
TRIED_FOR = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Harvest:
    """`wanted`: those who were there are asked. `asked`, `tried`: done, or not wanted when its time came."""

    meeting: str
    wanted: bool = True
    asked: bool = False
    tried: bool = False


class Harvests(Protocol):
    def get(self, meeting: str) -> Harvest | None: ...

    def put(self, harvest: Harvest) -> None:
        """Replaces the meeting's."""

    def forget_meeting(self, meeting: str) -> None: ...
