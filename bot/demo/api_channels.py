"""conversations.* and users.*: the channels the app can see, what was said there, and who is who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.demo.calls import Call, Method, always, by_kind, kind_of, page
from bot.demo.records import Channel, Json, Message, SlackError
from bot.demo.shapes import channel_json, message_json, user_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KINDS = {"public_channel": "channels", "private_channel": "groups", "im": "im", "mpim": "mpim"}
REPLIES_PAGE = 1000
NAME_LIMIT = 80
TOPIC_LIMIT = 250


def _wanted_kinds(call: Call) -> list[str]:
    names = (call.maybe("types") or "public_channel").split(",")
    if unknown := [one for one in names if one.strip() not in KINDS]:
        raise SlackError("invalid_types", response_metadata={"messages": [f"[ERROR] unknown type: {unknown[0]}"]})
    return [KINDS[one.strip()] for one in names]


def _list_scopes(call: Call) -> Sequence[str]:
    return [f"{kind}:read" for kind in _wanted_kinds(call)]


def _visible(call: Call) -> list[Channel]:
    kinds = _wanted_kinds(call)
    skip_archived = call.yes("exclude_archived")
    return [
        one
        for one in call.workspace.channels.values()
        if kind_of(one) in kinds
        and (call.bot in one.members or kind_of(one) == "channels")
        and not (skip_archived and one.archived)
    ]


def list_channels(call: Call) -> Json:
    shown, following = page(call, _visible(call))
    return {"channels": [channel_json(call.workspace, one) for one in shown], **following}


def users_channels(call: Call) -> Json:
    """The channels a person (the app itself, unless `user` is given) is in and the app can see."""
    user = call.maybe("user") or call.bot
    mine = [one for one in _visible(call) if user in one.members]
    shown, following = page(call, mine)
    return {"channels": [channel_json(call.workspace, one) for one in shown], **following}


def info(call: Call) -> Json:
    return {"channel": channel_json(call.workspace, call.seen_channel())}


def members(call: Call) -> Json:
    shown, following = page(call, call.seen_channel().members)
    return {"members": list(shown), **following}


def open_dm(call: Call) -> Json:
    workspace = call.workspace
    if channel_id := call.maybe("channel"):
        return {"channel": {"id": workspace.channel(channel_id).id}}
    wanted = call.text("users").split(",")
    if len(wanted) > 1:
        raise SlackError("method_not_supported_for_channel_type")
    user = workspace.user(wanted[0])
    if user.deleted:
        raise SlackError("user_disabled")
    if user.is_bot:
        raise SlackError("cannot_dm_bot")
    if user.team != workspace.team:
        raise SlackError("user_not_visible")
    channel = workspace.dm(user.id)
    whole = channel_json(workspace, channel) if call.yes("return_im") else {"id": channel.id}
    return {"channel": whole}


def create(call: Call) -> Json:
    name = call.maybe("name") or ""
    if error := _wrong_with(name):
        raise SlackError(error)
    channel = call.workspace.add_channel(name, private=call.yes("is_private"), members=[call.bot])
    return {"channel": channel_json(call.workspace, channel)}


def _wrong_with(name: str) -> str:
    """Slack's error; letters of other alphabets are letters, capitals are not."""
    if not name:
        return "invalid_name_required"
    if len(name) > NAME_LIMIT:
        return "invalid_name_maxlength"
    if not any(sign.isalnum() for sign in name):
        return "invalid_name_punctuation"
    if any(not (sign.isalnum() or sign in "-_") or sign != sign.lower() for sign in name):
        return "invalid_name_specials"
    return ""


def _create_scopes(call: Call) -> Sequence[str]:
    return ("groups:write" if call.yes("is_private") else "channels:manage",)


def invite(call: Call) -> Json:
    """All or, without `force`, nobody: one who cannot be invited keeps the others out."""
    channel = call.group_channel()
    wanted = (call.maybe("users") or "").split(",")
    if wanted == [""]:
        raise SlackError("no_user")
    refused = {user_id: error for user_id in wanted if (error := _keeps_out(call, channel, user_id))}
    errors = [{"user": user_id, "ok": False, "error": error} for user_id, error in refused.items()]
    if errors and (not call.yes("force") or len(refused) == len(wanted)):
        raise SlackError(str(errors[0]["error"]), errors=errors)
    for user_id in wanted:
        if user_id not in refused:
            call.workspace.join(channel, user_id, inviter=call.bot)
    return {"channel": channel_json(call.workspace, channel), **({"errors": errors} if errors else {})}


