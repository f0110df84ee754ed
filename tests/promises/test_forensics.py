"""Files, backups, logs and all that the platform was told, searched after a week for whatever leads to a member."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from domain import flags, incidents
from domain.codewords import key
from domain.slots import HOURS, local
from storage import engine as engines
from tests.machine import postgres_binaries
from tests.promises import copies, traces, week
from tests.promises.week import Doer
from tests.promises.wire import Wire, tapped
from tests.world import make_world

if TYPE_CHECKING:
    import io

    from sqlalchemy import Engine

    from bot.demo.records import Message
    from domain.members import Member
    from tests.databases import Server
    from tests.world import World

WHO = "UMARIA"
"""Does everything without a name and nothing with it."""
SECRET = "Sprängstoff i månadsmötet"
"""What the database is made to refuse, quoting it."""
REFUSE = {
    "postgresql": "ALTER TABLE waiting ADD CHECK (data NOT LIKE '%Sprängstoff%')",
    "sqlite": "CREATE TRIGGER refuse BEFORE INSERT ON waiting WHEN NEW.data LIKE '%Sprängstoff%' "
    "BEGIN INSERT INTO waiting (id) VALUES (NULL); END",
}
SHOWN = frozenset({"views.open", "views.push", "views.update", "views.publish", "acknowledgement", "response_url"})
PASSING = re.compile(r'"(?:trigger_id|response_url|view_id|root_view_id|event_id|action_ts|hash)": ?"([^"]+)"')


@dataclass(slots=True)
class Scene:
    """`stack` holds what stood anywhere at any time; `hidden` the ids and code words that forms carried."""

    world: World
    wire: Wire
    engine: Engine
    server: Server | None
    log: io.StringIO
    stack: traces.Haystack = field(default_factory=traces.Haystack)
    keys: set[bytes] = field(default_factory=set)

    @property
    def folder(self) -> Path | None:
        return None if self.server else Path(str(self.engine.url.database)).parent

    def copy(self, _act: str) -> None:
        """Everything that a thief could carry away now."""
        for content in copies.files(self.engine, self.server).values():
            self.stack.put(content)
        self.stack.put(self.backup())
        self.stack.put(self.log.getvalue().encode())
        self.stack.put(self.told().encode())
        limits = self.world.house.services.limits
        self.keys |= {limits._key, *limits._counts}  # noqa: SLF001  what the process holds and nobody is to find

    def backup(self) -> bytes:
        """Made with the database's own means."""
        if self.server is None:
            with sqlite3.connect(str(self.engine.url.database)) as source, sqlite3.connect(":memory:") as kept:
                source.backup(kept)
                copied = kept.serialize()
            source.close()
            kept.close()
            return copied
        dump = [postgres_binaries() / "pg_dump", "-h", self.server.folder, "-U", "rummet", self.engine.url.database]
        return subprocess.run([str(part) for part in dump], check=True, capture_output=True).stdout

    def told(self) -> str:
        """All that the platform keeps or shows to others, as it was told."""
        posted = [one.args for one in self.world.double.workspace.received if one.method not in SHOWN]
        return json.dumps(posted, ensure_ascii=False)

    def members(self) -> list[Member]:
        network = self.world.network.id
        return self.world.house.transactions.read(lambda store: store.members.of(network))


@pytest.fixture
def scene(
    current_url: str,
    log: io.StringIO,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Scene]:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("temporary")))
    server = request.getfixturevalue("postgres_server") if current_url.startswith("postgresql") else None
    with make_world(current_url) as world:
        engine = engines.make(current_url)
        yield Scene(world, tapped(world), engine, server, log)
        engine.dispose()


def fall_over(engine: Engine) -> None:
    """From now on the database refuses what holds `SECRET`, and says what it was."""
    with engine.begin() as connection:
        connection.execute(text(REFUSE[engine.dialect.name]))


def go_wrong(scene: Scene) -> None:
    """Forms sent twice, code words that another has, a crash with the text at hand."""
    maria = Doer(scene.world.person(WHO))
    maria.ask("Vem har bytt schemasystem nyligen?")
    scene.wire.again()
    scene.wire.again(id="0123456789abcdef01234567")  # another form with the same code words
    fall_over(scene.engine)
    maria.person.command("/fraga")
    maria.write(SECRET, "unnamed")
    assert not maria.person.submit().ok
    assert SECRET in maria.person.screen()
    maria.close()


