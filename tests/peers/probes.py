"""What shapes do not show: how a server behaves, asked one question at a time. Slack's errors stand for refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.demo.cast import CHANNEL
from tests.peers.tour import LAID, trigger

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.demo.people import Person
    from bot.demo.records import Json
    from tests.peers.stages import Stage


def name_of_the_private_channel_in_a_command(stage: Stage) -> str:
    return str(_opened(stage)[1]["channel_name"])


def second_use_of_a_trigger(stage: Stage) -> str:
    _, command = _opened(stage)
    return _error(lambda: stage.client.views_open(trigger_id=command["trigger_id"], view=LAID))


def fourth_form_on_top_of_each_other(stage: Stage) -> str:
    person, _ = _opened(stage)
    for _ in range(2):
        stage.client.views_push(trigger_id=trigger(stage, person.id), view=LAID)
    return _error(lambda: stage.client.views_push(trigger_id=trigger(stage, person.id), view=LAID))


def changed_form_keeps_its_id(stage: Stage) -> str:
    person, _ = _opened(stage)
    before = person.view.id if person.view else ""
    return _yes(stage.client.views_update(view_id=before, view=LAID)["view"]["id"] == before)


def change_of_a_form_that_has_changed_meanwhile(stage: Stage) -> str:
    person, _ = _opened(stage)
    view = person.view.id if person.view else ""
    return _error(lambda: stage.client.views_update(view_id=view, hash="1.old", view=LAID))


def two_people_have_forms_open_at_once(stage: Stage) -> str:
    person, _ = _opened(stage)
    other = stage.world.person("UEVA")
    other.command("/fraga")
    return _yes(person.screen() and other.screen())


def form_without_what_is_required_reaches_the_app(stage: Stage) -> str:
    person, _ = _opened(stage)
    before = len(stage.heard.payloads)
    person.submit()
    return _yes(len(stage.heard.payloads) > before)


def answer_at_a_response_url_is_for_one_alone(stage: Stage) -> str:
    _, command = _opened(stage)
    WebhookClient(command["response_url"], retry_handlers=[]).send_dict({"text": "Bara du"})
    stage.world.double.settle()
    return _yes("Bara du" not in stage.world.person("UEVA").see())


def sixth_use_of_a_response_url(stage: Stage) -> str:
    _, command = _opened(stage)
    hook = WebhookClient(command["response_url"], retry_handlers=[])
    answers = [hook.send_dict({"text": "Hej", "response_type": "ephemeral"}) for _ in range(6)]
    return str(answers[-1].status_code)


def history_shows_whispers(stage: Stage) -> str:
    stage.client.chat_postEphemeral(channel=CHANNEL, user="UPER", text="Viskat")
    said: list[Json] = stage.client.conversations_history(channel=CHANNEL)["messages"]
    return _yes(any(one["text"] == "Viskat" for one in said))


def history_within_bounds(stage: Stage) -> str:
    first, _ = (stage.client.chat_postMessage(channel=CHANNEL, text=text)["ts"] for text in ("Ett", "Två"))
    found = stage.client.conversations_history(channel=CHANNEL, oldest=first, latest=first, inclusive=True)
    return "1" if len(found["messages"]) == 1 else "many"


def post_with_more_than_fifty_blocks(stage: Stage) -> str:
    blocks = [{"type": "divider"}] * 51
    return _error(lambda: stage.client.chat_postMessage(channel=CHANNEL, text="Mycket", blocks=blocks))


def deletion_of_what_somebody_else_said(stage: Stage) -> str:
    said = stage.world.person("UPER").say("Mitt eget")
    return _error(lambda: stage.client.chat_delete(channel=CHANNEL, ts=said.ts))


def wrong_token(stage: Stage) -> str:
    stranger = WebClient("xoxb-wrong", stage.client.base_url, retry_handlers=[])
    return _error(stranger.auth_test)


def _opened(stage: Stage) -> tuple[Person, Json]:
    """Somebody with a form open, and the command that opened it."""
    person = stage.world.person("UANNIKA")
    person.command("/fraga")
    return person, stage.heard.payloads[-1]


def _yes(value: object) -> str:
    return "yes" if value else "no"


def _error(call: Callable[[], object]) -> str:
    try:
        call()
    except SlackApiError as refused:
        return str(refused.response["error"])
    return ""
