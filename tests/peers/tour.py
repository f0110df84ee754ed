"""Everything the app may be told and everything it may ask, once; what comes of it is in `Stage.heard`."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from slack_sdk.errors import SlackApiError

from bot.demo.cast import CHANNEL
from bot.slack import draw
from handlers.ui import Form, Paragraph
from tests.peers.dialogues import DIALOGUES
from tests.peers.local_slack import LocalSlack

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from bot.demo.records import Message
    from tests.peers.stages import Stage

DOOR = {"type": "button", "action_id": "questions.door|0", "text": {"type": "plain_text", "text": "Öppna"}}
LAID = draw.modal(Form("notice", "Hej", (Paragraph("Hej"),)))


def play(stage: Stage) -> None:
    world, client = stage.world, stage.client
    for dialogue in DIALOGUES:
        dialogue(world)
    per = world.person("UPER")
    card = per.find("samma veckor")
    per.react(card, "bulb")
    per.delete(per.say("Vi gör likadant.", thread=card))
    shown = [{"type": "actions", "elements": [DOOR]}]
    client.chat_postEphemeral(channel=CHANNEL, user=per.id, text="Hej", blocks=shown)
    world.double.settle()
    per.press("Öppna")
    client.views_push(trigger_id=trigger(stage, per.id), view=LAID)
    world.double.settle()
    assert per.view
    client.views_update(view_id=per.view.id, view=LAID)
    world.double.settle()
    _ask(client, card)
    _make_a_room(client)
    _be_refused(client)


def _ask(client: WebClient, card: Message) -> None:
    client.bots_info(bot=client.auth_test()["bot_id"])
    client.conversations_open(users="UPER")
    client.conversations_info(channel=CHANNEL)
    client.conversations_members(channel=CHANNEL, limit=200)
    client.conversations_history(channel=CHANNEL, limit=200, include_all_metadata=True)
    client.conversations_replies(channel=CHANNEL, ts=card.ts, limit=200, include_all_metadata=True)
    client.users_info(user="UPER")
    client.users_conversations(types="private_channel", limit=200)
    client.chat_getPermalink(channel=CHANNEL, message_ts=card.ts)
    client.files_upload_v2(channel=CHANNEL, filename="allt.json", title="Allt", content="{}", initial_comment="Här")


def _make_a_room(client: WebClient) -> None:
    room = client.conversations_create(name="chefer-i-vast", is_private=True)["channel"]["id"]
    welcome = client.chat_postMessage(channel=room, text="Välkommen")["ts"]
    for call in (
        partial(client.conversations_setTopic, channel=room, topic="Här hjälps vi åt."),
        partial(client.pins_add, channel=room, timestamp=welcome),
        partial(client.conversations_invite, channel=room, users="UPER"),
        partial(client.conversations_kick, channel=room, user="UPER"),
        partial(client.conversations_archive, channel=room),
    ):
        with suppress(SlackApiError):  # the peer knows none of them
            call()


def _be_refused(client: WebClient) -> None:
    for call in (
        partial(client.users_info, user="UNOBODY"),
        partial(client.conversations_create, name="chefer-i-vast", is_private=True),
        partial(client.conversations_create, name="Chefer i väst", is_private=True),
        partial(client.chat_getPermalink, channel=CHANNEL, message_ts="1.000001"),
        partial(client.files_getUploadURLExternal, filename="tom.txt", length=0),
        partial(client.files_completeUploadExternal, files=[{"id": "FNONE", "title": ""}], channel_id=CHANNEL),
        partial(client.conversations_info, channel="CNOWHERE"),
        partial(client.conversations_members, channel="CNOWHERE"),
        partial(client.conversations_history, channel="CNOWHERE"),
        partial(client.conversations_replies, channel=CHANNEL, ts="1.000001"),
        partial(client.conversations_open, users="UNOBODY"),
        partial(client.chat_postMessage, channel="CNOWHERE", text="Hej"),
        partial(client.api_call, "chat.postMessage", json={"channel": CHANNEL}),
        partial(client.chat_postEphemeral, channel=CHANNEL, user="UNOBODY", text="Hej"),
        partial(client.views_open, trigger_id="1.1", view=LAID),
        partial(client.views_update, view_id="VNONE", view=LAID),
        partial(client.views_publish, user_id="UNOBODY", view={"type": "home", "blocks": []}),
    ):
        with suppress(SlackApiError):
            call()


def trigger(stage: Stage, user: str) -> str:
    """From a button in the form the person has open, which nobody can press in the peer: any trigger will do there."""
    double = stage.world.double
    if isinstance(double, LocalSlack):
        return str([one["trigger_id"] for one in stage.heard.payloads if "trigger_id" in one][-1])
    return double.surfaces.new_trigger(user, double.surfaces.stack(user)[-1].id)
