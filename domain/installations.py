"""Whether a platform still takes what the bot says. Where it does not, what is to be told waits and nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from domain.store import Store


@dataclass(frozen=True, slots=True)
class Stopped:
    platform: str
    workspace: str
    since: datetime


class Installations(Protocol):
    def stopped(self) -> list[Stopped]:
        """By platform and workspace."""

    def stop(self, one: Stopped) -> None: ...

    def resume(self) -> None:
        """Nothing is stopped any more."""


def stop(store: Store, platform: str, workspace: str, *, now: datetime) -> bool:
    """False when it was stopped before."""
    if any((one.platform, one.workspace) == (platform, workspace) for one in store.installations.stopped()):
        return False
    store.installations.stop(Stopped(platform, workspace, now))
    return True


def resume(store: Store) -> bool:
    """The platform takes the token again. False when nothing was stopped."""
    if not store.installations.stopped():
        return False
    store.installations.resume()
    return True


def stopped(store: Store) -> list[Stopped]:
    return store.installations.stopped()
