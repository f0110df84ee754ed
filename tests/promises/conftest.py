from __future__ import annotations

import io
import logging
import sys
import threading
import warnings
from collections.abc import Iterator

import pytest

from bot.logs import set_up


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The process's log with as much in it as the settings allow; the interpreter's own is put back afterwards."""
    names = ["", "bot", "domain", "handlers", "storage", "slack_bolt", "slack_sdk", "sqlalchemy"]
    levels = {name: logging.getLogger(name).level for name in names}
    root = logging.getLogger()
    handlers = root.handlers[:]
    hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning, logging.raiseExceptions)
    root.handlers = []  # pytest's own stay open for the next test
    stream = io.StringIO()
    set_up("DEBUG", stream)
    yield stream
    root.handlers = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning, logging.raiseExceptions = hooks
