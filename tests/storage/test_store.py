"""What was put in comes out the same, and the database holds what the rules hold."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from random import Random

import pytest
from sqlalchemy.exc import IntegrityError

from domain import duties, letters
from domain.answers import Answer
from domain.answers import Kind as AnswerKind
from domain.commitments import Commitment
from domain.commitments import State as Agreed
from domain.harvests import Harvest
from domain.meetings import Details, Meeting
from domain.members import Attributes, Identity, Member, Role, Standing, is_let_in
from domain.networks import Network, Place
from domain.ports import Subject
from domain.questions import State as QuestionState
from domain.search import Filters, Viewer
from domain.series import Occasion, Series
from domain.solutions import Experience, Outcome, Solution, State, Text
from domain.waiting import (
    Act,
    Waiting,
    WaitingAnswer,
    WaitingFlag,
    WaitingFollowUp,
    WaitingMeToo,
    WaitingProposal,
    WaitingQuestion,
    WaitingVent,
    WaitingWords,
)
from storage.run import Transactions
from storage.store import Store
from tests.storage.data import ANNA, BOSSE, HERE, NETWORK, NOW, card, known, question

TEXT = Text(
    did="Vi bytte schema.",
    title="Schema",
    situation="Många vikarier",
    result="Färre",
    user_notices="Lugnare",
    themes=("bemanning", "schema"),
    crosses=("skola",),
    size_class="liten",
    provider="kommunal",
    cost="inget",
)
SOLUTION = Solution("s1", "n1", TEXT, "m1", named=True, state=State.RELEASED, since=NOW, external_id="x1")


def test_a_network_is_found_by_id_and_by_its_channel(db: Transactions) -> None:
    other = Network("n2", "Andra", "en", b"salt")

    def act(store: Store) -> None:
        store.networks.add(other, None)
        assert store.networks.get("n1") == NETWORK
        assert store.networks.get("n9") is None
        assert store.networks.at(HERE) == NETWORK
        assert store.networks.at(Place("slack", "T1", "C9")) is None
        assert store.networks.place("n1") == HERE
        assert store.networks.place("n2") is None
        assert store.networks.all() == [other, NETWORK]

    db.run(act)


def test_a_member_comes_back_as_they_were_and_as_they_became(db: Transactions) -> None:
    def act(store: Store) -> None:
        assert store.members.get("m1") == ANNA
        assert store.members.of("n1") == [ANNA, BOSSE]
        changed = replace(
            BOSSE,
            role=Role.DEPUTY,
            standing=Standing.LEFT,
            pledge=1,
            present=False,
            active=False,
            attributes=Attributes(works_nights=True),
        )
        store.members.change(changed)
        assert store.members.get("m2") == changed
        assert store.members.identity("m2") == known("U2")

    db.run(act)


def _join(store: Store, members: list[Member]) -> None:
    for member in members:
        store.members.add(member, None)


def test_the_audience_is_what_those_who_are_let_in_have_told(db: Transactions) -> None:
    others = [
        replace(ANNA, id="m3", name="Lik Anna"),
        replace(BOSSE, id="m4", standing=Standing.LEFT),
        replace(BOSSE, id="m5", present=False),
        replace(BOSSE, id="m6", active=False),
        replace(BOSSE, id="m7", pledge=0, attributes=Attributes(works_nights=True)),
    ]
    db.run(_join, others)
    everyone = db.read(lambda store: store.members.of("n1"))
    told = db.read(lambda store: store.members.audience("n1"))
    assert told == Counter(member.attributes for member in everyone if is_let_in(member))
    assert sorted(told.values()) == [1, 1, 2]


def test_one_person_is_a_member_of_several_networks_once_each(db: Transactions) -> None:
    def act(store: Store) -> None:
        store.networks.add(Network("n2", "Andra", "sv", b"salt"), None)
        store.members.add(replace(ANNA, id="m3", network="n2"), known("U1"))
        store.members.add(replace(ANNA, id="m4", network="n2"), None)
        assert {member.id for member in store.members.known_as(known("U1"))} == {"m1", "m3"}
        assert store.members.known_as(Identity("teams", "T1", "U1")) == []
        assert store.members.identity("m4") is None

    db.run(act)
    with pytest.raises(IntegrityError):
        db.run(lambda store: store.members.add(replace(ANNA, id="m5"), known("U1")))


def test_a_question_comes_back_as_it_was_and_as_it_became(db: Transactions) -> None:
    asked = question(key=b"k" * 32)

    def act(store: Store) -> None:
        store.questions.add(asked)
        assert store.questions.get("q1") == asked
        assert store.questions.known_by(b"k" * 32) == asked
        assert store.questions.known_by(b"l" * 32) is None
        changed = replace(asked, body="", themes=(), code_key=None, state=QuestionState.WITHDRAWN, me_too=4)
        store.questions.change(changed)
        assert store.questions.get("q1") == changed

    db.run(act)


def test_the_newest_open_questions_come_first(db: Transactions) -> None:
    def act(store: Store) -> None:
        for number in range(4):
            store.questions.add(replace(question(f"q{number}"), told_at=NOW + timedelta(days=number)))
        store.questions.change(replace(question("q2"), state=QuestionState.WITHDRAWN))
        assert [found.id for found in store.questions.recent("n1", 2)] == ["q3", "q1"]
        assert store.questions.recent("n2", 2) == []

    db.run(act)


def test_code_words_are_forgotten_with_their_question_kept(db: Transactions) -> None:
    def act(store: Store) -> None:
        for id, age in (("old", 2), ("new", 1)):
            told = NOW - timedelta(days=age)
            store.questions.add(replace(question(id, key=id.encode()), told_at=told))
            store.answers.add(Answer(f"a-{id}", id, "Så här", None, b"a" + id.encode(), told))
        store.questions.forget_codes(NOW - timedelta(days=9))
        store.answers.forget_codes(NOW - timedelta(days=9))
        assert store.erased == set()
        store.questions.forget_codes(NOW - timedelta(days=1))
        store.answers.forget_codes(NOW - timedelta(days=1))
        assert store.erased == {"questions", "answers"}
        assert store.questions.known_by(b"old") is None
        assert store.questions.known_by(b"new") is not None
        assert store.answers.known_by(b"aold") is None
        assert store.answers.known_by(b"anew") is not None
        assert store.answers.get("a-old") is not None

    db.run(act)


@pytest.mark.parametrize(("id", "erased"), [("out g1 g1-1 slack/T1/U1", {"duties", "letters"}), ("m1", set())])
def test_whose_account_waited_to_be_let_in_or_out_is_gone_from_the_files(
    db: Transactions, id: str, erased: set[str]
) -> None:
    what = Subject("some.card", id)

    def end(store: Store) -> set[str]:
        store.duties.remove(what)
        for letter in store.letters.unsent():
            store.letters.remove(letter)
        return store.erased

    db.run(lambda store: duties.begin(store, "n1", what, now=NOW))
    db.run(lambda store: letters.send(store, what, to=BOSSE, now=NOW))
    assert db.run(end) == erased


def test_answers_of_one_slot_stand_as_they_were_released(db: Transactions) -> None:
    def act(store: Store) -> None:
        store.questions.add(question())
        told = [
            Answer(id, "q1", "Så här", None, id.encode(), NOW, AnswerKind.FOLLOW_UP, may_be_kept=True) for id in "cab"
        ]
        for answer in told:
            store.answers.add(answer)
        store.answers.add(Answer("z", "q1", "Först", "m1", None, NOW - timedelta(hours=1)))
        assert [answer.id for answer in store.answers.to("q1")] == ["z", "c", "a", "b"]
        assert store.answers.to("q1")[1:] == told
        store.answers.erase("a")
        assert store.answers.get("a") is None

    db.run(act)


@pytest.mark.parametrize("where", ["questions", "answers"])
def test_two_cannot_have_the_same_code_words(db: Transactions, where: str) -> None:
    def twice(store: Store) -> None:
        for id in ("1", "2"):
            if where == "questions":
                store.questions.add(question(id, key=b"same"))
            else:
                store.questions.add(question(id))
                store.answers.add(Answer(id, id, "Så här", None, b"same", NOW))

    with pytest.raises(IntegrityError):
        db.run(twice)
    assert db.read(lambda store: store.questions.get("1")) is None


def test_what_waits_comes_back_whatever_it_is(db: Transactions) -> None:
    acts: list[Act] = [
        WaitingQuestion("Hur gör ni med natten? åäö \U0001f319", ("natt", "schema"), b"\x00" * 32),
        WaitingQuestion("Utan tema", (), b"\x01" * 32),
        WaitingAnswer("q1", "Så här", may_be_kept=True, code_key=b"\xff" * 32),
        WaitingFollowUp("q1", "Tack"),
        WaitingProposal("a1"),
        WaitingWords("s1", "Vi ringde. \U0001f319", "m1"),
        WaitingMeToo("q1"),
        WaitingFlag(card("q1")),
        WaitingVent("natt"),
    ]
    rows = [Waiting(f"w{number}", "n1", NOW, act) for number, act in enumerate(acts)]
    db.run(lambda store: store.waiting.rewrite(rows, Random(2)))
    assert sorted(db.read(lambda store: store.waiting.all()), key=lambda row: row.id) == rows
    db.run(lambda store: store.waiting.rewrite([], Random(2)))
    assert db.read(lambda store: store.waiting.all()) == []


def test_a_losning_comes_back_and_only_a_released_one_is_found(db: Transactions) -> None:
    def act(store: Store) -> None:
        store.questions.add(question())
        draft = replace(SOLUTION, state=State.DRAFT, question="q1")
        store.solutions.add(draft)
        assert store.solutions.get("s1") == draft
        assert store.solutions.drafts_of("m1") == [draft]
        assert store.solutions.drafts_since(NOW) == [draft]
        assert store.solutions.drafts_since(NOW - timedelta(seconds=1)) == []
        assert found(store) == []
        assert store.solutions.released("n1") == []
        released = replace(draft, state=State.RELEASED)
        store.solutions.change(released)
        assert found(store) == ["s1"]
        assert store.solutions.released("n1") == [released]
        assert store.solutions.by_external_id("n1", "x1") == released
        assert store.solutions.drafts_of("m1") == []
        store.solutions.change(replace(released, text=Text(""), owner=None, state=State.TAKEN_BACK))
        assert found(store) == []

    def found(store: Store) -> list[str]:
        return [hit.solution for hit in store.search.find("schema", Filters(), Viewer("n1"), limit=5)]

    db.run(act)


def test_a_deleted_losning_takes_its_experiences_along(db: Transactions) -> None:
    def act(store: Store) -> None:
        store.solutions.add(SOLUTION)
        first = Experience("s1", "m2", Outcome.NOT, "Nej", NOW)
        later = replace(first, outcome=Outcome.WELL, words="Jo", told_at=NOW + timedelta(days=1))
        other = Experience("s1", "m1", Outcome.PARTLY, "", NOW)
        for experience in (first, later, other):
            store.solutions.add_experience(experience)
        assert store.solutions.experiences("s1") == [other, later]
        store.solutions.delete("s1")
        assert store.solutions.get("s1") is None
        assert store.solutions.experiences("s1") == []

    db.run(act)


def test_an_external_id_is_one_losning_in_each_network(db: Transactions) -> None:
    db.run(lambda store: store.solutions.add(SOLUTION))
    db.run(lambda store: store.solutions.add(replace(SOLUTION, id="s2", external_id=None)))
    db.run(lambda store: store.solutions.add(replace(SOLUTION, id="s3", external_id=None)))
    with pytest.raises(IntegrityError):
        db.run(lambda store: store.solutions.add(replace(SOLUTION, id="s4")))


def test_a_delivery_is_first_once_until_it_is_forgotten(db: Transactions) -> None:
    assert db.run(lambda store: store.inbox.first("E1", NOW))
    assert not db.run(lambda store: store.inbox.first("E1", NOW))
    db.run(lambda store: store.inbox.forget(NOW))
    assert not db.run(lambda store: store.inbox.first("E1", NOW))
    db.run(lambda store: store.inbox.forget(NOW + timedelta(seconds=1)))
    assert db.run(lambda store: store.inbox.first("E1", NOW))


def test_nothing_can_belong_to_what_is_not_there(db: Transactions) -> None:
    for act in (
        lambda store: store.questions.add(replace(question(), network="n9")),
        lambda store: store.questions.add(replace(question(), author="m9")),
        lambda store: store.answers.add(Answer("a1", "q9", "Så här", None, None, NOW)),
        lambda store: store.waiting.rewrite([Waiting("w1", "n9", NOW, WaitingProposal("a1"))], Random(1)),
        lambda store: store.solutions.add_experience(Experience("s9", "m1", Outcome.WELL, "", NOW)),
    ):
        with pytest.raises(IntegrityError):
            db.run(act)


def test_a_moment_is_kept_whatever_zone_it_was_told_in(db: Transactions) -> None:
    local = NOW.astimezone(timezone(timedelta(hours=2)))
    db.run(lambda store: store.questions.add(replace(question(), told_at=local + timedelta(microseconds=7))))
    told_at = db.read(lambda store: store.questions.recent("n1", 1))[0].told_at
    assert told_at == NOW + timedelta(microseconds=7)
    assert told_at.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused(db: Transactions) -> None:
    naive = replace(question(), told_at=datetime(2026, 3, 3, 12))  # noqa: DTZ001  what is refused
    with pytest.raises(Exception, match="without a time zone"):
        db.run(lambda store: store.questions.add(naive))


def test_what_goes_with_a_meeting_or_a_year_of_them_goes_out_of_its_own_files_too(db: Transactions) -> None:
    begins = NOW + timedelta(days=30)

    def prepare(store: Store) -> None:
        store.meetings.add(Meeting("g1", "n1", Details("Träff", begins, 120, body="Kom.")))
        store.meetings.hold("g1", ANNA.id)
        store.meetings.hold("g1", ANNA.id)
        store.series.add(Series("s1", "n1", "2026", (Occasion(1, begins, 120, fixed=True),)))

    def let_go(store: Store) -> set[str]:
        store.meetings.let_go(ANNA.id)
        return store.erased

    def delete(store: Store) -> set[str]:
        store.meetings.delete("g1")
        store.series.delete("s1")
        return store.erased

    db.run(prepare)
    assert db.read(lambda store: store.meetings.holders("g1")) == [ANNA.id]
    assert db.run(let_go) >= {"calendars"}
    assert db.read(lambda store: store.meetings.holders("g1")) == []
    assert db.run(let_go) == set()
    assert db.run(delete) == {"meetings", "calendars", "series", "occasions"}


def test_what_a_meeting_agreed_on_goes_with_it_and_out_of_the_files(db: Transactions) -> None:
    one = Commitment("c1", "n1", "g1", "Prova", "alla", date(2026, 4, 10))
    earlier = replace(one, id="c0", by=date(2026, 4, 1), state=Agreed.DROPPED, how="Det blev inte av.", reminded=True)

    def act(store: Store) -> None:
        store.meetings.add(Meeting("g1", "n1", Details("Träff", NOW, 120, body="Kom.")))
        for made in (one, earlier):
            store.commitments.add(made)
        assert store.commitments.get("c0") == earlier
        assert store.commitments.get("c9") is None
        assert store.commitments.of("n2") == []
        assert store.commitments.of("n1") == [earlier, one]
        assert store.erased == set()

    def reworded(store: Store) -> set[str]:
        store.commitments.change(replace(one, what="Prova igen"))
        return store.erased

    def forget(store: Store) -> set[str]:
        store.commitments.forget_meeting("g1")
        assert store.commitments.of("n1") == []
        return store.erased

    db.run(act)
    assert db.run(reworded) == db.run(forget) == {"commitments"}


def test_a_commitment_that_is_done_takes_no_words_out(db: Transactions) -> None:
    def act(store: Store) -> set[str]:
        store.meetings.add(Meeting("g1", "n1", Details("Träff", NOW, 120, body="Kom.")))
        one = Commitment("c1", "n1", "g1", "Prova", "alla", date(2026, 4, 10))
        store.commitments.add(one)
        store.commitments.change(replace(one, state=Agreed.DONE, reminded=True))
        assert store.commitments.of("n1") == [replace(one, state=Agreed.DONE, reminded=True)]
        return store.erased

    assert db.run(act) == set()


def test_how_far_the_asking_after_a_meeting_has_come_is_one_row(db: Transactions) -> None:
    def act(store: Store) -> None:
        store.meetings.add(Meeting("g1", "n1", Details("Träff", NOW, 120, body="Kom.")))
        assert store.harvests.get("g1") is None
        for one in (Harvest("g1", asked=True), Harvest("g1", wanted=False, asked=True, tried=True)):
            store.harvests.put(one)
            assert store.harvests.get("g1") == one
        store.harvests.forget_meeting("g1")
        assert store.harvests.get("g1") is None

    db.run(act)
