"""When somebody can be recognised: what is hidden, taken away and told, and what is kept of who said so: nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from domain import answers, codewords, consent, duties, flags, incidents, letters, questions, solutions, waiting
from domain.answers import Answer
from domain.consent import AlreadyProposed, BotsWords, message_id
from domain.errors import NotFound
from domain.members import Identity, Role, Standing
from domain.networks import Network
from domain.ports import Person, Room, Subject
from domain.prompts import Prompt
from domain.slots import HOURS, local
from domain.solutions import CONSENT_CARD, State, Text
from domain.waiting import Waiting, WaitingMeToo, WaitingWords
from tests.domain.memory import Memory
from tests.storage.data import ANNA, BOSSE, HERE, NETWORK, NOW, known, question

REF = "T1/C1/1.0"
ABOUT = Subject(incidents.CARD, f"n1 {REF}")
TO_AUTHOR = Subject(incidents.AUTHOR_CARD, ABOUT.id)
COPY = message_id(REF, NETWORK.salt)
SLOTS = set(HOURS)
OTHER = Network("n2", "Ett annat", "sv", b"another salt")


@pytest.fixture
def store() -> Memory:
    """Anna facilitates; Bosse wrote the message at `REF`."""
    store = Memory()
    for network in (NETWORK, OTHER):
        store.networks.add(network, HERE)
    store.members.add(ANNA, known("U1"))
    store.members.add(BOSSE, known("U2"))
    return store


def report(store: Memory, author: Identity | None = known("U2"), ref: str = REF, network: Network = NETWORK) -> None:  # noqa: B008  never changed
    incidents.report(store, network, ref, author, now=NOW + timedelta(minutes=7), chance=Random(1))


def told(store: Memory) -> set[tuple[str, str]]:
    """In private and at once: what waits for somebody's hours is another matter."""
    posts = (one for one in store.outbox.told if one.act == "post" and isinstance(one.to, Person))
    return {(one.to.member, one.what.card) for one in posts if isinstance(one.to, Person)}


def posted(store: Memory, what: Subject, ref: str = REF) -> None:
    store.posts.rows[what, Room("n1")] = ref


def test_a_prompt_that_points_somebody_out_leaves_the_room_at_once(store: Memory) -> None:
    prompt = Prompt("p1", "n1", "Vad gör ni med honom på trean?", NOW, told=True)
    store.prompts.add(prompt)
    posted(store, prompt.subject)
    with pytest.raises(NotFound):
        report(store, None, network=OTHER)
    report(store, None)
    assert store.prompts.of("n1") == []
    assert [(one.act, one.what) for one in store.outbox.told if one.to == Room("n1")] == [("remove", prompt.subject)]
    assert told(store) == {("m1", incidents.CARD)}


def test_author_and_facilitator_are_told_in_private_and_once(store: Memory) -> None:
    for _ in range(3):
        report(store)
    assert told(store) == {("m1", incidents.CARD), ("m2", incidents.AUTHOR_CARD)}
    assert sum(one.act == "post" for one in store.outbox.told) == 2, "once"
    assert store.letters.unsent() == [], "nobody's hours are waited for"
    assert [(duty.what, duty.urgent) for duty in store.duties.of("n1")] == [(ABOUT, True)]


def test_the_deputy_is_told_at_the_same_time(store: Memory) -> None:
    store.members.add(replace(BOSSE, id="m3", name="Clara Lind", role=Role.DEPUTY), known("U3"))
    report(store)
    assert ("m3", incidents.CARD) in told(store)
    store.outbox.told.clear()
    duties.escalate(store, lambda _day: False, now=NOW + timedelta(days=7))
    assert told(store) == set(), "and not again"


def test_it_stands_first_in_what_waits(store: Memory) -> None:
    earlier = Subject("some.card", "older")
    duties.begin(store, "n1", earlier, now=NOW - timedelta(days=9))
    report(store)
    assert [duty.what for duty in duties.of(store, ANNA)] == [ABOUT, earlier]


def test_no_clock_time_is_kept(store: Memory) -> None:
    report(store)
    moments = [duty.since for duty in store.duties.of("n1")] + [one.since for one in store.solutions.rows.values()]
    assert len(moments) == 2, "of the duty, and of what keeps the words from being proposed"
    assert store.letters.unsent() == []
    assert all(local(moment).hour in SLOTS and moment.minute == 0 for moment in moments)


def test_once_it_is_dealt_with_it_may_be_said_again(store: Memory) -> None:
    report(store)
    store.outbox.told.clear()
    incidents.finish(store, "n1", ABOUT.id)
    assert store.duties.of("n1") == []
    report(store)
    assert told(store) == {("m1", incidents.CARD), ("m2", incidents.AUTHOR_CARD)}


def test_nobody_finishes_another_networks(store: Memory) -> None:
    report(store)
    incidents.finish(store, "n2", ABOUT.id)
    assert len(store.duties.of("n1")) == 1


@pytest.mark.parametrize(
    "changed", [{"standing": Standing.LEFT}, {"present": False}, {"active": False}, {"network": "n2"}]
)
def test_an_author_who_is_not_in_the_room_is_told_nothing(store: Memory, changed: dict[str, object]) -> None:
    store.members.change(replace(BOSSE, **changed))  # type: ignore[arg-type]
    report(store)
    assert told(store) == {("m1", incidents.CARD)}


def test_a_strangers_message_is_told_to_the_facilitator(store: Memory) -> None:
    report(store, known("U9"))
    assert told(store) == {("m1", incidents.CARD)}


