"""Nothing that is stored about a member is missing from what they are handed out, and erasing leaves none of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import Enum
from random import Random
from typing import Any, TypeVar

import pytest
from sqlalchemy import Engine, select, text

from domain import answers, applications, duties, extracts, group_rooms, letters, questions, waiting
from domain.answers import Answer
from domain.applications import Application
from domain.commitments import Commitment
from domain.date_polls import Poll, Reply
from domain.dates import Answer as Can
from domain.extracts import Extract, Mention
from domain.items import Item
from domain.items import Outcome as Came
from domain.meetings import Details, Meeting
from domain.members import Attributes, Identity, Member, Profile
from domain.networks import Settings
from domain.parking import Parked
from domain.parts import Part
from domain.ports import Outsider, Person, Room, Subject
from domain.prompts import Prompt
from domain.questions import Question
from domain.questions import State as QuestionState
from domain.quiet import Pause, Quiet
from domain.seats import Grouping, Table
from domain.seats import State as GroupState
from domain.sessions import Session, Shown
from domain.solutions import Experience, Outcome, Solution, State, Text
from domain.topics import Topic
from domain.waiting import Waiting, WaitingAnswer, WaitingQuestion, WaitingWords
from handlers.extract_page import data
from storage.delivery import claim, done, forget_paces
from storage.run import Transactions
from storage.store import Store
from storage.tables import metadata
from tests.databases import Server
from tests.promises.copies import files
from tests.storage.data import ANNA, BOSSE, NETWORK, NOW

T = TypeVar("T")

IDENTITY = Identity("slack", "T1", "U0MINNA")
MINNA = Member(
    "minna-7f3a",
    "n1",
    "Minna Sjöhagen",
    pledge=1,
    attributes=Attributes("enhetschef", "Ekestad", "liten", "kommunal", works_nights=True),
    profile=Profile(
        "natt", 2011, ("schema", "natt"), "070-174 06 05", (BOSSE.id,), ("title", "phone"), "Solgläntan", (BOSSE.id,)
    ),
    quiet=Quiet(21, 15),
    pause=Pause(date(2026, 2, 27), date(2026, 4, 6)),
    digest=True,
)
LONG = 8
TOKENS = (MINNA.id, MINNA.name, MINNA.profile.phone, IDENTITY.user)

NOT_TOLD = {
    "waiting": "it would tell that somebody has just done something without a name",
    "search_documents": "made of the lösning, which is there",
    "search_postings": "likewise",
}
"""Tables whose rows are left out, and why."""
NOT_TOLD_OF = {
    "answers": {"place": "the order of rows", "code_key": "none: named", "flags": "done without a name"},
    "destinations": {"id": "made of the member's", "lease": "whose turn it is to speak, for a minute"},
    "letters_sent": {"place": "the order of rows"},
    "outbox": {"place": "the order of rows", "id": "random", "destination": "made of the member's, or a colleague",
               "attempts": "how often it was tried", "faults": "likewise", "under_card": "", "under_subject": ""},
    "posts": {"destination": "made of the member's, or a colleague"},
    "questions": {"me_too": "done without a name", "me_too_told": "likewise", "flags": "likewise"},
    "solutions": {"flags": "done without a name"},
}  # fmt: skip
"""Columns of which the extract says nothing in rows that it tells of, and why."""
OTHERS_SAY = {"members": ("close_to", "rather_not")}
"""What colleagues have said of the member, which is shown to nobody."""


def fill(store: Store) -> None:
    """Every way to leave something in the database."""
    store.members.add(MINNA, IDENTITY)
    store.members.change(replace(BOSSE, profile=Profile(close_to=(MINNA.id,), rather_not=(MINNA.id,))))
    store.networks.change(
        replace(NETWORK, settings=Settings(phone=MINNA.profile.phone, letter=f"Hej från {MINNA.name}"))
    )
    store.applications.add(Application(MINNA.id, NOW - timedelta(days=3), reminded=True))
    _fill_written(store)
    _fill_told(store)
    details = Details("Träff", NOW + timedelta(days=9), 120, body="Kom.")
    store.meetings.add(Meeting("g-grouped", "n1", details))
    tables = (Table("1", (MINNA.id, BOSSE.id), "natt"),)
    store.groupings.put(Grouping("g-grouped", (3, 5), GroupState.PROPOSED, tables))
    waits = [
        Waiting("w1", "n1", NOW, WaitingWords("s8", "Vi cyklar.", MINNA.id)),
        Waiting("w2", "n1", NOW, WaitingQuestion("Vad gör jag?", (), b"one")),
        Waiting("w3", "n1", NOW, WaitingAnswer("q2", "Så.", may_be_kept=True, code_key=b"two")),
    ]
    store.waiting.rewrite(waits, Random(1))


def _fill_written(store: Store) -> None:
    mine, other = MINNA.id, BOSSE.id
    for id, author, state, body in (
        ("q1", mine, QuestionState.OPEN, "Hur lägger ni schema?"),
        ("q2", other, QuestionState.OPEN, "Vet Minna Sjöhagen något om nätter?"),
        ("q3", mine, QuestionState.HIDDEN, "Vem är det som klagar?"),
        ("q4", mine, QuestionState.WITHDRAWN, ""),
        ("q5", None, QuestionState.OPEN, "Helt utan namn"),
    ):
        question = Question(id, "n1", body, ("schema",), author, b"key" if author is None else None, NOW, state)
        questions.tell(store, replace(question, me_too=2, me_too_told=1, flags=1))
    for id, about, author, body in (
        ("a1", "q2", mine, "Vi börjar kl. 21."),
        ("a2", "q1", other, "Ring MINNA SJÖHAGEN på 070-174 06 05."),
        ("a3", "q1", other, "Det vet alla."),
    ):
        answers.tell(store, "n1", Answer(id, about, body, author, None, NOW + timedelta(hours=1), note=f"not {id}"))
    wrote = Text("Vi bytte schema.", "Schema", "Många vikarier", "Färre", "Lugnare", ("schema",), ("skola",), "liten")
    for id, owner, became in (
        ("s1", mine, State.RELEASED),
        ("s2", other, State.RELEASED),
        ("s3", mine, State.HIDDEN),
        ("s4", mine, State.DRAFT),
    ):
        made = Solution(
            id, "n1", wrote, owner, named=True, state=became, since=NOW, question="q2", external_id=f"x{id}"
        )
        store.solutions.add(replace(made, flags=1))
    store.solutions.add(
        Solution("s5", "n1", wrote, None, named=False, state=State.RELEASED, since=NOW, signature=MINNA.name)
    )
    store.solutions.add_experience(Experience("s2", mine, Outcome.PARTLY, "Det tog tid", NOW))
    store.solutions.add_experience(Experience("s1", other, Outcome.WELL, "Det gick fort", NOW))


def _fill_told(store: Store) -> None:
    letters.send(store, Subject("solutions.consent_card", "s4"), to=MINNA, now=NOW, counted=True, until=NOW)
    store.letters.count(MINNA.id, NOW - timedelta(days=1))
    duties.begin(store, "n1", Subject(applications.CARD, MINNA.id), now=NOW)
    duties.begin(store, "n1", Subject(group_rooms.BY_HAND_CARD, f"in g1 g1-1 {IDENTITY}"), now=NOW)
    store.outbox.post(Subject(applications.CARD, MINNA.id), to=Person(ANNA.id))
    store.posts.keep(Subject(applications.CARD, MINNA.id), Person(ANNA.id), "slack/T1/D1/1.1")
    store.outbox.post(Subject("solutions.reminder_card", "s4"), to=Person(MINNA.id))
    store.posts.keep(Subject("profiles.card", MINNA.id), Person(MINNA.id), "slack/T1/D2/2.2")
    store.outbox.let_in(Room("n1"), IDENTITY)
    store.outbox.post(Subject("departures.farewell_card", "left n2"), to=Outsider(IDENTITY))


def everything(engine: Engine) -> Iterator[tuple[str, dict[str, Any]]]:
    with engine.connect() as connection:
        for name, table in metadata.tables.items():
            for row in connection.execute(select(table)).mappings():
                yield name, dict(row)


def names_minna(value: object) -> bool:
    return any(token.casefold() in str(value).casefold() for token in TOKENS)


def is_hers(row: dict[str, Any]) -> bool:
    own = {MINNA.id, f"person:{MINNA.id}", f"outsider:{IDENTITY}"}
    return any(row.get(column) in own for column in ("id", "member", "who", "author", "owner", "destination"))


def leaves(told: object) -> set[str]:
    match told:
        case dict():
            return set().union(*map(leaves, told.values())) if told else set()
        case list():
            return set().union(*map(leaves, told)) if told else set()
        case _:
            return {str(told)}


def forms(value: object) -> set[str]:
    match value:
        case Enum():
            return {str(value.value)}
        case datetime():
            return {value.isoformat()}
        case tuple():
            return set().union(*map(forms, value)) if value else set()
        case _:
            return {str(value)}


@pytest.fixture
def minna(db: Transactions) -> Extract:
    db.run(fill)
    return db.read(extracts.about, MINNA.id)


def about_minna(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """What the extract has to tell of a row: all of one that is hers, and of others' what names her."""
    if table in NOT_TOLD:
        return {}
    if is_hers(row):
        return {column: value for column, value in row.items() if column not in NOT_TOLD_OF.get(table, {})}
    kept_back = OTHERS_SAY.get(table, ())
    return {column: value for column, value in row.items() if column not in kept_back and names_minna(value)}


