"""What is said about saying: that a room cannot be reached, and that something has been taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.delivery import CARD
from handlers.pieces import line
from handlers.ui import Card, Heading, Paragraph

if TYPE_CHECKING:
    from handlers.services import Services


def unreachable_card(network: str, services: Services) -> Card | None:
    found = services.network(network)
    if found is None:
        return None
    words = services.words(found.language)
    parts = [words("delivery-unreachable", network=found.name), words("delivery-unreachable-why")]
    do = words("delivery-unreachable-do")
    return Card(
        " ".join([*parts, do]),
        (Heading(words("delivery-unreachable-title")), *map(Paragraph, parts), Paragraph(do)),
    )


def gone_card(services: Services) -> Card:
    """Stands for a moment where something was taken away while nobody could tell whether it had been posted."""
    gone = services.words()("delivery-gone")
    return line(gone)


CARDS = {CARD: unreachable_card}
