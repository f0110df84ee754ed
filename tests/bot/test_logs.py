import io
import logging
import re
import socket
import sys
import threading
import urllib.error
import urllib.request
import warnings
from collections.abc import Iterator

import psycopg
import pytest
import uvicorn
from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_REMOVED
from apscheduler.schedulers.background import BackgroundScheduler
from slack_bolt import App, BoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, insert
from sqlalchemy.exc import IntegrityError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.logs import LineFormatter, set_up

SECRET = "Svea på Björkgården har fått diagnos"
LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ [A-Z]+ [\w.:-]+: \S.*")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the process's log holds; the interpreter's own log settings are put back afterwards."""
    root = logging.getLogger()
    names = ["", "bot", "domain", "handlers", "storage", "slack_bolt", "slack_sdk", "sqlalchemy"]
    kept = {name: logging.getLogger(name).level for name in names}
    handlers = root.handlers[:]
    hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning, logging.raiseExceptions)
    stream = io.StringIO()
    root.handlers = []  # pytest's own stay open for the next test
    set_up("DEBUG", stream)
    yield stream
    root.handlers = handlers
    for name, level in kept.items():
        logging.getLogger(name).setLevel(level)
    sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning, logging.raiseExceptions = hooks


def lines(log: io.StringIO) -> list[str]:
    written = log.getvalue().splitlines()
    assert all(LINE.fullmatch(line) for line in written)
    assert SECRET not in log.getvalue()
    return written


def failing_listener() -> None:
    raise ValueError(SECRET)


def bolt_app() -> App:
    return App(
        client=WebClient(base_url="http://127.0.0.1:1/"),
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-1-abc"),
        process_before_response=True,
    )


def command(text: str) -> BoltRequest:
    return BoltRequest(
        mode="socket_mode",
        body={"command": "/fraga", "text": text, "user_id": "U01ABCDEF", "team_id": "T1", "channel_id": "C1"},
    )


def test_our_own_records_stand_on_one_line_with_their_time_in_utc(log: io.StringIO) -> None:
    logger = logging.getLogger("bot.worker")
    logger.info("Sent %d of %d\nand rested", 3, 4)
    logger.debug("Claimed %(count)d", {"count": 2})
    first, second = lines(log)
    assert first.endswith("Z INFO bot.worker: Sent 3 of 4 and rested")
    assert second.endswith("Z DEBUG bot.worker: Claimed 2")
    record = logging.LogRecord("bot", logging.INFO, "bot/worker.py", 1, "Ready", None, None)
    record.created = 0
    assert LineFormatter().format(record) == "1970-01-01T00:00:00Z INFO bot: Ready"


def test_an_error_is_told_by_type_and_places_through_its_whole_chain(log: io.StringIO) -> None:
    try:
        try:
            failing_listener()
        except ValueError as error:
            raise ExceptionGroup(SECRET, [KeyError(SECRET)]) from error
    except ExceptionGroup as error:
        logging.getLogger("bot.wiring").exception("Unexpected: %s", error)  # noqa: TRY401  what it must withstand
    (line,) = lines(log)
    assert "Unexpected: ExceptionGroup | builtins.ExceptionGroup [builtins.KeyError at no place] at " in line
    assert re.search(r"<- builtins.ValueError at \S*tests/bot/test_logs.py:\d+ failing_listener < ", line)


def test_a_constraint_that_fails_does_not_quote_the_row(log: io.StringIO, database_url: str) -> None:
    engine = create_engine(database_url, echo="debug")
    table = Table("question", MetaData(), Column("id", Integer, primary_key=True), Column("text", String, unique=True))
    table.create(engine)
    try:
        with engine.begin() as connection:
            connection.execute(insert(table), [{"text": SECRET}, {"text": SECRET}])
    except IntegrityError:
        logging.getLogger("storage.questions").exception("Could not write")
    finally:
        engine.dispose()
    written = lines(log)
    assert "sqlalchemy.exc.IntegrityError at " in written[-1]
    assert "tests/bot/test_logs.py" in written[-1]
    assert not [line for line in written if "INSERT" in line]


def test_what_postgresql_itself_says_is_not_quoted(log: io.StringIO, postgres_url: str) -> None:
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as connection:
        try:
            connection.execute("SELECT %s::int", [SECRET])
        except psycopg.Error as error:
            logging.getLogger("storage.engine").exception("Failed: %s", error)  # noqa: TRY401  what it must withstand
    (line,) = lines(log)
    assert "Failed: InvalidTextRepresentation | psycopg.errors.InvalidTextRepresentation at psycopg/" in line


def test_a_request_that_nobody_handles_is_logged_without_its_payload(log: io.StringIO) -> None:
    assert bolt_app().dispatch(command(SECRET)).status == 404
    (line,) = lines(log)
    assert re.search(r"WARNING slack_bolt.App: Unhandled request \(slack_bolt/app/app.py:\d+\)$", line)