def test_nothing_that_leads_to_a_member_stands_with_what_was_done_without_a_name(scene: Scene) -> None:
    before, server_log = _counted(scene), _server_log(scene)
    week.live(scene.world, dict.fromkeys(week.ACTS, WHO), scene.copy)
    go_wrong(scene)
    scene.copy("what went wrong")
    assert "request failed: submit questions.send" in scene.log.getvalue()
    assert _counted(scene) == before, "her ids and name stand once more than before the week"
    assert _left_in(scene.stack, _passing(scene)) == set()
    assert _left_in(scene.stack, {form["code"] for form in _unnamed_forms(scene)}) == set()
    assert _hashes_in(scene) == set()
    assert not scene.stack.holds(week.VENTED.encode())
    said = scene.log.getvalue() + _server_log(scene)[len(server_log) :]
    assert [word for word in _words(scene) if word in said] == []
    assert SECRET not in scene.log.getvalue()
    assert list(Path(tempfile.gettempdir()).iterdir()) == []


def test_what_is_searched_for_would_be_found(scene: Scene) -> None:
    maria = Doer(scene.world.person(WHO))
    code = maria.ask("Vem har bytt schemasystem nyligen?")
    scene.copy("ask")
    assert scene.stack.holds(key(code.split(), scene.world.network.salt).hex().encode())
    assert _left_in(scene.stack, {form["id"] for form in _unnamed_forms(scene)})
    assert _left_in(scene.stack, set(_words(scene)[:2])) == set(_words(scene)[:2])
    assert len(_passing(scene)) > 5


def test_when_all_is_released_no_form_leads_to_what_came_of_it(scene: Scene) -> None:
    week.live(scene.world, dict.fromkeys(week.ACTS, WHO), lambda _act: None)
    scene.copy("the end")
    forms = {form["id"] for form in _unnamed_forms(scene)}
    assert len(forms) > 5
    assert _left_in(scene.stack, forms) == set()


def _passing(scene: Scene) -> set[str]:
    """Names that the platform gives a click, a form or a delivery; of an address what is its own."""
    told = [json.dumps(payload) for _, payload in scene.wire.sent]
    views = {payload["view"]["id"] for _, payload in scene.wire.sent if payload.get("view")}
    return {found.rpartition("/")[2] for one in told for found in PASSING.findall(one)} | views


def _unnamed_forms(scene: Scene) -> list[dict[str, str]]:
    """What the forms carried hidden that were sent with code words."""
    carried = [payload["view"]["private_metadata"] for _, payload in scene.wire.sent if payload.get("view")]
    return [form for form in map(json.loads, filter(None, carried)) if form.get("code")]


def _left_in(stack: traces.Haystack, needles: set[str]) -> set[str]:
    return {needle for needle in needles if stack.holds(needle.encode())}


def _hashes_in(scene: Scene) -> set[bytes]:
    network, app = scene.world.network, scene.world.double.workspace.app
    words, known = _words(scene), {*scene.keys, app.signing_secret.encode(), app.bot_token.encode()}
    hashed = [
        *traces.hashes(words, {network.salt, *known}),
        *traces.stretched(words[:3], [network.salt]),
        *known,  # the keys themselves, and what the limits count under them
    ]
    return {needle for one in hashed for needle in traces.written(one) if scene.stack.holds(needle)}


def _words(scene: Scene) -> list[str]:
    """All that the member is called who did it."""
    [maria] = [member for member in scene.members() if member.name == "Maria Tegelund"]
    workspace = scene.world.double.workspace
    return [
        maria.id,
        maria.name,
        workspace.dm(WHO).id,
        WHO,
        maria.name.lower(),
        f"{maria.network}:{maria.id}",
        f"{maria.network}/{maria.id}",
        f"slack:{workspace.team}:{WHO}",
        f"slack/{workspace.team}/{WHO}",
        f"{workspace.team}:{WHO}",
        f"person:{maria.id}",
    ]


def _counted(scene: Scene) -> dict[str, int]:
    """How often each stands in the files, in a backup and in what the platform was told."""
    content = b"".join(copies.files(scene.engine, scene.server).values()) + scene.backup()
    said = [repr(channel.messages) for channel in scene.world.double.workspace.channels.values()]
    told = scene.told() + "".join(said)
    return {word: content.count(word.encode()) + told.count(word) for word in _words(scene)}


