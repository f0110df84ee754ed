"""Search keeps its postings in blocks. The index is made of the lösningar, and is made anew after the steps."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    for table in ("search_terms", "search_postings", "search_documents"):
        op.drop_table(table)
    op.create_table(
        "search_documents",
        sa.Column("solution", sa.Text(), nullable=False),
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outdated", sa.Boolean(), nullable=False),
        sa.Column("facets", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("weights", sa.LargeBinary(), nullable=False),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("meaning", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["solution"], ["solutions.id"], name=op.f("fk_search_documents_solution")),
        sa.PrimaryKeyConstraint("solution", name=op.f("pk_search_documents")),
    )
    with op.batch_alter_table("search_documents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_search_documents_network_number"), ["network", "number"], unique=False)
        batch_op.create_index(batch_op.f("ix_search_documents_network_since"), ["network", "since"], unique=False)
        batch_op.create_index(batch_op.f("ix_search_documents_model"), ["model"], unique=False)
    op.create_table(
        "search_postings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("block", sa.Integer(), nullable=False),
        sa.Column("entries", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_postings")),
        sa.UniqueConstraint("network", "term", "block", name=op.f("uq_search_postings_network_term_block")),
    )
