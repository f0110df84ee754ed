"""The HTTP edge: hands each platform's requests to a sized pool of threads, and tells whether the program is well."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request

LARGEST_BODY = 1_000_000
"""Bytes; a platform's largest payload, a form with long texts, is far below."""
THREADS = 10


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: str


Edge: TypeAlias = Callable[[str, Mapping[str, str]], Answer]
"""A platform's way in: the raw body and the headers of one request. Checks the signature itself; blocks."""

Page: TypeAlias = Callable[[str], Answer | None]
"""What is read at an address, by the name in it; None for a name of nothing. Blocks for a moment."""

Health: TypeAlias = Callable[[], Mapping[str, bool]]
"""What must be well, by name; blocks for a moment."""


def make_web(health: Health, edges: Mapping[str, Edge], pages: Mapping[str, Page] | None = None) -> Starlette:
    """`edges` by path, `pages` by a path that holds `{name}`; at a name of nothing there is nothing, as at any other
    address. `GET /health` answers 200 when all is well, otherwise 503, and says what is not."""
    pool = ThreadPoolExecutor(THREADS, thread_name_prefix="edge")

    async def tell_health(_: Request) -> Response:
        well = await asyncio.get_running_loop().run_in_executor(pool, health)
        return JSONResponse(dict(well), 200 if all(well.values()) else 503)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        pool.shutdown(wait=True)

    routes = [Route("/health", tell_health, methods=["GET"])]
    routes += [Route(path, _asked(edge, pool), methods=["POST"]) for path, edge in edges.items()]
    routes += [Route(path, _read(page, pool), methods=["GET"]) for path, page in (pages or {}).items()]
    return Starlette(routes=routes, lifespan=lifespan)


def _asked(edge: Edge, pool: ThreadPoolExecutor) -> Callable[[Request], object]:
    async def ask(request: Request) -> Response:
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST_BODY:
                return Response(status_code=413)
        try:
            text = body.decode()
        except UnicodeDecodeError:
            return Response(status_code=400)
        answer = await asyncio.get_running_loop().run_in_executor(pool, edge, text, dict(request.headers))
        return Response(answer.body, answer.status, dict(answer.headers))

    return ask


def _read(page: Page, pool: ThreadPoolExecutor) -> Callable[[Request], object]:
    async def read(request: Request) -> Response:
        answer = await asyncio.get_running_loop().run_in_executor(pool, page, request.path_params["name"])
        if answer is None:
            raise HTTPException(404)
        return Response(answer.body, answer.status, dict(answer.headers))

    return read


def serve(app: Starlette, *, host: str, port: int) -> None:
    """Until the process is asked to stop. Raises OSError when the address is taken."""
    with socket.create_server((host, port)) as listening:
        _server(app).run([listening])


@contextmanager
def serving(app: Starlette, *, host: str, port: int) -> Iterator[None]:
    """In a thread of its own, beside what else the process does. Raises OSError when the address is taken."""
    server = _server(app)
    with socket.create_server((host, port)) as listening:
        thread = threading.Thread(target=server.run, args=([listening],), name="web")
        thread.start()
        try:
            yield
        finally:
            server.should_exit = True
            thread.join()


def _server(app: Starlette) -> uvicorn.Server:
    return uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
