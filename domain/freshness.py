"""Whether a lösning still holds: asked of its owner after a year."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from domain.slots import local

if TYPE_CHECKING:
    from datetime import datetime

    from domain.solutions import Solution

AFTER = timedelta(days=365)


def is_fresh(solution: Solution, now: datetime) -> bool:
    """Released, or said to hold, less than a year ago. What is not is found, but lifted up by nothing."""
    since = solution.confirmed or local(solution.since).date()
    return not solution.outdated and local(now).date() < since + AFTER
