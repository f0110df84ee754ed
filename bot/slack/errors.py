"""What Slack's refusals, and its silence, mean to the worker."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPException
from urllib.error import URLError

from slack_sdk.errors import SlackApiError

from bot.speaker import TokenRevoked, TryLater, Unreachable, Unsure

GONE = frozenset({"message_not_found", "thread_not_found"})

_PAUSE = frozenset(
    {"message_limit_exceeded", "rate_limited", "ratelimited", "service_unavailable", "team_added_to_org"}
)
_DOUBTFUL = frozenset({"internal_error", "fatal_error", "request_timeout", "external_channel_migrating"})
_NO_TOKEN = frozenset(
    {
        "account_inactive",
        "app_not_installed",
        "invalid_auth",
        "missing_scope",
        "not_allowed_token_type",
        "not_authed",
        "org_login_required",
        "team_access_not_granted",
        "token_expired",
        "token_revoked",
    }
)
_NO_WAY = frozenset(
    {
        "access_denied",
        "cannot_dm_bot",
        "cannot_reply_to_message",
        "cant_delete_message",
        "cant_update_message",
        "channel_not_found",
        "ekm_access_denied",
        "is_archived",
        "is_inactive",
        "messages_tab_disabled",
        "no_permission",
        "not_in_channel",
        "thread_not_found",
        "user_disabled",
        "user_not_found",
        "user_not_in_channel",
        "user_not_visible",
        "users_not_found",
    }
)
_SURELY_NOT_SENT = (ConnectionRefusedError, socket.gaierror)


def code(error: SlackApiError) -> str:
    """Slack's word for what is wrong; empty when the answer was none of Slack's."""
    said = str(error.response.get("error", ""))
    return said if said.isascii() and said.replace("_", "").isalnum() else ""


@contextmanager
def spoken() -> Iterator[None]:
    """Turns what a Web API call may raise into what a `Speaker` may. What says that our own request was wrong
    (`invalid_blocks` and the like) passes unchanged: no waiting makes it right."""
    try:
        yield
    except SlackApiError as error:
        if meaning := _meaning(error):
            raise meaning from error
        raise
    except URLError as error:
        raise (TryLater() if isinstance(error.reason, _SURELY_NOT_SENT) else Unsure()) from error
    except (OSError, HTTPException, UnicodeDecodeError) as error:
        raise Unsure from error


def _meaning(error: SlackApiError) -> Exception | None:
    said = code(error)
    if error.response.status_code == HTTPStatus.TOO_MANY_REQUESTS or said in _PAUSE:
        return TryLater(_seconds(error))
    if said in _NO_TOKEN:
        return TokenRevoked()
    if said in _NO_WAY or said.startswith("restricted_action"):
        return Unreachable()
    if said in _DOUBTFUL or error.response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR or not said:
        return Unsure()
    return None


def _seconds(error: SlackApiError) -> float | None:
    asked = {name.lower(): value for name, value in error.response.headers.items()}.get("retry-after", "")
    first = asked[0] if isinstance(asked, list) else asked
    return float(first) if first.isdecimal() else None
