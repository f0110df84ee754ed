"""What the app must be allowed to do, and what for."""

from collections.abc import Mapping
from types import MappingProxyType

OF_METHOD: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "apps_connections_open": frozenset(),  # the app's own token, connections:write
        "auth_test": frozenset(),
        "bots_info": frozenset({"users:read"}),
        "chat_delete": frozenset({"chat:write"}),
        "chat_getPermalink": frozenset(),
        "chat_postEphemeral": frozenset({"chat:write"}),
        "chat_postMessage": frozenset({"chat:write"}),
        "chat_update": frozenset({"chat:write"}),
        "conversations_archive": frozenset({"groups:write"}),
        "conversations_create": frozenset({"groups:write"}),
        "conversations_history": frozenset({"groups:history", "im:history"}),
        "conversations_info": frozenset({"groups:read"}),
        "conversations_invite": frozenset({"groups:write"}),
        "conversations_kick": frozenset({"groups:write"}),
        "conversations_members": frozenset({"groups:read"}),
        "conversations_open": frozenset({"im:write"}),
        "conversations_replies": frozenset({"groups:history", "im:history"}),
        "conversations_setTopic": frozenset({"groups:write"}),
        "files_upload_v2": frozenset({"files:write"}),
        "pins_add": frozenset({"pins:write"}),
        "users_conversations": frozenset({"groups:read"}),
        "users_info": frozenset({"users:read"}),
        "views_open": frozenset(),
        "views_publish": frozenset(),
        "views_push": frozenset(),
        "views_update": frozenset(),
    }
)
"""Of the Web API's methods as `WebClient` names them, for a private channel and the bot's own conversations."""

OF_EVENT: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "app_home_opened": frozenset(),
        "app_uninstalled": frozenset(),
        "member_joined_channel": frozenset({"groups:read"}),
        "member_left_channel": frozenset({"groups:read"}),
        "message.im": frozenset({"im:history"}),
        "reaction_added": frozenset({"reactions:read"}),
        "tokens_revoked": frozenset(),
        "user_change": frozenset({"users:read"}),
    }
)

NEEDED = frozenset({"commands"}).union(*OF_METHOD.values(), *OF_EVENT.values())


def granted(headers: Mapping[str, str]) -> frozenset[str] | None:
    """By an answer of the Web API; None where it does not tell."""
    told = {name.lower(): value for name, value in headers.items()}.get("x-oauth-scopes")
    return None if told is None else frozenset(scope.strip() for scope in told.split(","))
