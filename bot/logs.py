"""The process's log: one line a record, to stderr, in UTC; what people wrote cannot get into it.

Exceptions stand as type and places, never as text: SQLAlchemy quotes parameters, PostgreSQL the failing row, Bolt whole
payloads. What a library says is let through only where it can hold no data: its template before filling in, or one of
KNOWN; otherwise the place in its source stands for it.
"""

import logging
import re
import sys
import threading
import traceback
import warnings
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from bot.settings import LogLevel

OURS = frozenset({"bot", "domain", "handlers", "storage"})

# What libraries say in one piece with data: only these words of it are kept.
KNOWN = (
    "Unhandled request",
    "A global middleware",
    "Failed to run listener function",
    "Failed to run a middleware",
    "Failed to run an internal function",
    "Failed to authorize with the given token",
    "Failed to retrieve WSS URL",
    "Failed to run a message listener",
    "Failed to run a request listener",
    "Failed to process a message",
    "Failed to send a message",
    "Failed to establish a connection",
    "Failed to check the current session or reconnect to the server",
    "The current session",
    "Exception in ASGI application",
    "Task exception was never retrieved",
)

REDACTIONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+"), " "),
    (re.compile(r"\b(?:xox[a-z]|xapp)-[\w-]+"), "[token]"),
    # a direct conversation (D...) leads to its person as surely as the id (U..., W...)
    (re.compile(r"\b[DUW](?=[A-Z]*[0-9])[A-Z0-9]{4,}\b|\b[UW][A-Z0-9]{8,}\b"), "[person]"),
    (re.compile(r"(?<=://)[^/\s@]*@"), ""),
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"), "[address]"),
)

_log = logging.getLogger(__name__)


def set_up(level: LogLevel, stream: TextIO) -> None:
    """Make `stream` the log of this process, also for warnings and for errors that nobody caught.

    Libraries stay at WARNING whatever `level` is. A library that would bring a handler of its own must be kept from it
    where it is started (uvicorn: `log_config=None`).
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(LineFormatter())
    handler.addFilter(lambda record: is_ours(record) or record.levelno >= logging.WARNING)
    logging.raiseExceptions = False  # a record that cannot be formatted would be printed with its arguments
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    for name in ("slack_bolt", "slack_sdk", "sqlalchemy"):
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _uncaught
    threading.excepthook = lambda args: _uncaught(args.exc_type, args.exc_value, args.exc_traceback)
    sys.unraisablehook = lambda args: _uncaught(args.exc_type, args.exc_value, args.exc_traceback)
    warnings.showwarning = _warned


def is_ours(record: logging.LogRecord) -> bool:
    return record.name.partition(".")[0] in OURS


class LineFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        when = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        said = _own_message(record) if is_ours(record) else _foreign_message(record)
        if record.exc_info and record.exc_info[1]:
            said += f" | {describe(record.exc_info[1])}"
        line = f"{when} {record.levelname} {record.name}: {said}"
        for pattern, replacement in REDACTIONS:
            line = pattern.sub(replacement, line)
        return line


def describe(error: BaseException) -> str:
    """Types and places of an exception and of those behind it, innermost place first; nothing of what it says."""
    return " <- ".join(_one(link) for link in _chain(error))


def _one(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__, limit=-30)
    places = " < ".join(f"{_place(frame.filename, frame.lineno)} {frame.name}" for frame in reversed(frames))
    inside = (
        f" [{'; '.join(describe(part) for part in error.exceptions)}]" if isinstance(error, BaseExceptionGroup) else ""
    )
    return f"{type(error).__module__}.{type(error).__qualname__}{inside} at {places or 'no place'}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _place(filename: str, line: int | None) -> str:
    _, _, installed = filename.rpartition("/site-packages/")
    return f"{installed if installed != filename else '/'.join(Path(filename).parts[-3:])}:{line}"


def _own_message(record: logging.LogRecord) -> str:
    match record.args:
        case tuple(values):
            args: tuple[object, ...] | Mapping[str, object] = tuple(map(_without_text, values))
        case Mapping() as values:
            args = {name: _without_text(value) for name, value in values.items()}
        case _:
            return str(record.msg)
    try:
        return str(record.msg) % args
    except (TypeError, ValueError, KeyError):
        return str(record.msg)


def _without_text(value: object) -> object:
    return type(value).__name__ if isinstance(value, BaseException) else value


def _foreign_message(record: logging.LogRecord) -> str:
    said = str(record.msg)
    place = _place(record.pathname, record.lineno)
    if record.args and "%" in said:
        return f"{said} ({place})"
    return f"{next((known for known in KNOWN if said.startswith(known)), 'message withheld')} ({place})"


def _uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt | SystemExit):
        return
    _log.critical("Uncaught error", exc_info=(kind, error or kind(), trace))


def _warned(  # noqa: PLR0917  the signature of warnings.showwarning
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    del message, file, line  # what a warning says may quote data
    _log.warning("%s at %s", category.__name__, _place(filename, lineno))
