"""`rummet`: the program's commands. Each reads its settings, then builds what it needs and no more."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING

from sqlalchemy.exc import OperationalError

from bot import bank_commands, logs, planning_commands, settings
from bot.settings import NEEDS, Settings
from bot.wrong import NOT_CURRENT, UNREACHED, WrongError

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from bot.wiring import House

EXIT_WRONG = 2
"""Something is wrong that the operator can mend; the sentences are on standard error."""


def main(arguments: Sequence[str] | None = None) -> int:
    given = _parser().parse_args(arguments)
    act: Callable[[argparse.Namespace], int | None] = given.act
    try:
        return act(given) or 0
    except WrongError as error:
        return _wrong(str(error))
    except OperationalError:
        return _wrong(UNREACHED)
    except BrokenPipeError:
        # Whoever read has seen enough; nothing more may be flushed to them at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        return _wrong("The port is taken. Choose another: PORT=N in front of the command, or make demo PORT=N")
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="rummet", description="A chat bot that hosts a closed peer network.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, act: Callable[[argparse.Namespace], int | None], about: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=about, description=about)
        command.set_defaults(act=act, name=name)
        return command

    demo = add("demo", _demo, "a local workspace in the browser with an invented network; no accounts needed")
    demo.add_argument("--port", type=int, default=8377, help="where the page is (default: %(default)s)")
    add("run", _run, "the bot by Socket Mode and its worker, in one process: what a small network needs")
    add("web", _web, "the bot over HTTP; wants a worker beside it")
    add("worker", _worker, "posts what waits and releases what is due; any number may run")
    add("migrate", _migrate, "bring the database to this version")
    add("check", _check, "what is wrong with settings, tokens, scopes, channel and database, and what to do")
    admit = add("admit", _admit, "make a channel the room of a network, and everyone in it a member")
    admit.add_argument("--channel", required=True, help="the channel's id, C...; the bot is invited there first")
    admit.add_argument("--network", help="the network's name (default: the one that meets in the channel)")
    admit.add_argument("--facilitator", action="append", default=[], help="a user id, U...; may be given again")
    dpia = add("dpia", _dpia, "a draft of the impact assessment and the register extract, as Markdown")
    dpia.add_argument("--language", choices=("sv", "en"), help="default: RUMMET_LANGUAGE")
    bank_commands.add(add, _read)
    planning_commands.add(add)
    return parser


def _read(given: argparse.Namespace) -> Settings:
    """The settings that the command needs; from here on the log is the house's."""
    environ = settings.with_env_file(os.environ, Path(".env"))
    read = settings.read(environ, needs=NEEDS[given.name])
    logs.set_up(read.log_level, sys.stderr)
    return read


def _wrong(*problems: str) -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    return EXIT_WRONG


def _house(read: Settings) -> tuple[House, Engine]:
    from bot import meaning
    from bot.slack.client import make_client
    from bot.wiring import make_house, real_time
    from storage import engine

    client = make_client(read.slack_bot_token, read.slack_api_url)
    database = engine.make(read.database_url)
    house = make_house(
        database,
        client,
        clock=real_time,
        real=real_time,
        chance=SystemRandom(),
        owners=read.owners,
        language=read.language,
        address=read.address,
        model=meaning.load(wanted=read.meaning),
    )
    return house, database


def _demo(given: argparse.Namespace) -> None:
    from bot.demonstration import running_demo
    from bot.running import stopped

    logs.set_up("WARNING", sys.stderr)
    with stopped() as stop, running_demo(given.port) as url:
        print(f"Rummet is at {url}  (Ctrl+C ends it)", flush=True)
        stop.wait()


def _run(given: argparse.Namespace) -> None:
    read = _read(given)
    from bot import running
    from bot.instance import alone
    from storage import migrate

    with alone(read.database_url):
        house, database = _house(read)
        migrate.upgrade(database)
        running.run(house, database, read)


def _web(given: argparse.Namespace) -> int | None:
    read = _read(given)
    from bot import running
    from storage import migrate, reindex

    house, database = _house(read)
    if not migrate.is_current(database):
        raise WrongError(NOT_CURRENT)
    reindex.renew_meanwhile(house.transactions)
    running.web(house, database, read)
    return None


def _worker(given: argparse.Namespace) -> int | None:
    read = _read(given)
    from bot import running
    from storage import migrate, reindex

    house, database = _house(read)
    if not migrate.is_current(database):
        raise WrongError(NOT_CURRENT)
    reindex.renew_meanwhile(house.transactions)
    running.worker(house)
    return None


def _migrate(given: argparse.Namespace) -> None:
    read = _read(given)
    from storage import engine, migrate

    migrate.upgrade(engine.make(read.database_url))
    print("The database is at this version.")


def _check(given: argparse.Namespace) -> int:
    read = _read(given)
    from bot import operating

    house, database = _house(read)
    if problems := operating.problems(house, database, read):
        return _wrong(*problems)
    print("All is well.")
    return 0


def _dpia(given: argparse.Namespace) -> None:
    read = _read(given)
    from bot import dpia
    from bot.manifest import manifest
    from bot.wiring import real_time
    from storage import migrate

    house, database = _house(read)
    if not migrate.is_current(database):
        raise WrongError(NOT_CURRENT)
    scopes = tuple(manifest()["oauth_config"]["scopes"]["bot"])
    words = house.services.words(given.language or read.language)
    running = dpia.Running(read.log_level, scopes, read.meaning)
    sys.stdout.write(dpia.write(house.services, running, words, now=real_time()))


def _admit(given: argparse.Namespace) -> int:
    read = _read(given)
    from bot import operating
    from storage import migrate

    house, database = _house(read)
    migrate.upgrade(database)
    done = operating.admit(house, given.channel, given.network, given.facilitator, read.language)
    print("\n".join(done))
    return 0


if __name__ == "__main__":
    sys.exit(main())
