"""What is deleted by age leaves the files, and what is kept stays whole."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from domain import answers, prompts, questions, retention, solutions
from domain.answers import Answer
from domain.applications import Application
from domain.members import Member, Standing
from domain.ports import Destination, Person, Room, Subject
from domain.prompts import Prompt
from domain.retention import MOST_AT_ONCE
from domain.solutions import Experience, Outcome, Solution, State, Text
from domain.tallies import Counted, Tally
from domain.words import terms
from storage.run import Transactions
from storage.store import Store
from storage.tables import metadata
from tests.databases import Server
from tests.promises.copies import files
from tests.storage.data import ANNA, NOW, ROOM, TO_ANNA, card, known, question

AGES_AGO = timedelta(days=366 * 6)
KINDS = ("question", "answer", "did", "situation", "result", "experience", "applicant", "prompt")
OLD, YOUNG = tuple(f"zqj{kind}" for kind in KINDS), tuple(f"wxq{kind}" for kind in KINDS)
"""They begin with letters that nothing else holds, so that their pieces can be told from those of other words."""


def fill(store: Store, words: tuple[str, ...], age: timedelta) -> None:
    at, prefix = NOW - age, words[0][0]
    asked, answer, did, situation, result, experience, applicant, prompt = words
    questions.tell(store, replace(question(f"{prefix}-q", body=asked), told_at=at))
    answers.tell(store, "n1", Answer(f"{prefix}-a", f"{prefix}-q", answer, "m1", None, at))
    text = Text(did, did, situation, result)
    made = Solution(f"{prefix}-s", "n1", text, "m1", named=True, state=State.RELEASED, since=at, question=f"{prefix}-q")
    store.solutions.add(made)
    solutions.announce(store, made)
    store.solutions.add_experience(Experience(made.id, "m2", Outcome.WELL, experience, at))
    store.prompts.add(Prompt(f"{prefix}-p", "n1", prompt, at))
    prompts.tell(store, Prompt(f"{prefix}-p", "n1", prompt, at))
    store.members.add(Member(f"{prefix}-m", "n1", applicant, standing=Standing.APPLIED, present=False), known(prefix))
    store.applications.add(Application(f"{prefix}-m", at))


def found(engine: Engine, server: Server, words: tuple[str, ...]) -> set[str]:
    """Those words of which some file still holds a trace, as written or any piece by which they were looked up."""
    kept = files(engine, None if engine.dialect.name == "sqlite" else server)
    pieces = {word: [term for term in terms(word) if "qj" in term or "xq" in term] for word in words}
    traces = {word: {word.encode(), *(piece.encode() for piece in pieces[word])} for word in words}
    return {word for word, forms in traces.items() if any(form in held for form in forms for held in kept.values())}


def test_no_word_of_it_stays_in_any_file(engine: Engine, db: Transactions, postgres_server: Server) -> None:
    db.run(fill, OLD, AGES_AGO)
    db.run(fill, YOUNG, timedelta(days=1))
    db.wipe()
    assert found(engine, postgres_server, OLD + YOUNG) == {*OLD, *YOUNG}
    db.run(retention.delete_due, now=NOW)
    assert found(engine, postgres_server, OLD + YOUNG) == set(YOUNG)


def test_what_is_young_is_whole_and_nothing_refers_to_what_went(engine: Engine, db: Transactions) -> None:
    db.run(fill, YOUNG, timedelta(days=1))
    before = rows(engine)
    db.run(fill, OLD, AGES_AGO)
    db.run(retention.delete_due, now=NOW)
    after = rows(engine)
    gone = ("outbox", "destinations", "tallies")
    assert {table: kept for table, kept in after.items() if table not in gone} == {
        table: kept for table, kept in before.items() if table not in gone
    }
    march = [tally for tally in db.read(lambda store: store.tallies.of("n1")) if tally.month == "2026-03"]
    assert Tally("2026-03", Counted.QUESTIONS_DELETED, 1) in march
    assert Tally("2026-03", Counted.APPLICATIONS_DELETED, 1) in march


def rows(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    with engine.connect() as connection:
        return {
            name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for name, table in metadata.tables.items()
        }


def test_a_losning_made_of_it_stays_findable(db: Transactions) -> None:
    db.run(fill, OLD, timedelta(days=366 * 3))
    db.run(retention.delete_due, now=NOW)
    kept = db.read(lambda store: store.solutions.get("z-s"))
    assert kept
    assert (kept.text.did, kept.question) == ("zqjdid", None)
    assert db.read(lambda store: store.questions.get("z-q")) is None


def test_a_part_goes_at_a_time(db: Transactions) -> None:
    def old_ones(store: Store) -> None:
        for number in range(MOST_AT_ONCE + 5):
            store.questions.add(replace(question(f"q{number}"), told_at=NOW - AGES_AGO))

    def left(store: Store) -> int:
        return len(store.questions.told_before("n1", NOW))

    db.run(old_ones)
    db.run(retention.delete_due, now=NOW)
    assert db.read(left) == 5
    db.run(retention.delete_due, now=NOW)
    assert db.read(left) == 0


@pytest.mark.parametrize("id", ["q1", "q_", "q%"])
def test_the_cards_that_show_a_thing_are_found_by_every_word_of_theirs(db: Transactions, id: str) -> None:
    """Whether they stand or are about to."""
    flag = Subject("flags.card", f"questions.card {id}")
    ask = Subject("unanswered.ask_card", f"{id} m1")
    other = Subject("questions.card", "q12")

    def act(store: Store) -> list[tuple[Subject, Destination]]:
        for what, to in ((card(id), ROOM), (flag, TO_ANNA), (ask, TO_ANNA), (other, ROOM)):
            store.outbox.post(what, to=to)
        store.posts.keep(card(id), ROOM, "ref")
        store.outbox.refresh(card(id), to=ROOM)
        return store.outbox.showing(id)

    assert db.run(act) == [(flag, Person(ANNA.id)), (card(id), Room("n1")), (ask, Person(ANNA.id))]


def test_the_log_counts_up_and_forgets_whole_months(db: Transactions) -> None:
    def act(store: Store) -> list[Tally]:
        for month, what, by in (
            ("2026-02", Counted.QUESTIONS, 1),
            ("2026-02", Counted.QUESTIONS, 2),
            ("2026-01", Counted.ANSWERS, 4),
            ("2025-12", Counted.ANSWERS, 9),
        ):
            store.tallies.add("n1", month, what, by)
        store.tallies.forget("n1", ["2025-12"])
        return store.tallies.of("n1")

    assert db.run(act) == [Tally("2026-01", Counted.ANSWERS, 4), Tally("2026-02", Counted.QUESTIONS, 3)]
    assert db.read(lambda store: store.tallies.of("n2")) == []
