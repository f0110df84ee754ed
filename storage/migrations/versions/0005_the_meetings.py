"""Who comes to a meeting, how it is held, and what comes of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    _routines()


def _routines() -> None:
    op.create_table(
        "routines",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["network"], ["networks.id"], name=op.f("fk_routines_network")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_routines")),
    )
    with op.batch_alter_table("routines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_routines_network"), ["network"], unique=False)
    op.create_table(
        "routine_versions",
        sa.Column("routine", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["routine"], ["routines.id"], name=op.f("fk_routine_versions_routine")),
        sa.PrimaryKeyConstraint("routine", "version", name=op.f("pk_routine_versions")),
    )
    op.create_table(
        "routines_followed",
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("routine", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_routines_followed_meeting")),
        sa.ForeignKeyConstraint(["routine"], ["routines.id"], name=op.f("fk_routines_followed_routine")),
        sa.PrimaryKeyConstraint("meeting", name=op.f("pk_routines_followed")),
    )
    with op.batch_alter_table("routines_followed", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_routines_followed_routine"), ["routine"], unique=False)
    op.create_table(
        "routine_ticks",
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_routine_ticks_meeting")),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_routine_ticks_member")),
        sa.PrimaryKeyConstraint("meeting", "line", "member", name=op.f("pk_routine_ticks")),
    )
    with op.batch_alter_table("routine_ticks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_routine_ticks_member"), ["member"], unique=False)
