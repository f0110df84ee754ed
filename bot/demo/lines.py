"""Ways for a payload to reach the app: straight into a function, or over signed HTTP. Socket Mode has its own file."""

from __future__ import annotations

import hashlib
import hmac
import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.demo.records import Json

Kind: TypeAlias = Literal["slash_commands", "interactive", "events_api"]
PATIENCE = 3.0  # seconds in which the app must acknowledge


@dataclass(frozen=True, slots=True)
class Ack:
    """`body` is decoded where it was JSON, else the text as it came; empty text means a bare acknowledgement."""

    status: int
    body: Json | str = ""

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300  # noqa: PLR2004  HTTP's own bounds of success


@dataclass(frozen=True, slots=True)
class Retry:
    number: int
    reason: str


class Line(Protocol):
    def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Ack | None:
        """None: nobody there, or no acknowledgement in time."""


Deliver: TypeAlias = "Callable[[Kind, str, Mapping[str, str]], tuple[int, str]]"


def encode(kind: Kind, payload: Json, retry: Retry | None, *, secret: str, now: float) -> tuple[str, dict[str, str]]:
    """Body and headers as Slack sends them, signed. `now` is real time in seconds."""
    if kind == "events_api":
        body, content_type = json.dumps(payload), "application/json"
    else:
        form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
        body, content_type = urlencode(form), "application/x-www-form-urlencoded"
    signed = hmac.new(secret.encode(), f"v0:{int(now)}:{body}".encode(), hashlib.sha256).hexdigest()
    headers = {
        "content-type": content_type,
        "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        "x-slack-request-timestamp": str(int(now)),
        "x-slack-signature": f"v0={signed}",
    }
    if retry:
        headers |= {"x-slack-retry-num": str(retry.number), "x-slack-retry-reason": retry.reason}
    return body, headers


def decode_ack(status: int, body: str) -> Ack:
    try:
        decoded = json.loads(body)
    except ValueError:
        return Ack(status, body)
    return Ack(status, decoded if isinstance(decoded, dict) else body)


@dataclass(frozen=True, slots=True)
class DirectLine:
    """`app` gets the kind, the body as Slack sends it and the signed headers; it returns status and body. It runs in
    the caller's thread: too slow an answer counts as none, although the app's work is done, just as with Slack.
    """

    app: Deliver
    signing_secret: str
    real: Callable[[], float]
    patience: float = PATIENCE

    def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Ack | None:
        start = self.real()
        body, headers = encode(kind, payload, retry, secret=self.signing_secret, now=start)
        status, answer = self.app(kind, body, headers)
        return decode_ack(status, answer) if self.real() - start <= self.patience else None


@dataclass(frozen=True, slots=True)
class HttpLine:
    """One address for each kind, as the app's settings have them."""

    addresses: Mapping[Kind, str]
    signing_secret: str
    real: Callable[[], float]
    patience: float = PATIENCE

    def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Ack | None:
        body, headers = encode(kind, payload, retry, secret=self.signing_secret, now=self.real())
        request = urllib.request.Request(self.addresses[kind], body.encode(), headers)  # noqa: S310  the test's own address
        try:
            with urllib.request.urlopen(request, timeout=self.patience) as answer:  # noqa: S310  likewise
                return decode_ack(answer.status, answer.read().decode())
        except urllib.error.HTTPError as refused:
            with refused:
                return decode_ack(refused.code, refused.read().decode())
        except OSError:
            return None
