"""What the operator sets, from the environment and a `.env` file, read in this one place."""

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar, get_args
from urllib.parse import urlsplit

from dotenv import dotenv_values
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.wrong import WrongError

Language = Literal["sv", "en"]
LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]
T = TypeVar("T")

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Need(StrEnum):
    """A setting that some commands cannot do without and that has no default."""

    BOT = "SLACK_BOT_TOKEN"
    APP = "SLACK_APP_TOKEN"
    SIGNING = "SLACK_SIGNING_SECRET"


WHERE: Mapping[Need, str] = MappingProxyType(
    {
        Need.BOT: "Copy the Bot User OAuth Token (xoxb-...) from your Slack app's page OAuth & Permissions.",
        Need.APP: "Make one (xapp-...) with the scope connections:write on your Slack app's page "
        "Basic Information, under App-Level Tokens.",
        Need.SIGNING: "Copy it from your Slack app's page Basic Information, under App Credentials.",
    }
)

NEEDS: Mapping[str, frozenset[Need]] = MappingProxyType(
    {
        "run": frozenset({Need.BOT, Need.APP}),
        "web": frozenset({Need.BOT, Need.SIGNING}),
        "worker": frozenset({Need.BOT}),
        "check": frozenset(),  # says itself what is missing
        "admit": frozenset({Need.BOT}),
        "dpia": frozenset(),
        "migrate": frozenset(),
        "import": frozenset(),
        "export": frozenset(),
        "search": frozenset(),
        "reindex": frozenset(),
    }
)


