"""*Hitta datum* in the chat, from the first press to the date that was chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.demo.validation import check_message, check_view
from bot.slack import draw
from domain import departures
from domain.date_polls import CARD, PROPOSAL_CARD, REMINDER_CARD
from domain.members import PLEDGE_VERSION, Attributes, Member, Standing
from domain.networks import Network, Settings
from domain.ports import Person
from domain.quiet import Pause, Quiet
from handlers.routes import Kind
from handlers.ui import Buttons, Choice, Errors, Form
from tests.handlers.meeting import HERE, answers, asks, come_to, fills, in_room, listed, meeting_room, told, with_member
from tests.handlers.planning import FRIDA, GUN, TO_FRIDA, TO_GUN
from tests.small import ANNA, BOSSE, CLARA, ELSEWHERE, NETWORK, Small, buttons_of, fields_of, form_of, identity, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.store import Store

TO_ANNA, TO_BOSSE = Person("anna"), Person("bosse")


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with meeting_room(sqlite_url) as made:
        yield made


def reminders(room: Small) -> set[str]:
    return {to.member for to, what in room.posts if what.card == REMINDER_CARD and isinstance(to, Person)}


def test_members_do_not_start_one(room: Small) -> None:
    assert "date_polls.open" not in buttons_of(listed(room, BOSSE))
    assert "samtalsledare" in said(room.presses(BOSSE, "date_polls.open"))


def test_it_is_shown_first_and_then_stands_in_the_room(room: Small) -> None:
    preview = form_of(fills(room))
    assert "tisdag 17 mars kl. 13.00\ntorsdag 19 mars kl. 13.00" in said(preview)
    assert "Svaren ser: Alla i rummet." in said(preview)
    assert in_room(room, CARD) == []
    room.sends(FRIDA, preview)
    room.deliver()
    [shown] = in_room(room, CARD)
    assert shown.startswith("Hitta datum: Vårens träff\ntisdag 17 mars kl. 13.00: 0 ja")
    assert "Svara senast tisdag 10 mars." in shown


def test_sending_twice_asks_once(room: Small) -> None:
    preview = form_of(fills(room))
    room.sends(FRIDA, preview)
    assert "redan sparat" in said(room.sends(FRIDA, preview))
    room.deliver()
    assert len(in_room(room, CARD)) == 1


def test_dates_are_added_up_to_eight_and_nothing_written_is_lost(room: Small) -> None:
    form = form_of(room.presses(FRIDA, "date_polls.open", form=listed(room)))
    filled: dict[str, str] = {"title": "Höstens träff", "day0": "2026-03-17", "time0": "8.15"}
    for rows in range(4, 9):
        form = form_of(room.presses(FRIDA, "date_polls.more", "", form, **filled))
        assert f"day{rows - 1}" in fields_of(form)
    assert "date_polls.more" not in buttons_of(form)
    kept = fields_of(form)
    assert [str(getattr(kept[name], "initial", "")) for name in filled] == list(filled.values())
    check_view(draw.modal(form), "modal", lambda: "id1")


def test_the_preview_leads_back_to_what_was_written(room: Small) -> None:
    preview = form_of(fills(room, time1="09.30", minutes="90", shown="lead"))
    again = fields_of(form_of(room.presses(FRIDA, "date_polls.open", "", preview)))
    initial = {name: str(getattr(field, "initial", "")) for name, field in again.items()}
    assert (
        initial
        | {
            "title": "Vårens träff",
            "day1": "2026-03-19",
            "time1": "09.30",
            "minutes": "90",
            "last": "2026-03-10",
            "shown": "lead",
        }
        == initial
    )


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"time0": "snart"}, "time0"),
        ({"time0": "24.00"}, "time0"),
        ({"day1": "2026-03-01"}, "day1"),
        ({"day1": "2029-03-01"}, "day1"),
        ({"last": "2026-03-18"}, "last"),
        ({"last": "2026-03-01"}, "last"),
        ({"title": ""}, "title"),
        ({"title": "Ring 070-174 06 05"}, "title"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(room: Small, values: dict[str, str], field: str) -> None:
    reply = fills(room, **values)
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == [field]


def test_one_date_is_no_choice(room: Small) -> None:
    assert "minst 2 olika" in said(fills(room, day1="2026-03-17"))


def test_who_starts_one_hears_of_holidays_and_school_holidays_first(room: Small) -> None:
    room.db.run(lambda store: store.networks.change(replace(NETWORK, settings=Settings(breaks=(14,)))))
    shown = said(form_of(fills(room, day0="2026-04-03", day1="2026-04-01")))
    assert "onsdag 1 april kl. 13.00. Obs, det är skollov." in shown
    assert "fredag 3 april kl. 13.00. Obs, det är en helg eller helgdag." in shown


def test_all_dates_are_answered_in_one_form_in_which_nothing_is_chosen_beforehand(room: Small) -> None:
    poll = asks(room)
    form = form_of(room.presses(BOSSE, "date_polls.answer", poll))
    choices = [one for one in fields_of(form).values() if isinstance(one, Choice)]
    assert [one.initial for one in choices] == [None, None]
    assert [option.label for option in choices[0].options] == ["Ja", "Om det behövs", "Nej"]
    reply = room.sends(BOSSE, form, option0="yes")
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == ["option1"]


def test_an_answer_is_changed_until_the_last_day_is_over(room: Small) -> None:
    poll = asks(room)
    answers(room, BOSSE, poll, "yes", "no", remark="Kommer 13.30.")
    assert "tisdag 17 mars kl. 13.00: 1 ja, 0 om det behövs, 0 nej" in in_room(room, CARD)[0]
    come_to(room, 10, 23, minute=59)
    again = form_of(room.presses(BOSSE, "date_polls.answer", poll))
    initial = {name: getattr(field, "initial", "") for name, field in fields_of(again).items()}
    assert initial == {"option0": "yes", "option1": "no", "remark": "Kommer 13.30."}
    answers(room, BOSSE, poll, "if_needed", "yes")
    assert "tisdag 17 mars kl. 13.00: 0 ja, 1 om det behövs, 0 nej" in in_room(room, CARD)[0]
    come_to(room, 11, 0)
    assert "Tiden att svara är slut." in said(room.presses(BOSSE, "date_polls.answer", poll))
    assert "Tiden att svara är slut." in said(room.sends(BOSSE, again))


def test_crafted_answers_are_refused(room: Small) -> None:
    poll = asks(room)
    form = form_of(room.presses(BOSSE, "date_polls.answer", poll))
    for values in ({"option0": "maybe", "option1": "yes"}, {"option0": "", "option1": ""}):
        assert isinstance(room.sends(BOSSE, form, **values), Errors)
    elsewhere = Network("n2", "Andra", "sv", b"0" * 16)
    room.db.run(lambda store: store.networks.add(elsewhere, ELSEWHERE))
    theirs = Member("stig", "n2", "Stig", pledge=PLEDGE_VERSION)
    room.db.run(lambda store: store.members.add(theirs, identity("stig")))
    reply = room.does(theirs, Kind.PRESS, "date_polls.answer", poll, place=ELSEWHERE)
    assert "finns inte längre" in said(reply)
    assert room.db.read(lambda store: store.date_polls.replies(poll)) == []


def test_everyone_sees_who_can_come_where_that_was_chosen(room: Small) -> None:
    poll = asks(room)
    answers(room, BOSSE, poll, "yes", "no", remark="Gärna på video.")
    seen = form_of(room.presses(CLARA, "date_polls.see", poll))
    assert "1 av 5 har svarat." in said(seen)
    assert "Bosse Al" in said(room.presses(CLARA, "date_polls.who", f"{poll} 0", seen))
    assert "Gärna på video." in said(room.presses(CLARA, "date_polls.remarks", f"{poll} 0", seen))


def test_only_who_leads_sees_it_where_that_was_chosen(room: Small) -> None:
    poll = asks(room, shown="lead")
    answers(room, BOSSE, poll, "yes", "no", remark="Gärna på video.")
    [shown] = in_room(room, CARD)
    assert "1 ja" not in shown
    assert "Bara den som leder rummet ser vad du svarar." in shown
    assert "date_polls.see" not in buttons_of(room.stands(HERE, CARD)[0])
    for route, subject in (("see", poll), ("who", f"{poll} 0"), ("remarks", f"{poll} 0")):
        assert "Bosse" not in said(room.presses(CLARA, f"date_polls.{route}", subject))
        assert "Bosse Al" in said(room.presses(FRIDA, f"date_polls.{route}", subject)) or route == "see"


def test_only_those_who_have_not_answered_are_reminded_two_days_and_one_day_before(room: Small) -> None:
    poll = asks(room, last="2026-03-12")
    answers(room, BOSSE, poll, "yes", "no")
    come_to(room, 9)
    assert reminders(room) == set()
    come_to(room, 10)
    assert reminders(room) == {"anna", "clara", "frida", "gun"}
    answers(room, ANNA, poll, "yes", "yes")
    assert "anna" not in reminders(room)
    sent = len(room.db.read(lambda store: store.extracts.letters_sent("clara")))
    come_to(room, 10, 14)
    come_to(room, 11)
    assert len(room.db.read(lambda store: store.extracts.letters_sent("clara"))) == sent + 1
    assert reminders(room) == {"clara", "frida", "gun"}
    come_to(room, 13)
    assert reminders(room) == set()


def test_a_reminder_waits_for_the_end_of_quiet_hours_and_is_not_sent_when_pointless(room: Small) -> None:
    with_member(room, BOSSE, quiet=Quiet(8, 20))
    with_member(room, CLARA, pause=Pause(room.now.date(), datetime(2026, 3, 20, tzinfo=UTC).date()))
    asks(room, last="2026-03-12")
    come_to(room, 10)
    assert reminders(room) == {"anna", "frida", "gun"}
    come_to(room, 10, 20)
    assert reminders(room) == {"anna", "frida", "gun", "bosse"}
    come_to(room, 13, 20)
    come_to(room, 23)
    assert reminders(room) == set()


def test_one_that_runs_out_on_a_sunday_night_is_put_to_the_facilitator_on_monday_morning(room: Small) -> None:
    asks(room, last="2026-03-08")
    come_to(room, 9, 0)
    assert "Nu väljer samtalsledaren ett datum." in in_room(room, CARD)[0]
    assert room.stands(TO_FRIDA, PROPOSAL_CARD) == []
    come_to(room, 9, 7)
    assert len(room.stands(TO_FRIDA, PROPOSAL_CARD)) == len(room.stands(TO_GUN, PROPOSAL_CARD)) == 1


def test_the_proposal_says_why_in_one_sentence_and_names_nobody(room: Small) -> None:
    poll = asks(room, shown="lead", day2="2026-03-24")
    for who in (ANNA, BOSSE, CLARA):
        answers(room, who, poll, "no" if who is CLARA else "yes", "if_needed", "no")
    come_to(room, 11)
    [shown] = room.stands(TO_FRIDA, PROPOSAL_CARD)
    text = said(shown)
    both = "det blir minst två från varje yrkesroll och kommunstorlek."
    assert f"torsdag 19 mars kl. 13.00\nFlest kan komma då, 3 av 5, och {both}" in text
    assert "tisdag 17 mars kl. 13.00\n2 av 5 kan komma." in text
    assert not any(member.name in text + shown.summary for member in (ANNA, BOSSE, CLARA, FRIDA, GUN))
    labels = [one.label for part in shown.parts if isinstance(part, Buttons) for one in part.buttons]
    assert labels[:3] == ["Välj torsdag 19 mars", "Välj tisdag 17 mars", "Välj tisdag 24 mars"]


def test_two_of_each_kind_weigh_and_the_reason_says_so(room: Small) -> None:
    for member, title in ((ANNA, "nattchef"), (BOSSE, "nattchef"), (CLARA, "enhetschef")):
        with_member(room, member, attributes=Attributes(title))
    poll = asks(room)
    answers(room, ANNA, poll, "no", "yes")
    answers(room, BOSSE, poll, "no", "yes")
    for who in (CLARA, FRIDA, GUN):
        answers(room, who, poll, "yes", "no" if who is CLARA else "if_needed")
    come_to(room, 11)
    assert "torsdag 19 mars kl. 13.00\nFlest kan komma då, 4 av 5" in said(room.stands(TO_FRIDA, PROPOSAL_CARD)[0])


@pytest.mark.parametrize(("given", "says"), [(None, "Ingen har svarat."), ("no", "Ingen har sagt att den kan komma")])
def test_where_nobody_can_come_nothing_is_proposed_and_one_may_ask_anew(
    room: Small, given: str | None, says: str
) -> None:
    poll = asks(room)
    if given:
        for who in (ANNA, BOSSE, CLARA, FRIDA, GUN):
            answers(room, who, poll, given, given)
    come_to(room, 11)
    [shown] = room.stands(TO_FRIDA, PROPOSAL_CARD)
    assert says in said(shown)
    assert "meetings.invite" not in buttons_of(shown)
    form = form_of(room.presses(FRIDA, "date_polls.open", poll))
    assert getattr(fields_of(form)["title"], "initial", "") == "Vårens träff"
    values = {"day0": "2026-04-14", "day1": "2026-04-16", "last": "2026-03-20", "shown": "all"}
    room.sends(FRIDA, form_of(room.sends(FRIDA, form, **values)))
    room.deliver()
    assert "Det blev inget av de här datumen." in "\n".join(in_room(room, CARD))
    assert room.stands(TO_GUN, PROPOSAL_CARD)[0].summary == "Datumfrågan om Vårens träff är avgjord."


def test_the_facilitator_ends_it_early_and_chooses_another_than_proposed(room: Small) -> None:
    poll = asks(room)
    answers(room, BOSSE, poll, "yes", "no")
    page = listed(room)
    shown = form_of(room.presses(FRIDA, "date_polls.close", buttons_of(page)["date_polls.close"].subject, page))
    assert "Välj tisdag 17 mars" in [b.label for p in shown.fields if isinstance(p, Buttons) for b in p.buttons]
    every = form_of(room.presses(FRIDA, "date_polls.options", poll, shown))
    labels = [one.label for part in every.fields if isinstance(part, Buttons) for one in part.buttons]
    assert labels == ["tisdag 17 mars kl. 13.00", "torsdag 19 mars kl. 13.00"]
    told(room, f"{poll} 1")
    assert "Det blev torsdag 19 mars kl. 13.00." in in_room(room, CARD)[0]


def test_two_facilitators_who_choose_at_once_choose_one(room: Small) -> None:
    poll = asks(room)
    come_to(room, 11)
    previews = []
    for who, option in ((FRIDA, 0), (GUN, 1)):
        form = form_of(room.presses(who, "meetings.invite", f"{poll} {option}"))
        previews.append((who, form_of(room.sends(who, form))))
    room.sends(*previews[0])
    assert "Någon annan hann före" in said(room.sends(*previews[1]))
    room.deliver()
    assert [one.details.begins.day for one in room.db.read(lambda store: store.meetings.of("n1"))] == [17]
    assert room.stands(TO_GUN, PROPOSAL_CARD)[0].summary == "Datumfrågan om Vårens träff är avgjord."


def test_choosing_none_is_told_and_ends_what_waits(room: Small) -> None:
    poll = asks(room)
    come_to(room, 11)
    room.presses(GUN, "date_polls.drop", poll)
    room.deliver()
    assert "Det blev inget av de här datumen." in in_room(room, CARD)[0]
    assert "Ingenting väntar" in said(room.presses(FRIDA, "duties.list"))


def test_the_home_asks_who_has_not_answered_and_leads_to_the_form(room: Small) -> None:
    asks(room)
    home = room.does(BOSSE, Kind.EVENT, "home.opened")
    assert "Vilka dagar kan du komma? Det gäller Vårens träff." in repr(home)
    assert "date_polls.answer" in buttons_of(listed(room, BOSSE))


def test_who_leaves_takes_their_answer_along(room: Small) -> None:
    poll = asks(room)
    answers(room, BOSSE, poll, "yes", "yes")
    answers(room, CLARA, poll, "yes", "no")
    room.db.run(departures.depart, BOSSE, departures.Why.LEFT, now=room.now)
    assert [one.member for one in room.db.read(lambda store: store.date_polls.replies(poll))] == ["clara"]
    come_to(room, 11)
    assert "1 av 4" in said(room.stands(TO_FRIDA, PROPOSAL_CARD)[0])


def test_a_guest_answers_like_anybody_and_who_is_not_let_in_does_not(room: Small) -> None:
    guest = Member("gast", "n1", "Gunilla Gäst", pledge=PLEDGE_VERSION, guest=True)
    outside = Member("ute", "n1", "Ute", pledge=PLEDGE_VERSION, standing=Standing.APPLIED)
    for one in (guest, outside):
        room.db.run(lambda store, member: store.members.add(member, identity(member.id)), one)
    poll = asks(room)
    answers(room, guest, poll, "yes", "no")
    assert "bara för nätverkets medlemmar" in repr(room.presses(outside, "date_polls.answer", poll))
    assert [one.member for one in room.db.read(lambda store: store.date_polls.replies(poll))] == ["gast"]


def test_who_is_in_two_rooms_is_asked_which(room: Small) -> None:
    room.db.run(lambda store: store.networks.add(Network("n2", "Andra rummet", "sv", b"0" * 16), ELSEWHERE))
    room.db.run(
        lambda store: store.members.add(Member("b2", "n2", "Bosse Al", pledge=PLEDGE_VERSION), identity("bosse"))
    )
    asks(room)
    assert "date_polls.answer" in buttons_of(listed(room, BOSSE))
    there = form_of(room.does(BOSSE, Kind.COMMAND, "traff", place=ELSEWHERE))
    assert "date_polls.answer" not in buttons_of(there)
    assert form_of(room.does(BOSSE, Kind.COMMAND, "traff")).name == "networks.choose"


def three_hundred(store: Store) -> None:
    for number in range(300):
        member = Member(f"m{number}", "n1", f"Medlem Nummer {number}", pledge=PLEDGE_VERSION)
        store.members.add(member, identity(member.id))


def test_three_hundred_answers_are_shown_within_the_platforms_limits(room: Small) -> None:
    room.db.run(three_hundred)
    dates = {f"day{row}": f"2026-04-{20 + row}" for row in range(3)}
    poll = asks(room, **dates)
    kept = room.db.read(lambda store: store.date_polls.get(poll))
    assert kept

    def answer_all(store: Store) -> None:
        from domain.date_polls import Reply  # noqa: PLC0415
        from domain.dates import Answer  # noqa: PLC0415

        for number in range(300):
            store.date_polls.reply(Reply(poll, f"m{number}", (Answer.YES, Answer.NO, Answer.IF_NEEDED), "r" * 300))

    room.db.run(answer_all)
    come_to(room, 11)
    for route, subject in (("see", poll), ("who", f"{poll} 0"), ("remarks", f"{poll} 0"), ("options", poll)):
        form = form_of(room.presses(FRIDA, f"date_polls.{route}", subject))
        assert isinstance(form, Form)
        check_view(draw.modal(form), "modal", lambda: "id1")
    every = said(room.presses(FRIDA, "date_polls.who", f"{poll} 0"))
    assert all(f"Nummer {number}" in every for number in range(300))
    drawn = draw.message(room.stands(TO_FRIDA, PROPOSAL_CARD)[0])
    check_message(drawn["text"], drawn["blocks"], text_limit=4000)


def test_nothing_of_it_depends_on_when_one_answered(room: Small) -> None:
    poll = asks(room)
    answers(room, BOSSE, poll, "yes", "no")
    room.pass_time(timedelta(hours=3))
    before = room.db.read(lambda store: store.date_polls.replies(poll))
    answers(room, BOSSE, poll, "yes", "no")
    assert room.db.read(lambda store: store.date_polls.replies(poll)) == before


def test_what_has_been_is_neither_proposed_nor_chosen(room: Small) -> None:
    """The worker was away, or nobody who leads looked until the first of the dates was over."""
    poll = asks(room)
    answers(room, ANNA, poll, "yes", "yes")
    answers(room, BOSSE, poll, "yes", "no")
    come_to(room, 18)
    proposed = form_of(room.presses(FRIDA, "date_polls.proposal", poll))
    assert "17 mars" not in said(proposed)
    assert "torsdag 19 mars" in said(proposed)
    any_other = form_of(room.presses(FRIDA, "date_polls.options", poll))
    assert [button.label for button in buttons_of(any_other).values()] == ["torsdag 19 mars kl. 13.00"]
    assert "Välj en tid som inte har varit" in said(room.presses(FRIDA, "meetings.invite", f"{poll} 0", listed(room)))
    come_to(room, 20)
    assert "Alla datum i frågan har varit" in said(form_of(room.presses(FRIDA, "date_polls.proposal", poll)))
