"""Samtalsfrågor, tips, what members get regularly and when they are left alone, and whether lösningar still hold."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.add_column(sa.Column("digest", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("paused_from", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("paused_to", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("tip", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("solutions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("confirmed", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("asked", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("outdated", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "digests",
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["network"], ["networks.id"], name=op.f("fk_digests_network")),
        sa.PrimaryKeyConstraint("network", name=op.f("pk_digests")),
    )
    op.create_table(
        "lulls",
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("suggested", sa.Boolean(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["network"], ["networks.id"], name=op.f("fk_lulls_network")),
        sa.PrimaryKeyConstraint("network", name=op.f("pk_lulls")),
    )
    op.create_table(
        "prompts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("slot", sa.DateTime(timezone=True), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["network"], ["networks.id"], name=op.f("fk_prompts_network")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prompts")),
    )
    with op.batch_alter_table("prompts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_prompts_network_slot"), ["network", "slot"], unique=False)
    # Counted from now on: of what stands, nobody can say what has gone beside it.
    op.create_table(
        "theme_tallies",
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["network"], ["networks.id"], name=op.f("fk_theme_tallies_network")),
        sa.PrimaryKeyConstraint("network", "month", "theme", "what", name=op.f("pk_theme_tallies")),
    )
    op.create_table(
        "vents",
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["network"], ["networks.id"], name=op.f("fk_vents_network")),
        sa.PrimaryKeyConstraint("network", "theme", "month", name=op.f("pk_vents")),
    )