def test_every_value_of_every_row_about_a_member_is_handed_out(engine: Engine, minna: Extract) -> None:
    told = leaves(json.loads(data(minna, NOW)))
    found: set[str] = set()
    missing: list[tuple[str, str, object]] = []
    for table, row in everything(engine):
        about = about_minna(table, row)
        found |= {table} if about else set()
        missing += [(table, column, value) for column, value in about.items() if not is_told(value, told)]
    assert missing == []
    assert found == {
        "answers", "applications", "destinations", "duties", "experiences", "letters", "letters_sent", "members",
        "networks", "outbox", "posts", "questions", "seats", "solutions",
    }  # fmt: skip


def is_told(value: object, told: set[str]) -> bool:
    """A longer text may stand within one: a lösning is told as one text, the settings by the words that name her."""
    if value is None:
        return True
    if isinstance(value, str) and value.startswith("{"):
        return all(part in told for part in json.loads(value).values() if names_minna(part))
    return all(form in told or (len(form) > LONG and any(form in text for text in told)) for form in forms(value))


def test_what_was_done_without_a_name_changes_nothing_in_it(db: Transactions, minna: Extract) -> None:
    def act(store: Store) -> None:
        for id in ("q1", "q2"):
            store.questions.change(replace(kept(store.questions.get(id)), me_too=9, flags=2))
        store.answers.change(replace(kept(store.answers.get("a1")), flags=2))
        store.solutions.change(replace(kept(store.solutions.get("s1")), flags=2))
        store.waiting.rewrite([Waiting("w9", "n1", NOW, WaitingWords("s7", "Vi går.", MINNA.id))], Random(2))
        store.members.change(replace(ANNA, profile=Profile(close_to=(MINNA.id,))))

    db.run(act)
    assert data(db.read(extracts.about, MINNA.id), NOW) == data(minna, NOW)


