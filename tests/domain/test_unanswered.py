"""A question that nobody answers: the facilitator is told, then colleagues are asked, each of it once."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from bot.workdays import swedish
from domain import answers, duties, flags, letters, questions, unanswered
from domain.answers import Answer, Give, Kind
from domain.errors import NotFacilitator, NotFound
from domain.members import PLEDGE_VERSION, Member, Profile, Role, Standing
from domain.networks import Network, Settings
from domain.ports import Person, Subject
from domain.questions import Ask, Question
from domain.quiet import Pause
from domain.unanswered import CARD, MOST_ASKED
from tests.domain.memory import Memory
from tests.storage.data import HERE, NETWORK, known

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
A_SECOND = timedelta(seconds=1)
STOCKHOLM = ZoneInfo("Europe/Stockholm")
HOLIDAY = swedish()
SUMMER = (date(2026, 7, 6), date(2026, 8, 9))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM).astimezone(UTC)


ASKED = at("2026-03-03T13:00")
"""A Tuesday."""
TOLD, TURN = at("2026-03-05T13:00"), at("2026-03-10T13:00")
"""When it is the facilitator's turn, and the colleagues'."""


def talker(id: str, *themes: str, pledge: int = PLEDGE_VERSION, **more: object) -> Member:
    return Member(id, "n1", id, pledge=pledge, profile=Profile(talks_about=themes), **more)  # type: ignore[arg-type]


FACILITATOR = talker("facilitator", "schema", role=Role.FACILITATOR)
DEPUTY = Member("deputy", "n1", "deputy", Role.DEPUTY, pledge=PLEDGE_VERSION)
ANNA = talker("anna")


def a_room(*members: Member, closed: tuple[date, date] | None = None) -> Memory:
    store = Memory()
    store.networks.add(replace(NETWORK, settings=Settings(closed=closed)), HERE)
    for member in (FACILITATOR, DEPUTY, ANNA, *members):
        store.members.add(member, known(member.id))
    return store


def ask(
    store: Memory,
    *themes: str,
    id: str = "q1",
    body: str = "Hur gör ni?",
    author: str | None = "anna",
    when: datetime = ASKED,
) -> Question:
    question = Question(id, "n1", body, themes, author, None if author else b"key", when)
    questions.tell(store, question)
    return question


def look(store: Memory, now: datetime, *, replied: bool = False, seed: int = 1) -> None:
    """As the worker does every hour, the platform saying of every thread what `replied` says."""
    unanswered.tidy(store)
    for one in unanswered.due(store, HOLIDAY, now=now):
        unanswered.take_care(store, one.network, one.id, HOLIDAY, replied=replied, now=now, chance=Random(seed))
    letters.deliver(store, HOLIDAY, now=now)


def looks_until(store: Memory, now: datetime, until: datetime) -> None:
    while now <= until:
        look(store, now)
        now += HOUR


def stands(store: Memory, member: str) -> list[Subject]:
    """The cards in the member's conversation."""
    shown: list[Subject] = []
    for one in store.outbox.told:
        if one.to == Person(member) and one.act in {"post", "remove"}:
            shown = [card for card in shown if card != one.what]
            shown += [one.what] if one.act == "post" else []
    return shown


def posted(store: Memory, what: Subject) -> list[str]:
    """To whom, each time."""
    told = (one for one in store.outbox.told if (one.act, one.what) == ("post", what))
    return [one.to.member for one in told if isinstance(one.to, Person)]


def asked_of(store: Memory, question: str = "q1") -> list[str]:
    """The colleagues whose conversation holds the question now."""
    return [one for one in store.members.rows if unanswered.ask_card(question, one) in stands(store, one)]


def waiting(store: Memory) -> list[Subject]:
    return [duty.what for duty in store.duties.of("n1")]


