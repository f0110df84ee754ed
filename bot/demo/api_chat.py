"""chat.*, reactions.*, pins.*: what the app says, and what it marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.demo import validation
from bot.demo.calls import Call, Method, always
from bot.demo.records import Channel, Json, Message, SlackError, Whisper
from bot.demo.shapes import message_json

if TYPE_CHECKING:
    from collections.abc import Mapping

UPDATE_TEXT_LIMIT = 4_000


def escape(text: str) -> str:
    """Slack keeps a bare ampersand as an entity, and leaves the entities and <...> it is given alone."""
    whole = text.replace("&", "&amp;")
    for entity in ("amp", "lt", "gt"):
        whole = whole.replace(f"&amp;{entity};", f"&{entity};")
    return whole


def _destination(call: Call) -> Channel:
    """A person's id means the direct conversation with them."""
    workspace = call.workspace
    wanted = call.maybe("channel") or ""
    if wanted not in workspace.users:
        channel = call.living_channel()
        if channel.partner is None:
            return channel
        wanted = channel.partner
    user = workspace.user(wanted)
    if user.deleted or user.is_bot or user.team != workspace.team:
        raise SlackError("channel_not_found")
    if not workspace.app.messages_tab:
        raise SlackError("messages_tab_disabled")
    return workspace.dm(wanted)


def content(call: Call, text_limit: int = validation.TEXT_LIMIT) -> tuple[str, list[Json]]:
    text, blocks = call.args.get("text"), call.args.get("blocks")
    validation.check_message(text, blocks, call.args.get("attachments"), text_limit=text_limit)
    call.double.files.check_named(blocks or [])
    return escape(text or ""), validation.complete(blocks or [], lambda: call.workspace.secret(5))


def _thread(call: Call, channel: Channel) -> str | None:
    """A thread whose head is gone makes Slack post in the channel itself and say nothing of it."""
    parent = channel.messages.get(call.maybe("thread_ts") or "")
    if parent is None:
        return None
    if parent.is_reply:
        raise SlackError("cannot_reply_to_message")
    return parent.ts


def post_message(call: Call) -> Json:
    workspace = call.workspace
    channel = _destination(call)
    text, blocks = content(call)
    metadata = call.args.get("metadata")
    if metadata is not None:
        validation.check_metadata(metadata)
    thread_ts = _thread(call, channel)
    if call.double.faults.too_soon(channel.id, workspace.real()):
        raise SlackError("ratelimited")
    message = Message(
        ts="",
        user=call.bot,
        text=text,
        blocks=blocks,
        attachments=call.args.get("attachments") or [],
        thread_ts=thread_ts,
        by_app=True,
        metadata=metadata or None,
    )
    workspace.post(channel, message)
    return {
        "channel": channel.id,
        "ts": message.ts,
        "message": message_json(workspace, channel, message, metadata=True),
    }


def post_ephemeral(call: Call) -> Json:
    workspace = call.workspace
    channel = call.living_channel()
    user = call.text("user")
    text, blocks = content(call)
    if user not in workspace.users or user not in channel.members:
        raise SlackError("user_not_in_channel")
    ts = workspace.stamp(channel)
    workspace.clients.whisper(Whisper(ts, user, channel.id, text, blocks, call.maybe("thread_ts")))
    return {"message_ts": ts}


def update(call: Call) -> Json:
    """Text without blocks removes the blocks; neither text nor blocks is an error; metadata stays unless given."""
    workspace = call.workspace
    channel = call.living_channel()
    message = workspace.message(channel, call.text("ts"))
    if message.user != call.bot:
        raise SlackError("cant_update_message")
    metadata = call.args.get("metadata")
    if metadata is not None:
        validation.check_metadata(metadata)
    if metadata is None or {"text", "blocks", "attachments"} & set(call.args):
        text, blocks = content(call, UPDATE_TEXT_LIMIT)
        if blocks and "text" not in call.args:
            text = message.text
        if not blocks:
            now = workspace.clock().timestamp()
            message.edited = f"{now:.6f}"
        message.text, message.blocks = text, blocks
        message.attachments = call.args.get("attachments") or []
    if metadata is not None:
        message.metadata = metadata or None
    workspace.changed(channel, message)
    shape = message_json(workspace, channel, message, metadata=True)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": shape}


def delete(call: Call) -> Json:
    channel = call.joined_channel()
    ts = call.text("ts")
    if call.workspace.message(channel, ts).user != call.bot:
        raise SlackError("cant_delete_message")
    call.workspace.delete(channel, ts)
    return {"channel": channel.id, "ts": ts}


def permalink(call: Call) -> Json:
    channel = call.seen_channel()
    ts = call.text("message_ts")
    message = call.workspace.message(channel, ts)
    link = f"{call.double.surfaces.base_url}/archives/{channel.id}/p{ts.replace('.', '')}"
    if message.is_reply:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


def reactions(call: Call) -> Json:
    channel = call.joined_channel()
    message = call.workspace.message(channel, call.text("timestamp"))
    return {"type": "message", "channel": channel.id, "message": message_json(call.workspace, channel, message)}


def pin(call: Call) -> Json:
    channel, ts = call.living_channel(), call.maybe("timestamp")
    if ts is None:
        raise SlackError("no_item_specified")
    message = call.workspace.message(channel, ts)
    if message.pinned:
        raise SlackError("already_pinned")
    message.pinned = True
    call.workspace.changed(channel, message)
    return {}


def unpin(call: Call) -> Json:
    channel = call.living_channel()
    message = call.workspace.message(channel, call.text("timestamp"))
    if not message.pinned:
        raise SlackError("no_pin")
    message.pinned = False
    call.workspace.changed(channel, message)
    return {}


METHODS: Mapping[str, Method] = {
    "chat.postMessage": Method(post_message, always("chat:write")),
    "chat.postEphemeral": Method(post_ephemeral, always("chat:write")),
    "chat.update": Method(update, always("chat:write")),
    "chat.delete": Method(delete, always("chat:write")),
    "chat.getPermalink": Method(permalink),
    "reactions.get": Method(reactions, always("reactions:read")),
    "pins.add": Method(pin, always("pins:write")),
    "pins.remove": Method(unpin, always("pins:write")),
}
