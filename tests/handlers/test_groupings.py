"""Small groups in the chat: asked for on the meeting's page, looked at, moved about, and told to each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain import attendance, departures, groupings, topics
from domain.groupings import CARD, MENDED_CARD, PROPOSAL_CARD
from domain.meetings import Details, Meeting
from domain.members import Attributes, Member, Profile
from domain.ports import Person
from domain.signups import Coming, Signup
from domain.topics import Topic
from handlers.groupings import FORMED_A_DAY
from handlers.ui import Choice, Form, Reply
from tests.handlers.meeting import FRIDA, meeting_room, page_of
from tests.small import ANNA, BOSSE, CLARA, Small, buttons_of, fields_of, form_of, identity, said

if TYPE_CHECKING:
    from storage.store import Store

PEOPLE = ("anna", "bosse", "clara", "disa", "egon", "fia", "goran", "hilda")
TO_FRIDA = Person("frida")


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    """Eight take part in a meeting."""
    with meeting_room(sqlite_url) as made:
        details = Details("Vårens träff", made.now + timedelta(days=14), 120, body="Kom.")
        made.db.run(lambda store: store.meetings.add(Meeting("g1", "n1", details)))
        for name in PEOPLE:
            comes(made, name)
        yield made


def fill(store: Store, count: int) -> None:
    for number in range(count):
        name = f"person{number}"
        store.members.add(Member(name, "n1", name, pledge=1), None)
        store.signups.put(Signup(f"s-{name}", "g1", Coming.TAKES_PART, member=name))


def comes(room: Small, name: str) -> None:
    one = Member(name, "n1", name.capitalize(), pledge=1, attributes=Attributes("enhetschef", f"Kommun {name[0]}"))
    if name not in {ANNA.id, BOSSE.id, CLARA.id}:
        room.db.run(lambda store: store.members.add(one, identity(name)))
    signed(room, Signup(f"s-{name}", "g1", Coming.TAKES_PART, member=name))


def signed(room: Small, signup: Signup) -> None:
    room.db.run(lambda store: store.signups.put(signup))
    room.db.run(groupings.repair_after, "g1", now=room.now)


def works(room: Small) -> None:
    """As the worker does."""
    for grouping, gathering in room.db.read(groupings.work, now=room.now):
        room.db.run(groupings.settle, grouping, groupings.formed(grouping, gathering), now=room.now)
    room.deliver()


def page(room: Small, who: Member = FRIDA) -> Form:
    return page_of(room, who, "g1")


def opened(room: Small) -> Form:
    return form_of(room.presses(FRIDA, "groupings.open", "g1", page(room)))


def asks(room: Small, sizes: str = "3-4", **values: tuple[str, ...]) -> Form:
    """The proposal."""
    form = opened(room)
    if form.name != "groupings.ask":
        form = form_of(room.presses(FRIDA, "groupings.again", "g1", form))
    room.sends(FRIDA, form, sizes=sizes, **values)
    works(room)
    return opened(room)


def presses(room: Small, form: Form, route: str) -> Reply:
    return room.presses(FRIDA, route, buttons_of(form)[route].subject, form)


def releases(room: Small) -> Reply:
    reply = presses(room, asks(room), "groupings.release")
    room.deliver()
    return reply


def moves(room: Small, form: Form, who: str, label: str) -> Reply:
    """To what is shown before it is done."""
    return room.sends(FRIDA, form_of(presses(room, form, "groupings.choose")), who=who, label=label)


def told(room: Small, who: str) -> str:
    [card] = room.stands(Person(who), CARD)
    return said(card)


def test_the_page_leads_to_a_proposal_that_only_who_leads_the_room_sees(room: Small) -> None:
    assert "8 deltar." in said(opened(room))
    proposal = asks(room)
    [card] = room.stands(TO_FRIDA, PROPOSAL_CARD)
    assert "8 deltar i 2 grupper." in said(card)
    for name in PEOPLE:
        assert f"{name.capitalize()}" in said(proposal)
    assert "Alla sitter så att inget som du kan se krockar." in said(proposal)
    assert not room.stands(Person("anna"), CARD)
    assert "Din grupp" not in said(page(room, ANNA))


def test_each_is_told_their_own_group_and_finds_it_on_the_page(room: Small) -> None:
    assert "Grupperna är utskickade" in said(releases(room))
    grouping = room.db.read(lambda store: store.groupings.get("g1"))
    assert grouping
    for table in grouping.tables:
        for who in table.people:
            others = set(table.people) - {who}
            assert all(one.capitalize() in told(room, who) for one in others)
            strangers = set(PEOPLE) - set(table.people) - {"anna", "bosse", "clara"}
            assert not any(one.capitalize() in told(room, who) for one in strangers)
    assert "Din grupp: Grupp" in said(page(room, ANNA))
    [card] = room.stands(TO_FRIDA, PROPOSAL_CARD)
    assert "är utskickade" in said(card)


def test_a_group_is_told_in_words_what_it_talks_about_as_long_as_that_may_be_read(room: Small) -> None:
    topic = Topic("t1", "g1", "Hur lägger ni scheman?", (), None, None, room.now.date())
    room.db.run(lambda store: store.topics.add(topic))
    for who in PEOPLE:
        signed(room, Signup(f"s-{who}", "g1", Coming.TAKES_PART, member=who, wishes=("t1",)))
    releases(room)
    assert ": Hur lägger ni scheman?" in told(room, ANNA.id)
    assert ": Hur lägger ni scheman?" in said(opened(room))
    room.db.run(topics.set_hidden, topic, hidden=True, flags=1)
    room.deliver()
    for shown in (told(room, ANNA.id), said(page(room, ANNA)), said(opened(room))):
        assert "Grupp " in shown
        assert "scheman" not in shown


def test_a_move_is_weighed_before_it_is_made(room: Small) -> None:
    for name in ("anna", "egon"):
        member = room.db.read(lambda store, id: store.members.get(id), name)
        assert member
        moved = replace(member, attributes=Attributes("enhetschef", "Åsby"))
        room.db.run(lambda store, one: store.members.change(one), moved)
    proposal = asks(room, "3-5")
    grouping = room.db.read(lambda store: store.groupings.get("g1"))
    assert grouping
    mine = grouping.table_of("anna")
    there = grouping.table_of("egon")
    assert mine
    assert there
    assert mine != there
    effect = form_of(moves(room, proposal, "anna", there.label))
    assert "Anna Ek kommer från samma kommun som Egon." in said(effect)
    assert "Några från Åsby är i samma grupp." in said(effect)
    assert f"lämnar får {len(mine.people) - 1} kvar." in said(effect)
    after = form_of(room.sends(FRIDA, effect))
    assert "Några från Åsby är i samma grupp." in said(after)
    back = form_of(moves(room, after, "anna", "new"))
    assert "Det här löser sig:\nNågra från Åsby är i samma grupp." in said(back)


def test_a_move_to_somebody_who_would_rather_not_is_told_like_any_other(room: Small) -> None:
    proposal = asks(room)
    grouping = room.db.read(lambda store: store.groupings.get("g1"))
    assert grouping
    here, there = grouping.table_of("anna"), grouping.tables[0]
    if here == there:
        there = grouping.tables[1]
    before = said(moves(room, proposal, "anna", there.label))
    other = room.db.read(lambda store: store.members.get(there.people[0]))
    assert other
    room.db.run(lambda store: store.members.change(replace(other, profile=Profile(rather_not=("anna",)))))
    weighed = form_of(moves(room, proposal, "anna", there.label))
    assert said(weighed) == before
    after = said(room.sends(FRIDA, weighed))
    room.db.run(lambda store: store.members.change(other))
    assert after == said(opened(room))


def test_groups_are_not_formed_again_until_it_shows_who_is_never_with_whom(room: Small) -> None:
    for _ in range(FORMED_A_DAY):
        asks(room)
    again = form_of(room.presses(FRIDA, "groupings.again", "g1", opened(room)))
    assert "många gånger i dag" in said(room.sends(FRIDA, again, sizes="3-4"))


def test_of_two_who_lead_the_second_is_told_that_the_groups_have_changed(room: Small) -> None:
    proposal = asks(room, "3-5")
    first = form_of(moves(room, proposal, "anna", "new"))
    second = form_of(moves(room, proposal, "bosse", "new"))
    room.sends(FRIDA, first)
    assert "Grupperna har ändrats" in said(room.sends(FRIDA, second))
    assert "Grupperna har ändrats" in said(presses(room, proposal, "groupings.release"))
    assert not room.stands(Person("anna"), CARD)


def test_formed_again_what_is_kept_is_kept_and_those_told_are_told_anew(room: Small) -> None:
    releases(room)
    before = room.db.read(lambda store: store.groupings.get("g1"))
    assert before
    again = form_of(presses(room, opened(room), "groupings.again"))
    assert "Grupperna är redan utskickade" in said(again)
    room.sends(FRIDA, again, keep=("1",))
    room.deliver()
    assert "görs om" in told(room, "anna")
    works(room)
    after = room.db.read(lambda store: store.groupings.get("g1"))
    assert after
    assert before.tables[0] in after.tables
    presses(room, opened(room), "groupings.release")
    room.deliver()
    assert "Du träffar:" in told(room, "anna")


def test_no_groups_after_all(room: Small) -> None:
    assert "Det blir inga smågrupper." in said(presses(room, asks(room), "groupings.drop"))
    room.deliver()
    [card] = room.stands(TO_FRIDA, PROPOSAL_CARD)
    assert "Det blir inga smågrupper" in said(card)
    assert opened(room).name == "groupings.ask"


def test_somebody_without_the_chat_is_left_to_who_leads_the_room(room: Small) -> None:
    signed(room, Signup("by-hand", "g1", Coming.TAKES_PART, name="Kerstin", municipality="Mo"))
    assert "Kerstin: Grupp" in said(releases(room))
    signed(room, Signup("by-hand-2", "g1", Coming.TAKES_PART, name="Rut"))
    works(room)
    [card] = room.stands(TO_FRIDA, MENDED_CARD)
    assert "Rut: Grupp" in said(card)


def test_a_late_sign_off_is_told_to_the_group_on_the_day(room: Small) -> None:
    releases(room)
    grouping = room.db.read(lambda store: store.groupings.get("g1"))
    assert grouping
    mine = grouping.table_of("hilda")
    assert mine
    room.now += timedelta(days=13, hours=22)
    signed(room, Signup("s-hilda", "g1", Coming.CANNOT, member="hilda"))
    works(room)
    assert not room.stands(Person("hilda"), CARD)
    for who in set(mine.people) - {"hilda"}:
        assert "Hilda" not in told(room, who)


def test_while_the_bot_forms_them_the_page_says_so(room: Small) -> None:
    room.sends(FRIDA, opened(room), sizes="3-5")
    assert "sätter ihop grupperna just nu" in said(page(room))
    assert "sätter ihop grupperna just nu" in said(opened(room))


def test_three_hundred_can_be_looked_at_and_moved(room: Small) -> None:
    room.db.run(fill, 292)
    proposal = asks(room, "4-6")
    choose = fields_of(form_of(presses(room, proposal, "groupings.choose")))
    who = choose["who"]
    assert isinstance(who, Choice)
    assert len(who.options) == 300


@pytest.mark.parametrize("count", [0, 1, 2])
def test_hardly_anybody(room: Small, count: int) -> None:
    for name in PEOPLE[count:]:
        signed(room, Signup(f"s-{name}", "g1", Coming.LISTENS, member=name))
    proposal = asks(room)
    assert f"{len(PEOPLE) - count} lyssnar" in said(proposal)
    assert ("groupings.release" in buttons_of(proposal)) == (count == 2)


def test_english(room: Small) -> None:
    member = replace(FRIDA, language="en")
    room.db.run(lambda store: store.members.change(member))
    assert "Everybody sits so that nothing that you can see clashes." in said(asks(room))


def test_whoever_leaves_is_named_to_nobody_they_once_sat_with(room: Small) -> None:
    releases(room)
    room.now += timedelta(days=15)
    grouping = room.db.read(lambda store: store.groupings.get("g1"))
    assert grouping
    table = grouping.table_of("disa")
    assert table
    other = next(who for who in table.people if who != "disa")
    assert "Disa" in told(room, other)
    disa = room.db.read(lambda store: store.members.get("disa"))
    assert disa
    room.db.run(departures.depart, disa, departures.Why.LEFT, now=room.now)
    room.deliver()
    assert "Disa" not in told(room, other)
    assert "Du träffar:" in told(room, other)


def test_a_name_that_was_entered_by_hand_is_gone_from_every_card_the_day_after(room: Small) -> None:
    signed(room, Signup("s-hand", "g1", Coming.TAKES_PART, name="Vera Frisk", municipality="Åsby"))
    releases(room)
    grouping = room.db.read(lambda store: store.groupings.get("g1"))
    assert grouping
    table = grouping.table_of("s-hand")
    assert table
    other = next(who for who in table.people if who != "s-hand")
    assert "Vera Frisk, Åsby" in told(room, other)
    signed(room, Signup("s-late", "g1", Coming.TAKES_PART, name="Stig Sen", municipality="Åsby"))
    works(room)
    assert any("Stig Sen" in said(card) for card in room.stands(TO_FRIDA, MENDED_CARD))
    room.now += timedelta(days=15)
    room.db.run(attendance.tidy, now=room.now)
    room.deliver()
    assert "Namnet är raderat" in told(room, other)
    assert not any(name in said(card) for card in room.posts.values() for name in ("Vera", "Stig"))
