"""The worker's voice against everything that can go wrong on the way: said once, or known to be unsaid."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from slack_sdk.errors import SlackApiError

from bot.slack.client import make_client
from bot.slack.pictures import MOST_WAITS
from bot.slack.post import SlackSpeaker
from bot.slack.refs import Ref
from bot.slack.scopes import NEEDED
from bot.speaker import Speaker, TokenRevoked, TryLater, Unreachable, Unsure
from handlers.ui import Button, Buttons, Card, Image, Paragraph, Quote
from tests.bot.slack.room import HERE, identity

if TYPE_CHECKING:
    from bot.demo.server import DemoServer
    from tests.bot.demo.world import World

CARD = Card(
    "En fråga: hur gör ni?", (Quote("Hur gör ni <!channel>?"), Buttons((Button("Svara", "answers.open", "q1"),)))
)
THEN = timedelta(minutes=10)


@pytest.fixture
def speaker(world: World, server: DemoServer) -> Speaker:
    return SlackSpeaker(make_client(world.workspace.app.bot_token, f"{server.url}/api/", timeout=5))


def seen(world: World) -> int:
    return len(world.room.messages)


def test_a_card_is_said_redrawn_and_taken_away(world: World, speaker: Speaker) -> None:
    ref = speaker.post(HERE, CARD, id="o1", under=None, since=None)
    assert world.bo.see() == "rummet:\n  > Hur gör ni <!channel>?\n  [Svara]"
    (message,) = world.room.messages.values()
    assert (message.text, message.metadata) == (
        "En fråga: hur gör ni?",
        {"event_type": "rummet_post", "event_payload": {"id": "o1"}},
    )
    assert ref == f"T0RUMMET/C0RUM/{message.ts}"
    speaker.refresh(ref, Card("Borttagen", (Paragraph("Borttagen"),)))
    assert world.bo.see() == "rummet:\n  Borttagen"
    speaker.remove(ref)
    assert world.bo.see() == ""
    speaker.remove(ref)
    speaker.refresh(ref, CARD)


def test_an_answer_stands_in_its_questions_thread(world: World, speaker: Speaker) -> None:
    question = speaker.post(HERE, CARD, id="o1", under=None, since=None)
    answer = speaker.post(HERE, Card("Svar", (Paragraph("Så här"),)), id="o2", under=question, since=None)
    head = world.room.messages[Ref.read(question).ts]
    assert "Så här" in world.bo.see(thread=head)
    assert "Så här" not in world.bo.see()
    assert answer.startswith("T0RUMMET/C0RUM/")


def test_a_person_is_told_in_their_own_conversation(world: World, speaker: Speaker) -> None:
    ref = speaker.post(identity("U0BO"), CARD, id="o1", under=None, since=None)
    assert "Hur gör ni" in world.bo.see(world.bo.dm)
    assert ref.startswith(f"T0RUMMET/{world.bo.dm.id}/")
    assert speaker.post(identity("U0BO"), CARD, id="o1", under=None, since=world.time.product - THEN) == ref


@pytest.mark.parametrize("threaded", [False, True])
def test_what_was_accepted_before_its_answer_was_lost_is_found_and_not_said_again(
    world: World, speaker: Speaker, *, threaded: bool
) -> None:
    under = speaker.post(HERE, CARD, id="o0", under=None, since=None) if threaded else None
    world.double.faults.lose_response("chat.postMessage")
    began = world.time.product
    with pytest.raises(Unsure):
        speaker.post(HERE, CARD, id="o1", under=under, since=None)
    for _ in range(250):
        world.bo.say("Många andra inlägg", thread=world.room.messages[Ref.read(under).ts] if under else None)
    world.time.product += timedelta(minutes=1)
    before = seen(world)
    ref = speaker.post(HERE, CARD, id="o1", under=under, since=began)
    assert seen(world) == before
    metadata = world.room.messages[Ref.read(ref).ts].metadata
    assert metadata
    assert metadata["event_payload"] == {"id": "o1"}


def test_what_never_arrived_is_said_at_the_second_try(world: World, speaker: Speaker) -> None:
    world.double.faults.drop_before("chat.postMessage")
    with pytest.raises(Unsure):
        speaker.post(HERE, CARD, id="o1", under=None, since=None)
    assert seen(world) == 0
    speaker.post(HERE, CARD, id="o1", under=None, since=world.time.product)
    assert seen(world) == 1


def test_another_posts_id_is_not_taken_for_ones_own(world: World, speaker: Speaker) -> None:
    speaker.post(HERE, CARD, id="o1", under=None, since=None)
    speaker.post(HERE, CARD, id="o2", under=None, since=world.time.product)
    assert seen(world) == 2


def test_a_pause_that_slack_asks_for_is_told_in_seconds(world: World, speaker: Speaker) -> None:
    world.double.faults.rate_limit("chat.postMessage", retry_after=7)
    with pytest.raises(TryLater) as told:
        speaker.post(HERE, CARD, id="o1", under=None, since=None)
    assert told.value.seconds == 7
    assert seen(world) == 0


def test_a_slow_slack_is_waited_for_no_longer_than_the_timeout(world: World, server: DemoServer) -> None:
    hasty = SlackSpeaker(make_client(world.workspace.app.bot_token, f"{server.url}/api/", timeout=1))
    world.double.faults.slow("chat.postMessage", 1.5)
    with pytest.raises(Unsure):
        hasty.post(HERE, CARD, id="o1", under=None, since=None)


@pytest.mark.parametrize("status", [500, 502, 503])
def test_an_answer_that_is_none_of_slacks_leaves_it_open(world: World, speaker: Speaker, status: int) -> None:
    world.double.faults.fail("chat.postMessage", status)
    with pytest.raises(Unsure):
        speaker.post(HERE, CARD, id="o1", under=None, since=None)


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        ("internal_error", Unsure),
        ("fatal_error", Unsure),
        ("ratelimited", TryLater),
        ("service_unavailable", TryLater),
        ("is_archived", Unreachable),
        ("channel_not_found", Unreachable),
        ("not_in_channel", Unreachable),
        ("restricted_action_read_only_channel", Unreachable),
        ("no_permission", Unreachable),
        ("thread_not_found", Unreachable),
        ("token_revoked", TokenRevoked),
        ("account_inactive", TokenRevoked),
        ("missing_scope", TokenRevoked),
        ("invalid_blocks", SlackApiError),
    ],
)
@pytest.mark.parametrize("method", ["chat.postMessage", "conversations.history"])
def test_every_refusal_means_something_to_the_worker(
    world: World, speaker: Speaker, method: str, error: str, meaning: type[Exception]
) -> None:
    world.double.faults.refuse(method, error)
    with pytest.raises(meaning):
        speaker.post(HERE, CARD, id="o1", under=None, since=world.time.product)
    assert seen(world) == 0


def test_all_is_well_while_slack_takes_the_token_with_every_scope(world: World, speaker: Speaker) -> None:
    world.workspace.app = replace(world.workspace.app, scopes=NEEDED)
    assert speaker.well()
    world.workspace.app = replace(world.workspace.app, scopes=NEEDED - {"pins:write"})
    assert not speaker.well()
    world.workspace.app = replace(world.workspace.app, scopes=NEEDED)
    world.workspace.revoke_token()
    assert not speaker.well()


def test_an_account_that_is_gone_is_unreachable(world: World, speaker: Speaker) -> None:
    world.workspace.deactivate("U0BO")
    with pytest.raises(Unreachable):
        speaker.post(identity("U0BO"), CARD, id="o1", under=None, since=None)


def test_an_archived_channel_is_unreachable_for_every_act(world: World, speaker: Speaker) -> None:
    ref = speaker.post(HERE, CARD, id="o1", under=None, since=None)
    world.workspace.archive(world.room)
    with pytest.raises(Unreachable):
        speaker.refresh(ref, CARD)
    with pytest.raises(Unreachable):
        speaker.post(HERE, CARD, id="o2", under=None, since=None)


def test_nobody_there_is_surely_not_sent() -> None:
    nowhere = SlackSpeaker(make_client("xoxb-x", "http://127.0.0.1:9/api/", timeout=2))
    with pytest.raises(TryLater):
        nowhere.post(HERE, CARD, id="o1", under=None, since=None)
    with pytest.raises(TryLater):
        nowhere.remove("T0RUMMET/C0RUM/1.0")


PICTURE = Card("Nytt: mer om schema", (Paragraph("Så här ser det ut."), Image("teman.png", "Staplar", b"\x89PNG")))
SHOWN = "rummet:\n  Så här ser det ut.\n  <bild: Staplar>"


def test_a_picture_and_its_words_come_as_one_message(world: World, speaker: Speaker) -> None:
    ref = speaker.post(HERE, PICTURE, id="o1", under=None, since=None)
    assert world.bo.see() == SHOWN
    assert world.bo.files(world.room) == [("teman.png", b"\x89PNG")]
    speaker.refresh(ref, replace(PICTURE, parts=(*PICTURE.parts, Paragraph("Ändrat."))))
    assert world.bo.see() == f"{SHOWN}\n  Ändrat."
    speaker.post(identity("U0BO"), PICTURE, id="o2", under=None, since=None)
    assert world.bo.see(world.bo.dm) == SHOWN


@pytest.mark.parametrize("method", ["chat.postMessage", "files.completeUploadExternal"])
def test_a_picture_is_not_posted_twice_when_an_answer_was_lost(world: World, speaker: Speaker, method: str) -> None:
    world.double.faults.lose_response(method)
    began = world.time.product
    with pytest.raises(Unsure):
        speaker.post(HERE, PICTURE, id="o1", under=None, since=None)
    speaker.post(HERE, PICTURE, id="o1", under=None, since=began)
    assert world.bo.see() == SHOWN


def test_a_picture_that_slack_is_not_done_with_is_waited_for_and_not_handed_over_again(
    world: World, speaker: Speaker
) -> None:
    world.double.files.slow = 2
    for _ in range(2):
        with pytest.raises(TryLater):
            speaker.post(HERE, PICTURE, id="o1", under=None, since=None)
    world.double.faults.refuse("files.getUploadURLExternal", "fatal_error")
    speaker.post(HERE, PICTURE, id="o1", under=None, since=None)
    assert world.bo.see() == SHOWN


def test_a_picture_that_slack_never_takes_is_given_up(world: World, speaker: Speaker) -> None:
    world.double.files.slow = 100
    for _ in range(MOST_WAITS):
        with pytest.raises(TryLater):
            speaker.post(HERE, PICTURE, id="o1", under=None, since=None)
    with pytest.raises(SlackApiError):
        speaker.post(HERE, PICTURE, id="o1", under=None, since=None)
    assert seen(world) == 0
