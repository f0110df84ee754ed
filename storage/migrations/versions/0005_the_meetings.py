"""Who comes to a meeting, how it is held, and what comes of it."""

from __future__ import annotations

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    pass