def _server_log(scene: Scene) -> str:
    return (scene.server.folder / "log").read_text() if scene.server else ""


def test_what_is_taken_back_is_gone_from_the_files_at_once(scene: Scene) -> None:
    maria, per = Doer(scene.world.person(WHO)), Doer(scene.world.person("UPER"))
    asked, answered, noted, proposed = (
        "Vem håller zebrafinkar på sitt boende?",
        "Vi har pingviner på taket.",
        "Fråga pelikanerna.",
        "Flamingon i hallen",
    )
    code = maria.ask(asked, urgent=True)
    topic = maria.propose(collecting(scene), proposed)
    scene.world.pass_slots(1)
    post = per.person.find(asked)
    per.answer_by_name(post, noted)
    given = maria.answer(post, answered)
    scene.world.pass_slots(2)
    per.press("answers.change", per.person.find(noted))
    per.fill("body", "Det vet jag inte.")
    per.send()
    assert any(row["body"] == proposed for row in copies.tables(scene.engine)["topics"])
    for taken_back in (given, code, topic):
        maria.withdraw(taken_back)
    scene.world.deliver()
    written = (asked, answered, noted, proposed)
    for content in copies.files(scene.engine, scene.server).values():
        assert not [words for words in written if words[5:].encode() in content]
    messages = repr([channel.messages for channel in scene.world.double.workspace.channels.values()])
    assert not [words for words in written if words in messages]


def collecting(scene: Scene) -> Message:
    """The card that asks for topics of a meeting."""
    week.plan_meetings(scene.world)
    scene.world.deliver()
    return scene.world.person("UANNIKA").find("Vad vill du prata om")


def test_of_a_direct_message_nothing_is_kept(scene: Scene) -> None:
    maria = scene.world.person(WHO)
    maria.open_dm()
    scene.world.deliver()
    before = copies.tables(scene.engine)
    maria.say("Hur gör ni när chefen inte lyssnar på nattpersonalen?", maria.dm)
    scene.world.deliver()
    assert "Fråga rummet" in maria.see(maria.dm)
    assert copies.tables(scene.engine) == before


def test_what_was_done_without_a_name_stands_with_nobody_and_with_no_time_but_its_slot(scene: Scene) -> None:
    found: set[str] = set()

    def look(act: str) -> None:
        tables = copies.tables(scene.engine)
        named = {one for member in scene.members() for one in (member.id, member.name)} | set(
            scene.world.double.workspace.users
        )
        for table, row in _unnamed_rows(tables):
            found.add(table)
            assert not named & {value for value in row.values() if isinstance(value, str)}, (act, table)
            assert all(map(_is_slot, _moments(row))), (act, table)
        for table in ("duties", "letters"):
            for row in tables[table]:
                if row["card"] in {flags.CARD, incidents.CARD, incidents.AUTHOR_CARD}:
                    found.add(row["card"])
                    assert all(map(_is_slot, _moments({"since": row["since"]}))), (act, table)

    week.live(scene.world, dict.fromkeys(week.ACTS, WHO), look)
    assert {"waiting", "questions", "answers", "topics", "posts", flags.CARD, incidents.CARD} <= found


WRITTEN = ("questions", "answers", "topics")


def _unnamed_rows(tables: dict[str, list[copies.Row]]) -> Iterator[tuple[str, copies.Row]]:
    """Rows about what was done without a name; of what others added under their names only the post."""
    unnamed = {row["id"] for row in tables["waiting"]}
    unnamed |= {row["id"] for table in WRITTEN for row in tables[table] if row["author"] is None}
    for table, rows in tables.items():
        for row in rows:
            about = any(isinstance(value, str) and value in unnamed for value in row.values())
            if about and row.get("author") is None and row.get("owner") is None:
                yield table, row


def _moments(row: copies.Row) -> Iterator[datetime]:
    for value in row.values():
        if isinstance(value, datetime):
            yield value
        elif isinstance(value, str) and (written := re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$", value)):
            yield datetime.fromisoformat(written[0]).replace(tzinfo=UTC)
        elif isinstance(value, str) and (stamp := re.search(r"/(\d{10})\.\d{6}$", value)):
            yield datetime.fromtimestamp(int(stamp[1]), UTC)


def _is_slot(moment: datetime) -> bool:
    here = local(moment)
    return here.hour in HOURS and (here.minute, here.second, here.microsecond) == (0, 0, 0)
