"""What an earlier release kept is there after the steps, as the rules then meant it."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from random import Random

import pytest
from sqlalchemy import Engine, MetaData, select
from sqlalchemy.exc import IntegrityError

from domain.answers import Answer, Kind
from domain.members import Attributes, Member, Profile, Role
from domain.networks import Network, Settings
from domain.ports import Person, Room, Subject
from domain.questions import Question
from domain.questions import State as QuestionState
from domain.search import Filters, Viewer
from domain.solutions import Experience, Outcome, Solution, State, Text
from domain.unanswered import Care
from domain.waiting import Act as ActThatWaits
from domain.waiting import (
    Waiting,
    WaitingAnswer,
    WaitingFollowUp,
    WaitingMeToo,
    WaitingProposal,
    WaitingQuestion,
    WaitingWords,
)
from storage import delivery
from storage import engine as engines
from storage.migrate import upgrade
from storage.outbox import Act
from storage.run import Transactions
from storage.store import Store
from tests.storage.data import HERE, known

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
KEY = b"k" * 16
BLANK = {"title": "", "municipality": "", "size_class": "", "provider": "", "works_nights": None}
QUIET = {"lease": None, "leased_until": None, "available_at": None, "unreachable": False}
TOLD = {"title": "Schema", "situation": "", "result": "", "user_notices": "", "size_class": "", "provider": ""}


def waits(id: str, kind: str, /, **data: object) -> dict[str, object]:
    return {"id": id, "network": "n1", "slot": NOW, "kind": kind, "data": json.dumps(data)}


FIRST_RELEASE: dict[str, list[dict[str, object]]] = {
    "networks": [{"id": "n1", "name": "Väst", "language": "sv", "salt": b"salt", **asdict(HERE)}],
    "members": [
        {"id": "m1", "network": "n1", "name": "Anna Ek", "role": "facilitator", "standing": "approved", "pledge": 1}
        | {"present": True, "active": True, "language": "sv", "platform": "slack", "workspace": "T1", "user": "U1"}
        | {**BLANK, "title": "enhetschef", "works_nights": True},
        {"id": "m2", "network": "n1", "name": "Bosse Al", "role": "member", "standing": "left", "pledge": 0}
        | {"present": False, "active": False, "language": "en", "platform": None, "workspace": None, "user": None}
        | BLANK,
    ],
    "questions": [
        {"id": id, "network": "n1", "body": body, "themes": '["schema"]', "author": author, "code_key": key}
        | {"told_at": NOW, "state": state, "me_too": 4, "me_too_told": 3}
        for id, body, author, key, state in (
            ("q1", "Hur gör ni?", "m1", None, "open"),
            ("q2", "Och ni?", None, KEY, "open"),
            ("q3", "", None, None, "withdrawn"),
        )
    ],
    "answers": [
        {"place": 1, "id": "a1", "question": "q1", "body": "Så här.", "author": "m1", "code_key": None}
        | {"told_at": NOW, "kind": "answer", "may_be_kept": False},
        {"place": 2, "id": "a2", "question": "q2", "body": "Mer.", "author": None, "code_key": None}
        | {"told_at": NOW, "kind": "follow_up", "may_be_kept": False},
    ],
    "solutions": [
        {"id": "s1", "network": "n1", "did": "Vi bytte schema.", "themes": '["schema"]', "crosses": "[]", "cost": "0"}
        | {"owner": "m1", "named": True, "state": "released", "since": NOW, "question": "q1", "external_id": "x1"}
        | {"reminded": False, **TOLD}
    ],
    "experiences": [{"solution": "s1", "member": "m1", "outcome": "well", "words": "Bra", "told_at": NOW}],
    "search_documents": [{"solution": "s1", "network": "n1", "length": 1, "since": NOW}],
    "search_postings": [{"network": "n1", "term": "schem", "solution": "s1", "weight": 1, "length": 1}],
    "search_terms": [{"network": "n1", "term": "schem", "documents": 1}],
    "waiting": [
        waits("w1", "question", body="Vad?", themes=["schema"], code_key=KEY.hex()),
        waits("w2", "answer", question="q1", body="Så.", may_be_kept=True, code_key=KEY.hex()),
        waits("w3", "follow_up", question="q2", body="Också."),
        waits("w4", "proposal", answer="a1"),
        waits("w5", "words", id="s2", words="Vi ringde.", author="m1"),
        waits("w6", "me_too", question="q1"),
    ],
    "inbox": [{"delivery": "Ev1", "at": NOW}],
    "destinations": [
        {"id": "room:n1", "network": "n1", "member": None, **QUIET},
        {"id": "person:m1", "network": None, "member": "m1", **QUIET, "unreachable": True},
    ],
    "posts": [{"card": "questions.card", "subject": "q1", "destination": "room:n1", "ref": "C1/1"}],
    "outbox": [
        {"place": 1, "id": "o1", "destination": "room:n1", "act": "post", "card": "answers.card", "subject": "a1"}
        | {"under_card": "questions.card", "under_subject": "q1", "tried_at": None, "attempts": 0, "faults": 0},
        {"place": 2, "id": "o2", "destination": "person:m1", "act": "refresh", "card": "solutions.consent_card"}
        | {"subject": "s1", "under_card": None, "under_subject": None, "tried_at": NOW, "attempts": 2, "faults": 1},
    ],
}


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = engines.make(database_url)
    upgrade(engine, "0001")
    tables = MetaData()
    tables.reflect(engine)
    assert set(FIRST_RELEASE) == set(tables.tables) - {"alembic_version"}
    with engine.begin() as connection:
        for name, rows in FIRST_RELEASE.items():
            connection.execute(tables.tables[name].insert(), rows)
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def db(engine: Engine) -> Transactions:
    return Transactions(engine, Random(1))


def test_no_row_is_lost(engine: Engine) -> None:
    tables = MetaData()
    tables.reflect(engine)
    told = [name for name in FIRST_RELEASE if not name.startswith("search_")]  # the index is made anew
    with engine.connect() as connection:
        kept = {name: len(connection.execute(select(tables.tables[name])).all()) for name in told}
    assert kept == {name: len(FIRST_RELEASE[name]) for name in told}


def test_the_room_and_its_members_have_the_defaults_of_what_is_new(db: Transactions) -> None:
    network = db.read(lambda store: store.networks.at(HERE))
    assert network == Network("n1", "Väst", "sv", b"salt", Settings())
    attributes = Attributes(title="enhetschef", works_nights=True)
    anna = Member("m1", "n1", "Anna Ek", role=Role.FACILITATOR, pledge=1, attributes=attributes, profile=Profile())
    assert db.read(lambda store: store.members.known_as(known("U1"))) == [anna]
    assert db.read(lambda store: [member.id for member in store.members.of("n1")]) == ["m1", "m2"]


def test_what_was_written_reads_as_before_unflagged_and_unhidden(db: Transactions) -> None:
    def kept(store: Store) -> tuple[object, ...]:
        questions = [store.questions.get(id) for id in ("q1", "q2", "q3")]
        return questions, store.answers.to("q1") + store.answers.to("q2"), store.solutions.released("n1")

    questions, answers, solutions = db.read(kept)
    assert questions == [
        Question("q1", "n1", "Hur gör ni?", ("schema",), "m1", None, NOW, me_too=4, me_too_told=3),
        Question("q2", "n1", "Och ni?", ("schema",), None, KEY, NOW, me_too=4, me_too_told=3),
        Question("q3", "n1", "", ("schema",), None, None, NOW, QuestionState.WITHDRAWN, me_too=4, me_too_told=3),
    ]
    assert answers == [
        Answer("a1", "q1", "Så här.", "m1", None, NOW),
        Answer("a2", "q2", "Mer.", None, None, NOW, Kind.FOLLOW_UP),
    ]
    text = Text("Vi bytte schema.", "Schema", themes=("schema",), cost="0")
    assert solutions == [Solution("s1", "n1", text, "m1", True, State.RELEASED, NOW, "q1", "x1")]  # noqa: FBT003  the field's
    experience = Experience("s1", "m1", Outcome.WELL, "Bra", NOW)
    assert db.read(lambda store: store.solutions.experiences("s1")) == [experience]
    hits = db.read(lambda store: store.search.find("schema", Filters(), Viewer("n1"), limit=10))
    assert [hit.solution for hit in hits] == ["s1"]


def test_what_waits_for_its_slot_still_does(db: Transactions) -> None:
    acts: tuple[ActThatWaits, ...] = (
        WaitingQuestion("Vad?", ("schema",), KEY),
        WaitingAnswer("q1", "Så.", may_be_kept=True, code_key=KEY),
        WaitingFollowUp("q2", "Också."),
        WaitingProposal("a1"),
        WaitingWords("s2", "Vi ringde.", "m1"),
        WaitingMeToo("q1"),
    )
    rows = [Waiting(f"w{number}", "n1", NOW, act) for number, act in enumerate(acts, 1)]
    assert db.read(lambda store: store.waiting.all()) == rows


def test_what_was_to_be_told_is_told_where_it_belongs(db: Transactions) -> None:
    assert db.read(lambda store: store.posts.ref(Subject("questions.card", "q1"), Room("n1"))) == "C1/1"
    assert not db.run(lambda store: store.inbox.first("Ev1", NOW))
    told = db.lock(delivery.claim, now=NOW, lease="l1")
    assert told
    assert (told.act, told.what, told.to, told.address) == (Act.POST, Subject("answers.card", "a1"), Room("n1"), HERE)
    assert told.under == "C1/1"
    db.run(lambda store: store.outbox.post(Subject("flags.card", "q1"), to=Person("m1")))
    assert db.read(lambda store: store.outbox.showing("q1")) == [
        (Subject("flags.card", "q1"), Person("m1")),
        (Subject("questions.card", "q1"), Room("n1")),
    ]


def test_nobody_is_told_of_what_lay_unanswered_before(db: Transactions) -> None:
    assert db.read(lambda store: store.unanswered.questions("n1")) == []
    assert db.read(lambda store: store.unanswered.get("q2")) == Care("q2", None, settled=True)


def test_what_refers_to_nothing_is_refused_afterwards_as_before(db: Transactions) -> None:
    nobodys = Answer("a3", "nowhere", "Så här.", "m1", None, NOW)
    with pytest.raises(IntegrityError):
        db.run(lambda store: store.answers.add(nobodys))


def test_a_step_that_would_leave_rows_without_what_they_refer_to_is_undone(engine: Engine) -> None:
    tables = MetaData()
    tables.reflect(engine)
    with pytest.raises((engines.DanglingError, IntegrityError)), engines.remaking(engine) as connection:
        connection.execute(tables.tables["questions"].delete())
    with engine.connect() as connection:
        assert connection.execute(select(tables.tables["questions"])).all()
