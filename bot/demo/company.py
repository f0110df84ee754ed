"""Who is with whom, as people settle it among themselves, past the app: the page and `people.Person` stand on this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.demo.records import SlackError

if TYPE_CHECKING:
    from bot.demo.records import Channel, Guest, User
    from bot.demo.state import Workspace


class Company:
    """The app is told of everything here; nobody asks it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def open_channel(self, user_id: str, name: str) -> Channel:
        """A private one, without the app until somebody adds it."""
        if self._workspace.user(user_id).guest:
            raise SlackError("user_is_restricted")
        return self._workspace.add_channel(name, members=[user_id])

    def leave(self, user_id: str, channel_id: str) -> None:
        self._workspace.leave(self._channel(channel_id), user_id)

    def add(self, user_id: str, channel_id: str, other_id: str) -> None:
        """Any full member of the workspace may add anybody of it to a channel they are in."""
        workspace = self._workspace
        with workspace.lock:
            channel, me, other = self._channel(channel_id), workspace.user(user_id), workspace.user(other_id)
            if user_id not in channel.members:
                raise SlackError("not_in_channel")
            if me.guest:
                raise SlackError("user_is_restricted")
            if other.deleted or other.team != workspace.team:
                raise SlackError("cant_invite")
            workspace.join(channel, other_id, inviter=user_id)

    def close_account(self, user_id: str, other_id: str) -> None:
        """The other is out of every channel."""
        self._workspace.deactivate(self._governed(user_id, other_id).id)

    def change_guest(self, user_id: str, other_id: str, guest: Guest) -> None:
        """Into a guest, or back."""
        self._workspace.make_guest(self._governed(user_id, other_id).id, guest)

    def _governed(self, user_id: str, other_id: str) -> User:
        """Administrators govern everybody's account except owners' and their own."""
        me, other = self._workspace.user(user_id), self._workspace.user(other_id)
        if not (me.is_admin or me.is_owner) or me is other or other.is_owner or other.is_bot:
            raise SlackError("not_authorized")
        return other

    def _channel(self, channel_id: str) -> Channel:
        channel = self._workspace.channel(channel_id)
        if channel.is_im or channel.archived:
            raise SlackError("is_archived" if channel.archived else "method_not_supported_for_channel_type")
        return channel
