"""What happens in a transcript without anybody's doing: time, what becomes of members, and what goes wrong."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Literal, TypeAlias

from bot.demo.cast import EVERYBODY, MEMBERS
from bot.slack.membership import reconcile
from domain.members import PLEDGE_VERSION, Member
from domain.networks import Network, Settings
from domain.seats import Grouping, State
from domain.seats import Table as Seated
from domain.tallies import Counted

if TYPE_CHECKING:
    from bot.demo.lines import Ack, Kind, Line, Retry
    from bot.demo.records import Json
    from domain.store import Store
    from tests.dialogues.stage import Stage

Table: TypeAlias = tuple[tuple[str, Callable[..., str | None]], ...]

USERS = {person.name.partition(" ")[0]: person.user for person in EVERYBODY}
NUMBERS = {"one": 1, "two": 2, "three": 3}


def matching(table: Table, what: str) -> Callable[[object], str | None] | None:
    for pattern, act in table:
        if found := re.fullmatch(pattern, what):
            return lambda subject: act(subject, *found.groups())
    return None


@dataclass(slots=True)
class Unsteady:
    """`late`: so many of the next answers to people come after Slack has given up, though the work was done."""

    line: Line | None
    late: int = 0
    down: bool = False

    def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Ack | None:
        if self.down or self.line is None:
            return None
        ack = self.line.send(kind, payload, retry)
        if self.late and kind != "events_api":
            self.late -= 1
            return None
        return ack


def _join_another(stage: Stage, first_name: str) -> None:
    known = next(person for person in MEMBERS if person.user == USERS[first_name])
    other = Network("nattchefer", "Nattchefer i länet", "sv", b"another network salt")
    member = Member(f"{known.user}-2", other.id, known.name, pledge=PLEDGE_VERSION)

    def act(store: Store) -> None:
        store.networks.add(other, None)
        store.members.add(member, stage.identity(first_name))

    stage.world.house.transactions.run(act)


def _set_code(stage: Stage, code: str) -> None:
    """The municipalities are those of the members; a number to call is set, too."""
    listed = sorted({(person.municipality, person.size_class) for person in MEMBERS})
    settings = Settings(code, tuple(listed), phone="040-000 00 00")
    change = replace(stage.world.network, settings=settings)
    stage.world.house.transactions.run(lambda store: store.networks.change(change))


def _lock(stage: Stage) -> None:
    stage.busy = sqlite3.connect(stage.world.database_url.removeprefix("sqlite:///"), isolation_level=None)
    stage.busy.execute("BEGIN IMMEDIATE")


def _unlock(stage: Stage) -> None:
    if stage.busy:
        stage.busy.close()
    stage.busy = None


def _leap(stage: Stage) -> None:
    """Without a stop at each of the slots on the way."""
    stage.world.clock.stand_at(stage.world.clock() + timedelta(days=366))
    stage.world.house.worker.tick()


def _talk_about(stage: Stage, first_name: str, theme: str) -> None:
    stage.change(first_name, lambda member: replace(member, profile=replace(member.profile, talks_about=(theme,))))


def _close(stage: Stage, first: str, last: str) -> None:
    def act(store: Store) -> None:
        network = store.networks.get(stage.world.network.id)
        assert network
        closed = (date.fromisoformat(first), date.fromisoformat(last))
        store.networks.change(replace(network, settings=replace(network.settings, closed=closed)))

    stage.world.house.transactions.run(act)


def _count(stage: Stage, what: Literal["asked", "kept"], count: str, theme: str, month: str) -> None:
    """Questions or lösningar of earlier months."""
    counted = Counted.QUESTIONS if what == "asked" else Counted.SOLUTIONS

    def act(store: Store) -> None:
        for _ in range(int(count)):
            store.tallies.add_theme(stage.world.network.id, month, theme, counted)

    stage.world.house.transactions.run(act)


def _group(stage: Stage, groups: str) -> None:
    """At the meeting that begins last."""

    def act(store: Store) -> None:
        meeting = store.meetings.of(stage.world.network.id)[-1]
        people = [[_member(store, stage, name) for name in names.split()] for names in groups.split(" | ")]
        tables = (Seated(str(number), tuple(sorted(who))) for number, who in enumerate(people, start=1))
        store.groupings.put(Grouping(meeting.id, (2, 4), State.RELEASED, tuple(tables), number=1))

    stage.world.house.transactions.run(act)


def _member(store: Store, stage: Stage, first_name: str) -> str:
    return store.members.known_as(stage.identity(first_name))[0].id


def _late(stage: Stage) -> None:
    stage.line.late = 1


def _down(stage: Stage, *, down: bool) -> None:
    stage.line.down = down


def _of_app(stage: Stage, what: Literal["uninstall", "revoke_token"]) -> None:
    getattr(stage.world.double.workspace, what)()
    stage.world.double.settle()


def _look_around(stage: Stage) -> None:
    """As the program does when the connection is back, and every hour."""
    reconcile(stage.world.house.client, stage.world.house.services)


def _install(stage: Stage) -> None:
    """And set up with its new token; it still has to be invited into its channels."""
    stage.world.house.client.token = stage.world.double.workspace.install()


MEANWHILE: Table = (
    (r"(one|two|three) slots? pass(?:es)?", lambda stage, count: stage.world.pass_slots(NUMBERS[count])),
    (
        r"(\d+) (minutes|hours|days) pass",
        lambda stage, count, unit: stage.world.pass_time(timedelta(**{unit: int(count)})),
    ),
    (r"a year passes", _leap),
    (r"the bot answers too late once", _late),
    (r"the bot is down", partial(_down, down=True)),
    (r"the bot is up again", partial(_down, down=False)),
    (r"the bot looks at who is in the room", _look_around),
    (r"the database is busy", _lock),
    (r"the database is free again", _unlock),
    (
        r"Slack refuses ([\w.]+) once(?: with (\w+))?",
        lambda stage, method, error: stage.world.double.faults.refuse(method, error or "internal_error"),
    ),
    (r"(.+) gladly talks about (.+)", _talk_about),
    (r"the room (asked|kept) (\d+) about (\S+) in (\S+)", _count),
    (r"the room is closed from (\S+) to (\S+)", _close),
    (r"the groups are (.+)", _group),
    (r"(.+) reads English", lambda stage, name: stage.change(name, lambda m: replace(m, language="en"))),
    (r"(.+) has not accepted the samtalslöfte", lambda stage, name: stage.change(name, lambda m: replace(m, pledge=0))),
    (r"(.+) joins Nattchefer i länet, too", _join_another),
    (r"the account of (.+) is closed", lambda stage, name: stage.world.double.workspace.deactivate(USERS[name])),
    (r"the network's code is (.+)", _set_code),
    (r"the app is uninstalled", lambda stage: _of_app(stage, "uninstall")),
    (r"the bot's token is revoked", lambda stage: _of_app(stage, "revoke_token")),
    (r"the app is installed anew", _install),
    (r"(.+) becomes a guest", lambda stage, name: stage.world.double.workspace.make_guest(USERS[name])),
)
