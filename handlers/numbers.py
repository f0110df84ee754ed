"""What is done without a name and is a bare number: *jag också*, *Säg till*, *Skriv av dig* (PROMISES 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Refusal
from domain.ids import new_id
from domain.slots import draw_slot
from domain.waiting import Waiting, enter

if TYPE_CHECKING:
    from domain.waiting import Act
    from handlers.routes import Request
    from handlers.services import Services


def wait(request: Request, services: Services, act: Act, noted: tuple[str, ...], *, urgent: bool) -> None:
    """Counted in a slot; `urgent`: in the first, where the number alone tells nothing. `noted`: what keeps them from
    doing it twice; forgotten where it comes to nothing, so that it can be tried again. Raises as `waiting.enter`."""
    slot = draw_slot(request.now, urgent=urgent, chance=services.chance)
    row = Waiting(new_id(services.chance), request.network.id, slot, act)
    try:
        services.run(enter, row, chance=services.chance)
    except Refusal:
        services.limits.forget(*noted)
        raise
