"""Who comes to a meeting, how it is held, and what comes of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    _signups()
    _groupings()
    _commitments()
    _routines()
    _group_rooms()
    _feeds()
    _sessions()
    _parking()
    _topics()
    _preparations()
    _checks()
    _parts()
    _items()


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


def _signups() -> None:
    op.create_table(
        "signups",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("coming", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=True),
        sa.Column("member", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column("stand", sa.Text(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("wishes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_signups_meeting")),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_signups_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signups")),
        sa.UniqueConstraint("meeting", "member", name=op.f("uq_signups_meeting_member")),
    )
    with op.batch_alter_table("signups", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signups_member"), ["member"], unique=False)
    op.create_table(
        "signup_terms",
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("needs", sa.Boolean(), nullable=False),
        sa.Column("wishes", sa.Boolean(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_signup_terms_meeting")),
        sa.PrimaryKeyConstraint("meeting", name=op.f("pk_signup_terms")),
    )
    with op.batch_alter_table("signup_terms", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signup_terms_event"), ["event"], unique=False)


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
        sa.Column("stale", sa.Text(), nullable=False),
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
        batch_op.create_foreign_key(batch_op.f("fk_destinations_group_room"), "group_rooms", ["group_room"], ["id"])
        batch_op.drop_constraint(batch_op.f("ck_destinations_one_target"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_destinations_one_target"), ONE_TARGET)


def _parts() -> None:
    op.create_table(
        "parts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("everyone", sa.Boolean(), nullable=False),
        sa.Column("titles", sa.Text(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_parts_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parts")),
    )
    with op.batch_alter_table("parts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_parts_meeting"), ["meeting"], unique=False)
    op.create_table(
        "part_members",
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_part_members_member")),
        sa.ForeignKeyConstraint(["part"], ["parts.id"], name=op.f("fk_part_members_part")),
        sa.PrimaryKeyConstraint("part", "member", name=op.f("pk_part_members")),
    )
    with op.batch_alter_table("part_members", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_part_members_member"), ["member"], unique=False)


def _items() -> None:
    op.create_table(
        "items",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("first", sa.Text(), nullable=True),
        sa.Column("second", sa.Text(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("to", sa.Text(), nullable=False),
        sa.Column("again", sa.Integer(), nullable=False),
        sa.Column("carried", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["author"], ["members.id"], name=op.f("fk_items_author")),
        sa.ForeignKeyConstraint(["first"], ["members.id"], name=op.f("fk_items_first")),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_items_meeting")),
        sa.ForeignKeyConstraint(["second"], ["members.id"], name=op.f("fk_items_second")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_items")),
    )
    with op.batch_alter_table("items", schema=None) as batch_op:
        for column in ("author", "first", "meeting", "second"):
            batch_op.create_index(batch_op.f(f"ix_items_{column}"), [column], unique=False)
    op.create_table(
        "sortings",
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("questions", sa.Text(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("otherwise", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_sortings_meeting")),
        sa.PrimaryKeyConstraint("meeting", name=op.f("pk_sortings")),
    )


def _topics() -> None:
    op.create_table(
        "topics",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("themes", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("code_key", sa.LargeBinary(), nullable=True),
        sa.Column("told", sa.Date(), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.Column("votes_told", sa.Integer(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("flags", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["author"], ["members.id"], name=op.f("fk_topics_author")),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_topics_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
        sa.UniqueConstraint("code_key", name=op.f("uq_topics_code_key")),
    )
    with op.batch_alter_table("topics", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_topics_author"), ["author"], unique=False)
        batch_op.create_index(batch_op.f("ix_topics_meeting"), ["meeting"], unique=False)
    op.create_table(
        "topic_collections",
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_topic_collections_meeting")),
        sa.PrimaryKeyConstraint("meeting", name=op.f("pk_topic_collections")),
    )


def _preparations() -> None:
    op.create_table(
        "preparations",
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_preparations_meeting")),
        sa.PrimaryKeyConstraint("meeting", name=op.f("pk_preparations")),
    )


def _checks() -> None:
    op.create_table(
        "checks",
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("results", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_checks_meeting")),
        sa.PrimaryKeyConstraint("meeting", name=op.f("pk_checks")),
    )
    op.create_table(
        "check_counts",
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_check_counts_meeting")),
        sa.PrimaryKeyConstraint("meeting", "question", "reply", name=op.f("pk_check_counts")),
    )


def _feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_feeds_member")),
        sa.PrimaryKeyConstraint("member", name=op.f("pk_feeds")),
        sa.UniqueConstraint("key", name=op.f("uq_feeds_key")),
    )
