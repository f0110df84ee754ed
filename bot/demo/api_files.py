"""files.*: what the app hands over that is no message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.demo.api_chat import escape
from bot.demo.calls import Call, Method, always
from bot.demo.records import File, Json, Message, SlackError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.demo.records import Channel

ALT_LIMIT = 1_000
CONVERSATION = re.compile(r"[CGDZ][A-Z0-9]+")


def upload_address(call: Call) -> Json:
    name, length, alt = call.text("filename"), call.number("length", 0), call.maybe("alt_txt") or ""
    if length <= 0:
        raise SlackError("missing_argument")
    if len(alt) > ALT_LIMIT:
        raise SlackError("alt_txt_too_large")
    file_id, key = call.double.files.expect(name, length, alt)
    return {"upload_url": f"{call.double.surfaces.base_url}/upload/v1/{key}", "file_id": file_id}


def complete(call: Call) -> Json:
    """Slack's documented answer: of the message that shows the files it says nothing, as that is posted later."""
    channel = _channel(call)
    files = [_file(call, one) for one in _listed(call)]
    if channel:
        text = escape(call.maybe("initial_comment") or "")
        thread_ts = call.maybe("thread_ts")
        call.workspace.post(
            channel, Message("", call.bot, text, files=files, thread_ts=thread_ts, by_app=True, subtype="file_share")
        )
    return {"files": [{"id": one.id, "title": one.title} for one in files]}


def _channel(call: Call) -> Channel | None:
    """Without one the file stays with the app alone. A person's id is no channel's, as little as it looks."""
    wanted = call.maybe("channel_id")
    if wanted is None:
        return None
    if not CONVERSATION.fullmatch(wanted):
        complaint = f"[ERROR] input must match regex pattern: ^{CONVERSATION.pattern}$ [json-pointer:/channel_id]"
        raise SlackError("invalid_arguments", response_metadata={"messages": [complaint]})
    return call.living_channel("channel_id")


def _listed(call: Call) -> list[Json]:
    listed = call.args.get("files")
    if not isinstance(listed, list) or not listed or not all(isinstance(one, dict) and "id" in one for one in listed):
        raise SlackError("invalid_arguments")
    return listed


def _file(call: Call, wanted: Json) -> File:
    return call.double.files.take(str(wanted["id"]), wanted.get("title"))


METHODS: Mapping[str, Method] = {
    "files.getUploadURLExternal": Method(upload_address, always("files:write")),
    "files.completeUploadExternal": Method(complete, always("files:write")),
}
