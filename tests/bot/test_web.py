import json
import socket
import urllib.error
import urllib.request
from collections.abc import Mapping

import pytest

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
