"""What is done without a name and is a bare number: *jag också*, *Säg till*, *Skriv av dig* (PROMISES 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Refusal
from domain.ids import new_id
from domain.slots import draw_slot
from domain.waiting import Waiting, enter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from domain.store import Store
    from domain.waiting import Act
    from handlers.routes import Request
    from handlers.services import Services


def wait(request: Request, services: Services, act: Act, noted: tuple[str, ...], *, urgent: bool) -> None:
    """Counted in a slot; `urgent`: in the first, where the number alone tells nothing. `noted`: what keeps them from
    doing it twice; forgotten where it comes to nothing, so that it can be tried again. Raises as `waiting.enter`."""
    _wait(request, services, (act,), noted, urgent=urgent)


def wait_apart(request: Request, services: Services, acts: Iterable[Act], noted: tuple[str, ...]) -> None:
    """As `wait`, of several by one person, each for a slot of its own: nothing keeps them together. All or none."""
    _wait(request, services, acts, noted, urgent=False)


def _wait(request: Request, services: Services, acts: Iterable[Act], noted: tuple[str, ...], *, urgent: bool) -> None:
    rows = [_row(request, services, act, urgent=urgent) for act in acts]
    try:
        services.run(_enter_all, rows, services.chance)
    except Refusal:
        services.limits.forget(*noted)
        raise


def _row(request: Request, services: Services, act: Act, *, urgent: bool) -> Waiting:
    slot = draw_slot(request.now, urgent=urgent, chance=services.chance)
    return Waiting(new_id(services.chance), request.network.id, slot, act)


def _enter_all(store: Store, rows: list[Waiting], chance: Random) -> None:
    for row in rows:
        enter(store, row, chance=chance)
