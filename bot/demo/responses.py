"""What an app answers outside the Web API: in a command's acknowledgement, or through a response_url."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.demo import validation
from bot.demo.api_chat import escape
from bot.demo.records import Channel, Json, Message, Received, ResponseUrl, SlackError, Whisper

if TYPE_CHECKING:
    from bot.demo.double import Double


def _content(double: Double, body: Json) -> tuple[str, list[Json]]:
    text, blocks = body.get("text"), body.get("blocks")
    validation.check_message(text, blocks, body.get("attachments"))
    return escape(text or ""), validation.complete(blocks or [], lambda: double.workspace.secret(5))


def show_answer(double: Double, user: str, channel: Channel, body: Json, replaces: str | None = None) -> None:
    """To the person alone unless the answer says `in_channel`. The app need not be in the channel."""
    workspace = double.workspace
    text, blocks = _content(double, body)
    thread_ts = body.get("thread_ts")
    with workspace.lock:
        if channel.archived:
            raise SlackError("is_archived")
        if body.get("response_type") == "in_channel":
            workspace.post(channel, Message("", workspace.app.bot_user, text, blocks, thread_ts=thread_ts, by_app=True))
        else:
            whisper = Whisper(workspace.stamp(channel), user, channel.id, text, blocks, thread_ts)
            workspace.clients.whisper(whisper, replaces=replaces)


def respond(double: Double, key: str, body: Json) -> None:
    """A post to a response_url. Raises `SlackError`: expired_url, used_url, or what is wrong with the content."""
    double.workspace.received.append(Received("response_url", body))
    hook = double.surfaces.use_response_url(key)
    workspace = double.workspace
    channel = workspace.channel(hook.channel)
    with workspace.lock:
        if body.get("delete_original"):
            if hook.whisper and hook.ts:
                workspace.clients.unwhisper(hook.user, hook.ts)
            elif hook.ts:
                workspace.delete(channel, hook.ts)
        elif body.get("replace_original") and hook.ts and not hook.whisper:
            _replace(double, channel, hook, body)
        else:
            replaces = hook.ts if hook.whisper and body.get("replace_original") else None
            show_answer(double, hook.user, channel, body, replaces)
            if replaces:
                hook.ts = channel.last_ts


def _replace(double: Double, channel: Channel, hook: ResponseUrl, body: Json) -> None:
    message = double.workspace.message(channel, hook.ts or "")
    message.text, message.blocks = _content(double, body)
    double.workspace.changed(channel, message)
