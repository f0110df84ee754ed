"""A small Slack in one piece: what `rummet demo` shows in a browser and what the tests put in Slack's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.demo.acts import Acts
from bot.demo.api import WebApi
from bot.demo.company import Company
from bot.demo.delivery import Delivery
from bot.demo.faults import Faults
from bot.demo.files import Files
from bot.demo.people import Person
from bot.demo.socket_mode import SocketLine
from bot.demo.surfaces import Surfaces

if TYPE_CHECKING:
    from bot.demo.lines import Line
    from bot.demo.state import Workspace


class Double:
    """Without a line given, the app is expected to connect by Socket Mode."""

    def __init__(self, workspace: Workspace, line: Line | None = None, *, retry_scale: float = 1.0) -> None:
        self.workspace = workspace
        self.faults = Faults()
        self.surfaces = Surfaces(workspace)
        self.files = Files(workspace)
        self.socket = SocketLine(workspace)
        self.delivery = Delivery(workspace, self.faults, line or self.socket, retry_scale)
        self.api = WebApi(self)
        self.acts = Acts(self)
        self.company = Company(workspace)
        self._people: dict[str, Person] = {}

    def person(self, user_id: str) -> Person:
        """The same person each time, with a client open since the first time."""
        if user_id not in self._people:
            self._people[user_id] = Person(self, user_id)
        return self._people[user_id]

    def settle(self) -> None:
        """Waits until the app has been told everything that has happened."""
        self.delivery.settle()

    def socket_url(self) -> str:
        base = self.surfaces.base_url.replace("http", "ws", 1)
        return f"{base}/link/?ticket={self.socket.new_ticket()}&app_id={self.workspace.app.id}"
