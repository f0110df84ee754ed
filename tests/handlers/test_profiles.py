"""A profile a little at a time, the whole of it, one's own hours; the list one calls from and what is behind it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

import pytest

from bot.demo.validation import check_view
from bot.slack import draw
from domain.members import PLEDGE_VERSION, Attributes, Member, Profile, Role, Standing
from domain.networks import Settings
from domain.profiles import Ask
from domain.quiet import DAYTIME, NIGHTS, Pause, Quiet
from domain.themes import THEMES
from handlers.routes import Kind
from handlers.today import Today
from handlers.ui import Choice, Errors, Heading, Home, Text
from tests.small import (
    ANNA,
    BOSSE,
    CLARA,
    NETWORK,
    Small,
    buttons_of,
    fields_of,
    form_of,
    identity,
    said,
)

if TYPE_CHECKING:
    from handlers.ui import Card, Form, Reply, Value

NUMBERS = count()
LIST = Settings(municipalities=(("Almsjö", "liten"), ("Ekestad", "stor")))
PHONE = "070-174 06 05"


def shown(reply: Reply) -> Form:
    """The form, which Slack takes."""
    form = form_of(reply)
    check_view(draw.modal(form), "modal", lambda: f"id{next(NUMBERS)}")
    return form


def home(reply: Reply) -> Card:
    assert isinstance(reply, Home), reply
    return reply.card


def opened_home(room: Small, member: Member = ANNA) -> Card:
    return home(room.does(member, Kind.EVENT, "home.opened"))


def asked_for(card: Card) -> str:
    button = buttons_of(card).get("profiles.ask")
    return button.subject if button else ""


def stored(room: Small, member: Member = ANNA) -> Member:
    found = room.db.read(lambda store: store.members.get(member.id))
    assert found
    return found


def give_list(room: Small) -> None:
    room.db.run(lambda store: store.networks.change(replace(NETWORK, settings=LIST)))


def join(room: Small, members: list[Member]) -> None:
    def act(store: object) -> None:
        for member in members:
            store.members.add(member, identity(member.id))  # type: ignore[attr-defined]

    room.db.run(act)


FITTING: dict[Ask, Value] = {
    Ask.TALKS_ABOUT: ("natt",),
    Ask.FIELD: "hemtjanst",
    Ask.PROVIDER: "kommunal",
    Ask.SIZE_CLASS: "liten",
    Ask.SINCE: "2016",
    Ask.WORKS_NIGHTS: "no",
    Ask.PHONE: PHONE,
    Ask.WORKPLACE: "Solgläntan",
    Ask.CLOSE_TO: ("bosse",),
}


def test_home_asks_for_one_thing_each_time_until_all_is_told(room: Small) -> None:
    asked = []
    while ask := asked_for(opened_home(room)):
        form = shown(room.presses(ANNA, "profiles.ask", ask))
        assert set(fields_of(form)) == {ask}
        after = home(room.sends(ANNA, form, **{ask: FITTING[Ask(ask)]}))
        assert asked_for(after) == "", "never two in a row"
        assert "Det är sparat" in said(after)
        asked.append(ask)
    assert asked == [ask for ask in Ask if ask in FITTING and ask is not Ask.SIZE_CLASS]
    assert stored(room) == replace(
        ANNA,
        attributes=Attributes("enhetschef", "Åsby", "liten", "kommunal", works_nights=False),
        profile=Profile("hemtjanst", 2016, ("natt",), PHONE, ("bosse",), tuple(sorted(asked)), "Solgläntan"),
    )


def test_not_now_is_never_again_and_is_written_when_the_day_is_over(room: Small) -> None:
    first = asked_for(opened_home(room))
    assert asked_for(home(room.presses(ANNA, "profiles.not_now", first))) == "", "never two in a row"
    second = asked_for(opened_home(room))
    assert second != first
    assert stored(room) == ANNA
    room.pass_time(timedelta(days=1))
    assert asked_for(opened_home(room)) == second
    assert stored(room).profile == Profile(asked=(first,))
    room.services = replace(room.services, today=Today())
    assert asked_for(opened_home(room)) == second


def test_a_left_out_answer_is_an_answer(room: Small) -> None:
    first = asked_for(opened_home(room))
    room.sends(ANNA, shown(room.presses(ANNA, "profiles.ask", first)))
    assert asked_for(opened_home(room)) != first


def test_nobody_is_asked_for_what_nobody_asks(room: Small) -> None:
    for route in ("profiles.ask", "profiles.not_now"):
        assert said(room.presses(ANNA, route, "salary")) == "Det du söker finns inte längre."


def test_the_two_forms_ask_for_everything_once_and_tell_who_sees_it(room: Small) -> None:
    seen = shown(room.presses(ANNA, "profiles.open"))
    unseen = shown(room.presses(ANNA, buttons_of(seen)["profiles.open_unseen"].route, form=seen))
    fields = {**fields_of(seen), **fields_of(unseen)}
    assert set(fields) == set(Ask)
    assert not fields_of(seen).keys() & fields_of(unseen).keys()
    for form, words in ((seen, "Vilka är med"), (unseen, "inte för någon")):
        assert all(words in field.hint for field in fields_of(form).values())


def test_each_form_leaves_what_is_in_the_other(room: Small) -> None:
    first = stored(room)
    room.sends(ANNA, shown(room.presses(ANNA, "profiles.open_unseen")), works_nights="yes", close_to=("clara",))
    room.sends(
        ANNA, shown(room.presses(ANNA, "profiles.open")), title="chef", phone=PHONE, talks_about=("natt", "schema")
    )
    room.sends(ANNA, shown(room.presses(ANNA, "profiles.open")))
    told = stored(room)
    assert told.attributes == replace(first.attributes, title="chef", works_nights=True)
    assert (told.profile.phone, told.profile.close_to) == (PHONE, ("clara",))
    assert set(told.profile.talks_about) == {"natt", "schema"}
    emptied = shown(room.presses(ANNA, "profiles.open"))
    room.sends(ANNA, emptied, title="", municipality="", talks_about=(), phone="")
    assert stored(room).profile.phone == ""
    assert stored(room).attributes == Attributes(works_nights=True)


@pytest.mark.parametrize(
    ("field", "written"),
    [(Ask.PHONE, "växeln"), (Ask.SINCE, "i fjol"), (Ask.TITLE, "chef för Anna 19121212-1212")],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(room: Small, field: Ask, written: str) -> None:
    form = shown(room.presses(ANNA, "profiles.open"))
    filled: dict[str, Value] = {field: written, "talks_about": ("natt",)}
    reply = room.sends(ANNA, form, **filled)
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == [field]
    assert stored(room) == ANNA


def test_the_municipality_comes_from_the_list_and_brings_its_size(room: Small) -> None:
    assert isinstance(fields_of(shown(room.presses(BOSSE, "profiles.open")))["municipality"], Text)
    give_list(room)
    form = shown(room.presses(BOSSE, "profiles.open"))
    choice = fields_of(form)["municipality"]
    assert isinstance(choice, Choice)
    assert [option.value for option in choice.options] == ["Almsjö", "Ekestad"]
    room.sends(BOSSE, form, municipality="Ekestad")
    assert stored(room, BOSSE).attributes == Attributes(municipality="Ekestad", size_class="stor")
    assert "size_class" not in fields_of(shown(room.presses(BOSSE, "profiles.open_unseen")))
    own = fields_of(shown(room.presses(ANNA, "profiles.open")))["municipality"]
    assert isinstance(own, Choice)
    assert (own.initial, len(own.options)) == ("Åsby", 3)


def test_a_profile_says_nothing_of_when_it_was_written(room: Small, sqlite_url: str) -> None:
    def rows() -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as database:
            return database.execute("select * from members order by id").fetchall()

    left = []
    for _ in range(2):
        room.sends(ANNA, shown(room.presses(ANNA, "profiles.open")), phone=PHONE)
        room.sends(ANNA, shown(room.presses(ANNA, "profiles.settings")), hours="night")
        left.append(rows())
        room.db.run(lambda store: store.members.change(ANNA))
        room.pass_time(timedelta(days=3, hours=5))
    assert left[0] == left[1] != rows()


@pytest.mark.parametrize(
    ("chosen", "stands"),
    [
        ({"hours": "day"}, None),
        ({"hours": "evening"}, Quiet(22, 14)),
        ({"hours": "night"}, NIGHTS),
        ({"hours": "own", "opens": "6", "closes": "0"}, Quiet(0, 6)),
    ],
)
def test_hours_are_chosen_and_stand_there_next_time(
    room: Small, chosen: dict[str, Value], stands: Quiet | None
) -> None:
    form = shown(room.presses(ANNA, "profiles.settings"))
    assert fields_of(form)["hours"].initial == "day"
    room.sends(ANNA, form, **chosen)
    assert stored(room) == replace(ANNA, quiet=stands)
    again = fields_of(shown(room.presses(ANNA, "profiles.settings")))
    assert {name: again[name].initial for name in chosen} == chosen


def test_who_sets_both_clocks_and_passes_the_choice_above_by_gets_them(room: Small) -> None:
    room.sends(ANNA, shown(room.presses(ANNA, "profiles.settings")), opens="9", closes="11")
    assert stored(room).quiet == Quiet(start=11, end=9)
    room.sends(ANNA, shown(room.presses(ANNA, "profiles.settings")), hours="evening")
    assert stored(room).quiet == Quiet(22, 14)


def test_hours_of_the_night_are_there_for_who_works_nights(room: Small) -> None:
    room.db.run(lambda store: store.members.change(replace(ANNA, attributes=Attributes(works_nights=True))))
    form = shown(room.presses(ANNA, "profiles.settings"))
    assert fields_of(form)["hours"].initial == "night"
    room.sends(ANNA, form, hours="day")
    assert stored(room).quiet == DAYTIME


@pytest.mark.parametrize(
    ("opens", "closes", "wrong"), [(None, None, {"opens", "closes"}), ("7", None, {"closes"}), ("7", "7", {"closes"})]
)
def test_own_hours_are_two_different_ones(room: Small, opens: str | None, closes: str | None, wrong: set[str]) -> None:
    form = shown(room.presses(ANNA, "profiles.settings"))
    reply = room.sends(ANNA, form, hours="own", opens=opens, closes=closes)
    assert isinstance(reply, Errors)
    assert set(reply.sentences) == wrong


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_kept(room: Small) -> None:
    form = shown(room.presses(ANNA, "profiles.settings"))
    reply = room.sends(ANNA, form, hours="own", opens="7", closes=None, until="2026-03-02", digest=True, language="en")
    assert isinstance(reply, Errors)
    assert reply.sentences == {
        "closes": "Välj ett klockslag här, eller välj något annat än egna tider.",
        "until": "Välj en dag från i dag och högst ett år framåt, eller lämna tomt.",
    }
    assert stored(room) == ANNA


@pytest.mark.parametrize("until", ["2026-03-02", "2027-03-05", "2026-02-30", "snart"])
def test_a_pause_ends_on_a_day_that_there_is(room: Small, until: str) -> None:
    reply = room.sends(ANNA, shown(room.presses(ANNA, "profiles.settings")), until=until)
    assert isinstance(reply, Errors)
    assert set(reply.sentences) == {"until"}


@pytest.mark.parametrize("until", ["2026-03-03", "2026-03-20", "2027-03-04"])
def test_a_pause_begins_today_stands_there_and_is_ended_with_a_press(room: Small, until: str) -> None:
    room.sends(ANNA, shown(room.presses(ANNA, "profiles.settings")), until=until)
    assert stored(room).pause == Pause(date(2026, 3, 3), date.fromisoformat(until))
    again = shown(room.presses(ANNA, "profiles.settings"))
    assert str(fields_of(again)["until"].initial) == until
    assert "Du har paus till och med" in said(again)
    room.sends(ANNA, again, hours="night")
    assert stored(room).pause == Pause(date(2026, 3, 3), date.fromisoformat(until)), "saved with all the rest"
    ended = shown(room.presses(ANNA, "profiles.resume", form=again))
    assert stored(room) == replace(ANNA, quiet=NIGHTS)
    assert "Pausen är slut." in said(ended)
    assert "profiles.resume" not in buttons_of(ended)
    assert fields_of(ended)["until"].initial is None


@pytest.mark.parametrize("by_press", [True, False])
def test_a_pause_is_ended_from_ones_own_page_and_by_leaving_out_the_day(room: Small, *, by_press: bool) -> None:
    room.sends(ANNA, shown(room.presses(ANNA, "profiles.settings")), until="2026-03-20")
    assert stored(room).pause
    form = shown(room.presses(ANNA, "profiles.settings"))
    ended = room.presses(ANNA, "profiles.resume") if by_press else room.sends(ANNA, form, until=None)
    assert "Det är sparat" in said(home(ended))
    assert stored(room).pause is None


def test_a_pause_that_is_over_stands_nowhere(room: Small) -> None:
    room.sends(ANNA, shown(room.presses(ANNA, "profiles.settings")), until="2026-03-20")
    room.now = datetime(2026, 3, 21, 12, tzinfo=UTC)
    form = shown(room.presses(ANNA, "profiles.settings"))
    assert "profiles.resume" not in buttons_of(form)
    assert fields_of(form)["until"].initial is None


def test_nobody_else_sees_a_pause_or_a_wish(room: Small) -> None:
    room.db.run(lambda store: store.members.change(replace(BOSSE, role=Role.FACILITATOR)))
    seen = {}
    for wishes in (False, True):
        room.sends(ANNA, shown(room.presses(ANNA, "profiles.settings")), **({"until": "2026-03-20"} if wishes else {}))
        room.sends(ANNA, shown(room.presses(ANNA, "profiles.settings")), digest=wishes)
        managed = shown(room.sends(BOSSE, shown(room.presses(BOSSE, "profiles.manage")), whom="anna"))
        shows = (shown(room.presses(BOSSE, route)) for route in ("profiles.list", "visibility.open", "networks.menu"))
        seen[wishes] = [said(form) for form in (managed, *shows)]
    assert stored(room).pause
    assert seen[False] == seen[True]


def test_a_facilitator_is_told_who_gets_what_waits(room: Small) -> None:
    sentence = "Har alla samtalsledare paus får ersättaren det som väntar."
    assert sentence not in said(shown(room.presses(ANNA, "profiles.settings")))
    room.db.run(lambda store: store.members.change(replace(ANNA, role=Role.FACILITATOR)))
    assert sentence in said(shown(room.presses(ANNA, "profiles.settings")))


def test_the_language_is_spoken_at_once(room: Small) -> None:
    reply = room.sends(ANNA, shown(room.presses(ANNA, "profiles.settings")), language="en")
    assert "Welcome, Anna Ek." in said(home(reply))


MANY = [Member(f"m{number:03}", "n1", f"Chef {number:03}") for number in range(200)]


def names(form: Form) -> list[str]:
    return [part.text for part in form.fields if isinstance(part, Heading)]


def test_two_hundred_members_are_turned_over_each_once(room: Small) -> None:
    told = Profile("hemtjanst", 2016, tuple(THEMES), PHONE)
    join(room, [replace(one, attributes=Attributes("x" * 100, "y" * 100), profile=told) for one in MANY])
    listed = []
    form = shown(room.presses(ANNA, "profiles.list"))
    while True:
        listed += names(form)
        onward = [part for part in buttons_of(form).values() if part.label == "Visa nästa"]
        if not onward:
            break
        form = shown(room.presses(ANNA, "profiles.turn", onward[0].subject, form))
    assert listed == ["Anna Ek", "Bosse Al", *(one.name for one in MANY), "Clara Lind"]
    shown(room.presses(ANNA, "profiles.open_unseen"))


def test_what_is_searched_for_stays_while_one_turns_over(room: Small) -> None:
    join(room, [replace(one, profile=Profile(talks_about=("natt",))) for one in MANY[:30]] + MANY[30:])
    form = shown(room.presses(ANNA, "profiles.list"))
    found = shown(room.sends(ANNA, form, words="chef", theme="natt"))
    onward = shown(room.presses(ANNA, "profiles.turn", buttons_of(found)["profiles.turn"].subject, found))
    assert names(found) + names(onward) == [one.name for one in MANY[:30]]
    assert "profiles.turn" in buttons_of(onward)
    fewer = shown(room.presses(ANNA, "profiles.turn", "20", onward, words="029"))
    assert names(fewer) == ["Chef 029"]
    nobody = shown(room.sends(ANNA, onward, words="finns inte"))
    assert names(nobody) == []
    assert "Ingen passar in" in said(nobody)


def test_the_list_shows_what_was_told_and_of_the_others_nothing(room: Small) -> None:
    away = [
        Member("away", "n1", "Borta Person", present=False),
        Member("applied", "n1", "Sökande Person", standing=Standing.APPLIED),
        Member("elsewhere", "n2", "Annan Person"),
    ]
    room.db.run(lambda store: store.networks.add(replace(NETWORK, id="n2"), None))
    join(room, away)
    profile = Profile("hemtjanst", 2016, ("natt",), PHONE, ("anna",), ("phone",))
    attributes = Attributes("enhetschef", "Almsjö", "liten", "privat", works_nights=True)
    room.db.run(lambda store: store.members.change(replace(BOSSE, profile=profile, attributes=attributes)))
    room.db.run(lambda store: store.members.change(replace(CLARA, role=Role.FACILITATOR)))
    form = shown(room.presses(ANNA, "profiles.list"))
    assert names(form) == ["Anna Ek", "Bosse Al", "Clara Lind, samtalsledare"]
    assert (
        "enhetschef · Almsjö · privat\nhemtjänst · chef sedan 2016\nPratar gärna om natt\nTelefon 070-174 06 05"
        in said(form)
    )
    assert not any(word in said(form) for word in ("Person", "liten"))


@pytest.fixture
def led(room: Small) -> Small:
    room.db.run(lambda store: store.members.change(replace(BOSSE, role=Role.FACILITATOR)))
    room.db.run(lambda store: store.members.change(replace(CLARA, role=Role.DEPUTY)))
    return room


@pytest.mark.parametrize("member", [ANNA, CLARA])
def test_nobody_but_the_facilitator_changes_the_others(led: Small, member: Member) -> None:
    assert "profiles.manage" not in buttons_of(shown(led.presses(member, "profiles.list")))
    form = shown(led.presses(BOSSE, "profiles.manage"))
    for reply in (
        led.presses(member, "profiles.manage"),
        led.sends(member, form, whom="bosse"),
        led.presses(member, "profiles.appoint", "anna"),
        led.presses(member, "profiles.relieve", "bosse"),
        led.presses(member, "departures.remove", "bosse"),
    ):
        assert said(reply) == "Bara samtalsledaren kan göra det här."
    assert stored(led, BOSSE).role is Role.FACILITATOR


def test_behind_the_list_one_is_found_by_name_and_every_act_asks_first(led: Small) -> None:
    listed = shown(led.presses(BOSSE, "profiles.list"))
    form = shown(led.presses(BOSSE, buttons_of(listed)["profiles.manage"].route, form=listed))
    offered = led.does(BOSSE, Kind.SUGGEST, "profiles.look_up", "ann", form=form)
    assert [option.value for option in getattr(offered, "options", ())] == ["anna"]
    anna = shown(led.sends(BOSSE, form, whom="anna"))
    acts = buttons_of(anna)
    assert set(acts) == {"profiles.appoint", "departures.remove"}
    assert all(act.confirm and "Anna Ek" in act.confirm.text and act.subject == "anna" for act in acts.values())
    own = buttons_of(shown(led.sends(BOSSE, form, whom="bosse")))
    assert set(own) == {"profiles.relieve"}
    assert isinstance(led.sends(BOSSE, form, whom="nobody"), Errors)


def test_the_facilitator_hands_the_room_on(led: Small) -> None:
    assert "minst en samtalsledare" in said(led.presses(BOSSE, "profiles.relieve", "bosse"))
    assert "Anna Ek är nu samtalsledare." in said(shown(led.presses(BOSSE, "profiles.appoint", "anna")))
    assert "inte längre" in said(shown(led.presses(ANNA, "profiles.relieve", "bosse")))
    assert [stored(led, one).role for one in (ANNA, BOSSE)] == [Role.FACILITATOR, Role.MEMBER]


def test_the_look_at_a_text_knows_the_list_and_counts_what_members_told(room: Small) -> None:
    def reviewed() -> str:
        form = form_of(room.presses(ANNA, "questions.door"))
        return said(shown(room.sends(ANNA, form, body="Vi i Ekestad undrar hur ni gör.", sender="unnamed")))

    assert "”Ekestad”" not in reviewed()
    give_list(room)
    assert "”Ekestad” kan visa vem det handlar om. Skriv kanske ”en privat utförare”" in reviewed()
    assert "Färre än 5 i rummet" in reviewed()
    colleagues = [replace(one, pledge=PLEDGE_VERSION) for one in MANY[:10]]
    join(room, colleagues)
    for one in colleagues:
        room.sends(one, shown(room.presses(one, "profiles.open")), municipality="Ekestad", provider="kommunal")
    assert "”Ekestad” kan visa vem det handlar om. Skriv kanske ”en större kommun”" in reviewed()
    assert "Minst 10 i rummet" in reviewed()


def test_whom_one_would_rather_not_meet_is_kept_and_shown_to_nobody_else(room: Small) -> None:
    room.sends(ANNA, shown(room.presses(ANNA, "profiles.open_unseen")), rather_not=("bosse", "nobody here"))
    assert stored(room).profile.rather_not == ("bosse",)
    for other in (BOSSE, CLARA):
        assert ANNA.name not in str(fields_of(shown(room.presses(other, "profiles.open_unseen")))["rather_not"].initial)
