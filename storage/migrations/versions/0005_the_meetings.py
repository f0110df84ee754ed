"""Who comes to a meeting, how it is held, and what comes of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    _groupings()
    _commitments()
    _routines()
    _group_rooms()
    _sessions()
    _parking()


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


def _commitments() -> None:
    op.create_table(
        "commitments",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("by", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("reminded", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_commitments_meeting")),
        sa.ForeignKeyConstraint(["network"], ["networks.id"], name=op.f("fk_commitments_network")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitments")),
    )
    with op.batch_alter_table("commitments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_commitments_meeting"), ["meeting"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitments_network_by"), ["network", "by"], unique=False)
    op.create_table(
        "harvests",
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        sa.Column("asked", sa.Boolean(), nullable=False),
        sa.Column("tried", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_harvests_meeting")),
        sa.PrimaryKeyConstraint("meeting", name=op.f("pk_harvests")),
    )


def _groupings() -> None:
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.add_column(sa.Column("workplace", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("rather_not", sa.Text(), nullable=False, server_default="[]"))
    op.create_table(
        "groupings",
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("locked", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_groupings_meeting")),
        sa.PrimaryKeyConstraint("meeting", name=op.f("pk_groupings")),
    )
    op.create_table(
        "seats",
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["groupings.meeting"], name=op.f("fk_seats_meeting")),
        sa.PrimaryKeyConstraint("meeting", "who", name=op.f("pk_seats")),
    )
    with op.batch_alter_table("seats", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_seats_who"), ["who"], unique=False)


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Text(), nullable=False),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.Column("pledge", sa.Boolean(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("leader", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("card", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["leader"], ["members.id"], name=op.f("fk_sessions_leader")),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_sessions_meeting")),
        sa.ForeignKeyConstraint(["network"], ["networks.id"], name=op.f("fk_sessions_network")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sa.UniqueConstraint("meeting", name=op.f("uq_sessions_meeting")),
    )


def _parking() -> None:
    op.create_table(
        "parking",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_parking_meeting")),
        sa.ForeignKeyConstraint(["network"], ["networks.id"], name=op.f("fk_parking_network")),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_parking_owner")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parking")),
    )
    with op.batch_alter_table("parking", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_parking_meeting_place"), ["meeting", "place"], unique=False)
        batch_op.create_index(batch_op.f("ix_parking_owner"), ["owner"], unique=False)


ONE_TARGET = (
    "CASE WHEN network IS NULL THEN 0 ELSE 1 END + CASE WHEN group_room IS NULL THEN 0 ELSE 1 END"
    " + CASE WHEN member IS NULL THEN 0 ELSE 1 END + CASE WHEN outsider IS NULL THEN 0 ELSE 1 END = 1"
)


def _group_rooms() -> None:
    op.create_table(
        "group_room_openings",
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("failed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_group_room_openings_meeting")),
        sa.PrimaryKeyConstraint("meeting", name=op.f("pk_group_room_openings")),
    )
    op.create_table(
        "group_rooms",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_group_rooms_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_rooms")),
        sa.UniqueConstraint("channel", name=op.f("uq_group_rooms_channel")),
    )
    with op.batch_alter_table("group_rooms", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_rooms_meeting"), ["meeting"], unique=False)
    op.create_table(
        "group_room_people",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_group_room_people_member")),
        sa.ForeignKeyConstraint(["room"], ["group_rooms.id"], name=op.f("fk_group_room_people_room")),
        sa.PrimaryKeyConstraint("room", "member", name=op.f("pk_group_room_people")),
    )
    with op.batch_alter_table("group_room_people", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_room_people_member"), ["member"], unique=False)
    with op.batch_alter_table("destinations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("group_room", sa.Text(), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_destinations_group_room"), ["group_room"])
        batch_op.create_foreign_key(
            batch_op.f("fk_destinations_group_room"), "group_rooms", ["group_room"], ["id"]
        )
        batch_op.drop_constraint(batch_op.f("ck_destinations_one_target"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_destinations_one_target"), ONE_TARGET)
