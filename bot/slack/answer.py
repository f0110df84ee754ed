"""Replies, said the way the moment allows: Slack lets each kind of click be answered differently."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slack_sdk.webhook import WebhookClient

from bot.slack import draw
from bot.slack.client import TIMEOUT
from bot.slack.fields import draw_options
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Close,
    Errors,
    Form,
    Home,
    Next,
    Open,
    Paragraph,
    Push,
    Refused,
    Replace,
    Reply,
    Suggestions,
    Whisper,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slack_sdk import WebClient

    from bot.slack.texts import Json

_log = logging.getLogger(__name__)

NOTICE = "notice"
TITLE = "Rummet"


def acknowledgement(reply: Reply, body: Json) -> Json:
    """The answer to a form that was sent, which is all Slack listens to; empty closes the form."""
    match reply:
        case Open(form) | Next(form):
            return {"response_action": "update", "view": draw.modal(form)}
        case Push(form):
            return {"response_action": "update" if _deepest(body["view"]) else "push", "view": draw.modal(form)}
        case Errors(sentences):
            return _errors(sentences, body["view"])
        case Replace(card) | Whisper(card):
            return acknowledgement(Next(_notice(card)), body)
        case Refused(sentence, way_in):
            return acknowledgement(Next(_notice(_card(sentence, way_in))), body)
        case Close() | Home() | Suggestions() | None:
            return {"response_action": "clear"} if isinstance(reply, Close) else {}


def options(reply: Reply) -> list[Json]:
    return draw_options(reply.options) if isinstance(reply, Suggestions) else []


@dataclass(frozen=True, slots=True)
class Moment:
    """Where somebody clicked, wrote or looked, and what may be done there. `view`: the form or Home it happened in."""

    user: str
    trigger: str = ""
    response_url: str = ""
    channel: str = ""
    thread: str = ""
    view: Json | None = None
    whispered: bool = False
    direct: bool = False
    looks_at_home: bool = False

    @property
    def form(self) -> Json | None:
        return self.view if self.view and self.view["type"] == "modal" else None

    @classmethod
    def of(cls, body: Json) -> Moment:
        """Of a command, shortcut, press or event."""
        if "command" in body:
            return cls(body["user_id"], body["trigger_id"], body["response_url"], body["channel_id"])
        if body["type"] == "event_callback":
            return cls._of_event(body["event"])
        container = body.get("container", {})
        return cls(
            body["user"]["id"],
            body.get("trigger_id", ""),
            body.get("response_url", ""),
            container.get("channel_id") or body.get("channel", {}).get("id", ""),
            container.get("thread_ts", ""),
            body.get("view"),
            container.get("is_ephemeral", False),
        )

    @classmethod
    def _of_event(cls, it: Json) -> Moment:
        match it:
            case {"type": "message", "user": str(user), "channel": str(channel)}:
                return cls(user, channel=channel, direct=True)
            case {"type": "reaction_added", "user": str(user), "item": {"channel": str(channel)}}:
                return cls(user, channel=channel)
            case {"user": str(user)} | {"user": {"id": str(user)}}:
                return cls(user, looks_at_home=True)
            case _:
                raise ValueError("an event that concerns nobody")


def say(reply: Reply, moment: Moment, client: WebClient) -> None:
    """The answer to anything but a form that was sent. What Slack has no way to do, such as to close a form from a
    button in it, is left undone."""
    match reply:
        case Open(form) | Push(form) | Next(form):
            _show(form, moment, client, instead=isinstance(reply, Next))
        case Errors(sentences):
            _whisper(_card("\n".join(sentences.values())), moment, client)
        case Replace(card):
            _replace(card, moment, client)
        case Whisper(card):
            _whisper(card, moment, client)
        case Home(card):
            client.views_publish(user_id=moment.user, view=draw.home(card))
        case Refused(sentence, way_in):
            _refuse(_card(sentence, way_in), moment, client)
        case Close() | Suggestions() | None:
            pass


def _refuse(card: Card, moment: Moment, client: WebClient) -> None:
    """Where they came in. A reaction is no entrance: nothing is said to it."""
    if moment.looks_at_home:
        client.views_publish(user_id=moment.user, view=draw.home(card))
    elif moment.trigger or moment.direct:
        _whisper(card, moment, client)


def _show(form: Form, moment: Moment, client: WebClient, *, instead: bool = False) -> None:
    if moment.form and (instead or _deepest(moment.form)):
        client.views_update(view_id=moment.form["id"], hash=moment.form["hash"], view=draw.modal(form))
    elif moment.form:
        client.views_push(trigger_id=moment.trigger, view=draw.modal(form))
    elif moment.trigger:
        client.views_open(trigger_id=moment.trigger, view=draw.modal(form))
    else:
        _log.warning("nothing can be opened from an event: %s", form.name)


def _whisper(card: Card, moment: Moment, client: WebClient) -> None:
    """To this person alone: beside the form; else where they clicked; else in their conversation with the bot."""
    if moment.form:
        _show(_notice(card), moment, client)
    elif moment.response_url:
        _answer_at(moment, {**draw.message(card), "replace_original": False})
    elif moment.direct:
        client.chat_postMessage(channel=moment.channel, **draw.message(card), **draw.QUIET)
    elif moment.channel:
        client.chat_postEphemeral(channel=moment.channel, user=moment.user, **draw.message(card))
    elif moment.trigger:
        _show(_notice(card), moment, client)


def _replace(card: Card, moment: Moment, client: WebClient) -> None:
    if moment.form:
        _show(_notice(card), moment, client, instead=True)
    elif moment.whispered and moment.response_url:
        _answer_at(moment, {**draw.message(card), "replace_original": True})
    else:
        _whisper(card, moment, client)


def _answer_at(moment: Moment, said: Json) -> None:
    thread = {"thread_ts": moment.thread} if moment.thread else {}
    answer = WebhookClient(moment.response_url, timeout=TIMEOUT, retry_handlers=[]).send_dict(
        {"response_type": "ephemeral", **said, **draw.QUIET, **thread}
    )
    if not answer.status_code < 300:  # noqa: PLR2004  HTTP's bound of success
        _log.warning("a response address answered %d", answer.status_code)


def _errors(sentences: Mapping[str, str], view: Json) -> Json:
    """A sentence for no field, or for one that is not in the form, stands at the first; where there is none, in a form
    laid over."""
    fields = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    if not fields:
        return acknowledgement(Push(_notice(_card("\n".join(sentences.values())))), {"view": view})
    at: dict[str, list[str]] = {}
    for name, sentence in sentences.items():
        at.setdefault(name if name in fields else fields[0], []).append(sentence)
    return {"response_action": "errors", "errors": {name: " ".join(said) for name, said in at.items()}}


def _deepest(view: Json) -> bool:
    """Slack lays at most three forms over each other."""
    return view.get("previous_view_id") not in {None, view.get("root_view_id")}


def _card(sentence: str, *buttons: Button) -> Card:
    return Card(sentence, (Paragraph(sentence), *([Buttons(buttons)] if buttons else [])))


def _notice(card: Card) -> Form:
    return Form(NOTICE, TITLE, card.parts or (Paragraph(card.summary),))