def kept(one: T | None) -> T:
    assert one is not None
    return one


def test_me_too_is_told_as_the_room_sees_it(db: Transactions, minna: Extract) -> None:
    assert [question.me_too for question in minna.questions] == [0, 0, 0]
    db.run(lambda store: store.questions.change(replace(kept(store.questions.get("q1")), me_too=7, me_too_told=4)))
    assert [question.me_too for question in db.read(extracts.about, MINNA.id).questions] == [4, 0, 0]


def test_a_prompt_that_names_the_member_is_told(db: Transactions, minna: Extract) -> None:
    assert "prompts.card" not in {mention.what.card for mention in minna.mentions}
    db.run(lambda store: store.prompts.add(Prompt("p1", "n1", "Vad vill ni fråga Minna Sjöhagen?", NOW)))
    db.run(lambda store: store.prompts.add(Prompt("p2", "n1", "Hur mår du?", NOW)))
    [named] = [one for one in db.read(extracts.about, MINNA.id).mentions if one.what.card == "prompts.card"]
    assert named == Mention(Subject("prompts.card", "p1"), "Vad vill ni fråga Minna Sjöhagen?")


def test_words_about_dates_and_meetings_that_name_the_member_are_told_where_the_room_sees_them(
    db: Transactions, minna: Extract
) -> None:
    assert not {mention.what.id for mention in minna.mentions} & {"d1", "d2", "g1", "c1"}
    named = "Minna Sjöhagen bjuder på kaffe."

    def act(store: Store) -> None:
        for id, shown in (("d1", True), ("d2", False)):
            store.date_polls.add(Poll(id, "n1", "Träff", (NOW,), 120, NOW.date(), shown=shown))
            store.date_polls.reply(Reply(id, ANNA.id, (Can.YES,), named))
        store.meetings.add(Meeting("g1", "n1", Details("Träff", NOW, 120, body=named)))
        for id, everyone in (("b1", True), ("b2", False)):
            store.parts.add(Part(id, "g1", named, 0, 60, everyone=everyone, told=True))
            store.items.add(Item(f"i{id}", "g1", 1, named, ANNA.id, id))
        store.commitments.add(Commitment("c1", "n1", "g1", "Kaffe", "alla", NOW.date(), how=named))

    db.run(act)
    told = [one.what.id for one in db.read(extracts.about, MINNA.id).mentions]
    assert {"d1", "g1", "c1", "b1", "ib1"} <= set(told)
    assert not {"d2", "b2", "ib2"} & set(told)


