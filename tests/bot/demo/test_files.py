"""Files as Slack's own client hands them over, and as people get them."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from slack_sdk.errors import SlackApiError

from tests.bot.demo.world import a_client, a_world, an_app

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_sdk import WebClient

    from bot.demo.server import DemoServer
    from tests.bot.demo.world import World

ROOM = "C0RUM"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def client(server: DemoServer) -> WebClient:
    return a_client(server)


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(SlackApiError) as raised:
        call()
    error: str = raised.value.response["error"]
    return error


def test_a_file_comes_to_one_person_with_a_word_before_it(world: World, client: WebClient) -> None:
    dm = client.conversations_open(users="U0ANNA")["channel"]["id"]
    uploaded = client.files_upload_v2(
        channel=dm,
        filename="mina-uppgifter.json",
        content='{"namn": "Åsa"}',
        initial_comment="Allt & lite till.",
    )
    assert uploaded["file"]["title"] == "mina-uppgifter.json"
    assert world.anna.files() == [("mina-uppgifter.json", '{"namn": "Åsa"}'.encode())]
    assert world.anna.see(world.anna.dm) == "rummet:\n  Allt & lite till.\n  <fil: mina-uppgifter.json>"
    assert world.bo.files() == []


def test_several_at_once_and_a_picture_says_what_it_shows(world: World, client: WebClient) -> None:
    picture = {"filename": "kod.png", "content": PNG, "title": "Kod", "alt_txt": "En ruta att fotografera"}
    letter = {"filename": "inbjudan.html", "content": "<p>Hej</p>", "title": "Inbjudan"}
    client.files_upload_v2(channel=ROOM, file_uploads=[picture, letter])
    assert world.anna.see() == "rummet:\n  <bild: En ruta att fotografera>\n  <fil: Inbjudan>"
    assert [name for name, _ in world.anna.files(ROOM)] == ["kod.png", "inbjudan.html"]
    [shown] = client.conversations_history(channel=ROOM)["messages"]
    assert [(one["mimetype"], one["size"]) for one in shown["files"]] == [("image/png", 8), ("text/html", 10)]


def test_a_persons_id_is_no_place_for_a_file(world: World, client: WebClient) -> None:
    def upload(place: str) -> str:
        return refusal(lambda: client.files_upload_v2(channel=place, filename="a.txt", content="a"))

    assert upload("U0ANNA") == "invalid_arguments"
    assert upload("C0NOWHERE") == "channel_not_found"
    world.workspace.archive(world.room)
    assert upload(ROOM) == "is_archived"


def test_a_file_must_have_come_whole_before_it_is_shared_and_is_shared_once(client: WebClient) -> None:
    asked = client.files_getUploadURLExternal(filename="a.txt", length=3)
    share = [{"id": asked["file_id"], "title": "A"}]
    assert refusal(lambda: client.files_completeUploadExternal(files=share, channel_id=ROOM)) == "file_not_found"
    with pytest.raises(urllib.error.HTTPError, match="400") as broken:
        urllib.request.urlopen(asked["upload_url"], b"ab")
    broken.value.close()
    with urllib.request.urlopen(asked["upload_url"], b"abc") as answer:
        assert answer.read() == b"OK - 3"
    assert client.files_completeUploadExternal(files=share, channel_id=ROOM)["files"][0]["title"] == "A"
    assert refusal(lambda: client.files_completeUploadExternal(files=share, channel_id=ROOM)) == "file_not_found"


def test_what_slack_does_not_take(client: WebClient) -> None:
    assert refusal(lambda: client.files_getUploadURLExternal(filename="a", length=0)) == "missing_argument"
    wordy = {"filename": "a", "length": 1, "alt_txt": "a" * 1001}
    assert refusal(lambda: client.api_call("files.getUploadURLExternal", params=wordy)) == "alt_txt_too_large"
    assert refusal(lambda: client.files_completeUploadExternal(files=[])) == "invalid_arguments"
    double = a_world(an_app("chat:write")).double
    answer = double.api.call("files.getUploadURLExternal", {"filename": "a", "length": 1}, client.token)
    assert (answer.body["error"], answer.body["needed"]) == ("missing_scope", "files:write")


def test_the_page_hands_a_file_to_those_who_were_given_it(world: World, server: DemoServer, client: WebClient) -> None:
    dm = client.conversations_open(users="U0ANNA")["channel"]["id"]
    client.files_upload_v2(channel=dm, filename="vår kod.png", content=PNG, alt_txt="En ruta")
    [message] = world.anna.messages(world.anna.dm)

    def fetch(path: str, **how: str) -> urllib.request.Request:
        return urllib.request.Request(f"{server.url}/page/{path}?{urlencode(how)}")

    with urllib.request.urlopen(fetch("messages", user="U0ANNA", channel=dm)) as answer:
        [listed] = json.load(answer)["messages"][0]["files"]
    assert (listed["name"], listed["picture"], listed["alt"], listed["size"]) == ("vår kod.png", True, "En ruta", 8)
    with urllib.request.urlopen(fetch("file", user="U0ANNA", id=listed["id"])) as answer:
        assert (answer.read(), answer.headers["content-type"]) == (PNG, "image/png")
        assert answer.headers["content-disposition"].startswith("inline")
    with pytest.raises(urllib.error.HTTPError, match="404") as refused:
        urllib.request.urlopen(fetch("file", user="U0BO", id=listed["id"]))
    refused.value.close()
    world.workspace.delete(world.anna.dm, message.ts)
    assert world.anna.files() == []


def named(file: str) -> list[dict[str, object]]:
    return [{"type": "image", "slack_file": {"id": file}, "alt_text": "Staplar"}]


def test_a_picture_that_a_message_names_is_fetched_by_those_who_see_the_message(
    world: World, server: DemoServer, client: WebClient
) -> None:
    dm = client.conversations_open(users="U0ANNA")["channel"]["id"]
    file = client.files_upload_v2(filename="teman.png", content=PNG)["file"]["id"]
    client.chat_postMessage(channel=dm, text="Staplar", blocks=named(file))
    assert world.anna.see(world.anna.dm) == "rummet:\n  <bild: Staplar>"
    with urllib.request.urlopen(f"{server.url}/page/messages?user=U0ANNA&channel={dm}") as answer:
        [shown] = json.load(answer)["messages"][0]["blocks"]
    with urllib.request.urlopen(f"{server.url}{shown['image_url']}") as answer:
        assert answer.read() == PNG
    with pytest.raises(urllib.error.HTTPError, match="404") as refused:
        urllib.request.urlopen(f"{server.url}{shown['image_url'].replace('U0ANNA', 'U0BO')}")
    refused.value.close()


def test_only_a_picture_that_has_come_whole_can_be_named(client: WebClient) -> None:
    def naming(blocks: list[dict[str, object]]) -> str:
        return refusal(lambda: client.chat_postMessage(channel=ROOM, text="Staplar", blocks=blocks))

    letter = client.files_upload_v2(filename="brev.html", content="<p>")["file"]["id"]
    assert naming(named("F0NOWHERE0")) == "invalid_blocks"
    assert naming(named(letter)) == "invalid_blocks"
    picture = client.files_upload_v2(filename="teman.png", content=PNG)["file"]["id"]
    assert naming([named(picture)[0] | {"image_url": "https://a.example/b.png"}]) == "invalid_blocks"
