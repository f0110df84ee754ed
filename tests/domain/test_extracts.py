"""What is left when somebody erases everything about themselves."""

from dataclasses import replace
from random import Random

import pytest

from domain import answers, consent, extracts, meetings, questions, solutions
from domain.answers import Give
from domain.departures import NoSuccessor
from domain.errors import NotFound
from domain.items import WHOLE, Item
from domain.items import Outcome as Came
from domain.members import Member, Profile, Role
from domain.ports import Room, Subject
from domain.questions import Ask
from domain.questions import State as QuestionState
from domain.solutions import Experience, Keep, Outcome, State, Text
from domain.waiting import Waiting, WaitingFollowUp, WaitingWords
from tests.domain.memory import Memory
from tests.storage.data import ANNA, BOSSE, NETWORK, NOW, known

CLARA = Member("m3", "n1", "Clara Lind", profile=Profile(close_to=("m2", "m1")))


def room() -> Memory:
    store = Memory()
    store.networks.add(NETWORK, None)
    for member in (ANNA, BOSSE, CLARA):
        store.members.add(member, known(member.id))
    return store


def erase(store: Memory, member: Member = BOSSE) -> None:
    extracts.erase(store, member, owners=(), chance=Random(1), now=NOW)


def test_what_stood_under_the_name_is_taken_back_and_what_others_wrote_stays() -> None:
    store = room()
    questions.ask(store, Ask("q1", "n1", "m2", "Hur gör ni?"), now=NOW)
    questions.ask(store, Ask("q2", "n1", "m3", "Vad gör ni?"), now=NOW)
    answers.give(store, Give("a1", "n1", "q1", "m3", "Vi ringer."), now=NOW)
    answers.give(store, Give("a2", "n1", "q2", "m2", "Vi skriver."), now=NOW)
    kept = store.questions.get("q2"), store.answers.get("a1")
    erase(store)
    mine = store.questions.get("q1")
    assert mine
    assert (mine.body, mine.author, mine.state) == ("", None, QuestionState.WITHDRAWN)
    assert store.answers.get("a2") is None
    assert (store.questions.get("q2"), store.answers.get("a1")) == kept
    told = [(one.act, one.what.id) for one in store.outbox.told if one.to == Room("n1")]
    assert ("refresh", "q1") in told
    assert ("remove", "a2") in told


def test_what_the_member_put_on_an_agenda_goes_and_what_something_came_of_stays_without_the_name() -> None:
    store = room()
    details = meetings.Details("Träff", NOW, 120, body="Kom.")
    store.meetings.add(meetings.Meeting("g1", "n1", details))
    for number, (author, outcome) in enumerate((("m2", None), ("m2", Came.REFERRED), ("m3", None)), start=1):
        store.items.add(Item(f"i{number}", "g1", number, "Larmen", author, WHOLE, outcome))
    erase(store)
    assert [(one.id, one.author) for one in store.items.of("g1")] == [("i2", None), ("i3", "m3")]


def test_losningar_drafts_and_experiences_go() -> None:
    store = room()
    solutions.keep(store, Keep("s1", "n1", "m2", Text("Vi ringer."), named=True), now=NOW)
    solutions.keep(store, Keep("s2", "n1", "m3", Text("Vi skriver."), named=True), now=NOW)
    consent.propose_words(store, "n1", "Vi cyklar.", "m2", id="s3", now=NOW)
    for member in ("m2", "m3"):
        store.solutions.add_experience(Experience("s2", member, Outcome.WELL, "Bra", NOW))
    erase(store)
    left = {id: (one.text.did, one.owner, one.state) for id, one in store.solutions.rows.items()}
    assert left == {
        "s1": ("", None, State.TAKEN_BACK),
        "s2": ("Vi skriver.", "m3", State.RELEASED),
        "s3": ("", None, State.TAKEN_BACK),
    }
    assert [one.member for one in store.solutions.experiences("s2")] == ["m3"]


def test_nothing_is_left_of_the_person() -> None:
    store = room()
    waits = [
        Waiting("w1", "n1", NOW, WaitingWords("s9", "Vi cyklar.", "m2")),
        Waiting("w2", "n1", NOW, WaitingFollowUp("q1", "Och sen?")),
        Waiting("w3", "n1", NOW, WaitingWords("s8", "Vi går.", "m3")),
    ]
    store.waiting.rewrite(waits, Random(1))
    store.outbox.post(Subject("applications.card", "m2"), to=Room("n1"))
    erase(store)
    assert store.members.get("m2") is None
    assert store.members.known_as(known("m2")) == []
    assert store.waiting.all() == waits[1:]
    assert store.outbox.showing("m2") == []
    assert all("m2" not in member.profile.close_to for member in store.members.of("n1"))
    with pytest.raises(NotFound):
        extracts.about(store, "m2")


def test_the_last_facilitator_chooses_the_next_one_first() -> None:
    store = room()
    questions.ask(store, Ask("q1", "n1", "m1", "Hur gör ni?"), now=NOW)
    before = store.questions.get("q1")
    with pytest.raises(NoSuccessor):
        erase(store, ANNA)
    assert (store.questions.get("q1"), store.members.get("m1")) == (before, ANNA)
    store.members.change(replace(CLARA, role=Role.FACILITATOR))
    erase(store, ANNA)
    assert store.members.get("m1") is None


def test_a_pause_in_deletion_keeps_nobody_from_it() -> None:
    store = room()
    store.networks.change(replace(NETWORK, settings=replace(NETWORK.settings, held_since=NOW)))
    questions.ask(store, Ask("q1", "n1", "m2", "Hur gör ni?"), now=NOW)
    erase(store)
    assert store.members.get("m2") is None
    assert [one.body for one in store.questions.rows.values()] == [""]
