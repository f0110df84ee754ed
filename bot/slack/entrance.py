"""Where somebody who was never here comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.slack.errors import spoken

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from handlers.services import Entrance


def entrance(client: WebClient) -> Entrance:
    """The address of a conversation with the bot ("Deep linking", docs.slack.dev). Raises as a `Speaker`."""

    def ask() -> str:
        with spoken():
            known = client.auth_test()
            bot = client.bots_info(bot=known["bot_id"])["bot"]
        return f"https://slack.com/app_redirect?app={bot['app_id']}&team={known['team_id']}"

    return ask
