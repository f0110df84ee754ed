"""The look at a text before anything of it is kept (PROMISES 7): on the own machine, and its findings are not kept."""

from domain.look import numbers
from domain.look.findings import Band, Finding, Grade, Kind, Wider
from domain.text import clean

__all__ = ["Band", "Finding", "Grade", "Kind", "Wider", "hard_stops"]


def hard_stops(text: str) -> tuple[Finding, ...]:
    """Personal data about an individual, in order; for every free-text field of the product."""
    return tuple(sorted(numbers.find(clean(text)), key=lambda finding: finding.start))