def _keeps_out(call: Call, channel: Channel, user_id: str) -> str:
    user = call.workspace.users.get(user_id)
    if user_id == call.bot:
        return "cant_invite_self"
    if user is None or user.deleted:
        return "user_not_found"
    if user_id in channel.members:
        return "already_in_channel"
    return "cant_invite" if user.team != call.workspace.team else ""


def kick(call: Call) -> Json:
    channel, user = call.group_channel(), call.maybe("user")
    if user is None:
        raise SlackError("no_user")
    if user == call.bot:
        raise SlackError("cant_kick_self")
    call.workspace.leave(channel, call.workspace.user(user).id)
    return {"errors": {}}


def join(call: Call) -> Json:
    channel = call.seen_channel()
    if channel.is_private:
        raise SlackError("method_not_supported_for_channel_type")
    if channel.archived:
        raise SlackError("is_archived")
    if call.bot not in channel.members:
        call.workspace.join(channel, call.bot)
    return {"channel": channel_json(call.workspace, channel)}


def leave(call: Call) -> Json:
    channel = call.joined_channel()
    call.workspace.leave(channel, call.bot)
    return {}


def archive(call: Call) -> Json:
    channel = call.joined_channel()
    if channel.archived:
        raise SlackError("already_archived")
    call.workspace.archive(channel, call.bot)
    return {}


def set_topic(call: Call) -> Json:
    channel, topic = call.group_channel(), str(call.args.get("topic", ""))
    if len(topic) > TOPIC_LIMIT:
        raise SlackError("too_long")
    call.workspace.set_topic(channel, topic)
    return {"channel": channel_json(call.workspace, channel)}


def _between(call: Call, messages: list[Message]) -> list[Message]:
    """`oldest` and `latest` bound the messages; the bounds themselves count only with `inclusive`."""
    oldest, latest, inclusive = call.maybe("oldest"), call.maybe("latest"), call.yes("inclusive")

    def inside(message: Message) -> bool:
        ts = float(message.ts)
        after = oldest is None or ts > float(oldest) or (inclusive and ts == float(oldest))
        before = latest is None or ts < float(latest) or (inclusive and ts == float(latest))
        return after and before

    try:
        return [one for one in messages if inside(one)]
    except ValueError:
        raise SlackError("invalid_ts_oldest") from None


def _shown(call: Call, channel: Channel, messages: Sequence[Message]) -> list[Json]:
    metadata = call.yes("include_all_metadata")
    return [message_json(call.workspace, channel, one, metadata=metadata) for one in messages]


def history(call: Call) -> Json:
    """Newest first, without replies."""
    channel = call.joined_channel()
    found = _between(call, [one for one in channel.messages.values() if not one.is_reply])
    shown, following = page(call, found[::-1])
    more = bool(following["response_metadata"]["next_cursor"])
    return {
        "messages": _shown(call, channel, shown),
        "has_more": more,
        "pin_count": sum(one.pinned for one in channel.messages.values()),
        **(following if more else {}),
    }


def replies(call: Call) -> Json:
    """Oldest first; the parent comes first on every first page."""
    channel, ts = call.joined_channel(), call.text("ts")
    message = channel.messages.get(ts)
    if message is None:
        raise SlackError("thread_not_found")
    head = channel.messages.get(message.thread_ts or ts, message)
    found = [head, *_between(call, channel.replies(head.ts))]
    shown, following = page(call, found, REPLIES_PAGE)
    more = bool(following["response_metadata"]["next_cursor"])
    return {"messages": _shown(call, channel, shown), "has_more": more, **(following if more else {})}


def user_info(call: Call) -> Json:
    return {"user": user_json(call.workspace, call.workspace.user(call.text("user")))}


def list_users(call: Call) -> Json:
    shown, following = page(call, list(call.workspace.users.values()))
    return {"members": [user_json(call.workspace, one) for one in shown], "cache_ts": 0, **following}


METHODS: Mapping[str, Method] = {
    "conversations.list": Method(list_channels, _list_scopes),
    "conversations.info": Method(info, by_kind("read")),
    "conversations.members": Method(members, by_kind("read")),
    "conversations.open": Method(open_dm, always("im:write")),
    "conversations.create": Method(create, _create_scopes),
    "conversations.invite": Method(invite, by_kind("write")),
    "conversations.kick": Method(kick, by_kind("write")),
    "conversations.join": Method(join, always("channels:join")),
    "conversations.leave": Method(leave, by_kind("write")),
    "conversations.archive": Method(archive, by_kind("write")),
    "conversations.setTopic": Method(set_topic, by_kind("write")),
    "conversations.history": Method(history, by_kind("history")),
    "conversations.replies": Method(replies, by_kind("history")),
    "users.info": Method(user_info, always("users:read")),
    "users.list": Method(list_users, always("users:read")),
    "users.conversations": Method(users_channels, _list_scopes),
}
