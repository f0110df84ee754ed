"""What the handlers may ask Slack at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.slack.entrance import entrance
from bot.slack.history import fetcher, linker
from bot.slack.rooms import looker
from bot.slack.roster import finder
from handlers.services import Platform

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_sdk import WebClient

    from domain.networks import Place
    from handlers.catalog import Catalog


def make_platform(client: WebClient, whose: Callable[[Place], str | None], catalog: Catalog) -> Platform:
    """`whose`: the network that has its room, or a group's, there. Each raises as a `Speaker`."""
    return Platform(
        fetch=fetcher(client, whose, catalog),
        who=finder(client),
        link=linker(client),
        channel=looker(client),
        entrance=entrance(client),
    )
