"""Where the double and `local-slack` 0.1.8 differ in what they send and answer, who is right, and how we know.

A test holds this list exact. Slack's side is what docs.slack.dev says, and the recorded payloads and answers
from which Slack makes the types of its own SDKs (`json-logs/samples` of slackapi/java-slack-sdk).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from tests.peers import probes
from tests.peers.shapes import Difference, Side
from tests.peers.stages import Stage

Right: TypeAlias = Literal["ours", "theirs", "both"]
"""The double, the peer, or Slack has it both ways."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Every one of `paths` in every one of `kinds`, parted by bars; no paths: the whole kind."""

    side: Side
    kinds: str
    paths: str
    right: Right
    reason: str

    def differences(self) -> set[Difference]:
        kinds, paths = self.kinds.split(" | "), self.paths.split(" | ")
        return {Difference(kind, path, self.side) for kind in kinds for path in paths}


UNKNOWN = "conversations.archive | conversations.invite | conversations.kick | conversations.setTopic | pins.add"
LACKING = frozenset(UNKNOWN.replace(".", "_").split(" | "))
"""What the peer does not know of what the app calls."""

VIEWS = "views.open | views.push | views.update | views.publish"
EVENTS = "event app_home_opened | event message im | event reaction_added"
OF_FILE = (
    "channels comments_count created display_as_bot editable external_type file_access filetype groups "
    "has_rich_preview ims is_external is_public is_starred mimetype mode name permalink pretty_type "
    "public_url_shared shares size timestamp url_private url_private_download user user_team username"
)
SAID = "conversations.history | conversations.replies"

LISTED = (
    # --- what the peer leaves out
    Listed(
        "ours alone",
        f"{VIEWS} | view_submission",
        "view.app_installed_team_id | view.clear_on_close | view.close | view.external_id | view.notify_on_close",
        "ours",
        "Slack gives a view all its fields, if need be null, empty or false; the peer gives back what it got.",
    ),
    Listed(
        "ours alone",
        "views.publish | views.push | views.update",
        "view.submit",
        "ours",
        "Likewise, of a view that cannot be sent.",
    ),
    Listed(
        "ours alone",
        "views.publish",
        "view.callback_id | view.private_metadata | view.title",
        "ours",
        "Likewise, of a Home.",
    ),
    Listed(
        "ours alone",
        "views.publish | views.push | views.update",
        "view.blocks[].block_id",
        "ours",
        "Slack names every block that the app did not. The peer's page counts them instead.",
    ),
    Listed(
        "ours alone",
        "chat.postMessage | chat.update | press in message",
        "message.blocks[].block_id | message.team",
        "ours",
        "Likewise of messages, which also say whose workspace their author belongs to.",
    ),
    Listed("ours alone", SAID, "messages[].blocks[].block_id | messages[].team", "ours", "Likewise."),
    Listed(
        "ours alone",
        "chat.postMessage | chat.update",
        "message.metadata",
        "ours",
        "The peer keeps no metadata, so no post of ours could be found again in it.",
    ),
    Listed("ours alone", SAID, "messages[].metadata", "ours", "Likewise, asked for with include_all_metadata."),
    Listed(
        "ours alone",
        "chat.update",
        "message.thread_ts | message.reply_count | message.reply_users | message.reply_users_count "
        "| message.latest_reply | message.is_locked",
        "ours",
        "A message with replies tells of them wherever it is shown; the peer's only in history.",
    ),
    Listed("ours alone", SAID, "messages[].is_locked", "ours", "Part of a thread's head in the documented answers."),
    Listed(
        "ours alone", "chat.postMessage", "message.parent_user_id", "ours", "A reply names the author of its thread."
    ),
    Listed("ours alone", "conversations.replies", "messages[].parent_user_id", "ours", "Likewise."),
    Listed("ours alone", "conversations.history", "pin_count", "ours", "In the documented answer."),
    Listed(
        "ours alone",
        "conversations.info | conversations.create",
        "channel.created | channel.creator | channel.is_ext_shared | channel.is_general | channel.is_mpim "
        "| channel.is_org_shared | channel.is_shared | channel.name_normalized",
        "ours",
        "In the documented answers.",
    ),
    Listed(
        "ours alone",
        "users.conversations",
        "channels[].created | channels[].creator | channels[].is_ext_shared | channels[].is_general "
        "| channels[].is_mpim | channels[].is_org_shared | channels[].is_shared | channels[].name_normalized",
        "ours",
        "In the documented answer.",
    ),
    Listed("ours alone", "bots.info", "bot.icons | bot.updated", "ours", "In the documented answer."),
    Listed(
        "ours alone",
        "event member_joined_channel | event member_left_channel",
        "",
        "ours",
        "The peer has nobody come or go; nor does it know the methods that would.",
    ),
    Listed(
        "ours alone",
        UNKNOWN,
        "",
        "ours",
        "Documented. The peer knows none of them.",
    ),
    Listed(
        "theirs alone",
        " | ".join(f"{method} unknown_method" for method in UNKNOWN.split(" | ")),
        "",
        "ours",
        "Likewise.",
    ),
    Listed(
        "ours alone",
        "users.info",
        "user.is_app_user | user.is_owner | user.is_primary_owner | user.is_restricted | user.is_ultra_restricted "
        "| user.profile.real_name_normalized | user.profile.team | user.profile.title | user.tz_label | user.updated",
        "ours",
        "In the documented answer. The peer has no guests and nobody from outside, so it cannot judge who is kept out.",
    ),
    Listed(
        "ours alone",
        EVENTS,
        "context_enterprise_id | context_team_id | event_context",
        "ours",
        "In the documented envelope of events.",
    ),
    Listed(
        "ours alone",
        "event app_home_opened",
        "event.view",
        "ours",
        "Slack sends the Home that the app published before.",
    ),
    Listed("ours alone", "event message im", "event.blocks | event.team", "ours", "In Slack's recorded payloads."),
    Listed("ours alone", "press in message | view_submission", "enterprise", "ours", "Null outside Enterprise Grid."),
    Listed("ours alone", "press in message", "actions[].style", "ours", "In Slack's recorded payloads."),
    # --- what it adds
    Listed(
        "theirs alone",
        "chat.postMessage | chat.update",
        "message.channel",
        "ours",
        "Slack's answers name the channel beside the message, not in it.",
    ),
    Listed(
        "theirs alone",
        "press in message",
        "message.channel",
        "both",
        "Now and then in Slack's recorded payloads. The app reads it from where it always is.",
    ),
    Listed("theirs alone", SAID, "messages[].channel", "ours", "Likewise."),
    Listed(
        "theirs alone",
        "chat.update",
        "message.edited",
        "ours",
        "Documented: what is updated with blocks does not count as edited.",
    ),
    Listed("theirs alone", "conversations.history", "messages[].edited", "ours", "Likewise."),
    Listed(
        "theirs alone",
        "conversations.history",
        "messages[].ephemeral_to | messages[].subtype",
        "ours",
        "The peer keeps whispers in the channel's history. It cannot judge privacy.",
    ),
    Listed(
        "theirs alone",
        "conversations.history",
        "response_metadata",
        "both",
        "Documented where more pages follow. The app reads it either way.",
    ),
    Listed(
        "theirs alone",
        "files.completeUploadExternal",
        " | ".join(f"{place}.{name}" for place in ("file", "files[]") for name in OF_FILE.split()),
        "both",
        "Documented are the id and the title. The app needs neither.",
    ),
    # --- what it calls something else
    Listed(
        "ours alone",
        "press in home | press in whisper",
        "",
        "ours",
        "The peer tells of both as presses in a message, with no view in them and never as ephemeral.",
    ),
    Listed(
        "theirs alone",
        "press in message",
        "message.ephemeral_to | message.subtype",
        "ours",
        "Likewise. Slack gives the app no message that it does not keep.",
    ),
    Listed(
        "theirs alone",
        "event message channel | event message message_deleted",
        "",
        "ours",
        "The peer tells the app of all that is said and deleted, subscribed to or not, also in a private channel.",
    ),
    Listed(
        "other values",
        "views.update",
        "view.previous_view_id",
        "ours",
        "In the peer a view that is changed forgets which it was laid over, and gets a new id as well.",
    ),
    Listed(
        "other values",
        "view_submission",
        "view.state.values.*.*.selected_option",
        "ours",
        "The peer takes an untouched multi_static_select for a select of one.",
    ),
    # --- what it does not refuse
    Listed(
        "ours alone",
        "chat.postMessage no_text | chat.postEphemeral user_not_in_channel "
        "| conversations.create invalid_name_specials | conversations.create name_taken "
        "| conversations.history channel_not_found "
        "| conversations.open user_not_found | conversations.replies thread_not_found "
        "| files.getUploadURLExternal missing_argument | views.publish user_not_found | views.update not_found",
        "",
        "ours",
        "Documented errors of these methods. The peer does what it is asked.",
    ),
)


