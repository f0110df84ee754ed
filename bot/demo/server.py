"""Puts HTTP around the double: the Web API, Socket Mode, response addresses, the page and what the page asks for."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self
from urllib.parse import parse_qsl, quote

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.demo.api import decode
from bot.demo.page_api import PageApi
from bot.demo.records import SlackError
from bot.demo.responses import respond

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.types import Scope

    from bot.demo.double import Double
    from bot.demo.records import Notice

PAGE = Path(__file__).parent / "page"
STOPPING = 1  # seconds until connections still open are cut
LOOKING = 0.002  # seconds between two looks whether they are closed
TICK = 1  # seconds for which the date in the headers holds


class _Breakable(H11Protocol):
    """Hands each request the means to break its connection, as a fault demands."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app_state = {**self.app_state, "hang_up": transport.abort}


class _Server(uvicorn.Server):
    """Ends when it is told to and nothing is open any longer. uvicorn's own looks ten times a second, and sleeps even
    when there is nothing to wait for, which counts where hundreds of worlds are made and left."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._told = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def end(self) -> None:
        """From any thread."""
        self.should_exit = True
        if self._loop:
            self._loop.call_soon_threadsafe(self._told.set)

    async def main_loop(self) -> None:
        self._loop = asyncio.get_running_loop()  # before the first look, so that `end` is seen or heard
        while not await self.on_tick(0):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._told.wait(), TICK)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:  # noqa: ARG002  uvicorn's signature
        for listening in self.servers:
            listening.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        try:
            async with asyncio.timeout(STOPPING):
                while self.server_state.connections or self.server_state.tasks:  # noqa: ASYNC110  they tell nobody
                    await asyncio.sleep(LOOKING)
        except TimeoutError:
            for task in self.server_state.tasks:
                task.cancel()


class _Fresh(StaticFiles):
    """A browser asks each time whether a file has changed: a page half from an older version is no page."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "no-cache"
        return response


class DemoServer:
    """A context manager; port 0 takes a free one. `page` has what the page needs besides the double."""

    def __init__(self, double: Double, port: int = 0, *, page: PageApi | None = None, host: str = "127.0.0.1") -> None:
        self._double = double
        self._page = page or PageApi(double)
        self._listening = socket.create_server((host, port))
        self.url = f"http://{host}:{self._listening.getsockname()[1]}"
        double.surfaces.base_url = self.url
        config = uvicorn.Config(
            self._app(),
            http=_Breakable,
            ws="websockets-sansio",
            log_config=None,
            access_log=False,
            lifespan="off",
        )
        self._server = _Server(config)
        self._serving = threading.Thread(target=self._server.run, args=([self._listening],), name="demo-server")
        self._delivering = threading.Thread(target=double.delivery.run, name="demo-delivery")
        self._streams: dict[asyncio.Queue[Notice | None], asyncio.AbstractEventLoop] = {}

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_raised: object) -> None:
        self.stop()

    def start(self) -> None:
        self._serving.start()
        self._delivering.start()

    def stop(self) -> None:
        self._double.delivery.stop()
        self._delivering.join()
        self._server.end()
        for waiting, loop in list(self._streams.items()):
            loop.call_soon_threadsafe(waiting.put_nowait, None)
        self._serving.join()
        self._listening.close()

    def _app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/api/{method}", self._api, methods=["GET", "POST"]),
                Route("/response/{team}/{key}", self._response, methods=["POST"]),
                Route("/upload/v1/{key}", self._upload, methods=["POST"]),
                WebSocketRoute("/link/", self._double.socket.serve),
                Route("/page/stream", self._stream),
                Route("/page/file", self._file),
                Route("/page/{name}", self._see, methods=["GET"]),
                Route("/page/{name}", self._do, methods=["POST"]),
                Mount("/", _Fresh(directory=PAGE, html=True, check_dir=False)),
            ]
        )

    # --- the app's side -------------------------------------------------------------------------------------------

    async def _api(self, request: Request) -> Response:
        body = await request.body()
        content_type = request.headers.get("content-type", "")
        try:
            args = decode(body, content_type, dict(request.query_params), lambda form: dict(parse_qsl(form)))
        except SlackError as refused:
            return JSONResponse({"ok": False, "error": refused.error})
        scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
        token = args.pop("token", None) or (bearer if scheme.lower() == "bearer" else None)
        answer = await run_in_threadpool(self._double.api.call, request.path_params["method"], args, token)
        if answer.dropped:
            request.state.hang_up()
            await request.receive()  # comes back once the connection is gone
        return JSONResponse(answer.body, status_code=answer.status, headers=dict(answer.headers))

    async def _response(self, request: Request) -> Response:
        try:
            body = json.loads(await request.body())
            await run_in_threadpool(respond, self._double, request.path_params["key"], body)
        except SlackError as refused:
            gone = refused.error in {"used_url", "expired_url"}
            return JSONResponse({"ok": False, "error": refused.error}, status_code=404 if gone else 400)
        except (ValueError, AttributeError):
            return PlainTextResponse("invalid_payload", status_code=400)
        return PlainTextResponse("ok")

    async def _upload(self, request: Request) -> Response:
        content = await request.body()
        try:
            await run_in_threadpool(self._double.files.receive, request.path_params["key"], content)
        except SlackError as refused:
            return PlainTextResponse(refused.error, status_code=400)
        return PlainTextResponse(f"OK - {len(content)}")

    # --- the page's side ------------------------------------------------------------------------------------------

    async def _see(self, request: Request) -> Response:
        page, name = self._page, request.path_params["name"]
        return JSONResponse(await run_in_threadpool(page.answer, page.seen, name, dict(request.query_params)))

    async def _do(self, request: Request) -> Response:
        try:
            asked = await request.json()
        except ValueError:
            return JSONResponse({"ok": False, "error": "invalid_json"})
        page, name = self._page, request.path_params["name"]
        return JSONResponse(await run_in_threadpool(page.answer, page.done, name, asked))

    async def _file(self, request: Request) -> Response:
        """Pictures are shown, everything else is for keeping."""
        asked = request.query_params
        try:
            file = await run_in_threadpool(self._double.files.seen_by, asked.get("user", ""), asked.get("id", ""))
        except SlackError as refused:
            return PlainTextResponse(refused.error, status_code=404)
        way = "inline" if file.is_picture else "attachment"
        headers = {
            "content-disposition": f"{way}; filename*=utf-8''{quote(file.name)}",
            "x-content-type-options": "nosniff",
        }
        return Response(file.content, media_type=file.mimetype, headers=headers)

    async def _stream(self, request: Request) -> Response:
        user = request.query_params.get("user", "")
        headers = {"cache-control": "no-store"}
        return StreamingResponse(self._notices(user), media_type="text/event-stream", headers=headers)

    async def _notices(self, user: str) -> AsyncIterator[str]:
        loop = asyncio.get_running_loop()
        waiting: asyncio.Queue[Notice | None] = asyncio.Queue()
        self._streams[waiting] = loop

        def notify(notice: Notice) -> None:
            loop.call_soon_threadsafe(waiting.put_nowait, notice)

        connection = self._double.workspace.clients.connect(user, notify)
        try:
            yield ": open\n\n"
            while not self._server.should_exit and (notice := await waiting.get()):
                yield f"event: {notice.kind}\ndata: {json.dumps(notice.data)}\n\n"
        finally:
            del self._streams[waiting]
            self._double.workspace.clients.disconnect(connection)
