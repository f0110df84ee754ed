"""What keeps the bot from working in this workspace, in words for the operator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from slack_sdk.errors import SlackApiError

from bot.slack.errors import code
from bot.slack.scopes import NEEDED, granted

if TYPE_CHECKING:
    from slack_sdk import WebClient

REINSTALL = "Paste manifest.yml into your Slack app's page App Manifest, save, and press Reinstall to Workspace."


def findings(client: WebClient, *, app_token: str, channels: Iterable[str]) -> list[str]:
    """A sentence or two for each thing that is wrong; empty when all is well. `app_token` empty: not looked at."""
    return list(_findings(client, app_token, channels))


def _findings(client: WebClient, app_token: str, channels: Iterable[str]) -> Iterator[str]:
    try:
        known = client.auth_test()
    except SlackApiError as error:
        yield f"SLACK_BOT_TOKEN: Slack says {_said(error)}. Copy the token anew from OAuth & Permissions."
        return
    except OSError:
        yield f"Slack cannot be reached at {client.base_url}. Check the network, and SLACK_API_URL if it is set."
        return
    if missing := sorted(NEEDED - (granted(known.headers) or frozenset())):
        yield f"The app lacks the scopes {', '.join(missing)}. {REINSTALL}"
    if app_token:
        yield from _socket(client, app_token)
    for channel in channels:
        yield from _channel(client, channel)


def _socket(client: WebClient, app_token: str) -> Iterator[str]:
    try:
        client.apps_connections_open(app_token=app_token)
    except SlackApiError as error:
        yield (
            f"SLACK_APP_TOKEN: Slack says {_said(error)}. Make one with the scope connections:write under Basic "
            "Information, App-Level Tokens, and see that Socket Mode is on."
        )
    except OSError:
        yield "Slack could be reached once and then not. Check the network."


def _channel(client: WebClient, channel: str) -> Iterator[str]:
    invite = f"Write /invite @rummet in the channel {channel}."
    try:
        found = client.conversations_info(channel=channel)["channel"]
    except SlackApiError as error:
        match code(error):
            case "channel_not_found":
                yield f"The bot cannot see the channel {channel}: it is private and the bot is not in it. {invite}"
            case "missing_scope":
                yield f"The bot may not look at the channel {channel}. {REINSTALL}"
            case _:
                yield f"The channel {channel}: Slack says {_said(error)}."
        return
    except OSError:
        yield "Slack could be reached once and then not. Check the network."
        return
    if found.get("is_archived"):
        yield f"The channel {channel} is archived. Restore it in Slack, or give the network another."
    elif not found.get("is_member"):
        yield f"The bot is not in the channel {channel}. {invite}"
    if not found.get("is_private"):
        yield f"The channel {channel} is open to the whole workspace. Make it private in its settings."


def _said(error: SlackApiError) -> str:
    return code(error) or f"nothing that can be understood (status {error.response.status_code})"