class Behaviour(NamedTuple):
    """What each server gives to a probe; an empty text where it refuses nothing."""

    ask: Callable[[Stage], str]
    ours: str
    theirs: str
    right: Right
    reason: str


BEHAVIOUR = (
    Behaviour(
        probes.name_of_the_private_channel_in_a_command,
        "privategroup",
        "rummet",
        "ours",
        "Slack does not tell the names of private channels in payloads of interaction.",
    ),
    Behaviour(probes.second_use_of_a_trigger, "exchanged_trigger_id", "", "ours", "Once, and for three seconds."),
    Behaviour(probes.fourth_form_on_top_of_each_other, "push_limit_reached", "", "ours", "At most three."),
    Behaviour(probes.changed_form_keeps_its_id, "yes", "no", "ours", "An update changes the view that is there."),
    Behaviour(probes.change_of_a_form_that_has_changed_meanwhile, "hash_conflict", "", "ours", "What `hash` is for."),
    Behaviour(probes.two_people_have_forms_open_at_once, "yes", "no", "ours", "The peer has one stack for everybody."),
    Behaviour(
        probes.form_without_what_is_required_reaches_the_app,
        "no",
        "yes",
        "ours",
        "Slack's client asks for required fields before it sends.",
    ),
    Behaviour(
        probes.answer_at_a_response_url_is_for_one_alone,
        "yes",
        "no",
        "ours",
        "Documented: ephemeral unless `in_channel` is asked for. The app always says which it wants.",
    ),
    Behaviour(probes.sixth_use_of_a_response_url, "404", "200", "ours", "Five times within thirty minutes."),
    Behaviour(probes.history_shows_whispers, "no", "yes", "ours", "Slack keeps none."),
    Behaviour(probes.history_within_bounds, "1", "many", "ours", "The peer knows neither `oldest` nor `latest`."),
    Behaviour(probes.post_with_more_than_fifty_blocks, "invalid_blocks", "", "ours", "The peer knows no limits."),
    Behaviour(probes.deletion_of_what_somebody_else_said, "cant_delete_message", "", "ours", "A bot deletes its own."),
    Behaviour(probes.wrong_token, "invalid_auth", "", "ours", "The peer takes any token for the first app's."),
)
