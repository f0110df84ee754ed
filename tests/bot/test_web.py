import json
import socket
import urllib.error
import urllib.request
from collections.abc import Mapping

import pytest

from bot.running import FEEDS
from bot.web import LARGEST_BODY, Answer, make_web, serving


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(url: str, body: bytes | None = None) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, body, timeout=5) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def echo(body: str, headers: Mapping[str, str]) -> Answer:
    return Answer(200, {"content-type": "text/plain"}, headers["host"].split(":")[0] + body)


@pytest.mark.parametrize(("well", "status"), [(True, 200), (False, 503)])
def test_health_says_what_is_not_well(well: bool, status: int) -> None:  # noqa: FBT001  a parameter of the table
    port = free_port()
    with serving(make_web(lambda: {"database": well, "worker": True}, {}), host="127.0.0.1", port=port):
        code, body = ask(f"http://127.0.0.1:{port}/health")
    assert code == status
    assert json.loads(body) == {"database": well, "worker": True}


def test_a_request_reaches_its_platform_and_a_huge_one_does_not() -> None:
    port = free_port()
    with serving(make_web(dict, {"/slack/events": echo}), host="127.0.0.1", port=port):
        assert ask(f"http://127.0.0.1:{port}/slack/events", "hej å".encode()) == (200, "127.0.0.1hej å")
        assert ask(f"http://127.0.0.1:{port}/slack/events", b"\xff\xfe")[0] == 400
        assert ask(f"http://127.0.0.1:{port}/slack/events", b"x" * (LARGEST_BODY + 1))[0] == 413


def calendar(name: str) -> Answer | None:
    return Answer(200, {"content-type": "text/calendar"}, "BEGIN:VCALENDAR") if name == "hemlig" else None


def whole(url: str, method: str = "GET") -> tuple[int, str, dict[str, str]]:
    """With the headers, but for the hour."""
    asked = urllib.request.Request(url, method=method)
    try:
        with urllib.request.urlopen(asked, timeout=5) as answer:
            return answer.status, answer.read().decode(), dict(answer.headers) | {"date": ""}
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode(), dict(error.headers) | {"date": ""}


def test_a_calendar_is_at_its_address_and_all_else_is_nothing_alike(caplog: pytest.LogCaptureFixture) -> None:
    port = free_port()
    with serving(make_web(dict, {}, {FEEDS: calendar}), host="127.0.0.1", port=port):
        here = f"http://127.0.0.1:{port}"
        assert ask(f"{here}/kalender/hemlig.ics") == (200, "BEGIN:VCALENDAR")
        for method in ("GET", "HEAD"):
            nothing = whole(f"{here}/finns-inte", method)
            assert nothing[0] == 404
            for path in ("/kalender/gissad.ics", "/kalender/hemlig", "/kalender/.ics", "/kalender/a/b.ics"):
                assert whole(here + path, method) == nothing
    assert not any("hemlig" in record.getMessage() for record in caplog.records)
