"""Topics for a meeting in the chat: asked for, proposed with a name and without, voted on, flagged, and taken back."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.demo.validation import check_view
from bot.slack import draw
from domain import codewords, departures, topics, waiting
from domain.ports import Person
from domain.slots import at
from domain.topics import CARD
from domain.waiting import WaitingTopic, WaitingVote
from handlers.topics import SHOWN
from handlers.ui import Errors, Form
from tests.handlers.meeting import HERE, meeting_room, page_of, told
from tests.handlers.planning import FRIDA
from tests.small import ANNA, BOSSE, CLARA, NETWORK, Small, buttons_of, form_of, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.members import Member
    from domain.topics import Topic
    from handlers.ui import Reply

OVERTIME = "Hur får vi ner övertiden på natten?"
HEAT = "Sommarens värme."


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with meeting_room(sqlite_url) as made:
        yield made


def page(room: Small, id: str, who: Member = BOSSE) -> Form:
    return page_of(room, who, id)


def collected(room: Small, **values: str) -> str:
    """The id of a meeting that takes topics."""
    id = told(room, **values)
    room.presses(FRIDA, "topics.collect", id, page(room, id, FRIDA))
    room.deliver()
    return id


def listed(room: Small, id: str, who: Member = BOSSE) -> Form:
    return form_of(room.presses(who, "topics.open", id, page(room, id, who)))


def writes(room: Small, id: str, body: str, who: Member = BOSSE, *, sender: str = "unnamed", **values: object) -> Reply:
    form = form_of(room.presses(who, "topics.new", id, listed(room, id, who)))
    return room.sends(who, form, body=body, sender=sender, **values)  # type: ignore[arg-type]


def proposes(room: Small, id: str, body: str, who: Member = BOSSE, *, sender: str = "unnamed") -> Form:
    return form_of(room.sends(who, form_of(writes(room, id, body, who, sender=sender))))


def named(room: Small, id: str, body: str, who: Member = BOSSE) -> Topic:
    proposes(room, id, body, who, sender="named")
    return next(one for one in kept(room, id) if one.body == body)


def kept(room: Small, id: str) -> list[Topic]:
    return room.db.read(lambda store: store.topics.of(id))


def pass_slots(room: Small) -> None:
    room.pass_time(timedelta(days=1))
    room.db.run(waiting.come_to_slot, now=room.now, chance=Random(1))
    room.deliver()


def votes(room: Small, topic: Topic, *members: Member) -> None:
    for member in members:
        room.presses(member, "topics.vote", topic.id, listed(room, topic.meeting, member))


def test_a_meeting_says_nothing_of_topics_until_the_facilitator_asks_for_them(room: Small) -> None:
    id = told(room)
    assert "topics.open" not in buttons_of(page(room, id))
    assert "topics.collect" not in buttons_of(page(room, id))
    shown = form_of(room.presses(FRIDA, "topics.collect", id, page(room, id, FRIDA)))
    assert "topics.stop" in buttons_of(shown)
    room.deliver()
    [card] = room.stands(HERE, CARD)
    assert "Vad vill du prata om på Vårens träff?" in said(card)
    assert buttons_of(card)["topics.open"].subject == id
    assert "Inget ämne har kommit in än." in said(page(room, id))


def test_members_ask_the_room_for_no_topics(room: Small) -> None:
    id = told(room)
    for route in ("collect", "stop"):
        assert "samtalsledaren" in said(room.presses(BOSSE, f"topics.{route}", id, page(room, id)))
    room.deliver()
    assert room.stands(HERE, CARD) == []


def test_a_topic_with_a_name_stands_on_the_list_at_once_and_is_its_authors_to_change(room: Small) -> None:
    id = collected(room)
    review = form_of(writes(room, id, OVERTIME, sender="named", themes=("natt",)))
    assert "Bosse Al föreslår" in said(review)
    shown = form_of(room.sends(BOSSE, review))
    assert "Tack. Ditt ämne står på listan.\nVårens träff" in said(shown)
    room.sends(BOSSE, review)
    [topic] = kept(room, id)
    assert (topic.body, topic.themes, topic.author, topic.votes) == (OVERTIME, ("natt",), BOSSE.id, 0)
    assert "Bosse Al föreslår · natt" in said(listed(room, id, CLARA))
    room.deliver()
    assert "Ett ämne har kommit in." in said(room.stands(HERE, CARD)[0])
    assert "topics.change" not in buttons_of(listed(room, id, CLARA))
    assert "Bara den som skrev" in said(room.presses(CLARA, "topics.change", topic.id))
    change = form_of(room.presses(BOSSE, "topics.change", topic.id, listed(room, id)))
    room.sends(BOSSE, change, body=HEAT)
    assert [one.body for one in kept(room, id)] == [HEAT]
    room.presses(BOSSE, "topics.withdraw", topic.id, change)
    room.deliver()
    assert kept(room, id) == []
    assert "Inget ämne har kommit in än." in said(room.stands(HERE, CARD)[0])


def test_a_topic_without_a_name_waits_for_its_slot_and_belongs_to_who_has_the_code_words(room: Small) -> None:
    id = collected(room)
    review = form_of(writes(room, id, OVERTIME))
    code = review.hidden["code"]
    assert "Utan namn" in said(review)
    assert code in said(review)
    sent = said(room.sends(BOSSE, review))
    assert "utan ditt namn" in sent
    assert code in sent
    assert "redan sparat" in said(room.sends(BOSSE, review))
    [row] = room.db.read(lambda store: store.waiting.all())
    assert isinstance(row.act, WaitingTopic)
    assert BOSSE.id not in repr(row)
    assert kept(room, id) == []
    pass_slots(room)
    [topic] = kept(room, id)
    assert (topic.author, topic.code_key) == (None, codewords.key(code.split(), NETWORK.salt))
    assert OVERTIME in said(listed(room, id, CLARA))
    assert "Ett ämne har kommit in." in said(room.stands(HERE, CARD)[0])
    assert "redan sparat" in said(room.sends(BOSSE, review))
    back = room.sends(BOSSE, form_of(room.presses(BOSSE, "codewords.open")), words=code)
    assert "Du föreslog det till\nVårens träff" in said(back)
    assert form_of(back).title == "Ditt ämne"
    room.presses(BOSSE, "codewords.withdraw", "", form_of(back))
    assert kept(room, id) == []
    assert "tillbakatagen" in said(room.sends(BOSSE, review))


def test_what_still_waits_is_taken_back_with_the_code_words(room: Small) -> None:
    id = collected(room)
    review = form_of(writes(room, id, OVERTIME))
    room.sends(BOSSE, review)
    back = room.sends(BOSSE, form_of(room.presses(BOSSE, "codewords.open")), words=review.hidden["code"])
    assert OVERTIME in said(back)
    room.presses(BOSSE, "codewords.withdraw", "", form_of(back))
    pass_slots(room)
    assert kept(room, id) == []


@pytest.mark.parametrize("body", ["Karin i fyran har fått diagnosen demens.", "Ring 070-174 06 05."])
def test_personal_data_is_stopped_and_stays_in_the_form(room: Small, body: str) -> None:
    id = collected(room)
    reply = writes(room, id, body)
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == ["body"]
    assert isinstance(writes(room, id, "  "), Errors)


def test_votes_are_counted_in_slots_shown_from_three_and_rank_the_list(room: Small) -> None:
    id = collected(room)
    heat, overtime = named(room, id, HEAT), named(room, id, OVERTIME, CLARA)
    votes(room, overtime, ANNA, BOSSE, FRIDA)
    votes(room, heat, ANNA, ANNA)
    assert "Du har röstat" in said(listed(room, id, ANNA))
    assert "Du har röstat" not in said(listed(room, id, CLARA))
    waits = [row.act for row in room.db.read(lambda store: store.waiting.all())]
    assert sorted(map(repr, waits)) == sorted(map(repr, [*[WaitingVote(overtime.id)] * 3, WaitingVote(heat.id)]))
    assert "röster" not in said(listed(room, id)).replace("minst 3 röster", ""), "but in how the list is ordered"
    pass_slots(room)
    shown = said(listed(room, id, ANNA))
    assert "Clara Lind föreslår · 3 röster" in shown
    assert shown.index(OVERTIME) < shown.index(HEAT)
    assert {one.body: (one.votes, one.weight) for one in kept(room, id)} == {HEAT: (1, 0), OVERTIME: (3, 3)}


def test_a_list_with_many_topics_is_turned_and_fits_the_platform(room: Small) -> None:
    id = collected(room)
    for number in range(SHOWN + 2):
        topic = topics.Topic(f"t{number:02}", id, f"Ämne {number}", (), None, None, room.now.date(), 9, 9)
        room.db.run(lambda store, one: store.topics.add(one), topic)
    first = listed(room, id)
    check_view(draw.modal(first), "modal", lambda: "B")
    more = buttons_of(first)["topics.more"]
    last = form_of(room.presses(BOSSE, "topics.more", more.subject, first))
    assert f"Ämne {SHOWN + 1}" in said(last)
    voted = form_of(room.presses(BOSSE, "topics.vote", f"t{SHOWN:02}", last))
    assert "Din röst är med" in said(voted)
    assert f"Ämne {SHOWN}" in said(voted)


def test_no_topic_is_taken_before_after_or_once_the_facilitator_has_stopped(room: Small) -> None:
    early = told(room)
    assert "tar inte emot ämnen" in said(room.presses(BOSSE, "topics.new", early, page(room, early)))
    room.presses(FRIDA, "meetings.cancel", early)
    id = collected(room, day="2026-03-18")
    topic = named(room, id, HEAT)
    form = form_of(room.presses(BOSSE, "topics.new", id, listed(room, id)))
    room.presses(FRIDA, "topics.stop", id, page(room, id, FRIDA))
    assert isinstance(room.sends(BOSSE, form, body=OVERTIME, sender="unnamed"), Errors)
    assert "tar inte emot" in said(room.presses(BOSSE, "topics.vote", topic.id, listed(room, id)))
    assert HEAT in said(listed(room, id))
    room.deliver()
    assert "Ämnena till Vårens träff är insamlade." in said(room.stands(HERE, CARD)[-1])
    room.presses(FRIDA, "topics.collect", id, page(room, id, FRIDA))
    assert not isinstance(room.sends(BOSSE, form, body=OVERTIME, sender="named"), Errors)
    review = form_of(room.sends(BOSSE, form, body="En sak till.", sender="named"))
    room.now = at(datetime(2026, 3, 18).date(), 13, 1)  # noqa: DTZ001  a day
    assert isinstance(room.sends(BOSSE, review), Errors)


@pytest.mark.parametrize(
    ("hour", "urgent", "refused"),
    [(11, False, None), (15, False, "urgent"), (15, True, None), (16, False, "sender"), (16, True, "sender")],
)
def test_what_has_no_name_is_only_taken_while_its_slot_comes_before_the_meeting(
    room: Small, hour: int, refused: str | None, *, urgent: bool
) -> None:
    id = collected(room, day="2026-03-17", time="19.00")
    room.now = at(datetime(2026, 3, 17).date(), hour)  # noqa: DTZ001  a day
    reply = writes(room, id, OVERTIME)
    if not isinstance(reply, Errors):
        reply = room.sends(BOSSE, form_of(reply), urgent=urgent)
    assert (next(iter(reply.sentences)) if isinstance(reply, Errors) else None) == refused
    assert bool(room.db.read(lambda store: store.waiting.all())) is (refused is None)
    assert not isinstance(writes(room, id, HEAT, sender="named"), Errors)


def test_what_waits_when_the_collecting_stops_still_comes(room: Small) -> None:
    id = collected(room)
    proposes(room, id, OVERTIME)
    room.presses(FRIDA, "topics.stop", id, page(room, id, FRIDA))
    pass_slots(room)
    assert [one.body for one in kept(room, id)] == [OVERTIME]


def test_a_flagged_topic_is_looked_at_and_its_unnamed_author_reads_why(room: Small) -> None:
    id = collected(room)
    review = form_of(writes(room, id, OVERTIME))
    room.sends(BOSSE, review)
    pass_slots(room)
    flag = buttons_of(listed(room, id, CLARA))["flags.open"].subject
    for who in (ANNA, CLARA):
        room.sends(who, form_of(room.presses(who, "flags.open", flag, listed(room, id, who))))
        pass_slots(room)
    assert OVERTIME not in said(listed(room, id))
    [card] = room.stands(Person(FRIDA.id), "flags.card")
    assert OVERTIME in said(card)
    assert "Skrivet utan namn" in said(card)
    note = form_of(room.presses(FRIDA, "flags.write", flag))
    room.sends(FRIDA, note, note="Skriv om den utan natten.")
    room.presses(FRIDA, "flags.remove", flag)
    room.deliver()
    back = said(room.sends(BOSSE, form_of(room.presses(BOSSE, "codewords.open")), words=review.hidden["code"]))
    assert "Samtalsledaren har tagit bort det du skrev." in back
    assert "Skriv om den utan natten." in back
    assert OVERTIME not in back
    assert "finns inte längre" in said(room.presses(ANNA, "flags.open", flag))


def test_a_topic_that_is_hidden_comes_back_with_its_votes(room: Small) -> None:
    id = collected(room)
    topic = named(room, id, HEAT)
    votes(room, topic, ANNA, CLARA, FRIDA)
    pass_slots(room)
    flag = buttons_of(listed(room, id, FRIDA))["flags.open"].subject
    room.presses(FRIDA, "flags.hide", flag)
    assert HEAT not in said(listed(room, id))
    assert "dolt" in said(room.presses(ANNA, "topics.vote", topic.id, listed(room, id)))
    room.deliver()
    assert "Inget ämne har kommit in än." in said(room.stands(HERE, CARD)[0])
    room.presses(FRIDA, "flags.let_stand", flag)
    assert "3 röster" in said(listed(room, id))


def test_somebody_elses_topic_or_meeting_leads_nowhere(room: Small) -> None:
    collected(room)
    for route in ("topics.open", "topics.new", "topics.more", "topics.vote", "topics.change"):
        for subject in ("", "nej", "nej 1"):
            assert "finns inte längre" in said(room.presses(BOSSE, route, subject))
    assert room.db.read(lambda store: store.topics.by(BOSSE.id)) == []


def test_a_cancelled_meeting_asks_for_no_topics_any_more(room: Small) -> None:
    id = collected(room)
    room.presses(FRIDA, "meetings.change", id)
    room.presses(FRIDA, "meetings.cancel", id)
    room.deliver()
    assert said(room.stands(HERE, CARD)[0]) == "Vårens träff är inställd, så inga ämnen samlas in."
    assert "topics.open" not in buttons_of(page(room, id))


def test_a_topic_about_a_person_is_hidden_at_once_and_its_author_told(room: Small) -> None:
    id = collected(room)
    topic = named(room, id, "Hon i fyran.")
    flag = form_of(room.presses(CLARA, "flags.open", f"topics.topic {topic.id}", listed(room, id, CLARA)))
    report = form_of(room.presses(CLARA, "incidents.open", buttons_of(flag)["incidents.open"].subject, flag))
    room.sends(CLARA, report)
    assert "Hon i fyran." not in said(listed(room, id))
    room.deliver()
    [card] = room.stands(Person(FRIDA.id), "incidents.card")
    assert "Boten har dolt texten." in said(card)
    [told_author] = room.stands(Person(BOSSE.id), "incidents.author_card")
    change = form_of(room.presses(BOSSE, "topics.change", buttons_of(told_author)["topics.change"].subject))
    room.presses(BOSSE, "topics.withdraw", topic.id, change)
    assert kept(room, id) == []


def test_what_a_leaver_proposed_stays_without_their_name(room: Small) -> None:
    id = collected(room)
    named(room, id, HEAT)
    room.db.run(departures.depart, BOSSE, departures.Why.LEFT, now=room.now)
    assert f"{HEAT}\nEn tidigare medlem föreslår" in said(listed(room, id, CLARA))
