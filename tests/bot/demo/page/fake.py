"""A workspace of the page tests' own: it serves the page, answers as promised, and remembers what was asked.

It has no app behind it. A test says what an answer should be, changes the state, and tells the open pages of it.
"""

import asyncio
import json
import socket
import threading
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

import bot.demo

Json = dict[str, Any]
PAGE = Path(bot.demo.__file__).parent / "page"
BOT, ANNA, BO, GUEST, ADMIN, CLOSED = "UBOT", "UANNA", "UBO", "UGAST", "UADMIN", "UCLOSED"
ROOM, LUNCH, ANNAS_DM, BOS_DM = "CROOM", "CLUNCH", "DANNA", "DBO"
NOON = "2027-03-02T11:00:00+00:00"
NOON_TS = 1803985200


def ts(minutes: float) -> str:
    """The name of a message said so many minutes after noon."""
    return f"{NOON_TS + minutes * 60:.6f}"


def option(value: str, text: str | None = None) -> Json:
    return {"value": value, "text": {"type": "plain_text", "text": text or value}}


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text, "emoji": True}


@dataclass
class Fake:
    """`answers[act]` gives the reply to a POST; `asked` lists (act, body) in order."""

    url: str = ""
    messages: dict[str, list[Json]] = field(default_factory=lambda: defaultdict(list))
    stacks: dict[str, list[Json]] = field(default_factory=lambda: defaultdict(list))
    homes: dict[str, Json] = field(default_factory=dict)
    unread: dict[str, int] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    answers: dict[str, Callable[[Json], Json]] = field(default_factory=dict)
    asked: list[tuple[str, Json]] = field(default_factory=list)
    now: str = NOON
    _open: list[tuple[str, asyncio.Queue[str | None]]] = field(default_factory=list)
    _loop: asyncio.AbstractEventLoop | None = None

    # --- what a test does -----------------------------------------------------------------------------------------

    def tell(self, kind: str, data: Json | None = None, *, only: str | None = None) -> None:
        event = f"event: {kind}\ndata: {json.dumps(data or {})}\n\n"
        for user, queue in self._open:
            if only in (None, user) and self._loop:
                self._loop.call_soon_threadsafe(queue.put_nowait, event)

    def post(self, message: Json, channel: str = ROOM, *, kind: str = "new") -> None:
        message = {"user": BOT, "bot": message.get("user", BOT) == BOT, "text": "", "reactions": [], **message}
        kept = [one for one in self.messages[channel] if one["ts"] != message["ts"]]
        self.messages[channel] = sorted([*kept, message], key=lambda one: float(one["ts"]))
        thread = message.get("thread_ts")
        self.tell("message", {"channel": channel, "ts": message["ts"], "thread_ts": thread, "kind": kind})

    def show(self, *views: Json, user: str = ANNA) -> None:
        self.stacks[user] = list(views)
        self.tell("view", only=user)

    def bodies(self, act: str) -> list[Json]:
        return [body for name, body in self.asked if name == act]

    # --- what the page asks ---------------------------------------------------------------------------------------

    def _state(self, user: str) -> Json:
        def channel(id_: str, name: str, **more: object) -> Json:
            base = {"is_private": True, "is_im": False, "topic": "", "member": True, "members": [ANNA, BO, BOT]}
            last = max((one["ts"] for one in self.messages[id_]), default=None)
            now = {"id": id_, "name": name, "unread": self.unread.get(id_, 0), "last_ts": last, "archived": False}
            return {**base, **now, **more}

        topic = "Det som sägs i rummet stannar i rummet."
        channels = [
            channel(ROOM, "rummet", topic=topic, member=user != GUEST),
            channel(LUNCH, "lunch", is_private=False),
            channel(ANNAS_DM if user == ANNA else BOS_DM, "", is_im=True, **{"with": BOT}),
        ]
        return {
            "me": next(one for one in PEOPLE if one["id"] == user),
            "bot": {"id": BOT, "name": "rummet"},
            "channels": [] if user == CLOSED else [one for one in channels if one["id"] not in self.closed],
            "users": {one["id"]: one for one in PEOPLE},
            "commands": COMMANDS,
            "shortcuts": SHORTCUTS,
            "now": self.now,
            "next_release": "2027-03-02T15:00:00+00:00",
        }

    def _messages(self, query: Json) -> list[Json]:
        every, thread = self.messages[query["channel"]], query.get("thread_ts")
        if thread:
            return [one for one in every if thread in (one["ts"], one.get("thread_ts"))]
        shown = []
        for one in every:
            if one.get("thread_ts") in (None, one["ts"]):
                replies = [reply["ts"] for reply in every if reply.get("thread_ts") == one["ts"] != reply["ts"]]
                shown.append({**one, "reply_count": len(replies), "last_reply": max(replies, default=None)})
        return shown

    def _get(self, what: str, query: Json) -> Json:
        user = query.get("user", "")
        match what:
            case "people":
                return {"people": PEOPLE, "team": {"name": "Rummet"}, "default": ANNA}
            case "state":
                return self._state(user)
            case "messages":
                return {"messages": self._messages(query)}
            case "view":
                return {"stack": self.stacks[user]}
            case "home":
                return {"view": self.homes.get(user)}
            case _:
                return {"ok": False, "error": "not_found"}

    def _act(self, act: str, body: Json) -> Json:
        self.asked.append((act, body))
        if act in self.answers:
            return self.answers[act](body)
        match act:
            case "say" if not body["text"].startswith("/"):
                last = max((float(one["ts"]) for one in self.messages[body["channel"]]), default=NOON_TS)
                said = {"ts": f"{last + 1:.6f}", "user": body["user"], "text": body["text"]}
                self.post({**said, "thread_ts": body.get("thread_ts")}, body["channel"])
            case "close":
                self.stacks[body["user"]] = self.stacks[body["user"]][:-1]
            case "read":
                self.unread.pop(body["channel"], None)
            case "clock" if body["to"] == "day":
                self.now = "2027-03-03T11:00:00+00:00"
                self.tell("clock", {"now": self.now, "next_release": None})
                return {"ok": True, "now": self.now}
            case "clock":
                self.now = "2027-03-02T15:00:00+00:00"
                return {"ok": True, "now": self.now}
            case "suggest":
                found = [one for one in MUNICIPALITIES if body["query"].lower() in one.lower()]
                return {"ok": True, "options": [option(one.lower(), one) for one in found]}
        return {"ok": True}

    # --- the server -----------------------------------------------------------------------------------------------

    async def on_get(self, request: Request) -> JSONResponse:
        return JSONResponse({"ok": True, **self._get(request.path_params["what"], dict(request.query_params))})

    async def on_post(self, request: Request) -> JSONResponse:
        body = await request.json()
        return JSONResponse(await asyncio.to_thread(self._act, request.path_params["what"], body))

    async def on_stream(self, request: Request) -> StreamingResponse:
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        entry = (request.query_params["user"], queue)
        self._loop = asyncio.get_running_loop()
        self._open.append(entry)

        async def events() -> AsyncIterator[str]:
            yield ": hello\n\n"
            try:
                while (event := await queue.get()) is not None:
                    yield event
            finally:
                self._open.remove(entry)

        return StreamingResponse(events(), media_type="text/event-stream")

    def hang_up(self) -> None:
        """Closes every stream; the pages connect again by themselves."""
        for _, queue in list(self._open):
            if self._loop:
                self._loop.call_soon_threadsafe(queue.put_nowait, None)

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/page/stream", self.on_stream),
                Route("/page/{what}", self.on_get, methods=["GET"]),
                Route("/page/{what}", self.on_post, methods=["POST"]),
                Mount("/", StaticFiles(directory=PAGE, html=True)),
            ]
        )


