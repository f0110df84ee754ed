"""Slack's way in: one listener for each kind of payload, whichever commands, forms and buttons there are."""

from __future__ import annotations

import logging
import re
import secrets
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slack_bolt import App, BoltContext, BoltRequest, BoltResponse
from slack_bolt.error import BoltUnhandledRequestError
from slack_sdk.errors import SlackApiError

from bot.slack import answer, membership, receive
from bot.slack.answer import Moment, say
from bot.slack.errors import code
from bot.web import Answer, Edge
from handlers.dispatch import dispatch
from handlers.pieces import whisper
from handlers.ui import Home, Open

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slack_bolt import Ack
    from slack_sdk import WebClient

    from bot.slack.texts import Json
    from handlers.routes import Incoming, Table
    from handlers.services import Services
    from handlers.ui import Reply

_log = logging.getLogger(__name__)

THREADS = 10
EVERY = re.compile("")


def make_app(
    table: Table, services: Services, client: WebClient, *, signing_secret: str = "", executor: Executor | None = None
) -> App:
    """Asks Slack who the app is: raises `slack_bolt.error.BoltError` when the token is no good. Without a signing
    secret nothing that comes over HTTP is believed. `executor` runs the listeners; of its own it has `THREADS`."""
    app = App(
        name="rummet",
        client=client,
        signing_secret=signing_secret or secrets.token_hex(),
        listener_executor=executor or ThreadPoolExecutor(THREADS, thread_name_prefix="slack"),
        raise_error_for_unhandled_request=True,
        attaching_conversation_kwargs_enabled=False,
    )
    listeners = Listeners(table, services, client)
    app.command(EVERY)(listeners.command)
    app.shortcut(EVERY)(listeners.shortcut)
    app.block_action(EVERY)(listeners.press)
    app.view_submission(EVERY)(listeners.submission)
    app.block_suggestion(EVERY)(listeners.suggestion)
    app.event(EVERY)(listeners.event)
    app.error(_failed)
    return app


def make_edge(app: App) -> Edge:
    def edge(body: str, headers: Mapping[str, str]) -> Answer:
        if not headers.get("x-slack-request-timestamp", "").isdigit():
            return Answer(401, {}, "")  # Bolt would take it for a number
        try:
            request = BoltRequest(body=body, headers=dict(headers))
        except ValueError:
            return Answer(400, {}, "")  # Bolt reads the payload before it looks at the signature
        response = app.dispatch(request)
        return Answer(response.status, response.first_headers(), response.body)

    return edge


@dataclass(frozen=True, slots=True)
class Listeners:
    """A form is answered in the acknowledgement; everything else is acknowledged first and answered then."""

    table: Table
    services: Services
    client: WebClient

    def command(self, ack: Ack, body: Json, context: BoltContext) -> None:
        ack()
        self._say(receive.command(body, _team(context), self.services.words()), body)

    def shortcut(self, ack: Ack, body: Json, context: BoltContext) -> None:
        ack()
        self._say(receive.shortcut(body, _team(context), self.services.words()), body)

    def press(self, ack: Ack, body: Json, context: BoltContext) -> None:
        ack()
        self._say(receive.press(body, _team(context)), body)

    def submission(self, ack: Ack, body: Json, context: BoltContext) -> None:
        reply = self._dispatch(receive.submission(body, _team(context)))
        ack(answer.acknowledgement(reply, body))
        if isinstance(reply, Home):
            say(reply, Moment.of(body), self.client)

    def suggestion(self, ack: Ack, body: Json, context: BoltContext) -> None:
        reply = self._dispatch(receive.suggestion(body, _team(context)))
        ack(options=answer.options(reply))

    def event(self, body: Json, context: BoltContext) -> None:
        if body["event"]["type"] in membership.FOLLOWED:
            incoming = membership.follow(body, _team(context), self.services)
        else:
            incoming = receive.event(body, _team(context), self.services.words())
        if incoming:
            self._say(incoming, body)

    def _say(self, incoming: Incoming, body: Json) -> None:
        """Where Slack refuses to show a form, most often because too long has passed since the click, the person is
        told so in a whisper."""
        moment, reply = Moment.of(body), self._dispatch(incoming)
        try:
            say(reply, moment, self.client)
        except SlackApiError as error:
            if moment.form or not isinstance(reply, Open):
                raise
            _failed(error)
            say(whisper(self.services.words()("failed-opening")), moment, self.client)

    def _dispatch(self, incoming: Incoming) -> Reply:
        return dispatch(incoming, self.table, self.services)


def _team(context: BoltContext) -> str:
    """The workspace where the app is installed, whosever payload it is."""
    installed = context.authorize_result
    return str(installed.team_id if installed else context.team_id)


def _failed(error: Exception) -> BoltResponse:
    """Slack tells the person that it did not work; what they wrote in a form is still there."""
    match error:
        case BoltUnhandledRequestError():
            _log.warning("a request of a kind that nothing here answers")
            return BoltResponse(status=404)
        case SlackApiError():
            _log.error("Slack refused an answer: %s", code(error), exc_info=error)
        case _:
            _log.error("an answer failed", exc_info=error)
    return BoltResponse(status=500)