def test_topics_under_the_members_name_are_told_with_the_votes_that_the_room_reads(
    db: Transactions, minna: Extract
) -> None:
    assert minna.topics == ()
    meeting = Meeting("g1", "n1", Details("Träff", NOW, 120, body="Kom."))
    mine = Topic("t1", "g1", "Natten", ("natt",), MINNA.id, None, NOW.date(), 7, 4, flags=2)
    named = "Fråga Minna Sjöhagen"
    others = [Topic(id, "g1", named, (), None, None, NOW.date(), hidden=id == "t3") for id in ("t2", "t3")]

    def act(store: Store) -> None:
        store.meetings.add(meeting)
        for topic in (mine, *others):
            store.topics.add(topic)

    db.run(act)
    about = db.read(extracts.about, MINNA.id)
    assert about.topics == ((meeting, replace(mine, votes=4, votes_told=4, flags=0)),)
    assert "Natten" in data(about, NOW)
    told = {mention.what.id for mention in about.mentions}
    assert "t2" in told
    assert "t3" not in told
    db.run(extracts.erase, MINNA, owners=(), chance=Random(1), now=NOW)
    assert {one.id for one in db.read(lambda store: store.topics.of("g1"))} == {"t2", "t3"}


def test_what_the_member_has_taken_on_and_leads_is_told_and_what_was_parked_that_names_them(
    db: Transactions, minna: Extract
) -> None:
    assert (minna.parked, minna.leads) == ((), ())
    items = [Parked("k1", "n1", "g1", "Lokalen", MINNA.id), Parked("k2", "n1", "g1", "Fråga Minna Sjöhagen", ANNA.id)]
    talk = Session("t1", "n1", "g1", "round", (1, 2, 5), 3, pledge=True, shown=Shown.ROOM, leader=MINNA.id, until=NOW)
    named = replace(talk, id="t2", meeting="g2", leader=ANNA.id, question="Vad minns du av Minna Sjöhagen?")

    def act(store: Store) -> None:
        for id in ("g1", "g2"):
            store.meetings.add(Meeting(id, "n1", Details("Träff", NOW, 120, body="Kom.")))
        for item in items:
            store.parking.add(item)
        for session in (talk, named):
            store.sessions.add(session)

    db.run(act)
    about = db.read(extracts.about, MINNA.id)
    assert (about.parked, about.leads) == ((items[0],), (talk,))
    assert {"k2", "t2"} <= {mention.what.id for mention in about.mentions}


