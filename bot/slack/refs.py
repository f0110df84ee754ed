"""A message's ref: the names of its workspace and channel and its time stamp, in one string."""

from __future__ import annotations

from typing import NamedTuple


class Ref(NamedTuple):
    workspace: str
    channel: str
    ts: str

    def __str__(self) -> str:
        return "/".join(self)

    @classmethod
    def read(cls, ref: str) -> Ref:
        """Raises ValueError for anything that `str` of a Ref did not make."""
        workspace, channel, ts = ref.split("/")
        return cls(workspace, channel, ts)
