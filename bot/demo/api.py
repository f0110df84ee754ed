"""The Web API without HTTP around it: one call in, one answer out.

Tokens, scopes and faults are judged here; what a method does is in api_*.py.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.demo import api_channels, api_chat, api_files, api_views
from bot.demo.calls import Call, Method
from bot.demo.faults import Drop, Fail, Fault, RateLimit, Refuse, Slow
from bot.demo.records import Json, Received, SlackError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.demo.double import Double

METHODS: Mapping[str, Method] = {
    **api_chat.METHODS,
    **api_channels.METHODS,
    **api_files.METHODS,
    **api_views.METHODS,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """`dropped` says that the connection broke before anything came back."""

    body: Json = field(default_factory=dict)
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    dropped: bool = False


class WebApi:
    def __init__(self, double: Double, sleep: Callable[[float], None] = time.sleep) -> None:
        self._double = double
        self._sleep = sleep
        self.received = double.workspace.received

    def call(self, method: str, args: Json, token: str | None) -> Answer:
        """`args` are the call's arguments decoded, whichever way they came; the token is not among them."""
        match fault := self._double.faults.next_for(method):
            case Slow(seconds):
                self._sleep(seconds)
            case Fail(status):
                return Answer(status=status)
            case RateLimit(retry_after):
                return rate_limited(retry_after)
            case Drop("before"):
                return Answer(dropped=True)
            case _:
                pass
        headers: dict[str, str] = {}
        try:
            chosen = self._admit(method, args, token, headers, fault)
            with self._double.workspace.lock:
                body = {"ok": True, **chosen.run(Call(self._double, args))}
            error = None
        except SlackError as refused:
            error = refused.error
            body = {"ok": False, "error": error, **refused.beside}
        self.received.append(Received(method, args, error))
        if isinstance(fault, Drop):
            return Answer(dropped=True)
        if error == "ratelimited":
            return rate_limited(1)
        return Answer(body, headers=headers)

    def _admit(
        self, method: str, args: Json, token: str | None, headers: dict[str, str], fault: Fault | None
    ) -> Method:
        app = self._double.workspace.app
        chosen = METHODS.get(method)
        if isinstance(fault, Refuse):
            raise SlackError(fault.error)
        if chosen is None:
            raise SlackError("unknown_method", req_method=method)
        if chosen.open_to_all:
            return chosen
        self._check_token(token, app_token=chosen.app_token)
        if chosen.app_token:
            return chosen
        headers["x-oauth-scopes"] = ",".join(sorted(app.scopes))
        call = Call(self._double, args)
        for needed in chosen.scopes(call):
            headers["x-accepted-oauth-scopes"] = needed
            if needed not in app.scopes:
                raise SlackError("missing_scope", needed=needed, provided=",".join(sorted(app.scopes)))
        return chosen

    def _check_token(self, token: str | None, *, app_token: bool) -> None:
        workspace = self._double.workspace
        app = workspace.app
        if not token:
            raise SlackError("not_authed")
        if token in workspace.dead_tokens:
            raise SlackError("account_inactive")
        if token not in {app.bot_token, app.app_token}:
            raise SlackError("invalid_auth")
        if (token == app.app_token) != app_token:
            raise SlackError("not_allowed_token_type")


def rate_limited(retry_after: int) -> Answer:
    return Answer({"ok": False, "error": "ratelimited"}, 429, {"retry-after": str(retry_after)})


def decode(body: bytes, content_type: str, query: Mapping[str, str], form: Callable[[str], dict[str, str]]) -> Json:
    """A call's arguments from query, form or JSON. In a form, whatever is not plain text is JSON inside a string."""
    args: Json = dict(query)
    if content_type.startswith("application/json"):
        try:
            decoded = json.loads(body or b"{}")
        except ValueError:
            raise SlackError("invalid_json") from None
        if not isinstance(decoded, dict):
            raise SlackError("json_not_object")
        args |= decoded
    else:
        args |= form(body.decode())
    for name in ("blocks", "attachments", "metadata", "view", "files"):
        if isinstance(args.get(name), str):
            try:
                args[name] = json.loads(args[name])
            except ValueError:
                wrong = {"blocks": "invalid_blocks_format", "metadata": "invalid_metadata_format"}
                raise SlackError(wrong.get(name, "invalid_arguments")) from None
    return args
