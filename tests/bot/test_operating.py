from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from bot import cli, operating
from bot.demo.double import Double
from bot.demo.records import App
from bot.demo.seed import MovableClock
from bot.demo.server import DemoServer
from bot.demo.state import Workspace
from bot.manifest import manifest
from bot.settings import Settings, read
from bot.slack.client import make_client
from bot.slack.membership import reconcile
from bot.wiring import House, make_house, real_time
from bot.worker import PACE
from domain import installations, networks
from domain.group_rooms import SmallRoom
from domain.meetings import Details, Meeting
from domain.members import Identity, Newcomer, Role
from domain.networks import Network, Place
from domain.store import Store
from storage import engine, migrate

TEAM, CHANNEL = "TEAM", "CROOM"


class Office:
    """An installation before anyone has set a room up."""

    def __init__(self, url: str, double: Double, api: str) -> None:
        app = double.workspace.app
        self.workspace = double.workspace
        self.double = double
        environ = {"DATABASE_URL": url, "SLACK_BOT_TOKEN": app.bot_token, "SLACK_APP_TOKEN": app.app_token}
        self.settings: Settings = read({**environ, "SLACK_API_URL": api}, needs=frozenset())
        self.database = engine.make(url)
        self.pace = MovableClock(real_time)
        client = make_client(app.bot_token, api, timeout=5)
        self.house: House = make_house(self.database, client, clock=real_time, real=self.pace, chance=Random(1))

    def admit(self, name: str | None = "Nätverket", facilitators: tuple[str, ...] = ()) -> list[str]:
        return operating.admit(self.house, CHANNEL, name, facilitators, "sv")

    def problems(self) -> str:
        return "\n".join(operating.problems(self.house, self.database, self.settings))

    def roles(self) -> dict[str, Role]:
        store = self.house.transactions
        network = store.read(lambda kept: kept.networks.at(Place("slack", TEAM, CHANNEL)))
        assert network is not None
        return {member.name: member.role for member in store.read(lambda kept: kept.members.of(network.id))}


@pytest.fixture
def office(sqlite_url: str) -> Iterator[Office]:
    workspace = Workspace(App.from_manifest(manifest()), clock=lambda: datetime.now(UTC), chance=Random(2), team=TEAM)
    channel = workspace.add_channel("rummet", channel_id=CHANNEL)
    for user, name in (("UANN", "Ann Ek"), ("UBO", "Bo Alm")):
        workspace.add_user(name, user_id=user)
        workspace.join(channel, user)
    workspace.join(channel, workspace.app.bot_user)
    workspace.add_user("Gäst Gran", user_id="UGUEST", guest="restricted")
    workspace.join(channel, "UGUEST")
    double = Double(workspace)
    with DemoServer(double) as server:
        office = Office(sqlite_url, double, f"{server.url}/api/")
        migrate.upgrade(office.database)
        yield office
        office.database.dispose()


def make_deputy(store: Store, user: str) -> None:
    [member] = store.members.known_as(Identity("slack", TEAM, user))
    store.members.change(replace(member, role=Role.DEPUTY))


def test_a_new_room_gets_a_code_and_a_word_of_welcome_once(office: Office) -> None:
    def told() -> list[str]:
        while office.house.worker.deliver_one():
            office.pace.move_to(office.pace() + PACE)
        return [message.text for message in office.workspace.channel(CHANNEL).messages.values() if message.blocks]

    office.admit(facilitators=("UANN",))
    place = Place("slack", TEAM, CHANNEL)
    [first] = office.house.transactions.read(lambda kept: kept.networks.all())
    assert first.settings.code
    assert len(told()) == 1
    assert office.workspace.channel(CHANNEL).topic
    office.admit(None)
    assert office.house.transactions.read(lambda kept: kept.networks.at(place)) == first
    assert len(told()) == 1


def test_everyone_in_the_channel_but_bots_and_guests_becomes_a_member(office: Office) -> None:
    assert office.admit(facilitators=("UANN",)) == ["Nätverket meets in CROOM.", "2 new members, 0 known before."]
    assert office.roles() == {"Ann Ek": Role.FACILITATOR, "Bo Alm": Role.MEMBER}


def test_run_again_it_takes_in_those_who_came_since_and_lets_back_those_who_had_left(office: Office) -> None:
    office.admit(facilitators=("UANN",))
    channel = office.workspace.channel(CHANNEL)
    office.workspace.add_user("Cia Dal", user_id="UCIA")
    office.workspace.join(channel, "UCIA")
    assert office.admit(None) == ["Nätverket meets in CROOM.", "1 new members, 2 known before."]
    assert office.roles()["Ann Ek"] is Role.FACILITATOR, "a role once given stays"
    [cia] = office.house.transactions.read(lambda kept: kept.members.known_as(Identity("slack", TEAM, "UCIA")))
    assert cia.pledge == 0, "the samtalslöfte is the member's own to accept"


