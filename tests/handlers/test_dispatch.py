"""What becomes of a request around its handler: who it is, which room it means, and what is seen when it goes wrong."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

import handlers
from domain.delivery import CARD as LETTER
from domain.errors import AlreadyKept, Busy, Empty, NotFound, PledgeDue, Stranger
from domain.members import Role
from domain.networks import Network
from domain.ports import Person, Subject
from handlers.dispatch import TEXT_CARRIED, dispatch
from handlers.members import PLEDGE
from handlers.networks import CHOOSE
from handlers.routes import NETWORK, Incoming, Kind, Message, Request, Route, Table, gather
from handlers.today import Today
from handlers.ui import Errors, Form, Next, Open, Push, Refused, Reply, Text, Whisper
from tests.small import ANNA, BOSSE, CLARA, ELSEWHERE, ROOM, Small, form_of, identity, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.members import Member
    from domain.networks import Place
    from handlers.services import Services

SECRET = "Anna Ek undrar en sak"
KINDS = [Kind.COMMAND, Kind.PRESS, Kind.SHORTCUT]
OTHER = Network("n2", "Nattchefer", "en", b"another salt")
FORM = Form("a.form", "Ett formulär", (Text("body", "Text"),), submit="Skicka")


class Handler:
    """Remembers what it was asked; `answer` is its reply, or what it raises."""

    def __init__(self, answer: Reply | Exception = None) -> None:
        self.answer = answer
        self.requests: list[Request] = []

    def __call__(self, request: Request, _services: Services) -> Reply:
        self.requests.append(request)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def sent(room: Small, incoming: Incoming, handler: Callable[[Request, Services], Reply], **route: object) -> Reply:
    """Through a table with the real routes, and one more to the handler."""
    real = gather(handlers.CAPABILITIES)
    one = Route(incoming.kind, incoming.route, handler, **route)  # type: ignore[arg-type]
    return dispatch(incoming, Table({**real.routes, (one.kind, one.name): one}, real.cards), room.services)


def by(member: Member, kind: Kind, route: str = "a.route", **more: object) -> Incoming:
    return Incoming(kind, route, identity(member.id), place=ROOM, **more)  # type: ignore[arg-type]


def join_another(room: Small, **changed: object) -> None:
    """Anna is a member of two networks then."""
    other = replace(ANNA, id="anna-2", network="n2", **changed)  # type: ignore[arg-type]
    room.db.run(lambda store: store.networks.add(OTHER, ELSEWHERE))
    room.db.run(lambda store: store.members.add(other, identity("anna")))


@pytest.mark.parametrize("kind", KINDS)
def test_what_nobody_expected_is_a_sentence_with_a_number_that_leads_to_the_log(
    room: Small, kind: Kind, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        reply = sent(room, by(ANNA, kind, text=SECRET), Handler(RuntimeError(SECRET)))
    assert isinstance(reply, Whisper)
    number = re.search(r"nummer (\d{6})\.", said(reply))
    assert number
    [record] = caplog.records
    assert number[1] in record.getMessage()
    assert f"{kind} a.route" in record.getMessage()
    assert not any(private in record.getMessage() for private in (SECRET, "anna", "Anna"))


@pytest.mark.parametrize("kind", [Kind.SUBMIT, Kind.PRESS])
def test_in_a_form_there_is_no_number_and_what_was_written_stays(
    room: Small, kind: Kind, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        reply = sent(room, by(ANNA, kind, in_form=True, values={"body": SECRET}), Handler(RuntimeError(SECRET)))
    assert isinstance(reply, Errors | Push)
    assert not re.search(r"\d{6}", said(reply) + caplog.records[0].getMessage())


@pytest.mark.parametrize(
    ("kind", "in_form", "expected"),
    [
        (Kind.SUBMIT, True, Errors),
        (Kind.PRESS, True, Push),
        (Kind.PRESS, False, Whisper),
        (Kind.COMMAND, False, Whisper),
        (Kind.SHORTCUT, False, Whisper),
        (Kind.EVENT, False, type(None)),
        (Kind.SUGGEST, True, type(None)),
    ],
)
@pytest.mark.parametrize("wrong", [Busy(), NotFound(), RuntimeError()])
def test_a_no_is_said_where_the_person_is(
    room: Small, kind: Kind, expected: type[Reply], wrong: Exception, *, in_form: bool
) -> None:
    assert isinstance(sent(room, by(ANNA, kind, in_form=in_form), Handler(wrong)), expected)


@pytest.mark.parametrize(("refusal", "field"), [(Empty(), "body"), (Empty(field="did"), "did"), (NotFound(), "")])
def test_a_refusal_stands_at_its_field(room: Small, refusal: Exception, field: str) -> None:
    reply = sent(room, by(ANNA, Kind.SUBMIT), Handler(refusal))
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == [field]


def test_what_is_kept_already_is_no_error(room: Small) -> None:
    assert "redan sparat" in said(sent(room, by(ANNA, Kind.SUBMIT), Handler(AlreadyKept())))


def test_a_database_that_is_busy_before_anybody_is_known_keeps_the_form(room: Small) -> None:
    def busy(*_: object, **__: object) -> None:
        raise Busy

    services = replace(room.services, read=busy)  # type: ignore[arg-type]
    reply = dispatch(by(ANNA, Kind.SUBMIT), gather(handlers.CAPABILITIES), services)
    assert isinstance(reply, Errors)
    assert "kvar" in said(reply)


@pytest.mark.parametrize("kind", Kind)
def test_what_there_is_no_handler_for_is_a_failure_for_members_and_nothing_else_for_strangers(
    room: Small, kind: Kind
) -> None:
    table = gather(handlers.CAPABILITIES)
    failed = dispatch(by(ANNA, kind, "no.such"), table, room.services)
    assert failed is None if kind in (Kind.EVENT, Kind.SUGGEST) else "gick fel" in said(failed)
    refused = dispatch(Incoming(kind, "no.such", identity("nobody")), table, room.services)
    assert isinstance(refused, Refused)


@pytest.mark.parametrize("wrong", [Stranger(), PledgeDue()])
def test_a_rule_further_in_may_refuse_as_the_gate_does(room: Small, wrong: Exception) -> None:
    reply = sent(room, by(ANNA, Kind.COMMAND), Handler(wrong))
    assert isinstance(reply, Refused) == isinstance(wrong, Stranger)


def test_invisible_characters_never_reach_a_handler(room: Small) -> None:
    handler = Handler()
    sent(room, by(ANNA, Kind.SUBMIT, values={"body": " Hej\u200b \u202eoch\ufeff hå  ", "many": ("a",)}), handler)
    assert handler.requests[0].written("body") == "Hej och hå"
    assert handler.requests[0].chosen("many") == ("a",)


def test_every_field_with_personal_data_is_stopped_with_all_that_is_wrong_in_it(room: Small) -> None:
    handler = Handler()
    values = {
        "body": "Ring 070-174 06 35 om 340512-1215",
        "did": "Vi mejlade a@b.se",
        "title": "Bra",
        "words": "c@d.se",
    }
    reply = sent(room, by(ANNA, Kind.SUBMIT, values=values), handler, unlooked=frozenset({"words"}))
    assert isinstance(reply, Errors)
    assert set(reply.sentences) == {"body", "did"}
    assert all(word in reply.sentences["body"] for word in ("telefonnummer", "personnummer", "Inget är sparat."))
    assert handler.requests == []


def test_a_form_remembers_its_room(room: Small) -> None:
    for reply in (Open(FORM), Next(FORM), Push(FORM)):
        assert form_of(sent(room, by(ANNA, Kind.PRESS), Handler(reply))).hidden == {NETWORK: "n1"}


class TestSeveralNetworks:
    @pytest.mark.parametrize("kind", KINDS)
    def test_outside_the_rooms_one_chooses_and_goes_on(self, room: Small, kind: Kind) -> None:
        join_another(room)
        handler = Handler(Open(FORM))
        asked = replace(by(ANNA, kind, subject="q1", text="natt " * 200), place=None)
        form = form_of(sent(room, asked, handler))
        assert (form.name, handler.requests) == (CHOOSE, [])
        answer = Incoming(Kind.SUBMIT, CHOOSE, identity("anna"), values={"network": "n2"}, hidden=form.hidden)
        real = gather(handlers.CAPABILITIES)
        table = Table({**real.routes, (kind, "a.route"): Route(kind, "a.route", handler)}, {})
        assert form_of(dispatch(answer, table, room.services)).hidden[NETWORK] == "n2"
        [went_on] = handler.requests
        assert (went_on.kind, went_on.route, went_on.subject) == (kind, "a.route", "q1")
        assert (went_on.actor.id, went_on.network) == ("anna-2", OTHER)
        assert went_on.text == ("natt " * 200)[:TEXT_CARRIED]

    @pytest.mark.parametrize(("place", "network"), [(ROOM, "n1"), (ELSEWHERE, "n2")])
    def test_in_a_room_there_is_nothing_to_choose(self, room: Small, place: Place, network: str) -> None:
        join_another(room)
        handler = Handler()
        sent(room, replace(by(ANNA, Kind.COMMAND), place=place), handler)
        assert handler.requests[0].network.id == network

    def test_a_button_in_a_private_card_is_about_the_room_that_told_it(self, room: Small) -> None:
        join_another(room)
        card = Subject(LETTER, "n2")
        room.db.run(lambda store: store.outbox.post(card, to=Person("anna-2")))
        room.deliver()
        ref = room.db.read(lambda store: store.posts.ref(card, Person("anna-2")))
        assert ref
        for member, network in ((ANNA, "n2"), (BOSSE, "n1")):
            handler = Handler()
            sent(room, replace(by(member, Kind.PRESS), place=None, pressed=ref), handler)
            assert [request.network.id for request in handler.requests] == [network]

    def test_events_and_messages_choose_nothing(self, room: Small) -> None:
        join_another(room)
        message = Message("ref", "Vi lottar.", identity("bosse"))
        for asked in (by(ANNA, Kind.EVENT), by(ANNA, Kind.SHORTCUT, message=message)):
            handler = Handler()
            sent(room, replace(asked, place=None), handler)
            assert len(handler.requests) == 1

    def test_a_room_that_would_not_let_one_in_is_not_among_them(self, room: Small) -> None:
        join_another(room, present=False)
        handler = Handler()
        sent(room, replace(by(ANNA, Kind.COMMAND), place=None), handler)
        assert handler.requests[0].network.id == "n1"

    def test_a_room_that_is_not_ones_own_cannot_be_chosen(self, room: Small) -> None:
        join_another(room)
        hidden = {"kind": "command", "route": "fraga", "subject": "", "text": ""}
        answer = Incoming(Kind.SUBMIT, CHOOSE, identity("bosse"), values={"network": "n2"}, hidden=hidden)
        assert isinstance(dispatch(answer, gather(handlers.CAPABILITIES), room.services), Refused)

    def test_a_direct_message_is_answered_once_for_all_of_them(self, room: Small) -> None:
        join_another(room)
        asked = Incoming(Kind.EVENT, "direct.message", identity("anna"), text="Hej", delivery="E1")
        table = gather(handlers.CAPABILITIES)
        assert isinstance(dispatch(asked, table, room.services), Whisper)
        assert dispatch(asked, table, room.services) is None, "delivered twice"
        assert isinstance(dispatch(replace(asked, delivery="E2"), table, room.services), Whisper)


class TestPledge:
    @pytest.fixture
    def room(self, room: Small) -> Small:
        room.db.run(lambda store: store.members.change(replace(ANNA, pledge=0)))
        return room

    def test_it_is_accepted_and_one_goes_on(self, room: Small) -> None:
        handler = Handler(Open(FORM))
        form = form_of(sent(room, by(ANNA, Kind.COMMAND), handler))
        assert (form.name, handler.requests) == (PLEDGE, [])
        answer = Incoming(Kind.SUBMIT, PLEDGE, identity("anna"), hidden=form.hidden)
        table = Table({(Kind.COMMAND, "a.route"): Route(Kind.COMMAND, "a.route", handler)}, {})
        assert form_of(dispatch(answer, table, room.services)).name == "a.form"
        assert [request.kind for request in handler.requests] == [Kind.COMMAND]

    @pytest.mark.parametrize("version", ["0", "-1", None])
    def test_an_older_one_is_not_enough(self, room: Small, version: str | None) -> None:
        hidden = {NETWORK: "n1", **({"version": version} if version else {})}
        answer = Incoming(Kind.SUBMIT, PLEDGE, identity("anna"), hidden=hidden)
        assert form_of(dispatch(answer, gather(handlers.CAPABILITIES), room.services)).name == PLEDGE

    def test_it_is_written_when_the_day_is_over_together_with_the_others(self, room: Small) -> None:
        def written() -> set[str]:
            return {m.id for m in room.db.read(lambda store: store.members.of("n1")) if m.pledge}

        room.db.run(lambda store: store.members.change(replace(BOSSE, pledge=0)))
        room.db.run(lambda store: store.members.change(replace(CLARA, pledge=0)))
        for member in (BOSSE, ANNA):
            room.sends(member, form_of(room.presses(member, "questions.door")))
            assert form_of(room.presses(member, "questions.door")).name == "questions.write"
            room.pass_time(timedelta(hours=4))
        assert written() == set()
        room.pass_time(timedelta(hours=4))
        assert form_of(room.presses(CLARA, "questions.door")).name == PLEDGE
        assert written() == {"anna", "bosse"}
        room.services = replace(room.services, today=Today())
        assert form_of(room.presses(ANNA, "questions.door")).name == "questions.write"

    def test_a_restart_asks_again(self, room: Small) -> None:
        room.sends(ANNA, form_of(room.presses(ANNA, "questions.door")))
        room.services = replace(room.services, today=Today())
        assert form_of(room.presses(ANNA, "questions.door")).name == PLEDGE

    def test_a_busy_database_leaves_it_for_the_next_request(self, room: Small) -> None:
        room.sends(ANNA, form_of(room.presses(ANNA, "questions.door")))
        room.pass_time(timedelta(days=1))

        def busy(*_: object, **__: object) -> None:
            raise Busy

        working = room.services
        room.services = replace(working, run=busy)  # type: ignore[arg-type]
        assert form_of(room.presses(ANNA, "questions.door")).name == "questions.write"
        room.services = working
        assert form_of(room.presses(ANNA, "questions.door")).name == "questions.write"
        assert room.db.read(lambda store: store.members.get("anna")) == replace(ANNA, pledge=1)

    def test_events_wait_but_for_those_that_show_nothing_of_the_room(self, room: Small) -> None:
        assert sent(room, by(ANNA, Kind.EVENT), Handler(Open(FORM))) is None
        handler = Handler()
        sent(room, by(ANNA, Kind.EVENT), handler, before_pledge=True)
        assert handler.requests[0].actor.pledge == 0

    def test_whoever_is_not_let_in_cannot_accept(self, room: Small) -> None:
        room.db.run(lambda store: store.members.change(replace(ANNA, pledge=0, present=False)))
        answer = Incoming(Kind.SUBMIT, PLEDGE, identity("anna"), hidden={NETWORK: "n1", "version": "1"})
        assert isinstance(dispatch(answer, gather(handlers.CAPABILITIES), room.services), Refused)
        assert room.db.read(lambda store: store.members.get("anna")) == replace(ANNA, pledge=0, present=False)


def test_a_member_is_spoken_to_in_their_language(room: Small) -> None:
    room.db.run(lambda store: store.members.change(replace(BOSSE, language="en", role=Role.DEPUTY)))
    assert said(sent(room, by(BOSSE, Kind.PRESS), Handler(NotFound()))) == "What you are looking for is no longer here."
    assert said(sent(room, by(ANNA, Kind.PRESS), Handler(NotFound()))) == "Det du söker finns inte längre."


@pytest.mark.parametrize(("language", "sentence"), [("sv", "nätverkets medlemmar"), ("en", "the network's members")])
def test_whoever_is_not_let_in_is_spoken_to_in_the_language_of_the_installation(
    room: Small, language: str, sentence: str
) -> None:
    room.services = replace(room.services, language=language)
    refused = room.does("nobody", Kind.PRESS, "questions.open")
    assert isinstance(refused, Refused)
    assert sentence in refused.sentence


def test_an_id_that_was_chosen_is_not_taken_for_a_telephone_number(room: Small) -> None:
    chosen, handler = "892f902bd23f0824128b2f33", Handler()
    sent(room, replace(by(ANNA, Kind.SUBMIT), values={"part": chosen}), handler)
    assert handler.requests[0].written("part") == chosen
    told = sent(room, replace(by(ANNA, Kind.SUBMIT), values={"part": f"{chosen}."}), handler)
    assert isinstance(told, Errors)
    assert list(told.sentences) == ["part"]
