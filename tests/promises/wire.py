"""What the platform sends to the program, remembered, and sent once more where a test wants it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.demo.lines import Ack, Kind, Line, Retry
    from bot.demo.records import Json
    from tests.world import World


@dataclass(slots=True)
class Wire:
    """Lets everything through to the program, and remembers it."""

    line: Line
    sent: list[tuple[Kind, Json]] = field(default_factory=list)

    def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Ack | None:
        self.sent.append((kind, payload))
        return self.line.send(kind, payload, retry)

    def again(self, **changed: Any) -> None:  # noqa: ANN401  whatever a form carries
        """The form sent last is sent once more, with what it carries hidden changed."""
        kind, payload = next(one for one in reversed(self.sent) if one[1].get("type") == "view_submission")
        view = payload["view"]
        hidden = json.dumps(json.loads(view["private_metadata"]) | changed)
        assert self.send(kind, {**payload, "view": {**view, "private_metadata": hidden}})


def tapped(world: World) -> Wire:
    assert world.double.delivery.line
    wire = Wire(world.double.delivery.line)
    world.double.delivery.line = wire
    return wire
