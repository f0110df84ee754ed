"""Whether anything can be said at all: the platform may have been told to take the bot's token no more."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.speaker import TokenRevoked, TryLater, Unreachable, Unsure
from bot.wrong import RESUMED, STOPPED
from domain import installations

if TYPE_CHECKING:
    from bot.speaker import Speaker
    from domain.members import Identity
    from domain.networks import Place
    from domain.ports import Clock
    from handlers.services import Services

ASK_EVERY = timedelta(minutes=10)

_log = logging.getLogger(__name__)


class Sending:
    """While it is stopped, the platform is asked at the start and then every ten minutes of real time."""

    def __init__(self, services: Services, speaker: Speaker, *, real: Clock) -> None:
        self._services = services
        self._speaker = speaker
        self._real = real
        self._ask_at = real()

    def may_go_on(self) -> bool:
        if not self._services.read(installations.stopped):
            return True
        now = self._real()
        if now < self._ask_at:
            return False
        self._ask_at = now + ASK_EVERY
        if not self._is_well():
            return False
        if self._services.run(installations.resume):
            _log.info(RESUMED)
        return True

    def stop(self, at: Place | Identity) -> None:
        """The token was refused, to something that was to be told there."""
        self._ask_at = self._real() + ASK_EVERY
        if self._services.run(installations.stop, at.platform, at.workspace, now=self._services.clock()):
            _log.error(STOPPED)

    def _is_well(self) -> bool:
        try:
            return self._speaker.well()
        except (TokenRevoked, TryLater, Unsure, Unreachable):
            return False
