"""One of the two servers that `make bench` compares: the whole bot, or a Bolt app that only acknowledges.

python -m tests.bench.server rummet|bare API_URL PORT DATABASE_URL
"""

from __future__ import annotations

import re
import sys
from random import SystemRandom

from slack_bolt import App

from bot.demo.records import App as Credentials
from bot.slack.app import make_edge
from bot.slack.client import make_client
from bot.web import make_web, serve
from bot.wiring import make_house, real_time
from storage import engine

CREDENTIALS = Credentials()
EVERY = re.compile("")


def main(which: str, api_url: str, port: str, database_url: str) -> None:
    client = make_client(CREDENTIALS.bot_token, api_url, timeout=10)
    if which == "bare":
        app = App(client=client, signing_secret=CREDENTIALS.signing_secret)
        for kind in (app.command, app.shortcut, app.action, app.view, app.options, app.event):
            kind(EVERY)(lambda ack: ack())
    else:
        house = make_house(engine.make(database_url), client, clock=real_time, real=real_time, chance=SystemRandom())
        app = house.app(signing_secret=CREDENTIALS.signing_secret)
    serve(make_web(dict, {"/slack/events": make_edge(app)}), host="127.0.0.1", port=int(port))


if __name__ == "__main__":
    main(*sys.argv[1:])
