"""How people, channels, messages and forms look in Slack's JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.demo.records import Channel, File, Json, Message, User, View
    from bot.demo.state import Workspace


def user_json(workspace: Workspace, user: User) -> Json:
    stranger = user.team != workspace.team
    shape: Json = {
        "id": user.id,
        "team_id": user.team,
        "name": user.handle,
        "deleted": user.deleted,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": 0,
        "profile": {
            "real_name": user.name,
            "display_name": "",
            "real_name_normalized": user.name,
            "title": user.title,
            "team": user.team,
        },
    }
    if user.deleted:
        return shape
    return shape | {
        "real_name": user.name,
        "tz": "Europe/Stockholm",
        "tz_label": "Central European Time",
        "tz_offset": 3600,
        "is_admin": user.is_admin or user.is_owner,
        "is_owner": user.is_owner,
        "is_primary_owner": False,
        "is_restricted": user.guest != "",
        "is_ultra_restricted": user.guest == "ultra_restricted",
        **({"is_stranger": True} if stranger else {}),
    }


def channel_json(workspace: Workspace, channel: Channel) -> Json:
    """As the app sees it."""
    if channel.is_im:
        return {
            "id": channel.id,
            "created": channel.created,
            "is_archived": False,
            "is_im": True,
            "is_org_shared": False,
            "user": channel.partner,
            "is_user_deleted": workspace.user(channel.partner or "").deleted,
        }
    return {
        "id": channel.id,
        "name": channel.name,
        "name_normalized": channel.name,
        "created": channel.created,
        "creator": channel.creator,
        "is_channel": not channel.is_private,
        "is_group": channel.is_private,
        "is_im": False,
        "is_mpim": False,
        "is_private": channel.is_private,
        "is_archived": channel.archived,
        "is_general": False,
        "is_shared": False,
        "is_ext_shared": False,
        "is_org_shared": False,
        "is_member": workspace.app.bot_user in channel.members,
        "num_members": len(channel.members),
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": channel.purpose, "creator": "", "last_set": 0},
    }


def interaction_channel(channel: Channel) -> Json:
    """Payloads from people name the channel only where everybody may know its name."""
    name = "directmessage" if channel.is_im else "privategroup" if channel.is_private else channel.name
    return {"id": channel.id, "name": name}


def message_json(workspace: Workspace, channel: Channel, message: Message, *, metadata: bool = False) -> Json:
    if message.deleted:
        shape = {"type": "message", "subtype": "tombstone", "hidden": True, "user": "USLACKBOT", "ts": message.ts}
        shape["text"] = "This message was deleted."
    else:
        shape = _said(workspace, channel, message)
        if metadata and message.metadata:
            shape["metadata"] = message.metadata
    return shape | _thread(channel, message)


def _said(workspace: Workspace, channel: Channel, message: Message) -> Json:
    shape: Json = {"type": "message", "user": message.user, "text": message.text, "ts": message.ts}
    shape["team"] = workspace.user(message.user).team
    if message.by_app:
        shape |= {"bot_id": workspace.app.bot_id, "app_id": workspace.app.id}
    if message.blocks:
        shape["blocks"] = message.blocks
    if message.attachments:
        shape["attachments"] = message.attachments
    if message.files:
        shape |= {"files": [file_json(workspace, one) for one in message.files], "upload": False}
    if message.edited:
        shape["edited"] = {"user": message.user, "ts": message.edited}
    if message.reactions:
        shape["reactions"] = [
            {"name": name, "users": list(users), "count": len(users)} for name, users in message.reactions.items()
        ]
    if message.pinned:
        shape["pinned_to"] = [channel.id]
    return shape


def file_json(workspace: Workspace, file: File) -> Json:
    """Without the addresses it could be read from: the app has no scope to read files."""
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "filetype": file.name.rpartition(".")[2],
        "user": file.user,
        "user_team": workspace.team,
        "editable": False,
        "size": len(file.content),
        "mode": "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": False,
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        **({"alt_txt": file.alt} if file.alt else {}),
    }


def _thread(channel: Channel, message: Message) -> Json:
    if message.is_reply:
        parent = channel.messages.get(message.thread_ts or "")
        return {"thread_ts": message.thread_ts, **({"parent_user_id": parent.user} if parent else {})}
    replies = channel.replies(message.ts)
    people = list(dict.fromkeys(one.user for one in replies))
    if not replies:
        return {}
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users_count": len(people),
        "reply_users": people[:5],
        "latest_reply": replies[-1].ts,
        "is_locked": False,
    }


def view_json(workspace: Workspace, view: View, values: Json | None = None) -> Json:
    """`values` is `state.values`: what stands in the fields at this moment."""
    shape: Json = {
        "id": view.id,
        "team_id": workspace.team,
        "app_id": workspace.app.id,
        "app_installed_team_id": workspace.team,
        "bot_id": workspace.app.bot_id,
        "title": None,
        "submit": None,
        "close": None,
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "clear_on_close": False,
        "notify_on_close": False,
        **view.content,
        "hash": view.hash,
        "root_view_id": view.root_id,
        "previous_view_id": view.previous_id,
        "state": {"values": values or {}},
    }
    return shape