@pytest.mark.parametrize(
    ("name", "facilitators", "said"),
    [(None, (), "--network NAME"), ("Nätverket", ("UNOBODY",), "UNOBODY")],
)
def test_what_is_wrong_is_said_with_what_to_do_and_nothing_is_kept(
    office: Office, name: str | None, facilitators: tuple[str, ...], said: str
) -> None:
    with pytest.raises(operating.NotAdmittedError, match=said):
        office.admit(name, facilitators)
    assert office.house.transactions.read(lambda kept: kept.networks.all()) == []


def test_the_channel_of_a_small_group_becomes_no_room(office: Office) -> None:
    meeting = Meeting("g1", "n1", Details("Träff", datetime(2026, 3, 3, 12, tzinfo=UTC), 120, body="Kom."))

    def group(store: Store) -> None:
        store.networks.add(Network("n1", "Annat", "sv", bytes(16)), None)
        store.meetings.add(meeting)
        store.group_rooms.add(SmallRoom("g1-1", meeting.id, "1"))
        store.group_rooms.move("g1-1", Place("slack", TEAM, CHANNEL))

    office.house.transactions.run(group)
    with pytest.raises(operating.NotAdmittedError, match="small group"):
        office.admit()
    assert [one.name for one in office.house.transactions.read(lambda kept: kept.networks.all())] == ["Annat"]


def test_a_channel_without_the_bot_cannot_be_admitted(office: Office) -> None:
    office.workspace.leave(office.workspace.channel(CHANNEL), office.workspace.app.bot_user)
    with pytest.raises(operating.NotAdmittedError, match="Invite the bot"):
        office.admit()


def test_whom_the_operator_lets_in_nobody_has_to_see_to(office: Office) -> None:
    office.admit(facilitators=("UANN",))
    office.workspace.leave(office.workspace.channel(CHANNEL), "UGUEST")
    office.workspace.add_user("Cia Ny", user_id="UCIA")
    office.workspace.join(office.workspace.channel(CHANNEL), "UCIA")
    reconcile(office.house.client, office.house.services)
    run = office.house.transactions.run
    network = run(lambda store: store.networks.all()[0])
    assert run(lambda store: store.duties.of(network.id))
    office.admit(None)
    assert run(lambda store: store.duties.of(network.id)) == []
    assert office.roles()["Cia Ny"] is Role.MEMBER


def test_check_says_what_is_wrong_until_nothing_is(office: Office) -> None:
    assert "rummet admit" in office.problems()
    office.admit()
    assert "Nätverket has no facilitator" in office.problems()
    office.admit(None, ("UANN",))
    assert "Nätverket has no facilitator" not in office.problems()
    assert "Nätverket has no deputy" in office.problems()
    office.house.transactions.run(make_deputy, "UBO")
    assert office.problems() == ""
    office.workspace.leave(office.workspace.channel(CHANNEL), office.workspace.app.bot_user)
    assert CHANNEL in office.problems()
    office.workspace.revoke_token()
    assert "SLACK_BOT_TOKEN" in office.problems()


def test_check_says_which_room_has_no_channel(office: Office) -> None:
    run = office.house.transactions.run
    founder = Newcomer("m1", Identity("slack", TEAM, "UANN"), "Ann Ek", Role.FACILITATOR)
    made = run(
        networks.set_up, Network("n1", "Nattchefer", "sv", b"salt"), founder, None, now=real_time(), chance=Random(3)
    )
    assert "Nattchefer has no channel" not in office.problems(), "it is on its way"
    run(networks.not_made, made.id, now=real_time())
    assert "Nattchefer has no channel" in office.problems()


def test_check_says_since_when_nothing_is_sent(office: Office) -> None:
    office.admit(facilitators=("UANN",))
    since = datetime(2026, 7, 1, 10, 30, tzinfo=UTC)
    office.house.transactions.run(installations.stop, "slack", TEAM, now=since)
    assert "Since 2026-07-01 12:30 nothing is sent" in office.problems()


def test_check_finds_a_database_of_another_version(office: Office, tmp_path: object) -> None:
    empty = engine.make(f"sqlite:///{tmp_path}/empty.sqlite3")
    assert "rummet migrate" in "\n".join(operating.problems(office.house, empty, office.settings))
    empty.dispose()


def test_check_says_when_the_database_cannot_be_reached(office: Office) -> None:
    nowhere = engine.make("postgresql+psycopg://nobody@127.0.0.1:9/none")
    assert "DATABASE_URL" in "\n".join(operating.problems(office.house, nowhere, office.settings))
    nowhere.dispose()


def test_migrate_says_when_the_database_cannot_be_reached(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:9/none")
    assert cli.main(["migrate"]) == cli.EXIT_WRONG
    assert "DATABASE_URL" in capsys.readouterr().err