class SettingsError(WrongError):
    """Everything that is wrong with the settings."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Settings:
    """Tokens and secret are empty where the command needs none and none was given. `owners`: ids of the accounts that
    may set rooms up, beside the workspace's administrators, and hear when a room has nobody left to look after it.
    `address`: at which the world finds what this program answers over HTTP; empty where it does not. `meaning`: search
    goes by what texts mean, too."""

    database_url: str = field(repr=False)  # may hold a password
    slack_bot_token: str = field(repr=False)
    slack_app_token: str = field(repr=False)
    slack_signing_secret: str = field(repr=False)
    slack_api_url: str
    host: str
    port: int
    log_level: LogLevel
    language: Language
    owners: frozenset[str]
    address: str
    meaning: bool


def with_env_file(environ: Mapping[str, str], path: Path) -> dict[str, str]:
    """The environment, completed by a `.env` file where there is one; the environment wins."""
    try:
        written = dotenv_values(path, interpolate=False)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError((f"{path} cannot be read. Let this account read it, and keep it as UTF-8.",)) from error
    return {name: value for name, value in written.items() if value is not None} | dict(environ)


def read(environ: Mapping[str, str], *, needs: frozenset[Need]) -> Settings:
    """Raises SettingsError naming every wrong or missing setting at once. An empty value counts as not given."""
    reader = _Reader(environ, needs)
    settings = Settings(
        database_url=reader.take("DATABASE_URL", _database_url, default="sqlite:///rummet.sqlite3"),
        slack_bot_token=reader.take(Need.BOT, _token("xoxb-"), default=""),
        slack_app_token=reader.take(Need.APP, _token("xapp-"), default=""),
        slack_signing_secret=reader.take(Need.SIGNING, _signing_secret, default=""),
        slack_api_url=reader.take("SLACK_API_URL", _api_url, default="https://slack.com/api/"),
        host=reader.take("RUMMET_HOST", str, default="127.0.0.1"),
        port=reader.take("PORT", _port, default="8080"),
        log_level=reader.take("LOG_LEVEL", _log_level, default="INFO"),
        language=reader.take("RUMMET_LANGUAGE", _language, default="sv"),
        owners=reader.take("RUMMET_OWNERS", _owners, default=""),
        address=reader.take("RUMMET_ADDRESS", _address, default=""),
        meaning=reader.take("RUMMET_MEANING", _switch, default="off"),
    )
    reader.refuse_unknown("RUMMET_")
    if reader.problems:
        raise SettingsError(tuple(reader.problems))
    return settings


class _Reader:
    def __init__(self, environ: Mapping[str, str], needs: frozenset[Need]) -> None:
        self._environ = environ
        self._needs = needs
        self._known: list[str] = []
        self.problems: list[str] = []

    def take(self, name: str, parse: Callable[[str], T], *, default: str) -> T:
        """`parse` raises ValueError with what is wrong and what to do, without quoting anything secret."""
        self._known.append(name)
        given = self._environ.get(name, "").strip()
        if not given and name in self._needs:
            self.problems.append(f"{name} is missing. {WHERE[Need(name)]}")
        try:
            return parse(given or default)
        except ValueError as problem:
            self.problems.append(f"{name} {problem}")
            return parse(default)

    def refuse_unknown(self, prefix: str) -> None:
        for name in sorted(self._environ):
            if name.startswith(prefix) and name not in self._known:
                close = difflib.get_close_matches(name, self._known, n=1)
                hint = f"Did you mean {close[0]}?" if close else "Take it away; .env.example lists all there are."
                self.problems.append(f"{name} is not a setting. {hint}")


def _database_url(value: str) -> str:
    how = "Write sqlite:///rummet.sqlite3 or postgresql://user:password@host/database."
    value = re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", value)
    try:
        url = make_url(value)
    except (ArgumentError, ValueError):
        raise ValueError(f"cannot be read as a database address. {how}") from None
    match url.drivername:
        case "sqlite" if not url.database or ":memory:" in url.database:
            raise ValueError(f"names no file, so all would be forgotten when the program ends. {how}")
        case "postgresql+psycopg" if not url.database:
            raise ValueError(f"names no database. {how}")
        case "postgresql+psycopg" | "sqlite":
            return value
        case _:
            raise ValueError(f"is for another kind of database than SQLite and PostgreSQL. {how}")


def _token(prefix: Literal["xoxb-", "xapp-"]) -> Callable[[str], str]:
    need = Need.BOT if prefix == "xoxb-" else Need.APP

    def parse(value: str) -> str:
        if value and not re.fullmatch(rf"{prefix}[\w-]+", value, re.ASCII):
            kind = re.match(r"xox[a-z]-|xapp-", value)
            seen = f"begins with {kind[0]}" if kind and kind[0] != prefix else "is not a whole token"
            raise ValueError(f"{seen}; it must begin with {prefix} and hold no blanks or quotes. {WHERE[need]}")
        return value

    return parse


def _signing_secret(value: str) -> str:
    if value and (not re.fullmatch(r"[0-9A-Za-z]{16,}", value) or value.startswith(("xox", "xapp"))):
        raise ValueError(f"does not look like a signing secret (32 letters and digits). {WHERE[Need.SIGNING]}")
    return value


def _api_url(value: str) -> str:
    problem = "is not a web address. Leave it out to reach Slack itself."
    try:
        parts = urlsplit(value)
    except ValueError:
        raise ValueError(problem) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(problem)
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise ValueError("would send the tokens unencrypted. Use https, or an address on this machine.")
    return value.rstrip("/") + "/"


def _address(value: str) -> str:
    if not value:
        return ""
    problem = "is not the address of a web server. Write one such as https://rummet.example.se."
    try:
        parts = urlsplit(value)
    except ValueError:
        raise ValueError(problem) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(problem)
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise ValueError("would show members' meetings unencrypted. Use https.")
    return value.rstrip("/")


def _port(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", value) or int(value) > 65535:  # noqa: PLR2004  the highest port there is
        raise ValueError("must be a whole number from 0 to 65535 (0 takes any free port).")
    return int(value)


def _log_level(value: str) -> LogLevel:
    for level in get_args(LogLevel):
        if value.upper() == level:
            return level  # type: ignore[no-any-return]
    raise ValueError(f"must be one of {', '.join(get_args(LogLevel))}.")


def _language(value: str) -> Language:
    match value.lower():
        case "sv" | "en" as language:
            return language
        case _:
            raise ValueError("must be sv or en.")


def _switch(value: str) -> bool:
    match value.lower():
        case "on" | "off" as state:
            return state == "on"
        case _:
            raise ValueError("must be on or off.")


def _owners(value: str) -> frozenset[str]:
    """Member ids (U..., W...), parted by commas or blanks."""
    ids = re.split(r"[\s,;]+", value) if value else []
    if wrong := [id for id in ids if id and not re.fullmatch(r"[UW][A-Z0-9]+", id)]:
        raise ValueError(f"holds {wrong[0][:20]}. Write member ids such as U012AB3CD, parted by commas.")
    return frozenset(filter(None, ids))