def test_a_draft_made_of_the_message_goes_with_its_cards_and_comes_not_back(store: Memory) -> None:
    consent.propose_words(store, "n1", "Karin kan inte.", "m2", id=COPY, now=NOW)
    letters.deliver(store, lambda _day: False, now=NOW + timedelta(days=1))
    report(store)
    left = store.solutions.rows[COPY]
    assert (left.text, left.owner, left.state) == (Text(""), None, State.TAKEN_BACK)
    assert ("remove", Subject(CONSENT_CARD, COPY), Person("m2")) in [
        (one.act, one.what, one.to) for one in store.outbox.told
    ]
    with pytest.raises(AlreadyProposed):
        consent.propose_words(store, "n1", "Karin kan inte.", "m2", id=COPY, now=NOW)


def test_words_that_wait_to_become_one_are_gone_and_nothing_else_that_waits(store: Memory) -> None:
    questions.tell(store, question())
    rows: list[waiting.Act] = [
        WaitingWords(COPY, "Karin kan inte.", "m2"),
        WaitingWords("other", "Vi ringde.", "m2"),
        WaitingMeToo("q1"),
    ]
    for number, act in enumerate(rows):
        waiting.enter(store, Waiting(f"w{number}", "n1", NOW + timedelta(1), act), chance=Random(1))
    report(store)
    assert {one.act for one in store.waiting.all()} == set(rows[1:])


def test_of_a_message_that_was_pointed_out_no_losning_is_made(store: Memory) -> None:
    report(store)
    with pytest.raises(AlreadyProposed):
        consent.propose_words(store, "n1", "Karin kan inte.", "m2", id=COPY, now=NOW)


def test_a_losning_that_its_author_released_is_hidden_until_the_facilitator_decides(store: Memory) -> None:
    consent.propose_words(store, "n1", "Karin kan inte.", "m2", id=COPY, now=NOW)
    consent.agree(store, "n1", COPY, owner="m2", text=Text("Karin kan inte."), named=True, now=NOW)
    report(store)
    made = store.solutions.rows[COPY]
    assert (made.state, made.text.did) == (State.HIDDEN, "Karin kan inte.")
    assert {duty.what.card for duty in store.duties.of("n1")} == {incidents.CARD, flags.CARD}


@pytest.mark.parametrize("owner", ["m2", None])
def test_what_the_bot_shows_is_hidden_at_once_and_its_author_told_if_known(store: Memory, owner: str | None) -> None:
    questions.tell(store, replace(question(key=b"k" * 32), author=owner, code_key=None if owner else b"k" * 32))
    posted(store, Subject(questions.CARD, "q1"))
    report(store, None)
    assert flags.there(store, "n1", Subject(questions.CARD, "q1")).hidden
    authors = {("m2", incidents.AUTHOR_CARD)} if owner else set()
    assert told(store) == {("m1", incidents.CARD)} | authors
    assert [letter.what.card for letter in store.letters.unsent()] == [flags.CARD], "to be decided at ease"
    assert [one.act for one in store.outbox.told if one.to == Room("n1")][-1] == "refresh"


def test_the_author_without_a_name_is_reached_by_a_note_alone(store: Memory) -> None:
    questions.tell(store, question())
    answers.tell(store, "n1", Answer("a1", "q1", "Karin kan inte.", None, b"k" * 32, NOW))
    posted(store, Subject(answers.CARD, "a1"))
    report(store, None)
    flags.write(store, "n1", Subject(answers.CARD, "a1"), "Skriv gärna om det.", now=NOW)
    assert codewords.find(store, "n1", b"k" * 32).note == "Skriv gärna om det."


def test_from_the_menu_and_from_the_button_it_is_one_and_the_same(store: Memory) -> None:
    questions.tell(store, question())
    what = Subject(questions.CARD, "q1")
    posted(store, what)
    report(store, None)
    incidents.report_shown(store, NETWORK, what, now=NOW)
    assert [duty.what for duty in store.duties.of("n1") if duty.what.card == incidents.CARD] == [ABOUT]
    assert incidents.seen(store, ABOUT.id) == incidents.Incident("n1", REF, what)


def test_what_stands_in_no_message_is_pointed_out_by_its_button(store: Memory) -> None:
    solutions.keep(store, solutions.Keep("s1", "n1", "m2", Text("Karin kan inte."), named=False), now=NOW)
    what = Subject(solutions.CARD, "s1")
    incidents.report_shown(store, NETWORK, what, now=NOW)
    [duty] = [one for one in store.duties.of("n1") if one.what.card == incidents.CARD]
    assert incidents.seen(store, duty.what.id) == incidents.Incident("n1", None, what)
    assert ("m2", incidents.AUTHOR_CARD) in told(store)
    flags.remove(store, "n1", what)
    assert store.duties.of("n1") == [duty], "what is to be done beside the words is still to be done"


@pytest.mark.parametrize("card", ["delivery.unreachable_card", flags.CARD])
def test_the_bots_other_messages_are_nobodys_words(store: Memory, card: str) -> None:
    posted(store, Subject(card, "q1"))
    with pytest.raises(BotsWords):
        report(store, None)
    with pytest.raises(BotsWords):
        report(store, None, ref="T1/C1/unknown")
    assert store.duties.rows == {}


def test_another_networks_words_cannot_be_hidden(store: Memory) -> None:
    questions.tell(store, question())
    posted(store, Subject(questions.CARD, "q1"))
    with pytest.raises(NotFound):
        report(store, None, network=OTHER)
    with pytest.raises(NotFound):
        incidents.report_shown(store, OTHER, Subject(questions.CARD, "q1"), now=NOW)
    consent.propose_words(store, "n1", "Vi ringde.", "m2", id=COPY, now=NOW)
    report(store, network=OTHER)
    assert store.solutions.rows[COPY].text.did == "Vi ringde."
