"""Getting in, press by press: applicants, the facilitator who decides, the samtalslöfte, and who came past all that."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar, cast

import pytest

from bot.demo.validation import check_message, check_view
from bot.slack import draw
from domain import applications, presence
from domain.members import PLEDGE_VERSION, Account, Member, Person, Role, Standing
from domain.networks import Network, Settings
from domain.ports import Outsider
from domain.ports import Person as InPrivate
from handlers.applications import SEND, TRIES_A_DAY
from handlers.routes import Kind
from handlers.ui import Choices, Errors, Form, Next, Refused, Reply, Text
from handlers.welcome import PROMISE
from storage import engine as engines
from tests.promises import copies
from tests.small import (
    ANNA,
    BOSSE,
    CLARA,
    ELSEWHERE,
    NETWORK,
    Small,
    buttons_of,
    fields_of,
    form_of,
    identity,
    said,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.store import Store
    from handlers.ui import Card

Asked = TypeVar("Asked", bound="Callable[..., object]")

CODE = "Blåsippa 26"
SETTINGS = Settings(CODE, (("Vikinge", "mellan"), ("Åsby", "liten")))
TOLD = {"title": "enhetschef hemtjänst", "municipality": "vikinge kommun"}
CAMILLA = Member("camilla", "n1", "Camilla Ljung")
"""Nobody knows her yet but the platform: her `id` is her name there."""


@pytest.fixture
def room(room: Small) -> Small:
    """Anna facilitates, Clara is her deputy."""

    def act(store: Store) -> None:
        store.networks.change(replace(NETWORK, settings=SETTINGS))
        store.members.change(replace(ANNA, role=Role.FACILITATOR))
        store.members.change(replace(CLARA, role=Role.DEPUTY))

    room.db.run(act)
    comes(room, "camilla", "Camilla Ljung")
    return room


def comes(room: Small, user: str, name: str, account: Account = Account.FULL) -> Person:
    """Into the workspace."""
    person = Person(identity(user), name, account)
    room.people[person.identity] = person
    return person


def apply(room: Small, code: str = CODE, who: Member = CAMILLA, **told: str) -> Reply:
    return room.sends(who, form_of(room.presses(who, "applications.open")), **{"code": code, **TOLD, **told})


def known(room: Small, user: str = "camilla", network: str = "n1") -> Member | None:
    those = room.db.read(lambda store: store.members.known_as(identity(user)))
    return next((one for one in those if one.network == network), None)


def theirs(room: Small, user: str = "camilla") -> Member:
    member = known(room, user)
    assert member
    return member


def card(room: Small, to: str, name: str = applications.CARD) -> Card:
    room.deliver()
    [shown] = room.stands(InPrivate(to), name)
    return shown


def approve(room: Small, by: Member = ANNA) -> Reply:
    return room.presses(by, "applications.approve", theirs(room).id)


class TestForm:
    def test_it_asks_for_code_role_and_municipality_shows_the_samtalslofte_and_names_no_network(
        self, room: Small
    ) -> None:
        form = form_of(room.presses(CAMILLA, "applications.open"))
        assert [type(one) for one in fields_of(form).values()] == [Text, Text, Text]
        assert "Det som sägs i rummet stannar i rummet." in said(form)
        assert NETWORK.name not in repr(form)
        assert "Vikinge" not in repr(form)

    @pytest.mark.parametrize("field", ["code", "title", "municipality"])
    def test_what_is_missing_is_said_at_its_field(self, room: Small, field: str) -> None:
        form = form_of(room.presses(CAMILLA, "applications.open"))
        reply = room.sends(CAMILLA, form, **{"code": CODE, **TOLD, field: "\u200b "})
        assert isinstance(reply, Errors)
        assert list(reply.sentences) == [field]

    def test_personal_data_is_stopped_but_a_code_may_look_like_anything(self, room: Small) -> None:
        assert isinstance(apply(room, title="enhetschef, ring 070-174 06 05"), Errors)
        assert isinstance(apply(room, "070-174 06 05"), Next)

    def test_a_member_is_in_already_and_may_have_a_code_to_another_network(self, room: Small) -> None:
        form = form_of(room.presses(BOSSE, "applications.open"))
        assert f"Du är redan med i {NETWORK.name}." in said(form)
        [another] = buttons_of(form)
        assert form_of(room.presses(BOSSE, another, form=form)).name == SEND

    def test_a_member_of_one_network_applies_to_another(self, room: Small) -> None:
        other = Network("n2", "Nattchefer", "sv", b"salt", Settings("Lärka"))
        room.db.run(lambda store: store.networks.add(other, ELSEWHERE))
        comes(room, "bosse", "Bosse Al")
        refused = room.does(BOSSE, Kind.COMMAND, "fraga", place=ELSEWHERE)
        assert isinstance(refused, Refused)
        form = form_of(room.does(BOSSE, Kind.PRESS, refused.way_in.route, place=ELSEWHERE))
        assert said(apply(room)) == said(room.sends(BOSSE, form, code="larka", **TOLD))
        there = known(room, "bosse", "n2")
        assert there
        assert (there.standing, there.id == BOSSE.id) == (Standing.APPLIED, False)
        assert known(room, "bosse") == BOSSE


class TestCode:
    def test_right_and_wrong_get_the_same_answer_after_the_same_work(self, room: Small) -> None:
        wrong, right = self.worked(room, "fel"), self.worked(room, CODE)
        assert wrong == right
        assert theirs(room).standing is Standing.APPLIED

    @staticmethod
    def worked(room: Small, code: str) -> tuple[Reply, list[str]]:
        """The answer, and what was asked of the house on the way to it, in order."""
        work: list[str] = []
        kept = room.services

        def noting(name: str, asked: Asked) -> Asked:
            def ask(*args: object, **kwargs: object) -> object:
                work.append(f"{name} {getattr(args[0], '__name__', '')}")
                return asked(*args, **kwargs)

            return cast("Asked", ask)

        platform = replace(kept.platform, who=noting("who", kept.platform.who))
        room.services = replace(kept, run=noting("run", kept.run), read=noting("read", kept.read), platform=platform)
        reply = apply(room, code)
        room.services = kept
        return reply, work

    def test_a_wrong_one_leaves_nothing_and_the_right_one_no_more_than_an_application(
        self, room: Small, sqlite_url: str
    ) -> None:
        engine = engines.make(sqlite_url)
        before = copies.tables(engine)
        apply(room, "fel")
        assert copies.tables(engine) == before
        apply(room)
        after = copies.tables(engine)
        changed = {table for table in after if after[table] != before[table]}
        assert changed == {"members", "applications", "duties", "letters"}
        assert CODE not in repr(after["members"])
        engine.dispose()

    @pytest.mark.parametrize("account", [Account.CLOSED, None])
    def test_nor_does_the_right_one_of_somebody_who_may_not_be_let_in(
        self, room: Small, account: Account | None
    ) -> None:
        answer = apply(room)
        room.people.clear()
        if account:
            comes(room, "doris", "Doris", account)
        assert apply(room, who=replace(CAMILLA, id="doris")) == answer
        assert known(room, "doris") is None

    def test_tries_are_few_a_day_and_the_answer_does_not_say_so(self, room: Small) -> None:
        answers = [apply(room, f"fel {number}") for number in range(TRIES_A_DAY)]
        assert apply(room) == answers[0]
        assert known(room) is None
        comes(room, "doris", "Doris")
        apply(room, who=replace(CAMILLA, id="doris"))
        assert known(room, "doris"), "somebody else's tries are their own"


class TestDeciding:
    def test_the_card_holds_all_that_the_form_takes(self, room: Small) -> None:
        form = form_of(room.presses(CAMILLA, "applications.open"))
        check_view(draw.modal(form), "modal", "id1".format)
        most = {name: "å😀" * (one.most // 2) for name, one in fields_of(form).items() if isinstance(one, Text)}
        comes(room, "camilla", "Camilla " * 10)
        room.sends(CAMILLA, form, **{**most, "code": CODE})
        shown = card(room, "anna")
        assert most["title"] in said(shown)
        drawn = draw.message(shown)
        check_message(drawn["text"], drawn["blocks"], text_limit=4000)

    def test_the_facilitator_sees_who_it_is(self, room: Small) -> None:
        apply(room)
        shown = said(card(room, "anna"))
        assert "Namn: Camilla Ljung\nRoll: enhetschef hemtjänst\nKommun eller arbetsgivare: Vikinge" in shown
        assert "Konto: Vanligt konto" in shown
        assert room.stands(InPrivate("clara"), applications.CARD) == []

    def test_a_guests_account_and_a_municipality_that_is_not_on_the_list_are_pointed_out(self, room: Small) -> None:
        comes(room, "camilla", "Camilla Ljung", Account.GUEST)
        apply(room, municipality="Annanstans")
        shown = said(card(room, "anna"))
        assert "Konto: Gästkonto" in shown
        assert "Annanstans (står inte på rummets lista)" in shown
        approve(room)
        assert theirs(room).guest

    def test_a_yes_brings_the_samtalslofte_and_the_card_says_so_until_they_are_in(self, room: Small) -> None:
        apply(room)
        card(room, "anna")
        approve(room)
        assert said(card(room, "anna")) == "Camilla Ljung är insläppt och har fått samtalslöftet att läsa."
        id = theirs(room).id
        assert PROMISE in buttons_of(card(room, id, applications.WELCOME_CARD))
        accept(room)
        room.deliver()
        assert room.acts == [("let_in", str(identity("camilla")))]
        in_the_channel(room, "camilla")
        assert "questions.door" in buttons_of(card(room, id, applications.BEGIN_CARD))
        assert room.stands(InPrivate("anna"), applications.CARD) == []
        assert form_of(room.presses(CAMILLA, "questions.door")).name == "questions.write"

    def test_only_those_who_look_after_the_room_decide(self, room: Small) -> None:
        apply(room)
        for route in ("applications.approve", "applications.decline"):
            assert said(room.presses(BOSSE, route, theirs(room).id)) == room.services.words("sv")(
                "refusal-not-facilitator"
            )
        assert isinstance(room.presses(CAMILLA, "applications.approve", theirs(room).id), Refused)
        assert theirs(room).standing is Standing.APPLIED

    def test_the_deputy_may_and_who_comes_second_hears_that_it_is_decided(self, room: Small) -> None:
        apply(room)
        id = theirs(room).id
        room.presses(CLARA, "applications.decline", id)
        assert "Någon har redan svarat" in said(room.presses(ANNA, "applications.approve", id))
        assert known(room) is None

    def test_an_account_closed_meanwhile_cannot_be_let_in(self, room: Small) -> None:
        apply(room)
        room.people.clear()
        assert "Kontot är stängt" in said(approve(room))
        assert theirs(room).standing is Standing.APPLIED

    @pytest.mark.parametrize(("phone", "call"), [("040-10 20 30", "Ring 040-10 20 30."), ("", "den som bjöd in dig")])
    def test_a_no_is_kind_and_says_whom_to_call(self, room: Small, phone: str, call: str) -> None:
        settings = replace(SETTINGS, phone=phone)
        room.db.run(lambda store: store.networks.change(replace(NETWORK, settings=settings)))
        apply(room)
        card(room, "anna")
        room.presses(ANNA, "applications.decline", theirs(room).id)
        room.deliver()
        [told] = room.stands(Outsider(identity("camilla")), applications.DECLINED_CARD)
        assert f"Tack för att du vill vara med i {NETWORK.name}." in said(told)
        assert call in said(told)
        assert room.stands(InPrivate("anna"), applications.CARD) == []

    def test_meanwhile_the_applicant_is_refused_as_everybody_is(self, room: Small) -> None:
        stranger = room.presses(CAMILLA, "questions.door")
        apply(room)
        assert isinstance(stranger, Refused)
        assert room.presses(CAMILLA, "questions.door") == stranger
        approve(room)
        assert room.presses(CAMILLA, "questions.door") == stranger
        accept(room)
        assert room.presses(CAMILLA, "questions.door") == stranger


def accept(room: Small, form: Form | None = None) -> Reply:
    return room.sends(CAMILLA, form or form_of(room.presses(CAMILLA, PROMISE, theirs(room).id)))


def in_the_channel(room: Small, *users: str) -> None:
    people = [room.people[identity(user)] for user in users]
    room.db.run(applications.found, "n1", people, chance=room.services.chance, now=room.now)


class TestPromising:
    @pytest.fixture
    def room(self, room: Small) -> Small:
        apply(room)
        room.deliver()
        approve(room)
        return room

    def test_asking_once_more_to_get_in_leads_to_it(self, room: Small) -> None:
        form = form_of(room.presses(CAMILLA, "applications.open"))
        assert form.name == PROMISE
        accept(room, form)
        assert theirs(room).pledge == PLEDGE_VERSION

    def test_it_is_written_at_once_for_somebody_who_is_not_inside(self, room: Small) -> None:
        reply = accept(room)
        assert theirs(room).pledge == PLEDGE_VERSION
        assert "Nu öppnas kanalen för dig." in said(reply)
        assert "Nu öppnas kanalen" in said(room.presses(CAMILLA, PROMISE, theirs(room).id)), "asked again"

    def test_and_with_all_others_of_the_day_for_somebody_who_is(self, room: Small) -> None:
        in_the_channel(room, "camilla")
        reply = accept(room)
        assert theirs(room).pledge == 0
        assert "questions.door" in buttons_of(reply)
        assert form_of(room.presses(CAMILLA, "questions.door")).name == "questions.write"

    def test_an_older_wording_is_shown_anew(self, room: Small) -> None:
        form = form_of(room.presses(CAMILLA, PROMISE, theirs(room).id))
        old = replace(form, hidden={**form.hidden, "version": str(PLEDGE_VERSION - 1)})
        assert form_of(accept(room, old)).name == PROMISE
        assert theirs(room).pledge < PLEDGE_VERSION

    def test_nobody_promises_for_another(self, room: Small) -> None:
        id = theirs(room).id
        form = form_of(room.presses(CAMILLA, PROMISE, id))
        stranger, gone = replace(CAMILLA, id="doris"), room.services.words("sv")("refusal-not-found")
        assert isinstance(room.presses(stranger, PROMISE, id), Refused)
        assert isinstance(room.sends(stranger, form), Refused)
        assert said(room.presses(BOSSE, PROMISE, id)) == said(room.sends(BOSSE, form)) == gone
        assert theirs(room).pledge == 0

    def test_the_reminder_leads_to_it_and_goes_quiet_when_it_is_done(self, room: Small) -> None:
        room.deliver()
        room.pass_time(timedelta(days=7))
        room.db.run(applications.keep_moving, room.services.holiday, now=room.now)
        id = theirs(room).id
        assert PROMISE in buttons_of(card(room, id, applications.REMINDER_CARD))
        accept(room)
        assert buttons_of(card(room, id, applications.REMINDER_CARD)) == {}

    @pytest.mark.parametrize("account", [Account.CLOSED, Account.GUEST])
    def test_an_account_that_is_closed_or_becomes_a_guests_on_the_way_leaves_nothing(
        self, room: Small, account: Account
    ) -> None:
        assert "insläppt" in said(card(room, "anna"))
        person = comes(room, "camilla", "Camilla Ljung", account)
        room.db.run(presence.changed, person, owners=(), now=room.now)
        room.deliver()
        assert known(room) is None
        assert room.stands(InPrivate("anna"), applications.CARD) == []

    def test_in_english_for_whoever_reads_it(self, room: Small) -> None:
        room.db.run(lambda store: store.members.change(replace(theirs(room), language="en")))
        assert "You have been let in" in said(card(room, theirs(room).id, applications.WELCOME_CARD))


class TestPastTheBot:
    @pytest.fixture
    def room(self, room: Small) -> Small:
        comes(room, "mia", "Mia Gäst", Account.GUEST)
        comes(room, "fremd", "Fremd Ling", Account.CLOSED)
        in_the_channel(room, "camilla", "mia", "fremd")
        return room

    def list(self, room: Small) -> Form:
        return form_of(room.presses(ANNA, "applications.found"))

    def test_they_stay_refused_and_the_facilitator_sees_them_on_one_card(self, room: Small) -> None:
        shown = said(card(room, "anna", applications.FOUND_CARD))
        assert f"3 personer är i kanalen för {NETWORK.name}" in shown
        assert "Camilla Ljung, Fremd Ling, Mia Gäst" in shown
        assert isinstance(room.presses(CAMILLA, "questions.door"), Refused)

    def test_one_is_let_in_and_one_put_out_and_the_third_waits(self, room: Small) -> None:
        form, mia = self.list(room), theirs(room, "mia").id
        offered = {
            one.name: [option.label for option in one.options]
            for one in fields_of(form).values()
            if isinstance(one, Choices)
        }
        assert offered["let_in"] == ["Camilla Ljung", "Mia Gäst"], "a closed account is let in by nobody"
        assert offered["put_out"] == ["Camilla Ljung", "Fremd Ling", "Mia Gäst"]
        reply = room.sends(ANNA, form, let_in=(theirs(room).id,), put_out=(mia,))
        assert "Insläppta: 1. Borttagna: 1." in said(reply)
        assert "Fremd Ling" in said(card(room, "anna", applications.FOUND_CARD))
        assert ("put_out", str(identity("mia"))) in room.acts
        [told] = room.stands(Outsider(identity("mia")), applications.PUT_OUT_CARD)
        assert "applications.open" in buttons_of(told)
        accept(room)
        assert form_of(room.presses(CAMILLA, "questions.door")).name == "questions.write"

    def test_nobody_is_both_and_somebody_is_chosen(self, room: Small) -> None:
        form, id = self.list(room), theirs(room).id
        for chosen in ({"let_in": (id,), "put_out": (id,)}, {"let_in": (), "put_out": ()}):
            assert isinstance(room.sends(ANNA, form, **chosen), Errors)
        assert theirs(room).standing is Standing.FOUND

    def test_everyone_at_once_is_everyone_who_was_seen(self, room: Small) -> None:
        button = buttons_of(card(room, "anna", applications.FOUND_CARD))["applications.let_all_in"]
        assert button.confirm
        comes(room, "doris", "Doris Sen")
        in_the_channel(room, "doris")
        assert "Listan har ändrats" in said(room.presses(ANNA, button.route, button.subject))
        assert theirs(room).standing is Standing.FOUND
        button = buttons_of(card(room, "anna", applications.FOUND_CARD))["applications.let_all_in"]
        assert "Insläppta: 3." in said(room.presses(ANNA, button.route, button.subject))
        assert theirs(room, "doris").standing is Standing.APPROVED
        assert theirs(room, "fremd").standing is Standing.FOUND

    def test_when_nobody_waits_any_more_the_card_is_gone(self, room: Small) -> None:
        card(room, "anna", applications.FOUND_CARD)
        everyone = tuple(theirs(room, user).id for user in ("camilla", "mia", "fremd"))
        room.sends(ANNA, self.list(room), put_out=everyone)
        room.deliver()
        assert room.stands(InPrivate("anna"), applications.FOUND_CARD) == []
        assert "Alla i kanalen är insläppta." in said(self.list(room))

    def test_more_than_a_list_holds_come_in_turns(self, room: Small) -> None:
        for number in range(110):
            comes(room, f"many{number}", f"Många {number:03}")
        in_the_channel(room, *(f"many{number}" for number in range(110)))
        assert "och 103 till" in said(card(room, "anna", applications.FOUND_CARD))
        form = self.list(room)
        check_view(draw.modal(form), "modal", "id1".format)
        assert "Här står 100 av 113." in said(form)
        assert {len(one.options) for one in fields_of(form).values() if isinstance(one, Choices)} == {99, 100}

    def test_no_member_goes_through_the_list(self, room: Small) -> None:
        no = room.services.words("sv")("refusal-not-facilitator")
        assert said(room.presses(BOSSE, "applications.found")) == no
        assert said(room.presses(BOSSE, "applications.let_all_in")) == no
        assert isinstance(room.sends(BOSSE, self.list(room), let_in=(theirs(room).id,)), Errors)
        assert theirs(room).standing is Standing.FOUND