DUTY = Subject(CARD, "q1")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("2026-03-03T13:00", "2026-03-05T13:00"),
        ("2026-03-06T13:00", "2026-03-10T13:00"),  # a weekend
        ("2026-04-02T13:00", "2026-04-08T13:00"),  # Easter
        ("2026-07-20T13:00", "2026-08-12T00:00"),  # in the summer: counted from its end
    ],
)
def test_the_facilitator_is_told_after_two_working_days(asked: str, told: str) -> None:
    store = a_room(closed=SUMMER)
    ask(store, when=at(asked))
    look(store, at(told) - A_SECOND)
    assert waiting(store) == []
    look(store, at(told))
    assert waiting(store) == [DUTY]


def test_each_step_is_taken_once() -> None:
    store = a_room(talker("bosse", "schema"))
    ask(store, "schema")
    looks_until(store, ASKED, ASKED + 20 * DAY)
    assert posted(store, DUTY) == ["facilitator", "facilitator"]
    assert posted(store, unanswered.ask_card("q1", "bosse")) == ["bosse"]


def test_colleagues_are_asked_after_five_working_days() -> None:
    store = a_room(talker("bosse", "schema"))
    ask(store, "schema")
    looks_until(store, ASKED, TURN - A_SECOND)
    assert asked_of(store) == []
    look(store, TURN)
    assert asked_of(store) == ["bosse"]
    assert store.unanswered.get("q1") == unanswered.Care("q1", asked=1)


def test_the_facilitator_hears_again_when_colleagues_were_asked_or_nobody_could_be() -> None:
    for members, asked in (((talker("bosse", "schema"),), 1), ((), 0)):
        store = a_room(*members)
        ask(store, "schema")
        look(store, TOLD)
        look(store, TURN)
        assert posted(store, DUTY) == ["facilitator", "facilitator"]
        assert stands(store, "facilitator") == [DUTY]
        assert store.unanswered.get("q1") == unanswered.Care("q1", asked=asked)


def test_nobody_is_asked_who_should_not_be() -> None:
    store = a_room(
        talker("other theme", "ekonomi"),
        talker("never promised", "schema", pledge=0),
        talker("outside", "schema", present=False),
        talker("closed", "schema", active=False),
        talker("left", "schema", standing=Standing.LEFT),
        talker("applied", "schema", standing=Standing.APPLIED),
        talker("away", "schema", pause=Pause(date(2026, 3, 1), date(2026, 3, 31))),
        talker("fits", "natt", "schema"),
    )
    store.members.change(replace(ANNA, profile=Profile(talks_about=("schema",))))
    ask(store, "schema", author="anna")
    look(store, TURN)
    assert asked_of(store) == ["fits"]


def test_at_most_three_are_asked_and_chance_says_who() -> None:
    crowd = [talker(f"t{number}", "schema") for number in range(8)]
    chosen: Counter[str] = Counter()
    for seed in range(60):
        store = a_room(*crowd)
        ask(store, "schema")
        look(store, TURN, seed=seed)
        assert len(asked_of(store)) == MOST_ASKED
        chosen.update(asked_of(store))
    assert len(chosen) == len(crowd)


def send_two(store: Memory, member: Member, now: datetime) -> None:
    for number in range(letters.MOST_A_WEEK):
        letters.send(store, Subject("a.card", f"{member.id} {number}"), to=member, now=now, counted=True)


@pytest.mark.parametrize("seed", range(5))
def test_those_are_asked_who_have_been_asked_least_this_week(seed: int) -> None:
    crowd = [talker(f"t{number}", "schema") for number in range(6)]
    store = a_room(*crowd)
    for member in crowd[:2]:
        letters.send(store, Subject("a.card", member.id), to=member, now=TURN - DAY, counted=True)
    send_two(store, crowd[2], TURN - DAY)
    letters.deliver(store, HOLIDAY, now=TURN - DAY)
    ask(store, "schema")
    look(store, TURN, seed=seed)
    assert sorted(asked_of(store)) == ["t3", "t4", "t5"]


def test_whose_two_messages_are_spent_is_not_asked() -> None:
    store = a_room(bosse := talker("bosse", "schema"))
    send_two(store, bosse, TURN - DAY)
    ask(store, "schema")
    look(store, TURN)
    assert asked_of(store) == []
    assert store.unanswered.get("q1") == unanswered.Care("q1", asked=0)