def test_of_parts_and_items_the_member_is_told_what_is_theirs_and_of_nobody_else(
    db: Transactions, minna: Extract
) -> None:
    assert (minna.chosen_for, minna.items) == ((), ())

    def act(store: Store) -> None:
        store.meetings.add(Meeting("g1", "n1", Details("Träff", NOW, 120, body="Kom.")))
        store.parts.add(Part("a1", "g1", "Beslut", 0, 60, everyone=False, chosen=(ANNA.id, MINNA.id)))
        store.items.add(Item("i1", "g1", 1, "Nattens larm", MINNA.id))
        both = (ANNA.id, MINNA.id)
        store.items.add(Item("i2", "g1", 2, "Annas ärende", ANNA.id, "a2", Came.JOINT_VISIT, both, NOW.date()))

    db.run(act)
    found = db.read(extracts.about, MINNA.id)
    assert [part.chosen for _, part in found.chosen_for] == [(MINNA.id,)]
    own, shared = (item for _, item in found.items)
    assert (own.body, own.author) == ("Nattens larm", MINNA.id)
    assert (shared.body, shared.author, shared.responsible) == ("", None, (MINNA.id,))


def test_a_reason_that_names_the_member_is_told(db: Transactions, minna: Extract) -> None:
    """It is shown to everybody who finds the lösning."""
    assert "s2" not in {mention.what.id for mention in minna.mentions}
    reason = "Minna Sjöhagen gör det inte längre."
    db.run(lambda store: store.solutions.change(replace(kept(store.solutions.get("s2")), outdated=reason)))
    [named] = [one for one in db.read(extracts.about, MINNA.id).mentions if one.what.id == "s2"]
    assert named.text.endswith(reason)


def test_colleagues_words_are_told_where_they_name_the_member_and_the_room_sees_them(
    db: Transactions, minna: Extract
) -> None:
    named = [
        Mention(Subject("invitations.card", "n1"), "Hej från Minna Sjöhagen"),
        Mention(Subject("invitations.card", "n1"), "070-174 06 05"),
        Mention(Subject("questions.card", "q2"), "Vet Minna Sjöhagen något om nätter?"),
        Mention(Subject("answers.card", "a2"), "Ring MINNA SJÖHAGEN på 070-174 06 05."),
    ]
    assert list(minna.mentions[:-1]) == named
    assert minna.mentions[-1].what == Subject("solutions.card", "s5")
    assert minna.mentions[-1].text.endswith(MINNA.name)
    db.run(lambda store: store.answers.change(replace(kept(store.answers.get("a2")), hidden=True)))
    db.run(lambda store: store.members.change(replace(MINNA, name="Minna Sjö")))
    left = db.read(extracts.about, MINNA.id).mentions
    assert [mention.what.card for mention in left] == ["invitations.card"]


def test_of_colleagues_nothing_is_told_but_that(minna: Extract) -> None:
    told = data(minna, NOW)
    for others in ("Det vet alla.", "Helt utan namn", "Det gick fort", "Vad gör jag?", "Så.", "Vi cyklar.", ANNA.name):
        assert others not in told
    assert minna.close_to == (BOSSE.name,)


def test_nothing_of_it_is_in_any_file_once_it_is_erased_and_told(
    engine: Engine, db: Transactions, postgres_server: Server
) -> None:
    server = None if engine.dialect.name == "sqlite" else postgres_server
    db.run(fill)
    traces = (*TOKENS, "Hur lägger ni schema?", "Vi börjar kl. 21.", "Många vikarier", "Det tog tid", "Vi cyklar.")
    assert [trace for trace in traces if not stands(trace, files(engine, server))] == []
    db.run(forget_what_others_said)
    db.run(extracts.erase, MINNA, owners=(), chance=Random(3), now=NOW)
    tell_all(db)
    db.run(waiting.rewrite, chance=Random(4))  # as every five minutes
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if server:  # what has been told leaves its file when the database next tidies up
            connection.execute(text("VACUUM (FULL)"))
    assert [trace for trace in traces if stands(trace, files(engine, server))] == []


def stands(trace: str, held: dict[str, bytes]) -> bool:
    return any(trace.encode() in file for file in held.values())


def forget_what_others_said(store: Store) -> None:
    """Their words are theirs to take back."""
    answers.erase(store, "n1", kept(store.answers.get("a2")))
    questions.erase(store, kept(store.questions.get("q2")))
    for id in ("s2", "s5"):
        store.solutions.delete(id)
    store.networks.change(NETWORK)


def tell_all(db: Transactions) -> None:
    """As a worker would."""
    now = NOW
    while (claimed := db.lock(claim, now=now, lease="lease")) is not None:
        db.lock(done, claimed, None, next_at=now)
    db.lock(forget_paces, now=now + timedelta(seconds=1))