@contextmanager
def running() -> Iterator[Fake]:
    fake = Fake()
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        fake.url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        config = uvicorn.Config(
            fake.app(), log_config=None, access_log=False, ws="none", lifespan="off", timeout_graceful_shutdown=2
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield fake
        finally:
            fake.hang_up()
            server.should_exit = True
            thread.join()


def person(id_: str, name: str, title: str, **standing: bool) -> Json:
    usual = {"deleted": False, "guest": False, "admin": False, "inside": True}
    return {"id": id_, "name": name, "title": title, **usual, **standing}


PEOPLE = [
    person(ANNA, "Anna Lindvik", "enhetschef hemtjänst, Almsjö"),
    person(BO, "Bo Åkerhielm", "verksamhetschef, Norrsjö"),
    person("UCILLA", "Cilla Farhadi", "enhetschef natt, Rosfors", inside=False),
    person(GUEST, "Petter Kvarn", "konsult", guest=True, inside=False),
    person(ADMIN, "Ingela Stolt", "it-samordnare", admin=True, inside=False),
    person(CLOSED, "Dag Granfors", "enhetschef, Vikinge", deleted=True, inside=False),
]
COMMANDS: list[Json] = [
    {"command": "/fraga", "description": "Ställ en fråga, med eller utan namn", "usage_hint": ""},
    {"command": "/losning", "description": "Sök bland lösningar", "usage_hint": "[ord]"},
    {"command": "/rummet", "description": "Vad boten kan och vem som ser vad", "usage_hint": ""},
]
SHORTCUTS: list[Json] = [
    {"callback_id": "ask", "name": "Ställ en fråga", "type": "global"},
    {"callback_id": "save", "name": "Spara som lösning", "type": "message"},
]
MUNICIPALITIES = ["Almsjö", "Ekestad", "Norrsjö", "Rosfors", "Vikinge"]