def test_who_asked_without_a_name_is_asked_like_everyone_else() -> None:
    crowd = [talker(f"t{number}", "schema") for number in range(4)]
    chosen: Counter[str] = Counter()
    for seed in range(40):
        store = a_room(*crowd)
        ask(store, "schema", author=None)
        look(store, TURN, seed=seed)
        chosen.update(asked_of(store))
    assert set(chosen) == {member.id for member in crowd}


def test_an_asking_that_waited_too_long_is_not_told() -> None:
    store = a_room(bosse := talker("bosse", "schema", quiet=None))
    ask(store, "schema")
    evening = TURN + 6 * HOUR  # in the quiet hours
    look(store, evening)
    send_two(store, bosse, ASKED)  # older than the asking, so they go first
    looks_until(store, evening + HOUR, evening + 8 * DAY)
    assert posted(store, unanswered.ask_card("q1", "bosse")) == []
    assert store.letters.unsent() == []


def given(store: Memory, id: str = "a1", question: str = "q1", **more: object) -> Answer:
    answer = Answer(id, question, "Så här.", "anna", None, ASKED, **more)  # type: ignore[arg-type]
    answers.tell(store, "n1", answer)
    return answer


def test_an_answered_question_waits_for_nobody() -> None:
    store = a_room(talker("bosse", "schema"))
    ask(store, "schema")
    given(store)
    looks_until(store, ASKED, ASKED + 10 * DAY)
    assert waiting(store) == []
    assert asked_of(store) == []


def test_an_answer_ends_it_at_once() -> None:
    store = a_room(talker("bosse", "schema"), talker("clara", "schema"))
    ask(store, "schema")
    looks_until(store, ASKED, TURN)
    assert len(asked_of(store)) == 2
    answers.give(store, Give("a1", "n1", "q1", "bosse", "Så här."), now=TURN)
    assert waiting(store) == []
    assert asked_of(store) == []


def test_so_does_an_answer_that_comes_while_colleagues_sleep() -> None:
    store = a_room(talker("bosse", "schema"))
    ask(store, "schema")
    look(store, TURN + 6 * HOUR)
    given(store)
    looks_until(store, TURN + 6 * HOUR, TURN + 2 * DAY)
    assert posted(store, unanswered.ask_card("q1", "bosse")) == []


def test_what_the_asker_adds_is_no_answer() -> None:
    store = a_room()
    ask(store)
    given(store, kind=Kind.FOLLOW_UP)
    look(store, TOLD)
    assert waiting(store) == [DUTY]


@pytest.mark.parametrize("moment", [TOLD, TURN])
def test_a_reply_in_the_thread_ends_it_for_good(moment: datetime) -> None:
    store = a_room(talker("bosse", "schema"))
    ask(store, "schema")
    looks_until(store, ASKED, moment - A_SECOND)
    look(store, moment, replied=True)
    assert waiting(store) == []
    assert unanswered.due(store, HOLIDAY, now=TURN + 10 * DAY) == []


def test_when_the_only_answer_is_withdrawn_or_hidden_it_is_unanswered_again() -> None:
    store = a_room()
    ask(store)
    answer = given(store)
    look(store, TOLD)
    assert waiting(store) == []
    flags.hide(store, "n1", answer.subject, now=TOLD)
    look(store, TOLD + HOUR)
    assert DUTY in waiting(store)
    answers.withdraw(store, "n1", given(store, "a2").id, author="anna")
    assert DUTY not in waiting(store)
    look(store, TOLD + 2 * HOUR)
    assert DUTY in waiting(store)
    flags.let_stand(store, "n1", answer.subject)
    look(store, TOLD + 3 * HOUR)
    assert waiting(store) == []
    assert posted(store, DUTY) == ["facilitator", "facilitator"]


