"""Getting in, being safe, getting out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ONE_TARGET = (
    "CASE WHEN network IS NULL THEN 0 ELSE 1 END + CASE WHEN member IS NULL THEN 0 ELSE 1 END"
    " + CASE WHEN outsider IS NULL THEN 0 ELSE 1 END = 1"
)


def upgrade() -> None:
    op.create_table(
        "applications",
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reminded", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_applications_member")),
        sa.PrimaryKeyConstraint("member", name=op.f("pk_applications")),
    )
    with op.batch_alter_table("applications", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_applications_since"), ["since"], unique=False)

    op.create_table(
        "duties",
        sa.Column("card", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("escalated", sa.Boolean(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["network"], ["networks.id"], name=op.f("fk_duties_network")),
        sa.PrimaryKeyConstraint("card", "subject", name=op.f("pk_duties")),
    )
    with op.batch_alter_table("duties", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_duties_network"), ["network"], unique=False)

    op.create_table(
        "installations",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", name=op.f("pk_installations")),
    )

    op.create_table(
        "letters",
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("card", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_letters_member")),
        sa.PrimaryKeyConstraint("member", "card", "subject", name=op.f("pk_letters")),
    )
    op.create_table(
        "letters_sent",
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_letters_sent_member")),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_letters_sent")),
    )
    with op.batch_alter_table("letters_sent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letters_sent_member_at"), ["member", "at"], unique=False)

    with op.batch_alter_table("answers", schema=None) as batch_op:
        batch_op.add_column(sa.Column("hidden", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("flags", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("note", sa.Text(), nullable=False, server_default=""))

    with op.batch_alter_table("destinations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("outsider", sa.Text(), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_destinations_outsider"), ["outsider"])
        batch_op.drop_constraint(batch_op.f("ck_destinations_one_target"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_destinations_one_target"), ONE_TARGET)

    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.add_column(sa.Column("field", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("since", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("talks_about", sa.Text(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("phone", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("close_to", sa.Text(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("asked", sa.Text(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("quiet_from", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("quiet_to", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("guest", sa.Boolean(), nullable=False, server_default=sa.false()))

    with op.batch_alter_table("networks", schema=None) as batch_op:
        batch_op.add_column(sa.Column("settings", sa.Text(), nullable=False, server_default="{}"))

    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("flags", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("note", sa.Text(), nullable=False, server_default=""))

    with op.batch_alter_table("solutions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("flags", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("signature", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("note", sa.Text(), nullable=False, server_default=""))

    op.create_table(
        "tallies",
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["network"], ["networks.id"], name=op.f("fk_tallies_network")),
        sa.PrimaryKeyConstraint("network", "month", "what", name=op.f("pk_tallies")),
    )

    # Nobody is told of what lay unanswered before anybody looked after it.
    op.create_table(
        "unanswered",
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=True),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question"], ["questions.id"], name=op.f("fk_unanswered_question"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("question", name=op.f("pk_unanswered")),
    )
    op.execute("INSERT INTO unanswered (question, settled) SELECT id, TRUE FROM questions")
