"""The program as the operator starts it: real processes, a database, and the double in Slack's place."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.demo.double import Double
from bot.demo.lines import HttpLine
from bot.demo.people import Person
from bot.demo.records import App
from bot.demo.server import DemoServer
from bot.demo.state import Workspace
from bot.manifest import manifest

TEAM, CHANNEL = "TEAM", "CROOM"
PATIENCE = 20.0  # seconds; far more than anything here takes


def until(true: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.01)  # between two looks


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@dataclass
class Office:
    double: Double
    environ: dict[str, str]
    folder: Path
    port: int

    def rummet(self, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot.cli", *arguments],
            env={**self.environ, **environ},
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    @contextmanager
    def running(self, command: str) -> Iterator[subprocess.Popen[str]]:
        """The log is in `<command>.log`; what is still alive at the end is asked to stop, and must stop well."""
        with (self.folder / f"{command}.log").open("w") as log:
            arguments = [sys.executable, "-m", "bot.cli", command]
            with subprocess.Popen(
                arguments, env=self.environ, cwd=self.folder, stderr=log, stdout=log, text=True
            ) as process:
                try:
                    yield process
                finally:
                    process.send_signal(signal.SIGTERM)
                    process.wait(PATIENCE)

    def log(self, command: str) -> str:
        return (self.folder / f"{command}.log").read_text()

    def healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=2) as answer:
                return bool(answer.status == 200 and json.load(answer)["database"])
        except urllib.error.URLError:
            return False


@contextmanager
def make_office(folder: Path, database_url: str) -> Iterator[Office]:
    app = replace(App.from_manifest(manifest()), signing_secret="0123456789abcdef" * 2)
    workspace = Workspace(app, clock=lambda: datetime.now(UTC), team=TEAM)
    channel = workspace.add_channel("rummet", channel_id=CHANNEL)
    workspace.join(channel, workspace.app.bot_user)
    for user, name in (("U0ANN", "Ann Ek"), ("U0BO", "Bo Alm")):
        workspace.add_user(name, user_id=user)
        workspace.join(channel, user)
    double = Double(workspace)
    port = free_port()
    with DemoServer(double) as server:
        environ = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(Path(__file__).parent.parent.parent),
            "DATABASE_URL": database_url,
            "SLACK_BOT_TOKEN": app.bot_token,
            "SLACK_APP_TOKEN": app.app_token,
            "SLACK_SIGNING_SECRET": app.signing_secret,
            "SLACK_API_URL": f"{server.url}/api/",
            "PORT": str(port),
        }
        yield Office(double, environ, folder, port)


@pytest.fixture
def office(tmp_path: Path, sqlite_url: str) -> Iterator[Office]:
    with make_office(tmp_path, sqlite_url) as made:
        yield made


def ask(person: Person, question: str) -> None:
    """For the first time: the samtalslöfte stands in the way, and then the way goes on."""
    person.command("/fraga")
    until(lambda: person.view, "the form")
    assert "Samtalslöfte" in person.screen()
    assert person.submit().ok
    person.fill("Vad vill du fråga?", question)
    person.fill("Vem står som avsändare?", "Jag. Frågan visas med mitt namn")
    assert person.submit().ok
    assert person.submit().ok


def test_run_serves_a_room_from_the_first_command_to_the_last(office: Office) -> None:
    admitted = office.rummet("admit", "--channel", CHANNEL, "--network", "Nätverket", "--facilitator", "U0ANN")
    assert admitted.returncode == 0, admitted.stderr
    [left] = office.rummet("check").stderr.splitlines()
    assert "no deputy" in left
    ann, bo = office.double.person("U0ANN"), office.double.person("U0BO")
    with office.running("run") as process:
        until(office.healthy, "the health address")
        until(lambda: office.double.socket.connections, "the connection")
        second = office.rummet("run")
        assert second.returncode == 2
        assert "already running" in second.stderr
        ask(ann, "Hur gör ni med delade turer?")
        until(lambda: "Hur gör ni med delade turer?" in bo.see(), "the card in the channel")
    assert process.returncode == 0
    assert not re.search(r"U0ANN|Ann Ek|delade turer|xox|xapp", office.log("run")), office.log("run")


def test_web_and_worker_serve_a_room_on_postgresql(tmp_path: Path, postgres_url: str) -> None:
    with make_office(tmp_path, postgres_url) as office:
        too_early = office.rummet("web")
        assert (too_early.returncode, "rummet migrate" in too_early.stderr) == (2, True)
        assert office.rummet("migrate").returncode == 0
        assert office.rummet("admit", "--channel", CHANNEL, "--network", "Nätverket").returncode == 0
        address = f"http://127.0.0.1:{office.port}/slack/events"
        line = HttpLine(
            {"slash_commands": address, "interactive": address, "events_api": address},
            office.double.workspace.app.signing_secret,
            time.time,
        )
        office.double.delivery.line = line
        ann, bo = office.double.person("U0ANN"), office.double.person("U0BO")
        with office.running("web") as web, office.running("worker") as worker:
            until(office.healthy, "the health address")
            ask(ann, "Hur gör ni med delade turer?")
            until(lambda: "Hur gör ni med delade turer?" in bo.see(), "the card in the channel")
        assert (web.returncode, worker.returncode) in {(0, 0), (-signal.SIGTERM, 0)}


def test_every_wrong_setting_is_told_at_once(office: Office) -> None:
    told = office.rummet("run", SLACK_BOT_TOKEN="", SLACK_APP_TOKEN="xoxb-mixed-up", DATABASE_URL="mysql://x/y")
    assert told.returncode == 2
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "DATABASE_URL"):
        assert name in told.stderr
    assert "Traceback" not in told.stderr


def test_check_says_what_to_do_and_ends_with_an_error(office: Office) -> None:
    office.rummet("migrate")
    told = office.rummet("check")
    assert told.returncode == 2
    assert "rummet admit" in told.stderr


@pytest.mark.parametrize("command", ["run", "web", "demo"])
def test_a_taken_port_is_told_in_a_sentence(office: Office, command: str) -> None:
    office.rummet("migrate")
    port = ["--port", str(office.port)] if command == "demo" else []
    with socket.create_server(("127.0.0.1", office.port)):
        told = office.rummet(command, *port)
    assert (told.returncode, told.stderr.splitlines()[-1][:18]) == (2, "The port is taken.")
    assert "Traceback" not in told.stderr
