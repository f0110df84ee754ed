"""What has happened: the letter, the form for who asks, and what becomes of both when something is taken away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain import answers, consent, digests, flags, freshness, profiles, prompts, questions, retention, solutions
from domain.answers import Answer, Give
from domain.digests import AWAY_CARD, CARD
from domain.members import Role
from domain.ports import Person, Room, Subject
from domain.profiles import Wishes
from domain.prompts import Prompt
from domain.questions import Ask, Question
from domain.quiet import Pause
from domain.solutions import Keep, Text
from handlers.routes import Kind
from handlers.ui import Button, Buttons, Card, Date, Errors, Form, Link, Quote
from storage.store import Store
from tests.small import ANNA, BOSSE, CLARA, Small, buttons_of, fields_of, form_of, said, small

WEEK = timedelta(weeks=1)
WEDNESDAY = datetime(2026, 3, 4, 12, tzinfo=UTC)
MONDAY = datetime(2026, 3, 9, 6, tzinfo=UTC)
TO_ANNA = Person("anna")
DAYS = "n1 2026-03-02 2026-03-08"
BODY = "Hur gör ni när någon blir sjuk mitt i natten?"


def furnish(store: Store) -> None:
    """A week in which something of everything happened."""
    store.members.change(replace(ANNA, digest=True))
    questions.ask(store, Ask("old", "n1", "clara", "Vem har en mall?"), now=WEDNESDAY - WEEK)
    questions.ask(store, Ask("q1", "n1", "bosse", BODY), now=WEDNESDAY)
    questions.tell(store, Question("q2", "n1", "Hur orkar ni?", (), None, b"key", WEDNESDAY))
    for id, question in (("a1", "q1"), ("a2", "q1"), ("a3", "old")):
        answers.give(store, Give(id, "n1", question, "clara", f"Vi ringer {id}."), now=WEDNESDAY)
    told = Text("Vi lottar storhelgerna.", "Lotta storhelgerna")
    solutions.keep(store, Keep("s1", "n1", "bosse", told, named=False), now=WEDNESDAY)
    store.prompts.add(Prompt("p1", "n1", "Vad gör dig glad?", WEDNESDAY, told=True))
    store.prompts.add(Prompt("p2", "n1", "Vad är ännu hemligt?", MONDAY + timedelta(hours=5)))


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with small(sqlite_url) as made:
        made.now = WEDNESDAY
        made.db.run(furnish)
        made.deliver()
        yield made


def come_to(room: Small, now: datetime) -> None:
    """As the worker does in a slot."""
    room.now = now
    room.db.run(digests.come_to_slot, room.services.holiday, now=now)
    room.deliver()


def letter(room: Small, card: str = CARD) -> Card:
    [shown] = room.stands(TO_ANNA, card)
    return shown


WHOLE = """\
Veckan i rummet
Från måndag 2 mars till söndag 8 mars
2 nya frågor
Hur gör ni när någon blir sjuk mitt i natten?
2 svar
Hur orkar ni?
En tidigare fråga har fått ett nytt svar.
En ny lösning
Lotta storhelgerna
En samtalsfråga
Vad gör dig glad?
Nästa samtalsfråga kommer måndag 9 mars kl. 12.00.
Svar direkt i trådarna räknas inte. Vill du inte ha det här varje vecka? Tryck på knappen."""


def test_the_letter_says_what_happened_and_leads_there(room: Small) -> None:
    come_to(room, MONDAY)
    shown = letter(room)
    assert said(shown) == shown.summary == WHOLE
    assert room.stands(Person("bosse"), CARD) == []
    links = [(one.route, one.subject) for one in _buttons(shown)]
    assert links == [
        ("digests.question", "q1"),
        ("digests.question", "q2"),
        ("solutions.read", "s1"),
        ("profiles.settings", ""),
    ]
    assert all(one.opens for one in _buttons(shown))


def _buttons(shown: Card) -> list[Button]:
    return [button for part in shown.parts if isinstance(part, Buttons) for button in part.buttons]


def remove_question(store: Store) -> None:
    questions.withdraw(store, "n1", "q1", author="bosse")


def remove_solution(store: Store) -> None:
    solutions.take_back(store, "n1", "s1", owner="bosse")


def hide_question(store: Store) -> None:
    flags.hide(store, "n1", Subject(questions.CARD, "q1"), now=MONDAY)


def hide_solution(store: Store) -> None:
    flags.hide(store, "n1", Subject(solutions.CARD, "s1"), now=MONDAY)


def remove_by_the_facilitator(store: Store) -> None:
    flags.remove(store, "n1", Subject(questions.CARD, "q1"))


def edit_question(store: Store) -> None:
    questions.edit(store, "n1", "q1", author="bosse", body="Nya ord?")


def edit_solution(store: Store) -> None:
    solutions.edit(store, "n1", "s1", owner="bosse", text=Text("Nya ord."), named=False)


def outdate_solution(store: Store) -> None:
    freshness.outdate(store, "n1", "s1", "Avtalet är nytt.", by=BOSSE, now=MONDAY)


def remove_prompt(store: Store) -> None:
    prompts.withdraw(store, "n1", "p1", by=replace(ANNA, role=Role.FACILITATOR))


def delete_prompt(store: Store) -> None:
    prompts.delete(store, Prompt("p1", "n1", "", WEDNESDAY, told=True))


def let_it_grow_old(store: Store) -> None:
    retention.delete_due(store, now=WEDNESDAY + timedelta(days=365 * 5 + 40))


GOES = {
    remove_question: BODY,
    hide_question: BODY,
    remove_by_the_facilitator: BODY,
    edit_question: BODY,
    let_it_grow_old: BODY,
    remove_solution: "Lotta storhelgerna",
    hide_solution: "Lotta storhelgerna",
    edit_solution: "Lotta storhelgerna",
    outdate_solution: "Lotta storhelgerna",
    remove_prompt: "Vad gör dig glad?",
    delete_prompt: "Vad gör dig glad?",
}


@pytest.mark.parametrize(("act", "words"), GOES.items(), ids=lambda one: getattr(one, "__name__", ""))
def test_what_is_taken_away_stands_in_no_letter(room: Small, act: object, words: str) -> None:
    come_to(room, MONDAY)
    assert words in letter(room).summary
    room.db.run(act)  # type: ignore[arg-type]
    room.deliver()
    assert not any(words in shown.summary for shown in room.stands(TO_ANNA, CARD))


def test_what_is_shown_again_comes_back(room: Small) -> None:
    come_to(room, MONDAY)
    room.db.run(hide_question)
    room.db.run(flags.let_stand, "n1", Subject(questions.CARD, "q1"))
    room.deliver()
    assert BODY in letter(room).summary


def test_a_letter_of_which_nothing_is_left_is_taken_away(room: Small) -> None:
    come_to(room, MONDAY)
    room.db.run(let_it_grow_old)
    room.deliver()
    assert room.stands(TO_ANNA, CARD) == []


def test_what_went_before_it_came_is_not_told(room: Small) -> None:
    room.now = MONDAY - timedelta(minutes=30)
    room.db.run(remove_question)
    come_to(room, MONDAY)
    assert "En ny fråga" in letter(room).summary


def test_a_busy_week_is_cut_short(room: Small) -> None:
    for number in range(9):
        ask = Ask(f"more-{number}", "n1", "bosse", f"Fråga {number}?")
        room.db.run(questions.ask, ask, now=WEDNESDAY + timedelta(hours=1))
    come_to(room, MONDAY)
    shown = letter(room)
    assert "11 nya frågor" in said(shown)
    assert "Och 6 till." in said(shown)
    assert sum(one.route == "digests.question" for one in _buttons(shown)) == 5


def test_after_a_pause_one_letter_says_what_happened(room: Small) -> None:
    room.db.run(lambda store: store.members.change(replace(ANNA, pause=Pause(date(2026, 3, 3), date(2026, 3, 5)))))
    come_to(room, datetime(2026, 3, 6, 6, tzinfo=UTC))
    shown = letter(room, AWAY_CARD)
    assert shown.summary.startswith("Det här hände medan du var borta\nFrån tisdag 3 mars till torsdag 5 mars\n2 nya")
    assert buttons_of(shown)["profiles.settings"].opens


def shows(room: Small, **values: str) -> Form:
    return form_of(room.sends(CLARA, form_of(room.presses(CLARA, "digests.open")), **values))


def test_who_asks_sees_the_same_and_nothing_is_kept_of_it(room: Small) -> None:
    room.now = MONDAY
    before = room.db.read(_everything)
    shown = shows(room)
    assert "Från måndag 2 mars till måndag 9 mars" in said(shown)
    assert WHOLE.partition("2 nya frågor")[2].rpartition("\nSvar direkt")[0] in said(shown)
    assert room.db.read(_everything) == before
    again = form_of(room.sends(CLARA, shown, since="fortnight"))
    assert "3 nya frågor" in said(again)


def _everything(store: Store) -> list[object]:
    return [store.members.of("n1"), store.digests.told("n1"), store.letters.unsent()]


@pytest.mark.parametrize(
    ("since", "first"),
    [
        ({"since": "week"}, "måndag 2 mars"),
        ({"since": "fortnight"}, "måndag 23 februari"),
        ({"since": "month"}, "lördag 7 februari"),
        ({"since": "day", "day": "2026-01-01"}, "torsdag 1 januari"),
        ({"since": "day", "day": "0001-01-01"}, "måndag 10 mars"),
    ],
)
def test_one_says_since_when(room: Small, since: dict[str, str], first: str) -> None:
    room.now = MONDAY
    assert f"Från {first} till måndag 9 mars" in said(shows(room, **since))


@pytest.mark.parametrize("day", ["", "2026-03-10", "2027-01-01"])
def test_a_day_that_is_missing_or_to_come_is_said_at_its_field(room: Small, day: str) -> None:
    room.now = MONDAY
    reply = room.sends(CLARA, form_of(room.presses(CLARA, "digests.open")), since="day", day=day)
    assert isinstance(reply, Errors)
    assert reply.sentences == {"day": "Välj en dag som har varit."}


def test_where_nothing_happened_that_is_said(room: Small) -> None:
    room.now = MONDAY + 3 * WEEK
    shown = shows(room)
    assert "Inget har gått genom boten sedan dess." in said(shown)
    assert isinstance(fields_of(shown)["day"], Date)


def test_a_question_is_read_whole_with_its_answers_and_leads_to_its_thread(room: Small) -> None:
    room.messages["ref-q1-questions.card"] = None  # type: ignore[assignment]
    form = form_of(room.presses(CLARA, "digests.question", "q1"))
    assert said(form) == (
        f"Bosse Al frågar\n{BODY}\nClara Lind svarar\nVi ringer a1.\nClara Lind svarar\nVi ringer a2.\n"
        "Svar som kollegor skriver direkt i tråden syns bara där."
    )
    assert [part.url for part in form.fields if isinstance(part, Link)] == ["https://chat.test/ref-q1-questions.card"]
    assert buttons_of(form)["answers.open"].subject == "q1"
    unnamed = form_of(room.presses(CLARA, "digests.question", "q2"))
    assert said(unnamed).startswith("Fråga utan namn\nHur orkar ni?")


def test_what_is_hidden_or_gone_cannot_be_read(room: Small) -> None:
    room.db.run(flags.hide, "n1", Subject(answers.CARD, "a1"), now=MONDAY)
    shown = form_of(room.presses(CLARA, "digests.question", "q1"))
    assert [part.text for part in shown.fields if isinstance(part, Quote)] == [BODY, "Vi ringer a2."]
    room.db.run(hide_question)
    assert "dolt" in said(room.presses(CLARA, "digests.question", "q1"))
    room.db.run(lambda store: questions.remove(store, store.questions.get("q1")))  # type: ignore[arg-type]
    assert said(room.presses(CLARA, "digests.question", "q1")) == "Det du söker finns inte längre."


def test_an_answer_without_a_name_counts_from_its_slot(room: Small) -> None:
    slot = datetime(2026, 3, 8, 19, tzinfo=UTC)
    room.db.run(answers.tell, "n1", Answer("a9", "q2", "Jag orkar inte alltid.", None, b"k", slot))
    come_to(room, MONDAY)
    assert "Hur orkar ni?\nEtt svar" in letter(room).summary


def settings(room: Small) -> Form:
    return form_of(room.presses(BOSSE, "profiles.settings"))


def test_the_settings_say_yes_to_it_and_no_again(room: Small) -> None:
    room.sends(BOSSE, settings(room), digest=True)
    come_to(room, MONDAY)
    assert len(room.stands(Person("bosse"), CARD)) == 1
    assert getattr(fields_of(settings(room))["digest"], "initial", None) is True
    room.sends(BOSSE, settings(room), digest=False)
    come_to(room, MONDAY + WEEK)
    assert len(room.stands(Person("bosse"), CARD)) == 1


def test_a_draft_waits_for_an_author_who_is_away(room: Small) -> None:
    room.db.run(consent.propose_answer, "n1", "a1", now=WEDNESDAY)
    room.deliver()
    wishes = Wishes(None, "sv", until=date(2026, 4, 30))
    room.db.run(profiles.settle, "n1", "clara", wishes, now=WEDNESDAY)
    for day in range(60):
        room.now = WEDNESDAY + timedelta(days=day)
        room.db.run(consent.remind_drafts, now=room.now)
        room.db.run(digests.come_to_slot, room.services.holiday, now=room.now)
        room.deliver()
    assert buttons_of(room.does(CLARA, Kind.EVENT, "home.opened").card)["solutions.consent"]  # type: ignore[union-attr]
    assert room.stands(Room("n1"), solutions.CARD) == []