def test_a_withdrawn_question_drops_out() -> None:
    store = a_room(talker("bosse", "schema"))
    ask(store, "schema")
    looks_until(store, ASKED, TURN)
    questions.withdraw(store, "n1", "q1", author="anna")
    assert waiting(store) == []
    assert asked_of(store) == []
    looks_until(store, TURN, TURN + 10 * DAY)
    assert waiting(store) == []


def test_a_hidden_question_drops_out_and_comes_back_when_it_may_stand() -> None:
    store = a_room(talker("bosse", "schema"))
    question = ask(store, "schema")
    look(store, TOLD)
    flags.hide(store, "n1", question.subject, now=TOLD)
    assert DUTY not in waiting(store)
    looks_until(store, TOLD, TURN)
    assert asked_of(store) == []
    flags.let_stand(store, "n1", question.subject)
    look(store, TURN)
    assert asked_of(store) == ["bosse"]
    assert DUTY in waiting(store)


def test_a_changed_question_is_drawn_anew_for_those_who_were_asked() -> None:
    store = a_room(talker("bosse", "schema"))
    ask(store, "schema")
    looks_until(store, ASKED, TURN)
    questions.edit(store, "n1", "q1", author="anna", body="Hur gör ni om natten?")
    redrawn = {(one.what, one.to) for one in store.outbox.told if one.act == "refresh"}
    assert (unanswered.ask_card("q1", "bosse"), Person("bosse")) in redrawn
    assert (DUTY, Person("facilitator")) in redrawn


def test_whoever_looks_after_the_room_may_say_that_it_is_seen_to() -> None:
    store = a_room(talker("bosse", "schema"))
    ask(store, "schema")
    look(store, TOLD)
    with pytest.raises(NotFacilitator):
        unanswered.settle(store, "n1", "q1", by=ANNA)
    assert waiting(store) == [DUTY]
    unanswered.settle(store, "n1", "q1", by=DEPUTY)
    unanswered.settle(store, "n1", "q1", by=FACILITATOR)
    assert waiting(store) == []
    looks_until(store, TOLD, TURN + 10 * DAY)
    assert asked_of(store) == []


def test_another_rooms_question_is_out_of_reach() -> None:
    store = a_room()
    store.networks.add(Network("n2", "Andra", "sv", b"salt"), None)
    store.questions.add(Question("q2", "n2", "Hur?", (), None, b"k", ASKED))
    for id in ("q2", "q3"):
        with pytest.raises(NotFound):
            unanswered.settle(store, "n1", id, by=FACILITATOR)
    look(store, TOLD)
    assert duties.of(store, FACILITATOR) == []


def test_not_now_takes_the_card_away_from_that_colleague_alone() -> None:
    store = a_room(bosse := talker("bosse", "schema"), talker("clara", "schema"))
    ask(store, "schema")
    looks_until(store, ASKED, TURN)
    unanswered.not_now(store, "q1", by=bosse)
    looks_until(store, TURN, TURN + 10 * DAY)
    assert asked_of(store) == ["clara"]
    assert waiting(store) == [DUTY]


@pytest.mark.parametrize(
    ("body", "themes"),
    [
        ("Hur löser ni konflikten mellan två grupper?", ("konflikter",)),
        ("Hur lägger ni schemat så att alla får en ledig helg?", ("schema",)),
        ("Vad gör ni när en anhörig är missnöjd?", ("anhoriga",)),
        ("Nattpersonalen känner sig glömd. Vad gör ni?", ("natt",)),
        ("Hur orkar ni?", ()),
    ],
)
def test_without_a_theme_the_words_of_the_question_tell_what_it_is_about(body: str, themes: tuple[str, ...]) -> None:
    store = Memory()
    assert unanswered.themes_of(ask(store, body=body)) == themes
    assert unanswered.themes_of(ask(store, "hygien", id="q2", body=body)) == ("hygien",)


def test_a_question_asked_in_the_form_is_looked_after_too() -> None:
    store = a_room()
    questions.ask(store, Ask("q1", "n1", "anna", "Hur?"), now=ASKED)
    look(store, TOLD)
    assert waiting(store) == [DUTY]
