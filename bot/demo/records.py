"""The things a workspace is made of. Field names follow Slack's where Slack has a name."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Json: TypeAlias = dict[str, Any]
Guest = Literal["", "restricted", "ultra_restricted"]


class SlackError(Exception):
    """A refusal the way the Web API words it: `error`, and whatever else stands beside it in the answer."""

    def __init__(self, error: str, **beside: object) -> None:
        super().__init__(error)
        self.error = error
        self.beside = beside


@dataclass(frozen=True, slots=True)
class Command:
    command: str
    description: str = ""
    usage_hint: str = ""
    should_escape: bool = False


@dataclass(frozen=True, slots=True)
class Shortcut:
    callback_id: str
    name: str
    type: Literal["global", "message"]


@dataclass(frozen=True, slots=True)
class App:
    """The one installed app, as its manifest describes it, with the secrets an installation hands out."""

    name: str = "rummet"
    description: str = ""
    commands: tuple[Command, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    events: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()
    home_tab: bool = True
    messages_tab: bool = True
    id: str = "A0RUMMET"
    bot_id: str = "B0RUMMET"
    bot_user: str = "U0RUMMET"
    bot_token: str = "xoxb-demo-bot-token"  # noqa: S105  opens nothing but this workspace
    app_token: str = "xapp-demo-app-token"  # noqa: S105  likewise
    signing_secret: str = "demo-signing-secret"  # noqa: S105  likewise
    verification_token: str = "demo-verification-token"  # noqa: S105  likewise

    @classmethod
    def from_manifest(cls, manifest: Mapping[str, Any]) -> App:
        """`manifest` is manifest.yml parsed, schema version 2."""
        features, settings = manifest.get("features", {}), manifest.get("settings", {})
        home = features.get("app_home", {})
        return cls(
            name=features.get("bot_user", {}).get("display_name", "rummet"),
            description=manifest.get("display_information", {}).get("description", ""),
            commands=tuple(
                Command(
                    command=one["command"],
                    description=one.get("description", ""),
                    usage_hint=one.get("usage_hint", ""),
                    should_escape=one.get("should_escape", False),
                )
                for one in features.get("slash_commands", [])
            ),
            shortcuts=tuple(
                Shortcut(callback_id=one["callback_id"], name=one["name"], type=one["type"])
                for one in features.get("shortcuts", [])
            ),
            events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", [])),
            scopes=frozenset(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", [])),
            home_tab=home.get("home_tab_enabled", False),
            messages_tab=home.get("messages_tab_enabled", True),
        )


@dataclass(slots=True)
class User:
    id: str
    name: str
    title: str = ""
    team: str = ""
    is_bot: bool = False
    is_admin: bool = False
    is_owner: bool = False
    guest: Guest = ""
    deleted: bool = False

    @property
    def handle(self) -> str:
        return self.name.lower().replace(" ", ".")


@dataclass(frozen=True, slots=True)
class File:
    """`created` in seconds; `alt` says in words what a picture shows."""

    id: str
    name: str
    title: str
    user: str
    created: int
    content: bytes
    alt: str = ""

    @property
    def mimetype(self) -> str:
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    @property
    def is_picture(self) -> bool:
        return self.mimetype in {"image/png", "image/jpeg", "image/gif"}


@dataclass(slots=True)
class Message:
    """`text` is Slack's mrkdwn with `&`, `<` and `>` escaped; `ts` names the message within its channel."""

    ts: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    thread_ts: str | None = None
    by_app: bool = False
    metadata: Json | None = None
    edited: str | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict)
    pinned: bool = False
    deleted: bool = False
    subtype: str | None = None

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts


@dataclass(slots=True)
class Channel:
    id: str
    name: str
    created: int
    creator: str
    is_private: bool = True
    partner: str | None = None  # the person, where the channel is a direct conversation with the app
    members: list[str] = field(default_factory=list)
    messages: dict[str, Message] = field(default_factory=dict)
    topic: str = ""
    purpose: str = ""
    archived: bool = False
    read: dict[str, str] = field(default_factory=dict)
    last_ts: str = "0000000000.000000"  # the latest given out, to a message or a whisper

    @property
    def is_im(self) -> bool:
        return self.partner is not None

    def replies(self, ts: str) -> list[Message]:
        return [one for one in self.messages.values() if one.thread_ts == ts and one.ts != ts]


@dataclass(slots=True)
class View:
    """`content` is what the app sent, completed with generated ids. A modal's `root_id` is the lowest of its stack."""

    id: str
    user: str
    content: Json
    hash: str
    root_id: str
    previous_id: str | None = None


@dataclass(frozen=True, slots=True)
class Whisper:
    """A message only its receiver sees, in the clients that were open when it came; `id` is its ts."""

    id: str
    user: str
    channel: str
    text: str
    blocks: list[Json]
    thread_ts: str | None = None


@dataclass(slots=True)
class Trigger:
    """`born` is real time. A trigger from inside a modal remembers the modal, so that a push knows its place."""

    user: str
    born: float
    view_id: str | None = None
    used: bool = False


@dataclass(slots=True)
class ResponseUrl:
    """`born` is real time. `ts` is the message the press came from, if any; `whisper` says it was ephemeral."""

    user: str
    channel: str
    born: float
    ts: str | None = None
    whisper: bool = False
    thread_ts: str | None = None
    uses: int = 0


@dataclass(frozen=True, slots=True)
class Received:
    """One thing the app told the platform: a Web API call by its method, `response_url`, or `acknowledgement`."""

    method: str
    args: Json
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person's open client has to know: `kind` and `data` are the page's stream events."""

    kind: str
    data: Json


@dataclass(slots=True)
class Connection:
    """One open client. What is whispered lives here and nowhere else: close it and the words are gone."""

    user: str
    notify: Callable[[Notice], None]
    whispers: dict[str, Whisper] = field(default_factory=dict)