def test_a_middleware_that_stops_a_request_does_not_make_bolt_quote_it(log: io.StringIO) -> None:
    app = bolt_app()
    app.middleware(lambda: None)
    app.dispatch(command(SECRET))
    (line,) = lines(log)
    assert "slack_bolt.App: A global middleware (slack_bolt/app/app.py:" in line


def test_a_listener_that_fails_is_logged_by_type_and_place(log: io.StringIO) -> None:
    app = bolt_app()
    app.command("/fraga")(failing_listener)
    app.dispatch(command(SECRET))
    (line,) = lines(log)
    assert "Failed to run listener function (slack_bolt/" in line
    assert re.search(r"builtins.ValueError at \S*tests/bot/test_logs.py:\d+ failing_listener < slack_bolt/", line)


def test_the_slack_client_never_logs_what_it_sends_even_when_told_to(log: io.StringIO) -> None:
    logging.getLogger("slack_sdk").setLevel(logging.DEBUG)
    client = WebClient("xoxb-1-abc", base_url="http://127.0.0.1:1/", retry_handlers=[])
    with pytest.raises((SlackClientError, urllib.error.URLError)):
        client.chat_postMessage(channel="C1", text=SECRET)
    assert "xoxb" not in log.getvalue()
    assert all(" ERROR " in line for line in lines(log))


def test_a_web_request_that_fails_is_logged_without_address_or_text(log: io.StringIO) -> None:
    async def fail(request: Request) -> Response:
        raise ValueError(SECRET + request.url.path)

    app = Starlette(routes=[Route("/{rest:path}", fail)])
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            with pytest.raises(urllib.error.HTTPError) as caught:
                urllib.request.urlopen(
                    f"http://127.0.0.1:{listener.getsockname()[1]}/hemligt?who=U01ABCDEF", timeout=30
                )
            caught.value.close()
        finally:
            server.should_exit = True
            thread.join()
    (line,) = lines(log)
    assert "ERROR uvicorn.error: Exception in ASGI application (" in line
    assert re.search(r"builtins.ValueError at \S*tests/bot/test_logs.py:\d+ fail < starlette/", line)
    assert "hemligt" not in line


def test_a_timed_job_that_fails_is_logged_without_its_arguments(log: io.StringIO) -> None:
    done = {event: threading.Event() for event in (EVENT_JOB_ERROR, EVENT_JOB_REMOVED)}

    def job(_text: str) -> None:
        failing_listener()

    scheduler = BackgroundScheduler(timezone="UTC")
    scheduler.add_listener(lambda event: done[event.code].set(), EVENT_JOB_ERROR | EVENT_JOB_REMOVED)
    scheduler.add_job(job, args=[SECRET])
    scheduler.start()
    try:
        assert all(event.wait(30) for event in done.values())
    finally:
        scheduler.shutdown(wait=True)
    (line,) = lines(log)
    assert 'ERROR apscheduler.executors.default: Job "%s" raised an exception (apscheduler/' in line
    assert "builtins.ValueError at " in line


def test_errors_that_nobody_caught_and_warnings_are_told_the_same_way(log: io.StringIO) -> None:
    thread = threading.Thread(target=failing_listener)
    thread.start()
    thread.join()
    try:
        failing_listener()
    except ValueError:
        sys.excepthook(*sys.exc_info())
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning(UserWarning(SECRET), UserWarning, "storage/engine.py", 7)
    thread_line, main_line, warning = lines(log)
    for line in (thread_line, main_line):
        assert "CRITICAL bot.logs: Uncaught error | builtins.ValueError at " in line
    assert warning.endswith("WARNING bot.logs: UserWarning at storage/engine.py:7")


def test_ids_tokens_and_addresses_are_taken_out_of_our_own_lines_as_well(log: io.StringIO) -> None:
    for odd in (
        "U01ABCDEF",
        "D01ABCDEF",
        "W0LONGIDHERE",
        "USLACKBOT",
        "xoxb-1-abc",
        "xapp-1-A",
        "rummet:pw@db/x",
        "a.b@c.se",
    ):
        logging.getLogger("bot.slack").warning("Odd: %s", "postgresql://" + odd if "pw" in odd else odd)
    said = [line.partition("Odd: ")[2] for line in lines(log)]
    assert said == ["[person]"] * 4 + ["[token]"] * 2 + ["postgresql://db/x", "[address]"]


def test_a_record_whose_arguments_do_not_fit_loses_them_and_not_the_line(log: io.StringIO) -> None:
    logging.getLogger("bot").warning("Sent %d", SECRET)
    logging.getLogger("bot").warning("Sent %(n)d", {"other": SECRET})
    assert [line.partition("bot: ")[2] for line in lines(log)] == ["Sent %d", "Sent %(n)d"]
