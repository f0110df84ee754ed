"""`rummet groups` and `rummet dates`: the rules that form groups and choose dates, on files, to be measured."""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import chain, combinations
from pathlib import Path
from random import Random
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from bot.wrong import WrongError
from domain import dates, groups
from domain.dates import Answer
from domain.groups import Group, Meeting, Task, Weights

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterator

    Add = Callable[[str, Callable[[Namespace], None], str], ArgumentParser]
    Json = dict[str, Any]

SEARCHES = 2
QUIET_SECONDS = 2
"""Before and between two lines of progress."""
LETTERS = {"y": Answer.YES, "j": Answer.IF_NEEDED, "n": Answer.NO, "-": None}


def add(add_command: Add) -> None:
    """`add_command` takes a name, what it does and what it is about, and gives the parser of its arguments."""
    form = add_command("groups", _groups, "form the groups that a JSON file asks for; prints them as JSON")
    form.add_argument("file", metavar="INSTANCE.json", type=Path)
    form.add_argument("--seconds", type=float, default=10, help="about how long at most (default: %(default)s)")
    form.add_argument("--seed", type=int, default=1, help="the same gives the same groups (default: %(default)s)")
    choose = add_command("dates", _dates, "choose a date in each of a JSON file's polls, one after the other")
    choose.add_argument("file", metavar="YEAR.json", type=Path)


def _groups(given: Namespace) -> None:
    instance = _read(given.file)
    try:
        task = _task(instance)
    except (KeyError, TypeError) as error:
        raise WrongError(f"{given.file}: not an instance ({error!r}).") from None
    plan = _best(task, given.seed, groups.steps_in(given.seconds, task))
    meetings = [
        {"id": meeting["id"], "groups": [_written(group) for group in formed]}
        for meeting, formed in zip(instance["meetings"], plan, strict=True)
    ]
    _write({"instance": instance.get("name", given.file.stem), "meetings": meetings})


def _best(task: Task, seed: int, steps: int) -> groups.Plan:
    """Of two searches side by side, however many processors there are, so that the seed alone decides."""
    seeds = range(SEARCHES * seed, SEARCHES * (seed + 1))
    with ProcessPoolExecutor(SEARCHES) as pool:
        found = pool.map(partial(_search, task, steps), seeds)  # forks, which no thread of ours may live through
        with _progress():
            return min(found, key=lambda one: one[0])[1]


@contextmanager
def _progress() -> Iterator[None]:
    """Says that it goes on, and for how long it has, once it has taken more than two seconds."""
    over, begun = Event(), monotonic()

    def tell() -> None:
        while not over.wait(QUIET_SECONDS):
            sys.stderr.write(f"Forming groups, {monotonic() - begun:.0f} s so far.\n")
            sys.stderr.flush()

    telling = Thread(target=tell, daemon=True)
    telling.start()
    try:
        yield
    finally:
        over.set()
        telling.join()


def _search(task: Task, steps: int, seed: int) -> tuple[int, groups.Plan]:
    return groups.form(task, Random(seed), steps=steps)


def _task(instance: Json) -> Task:
    members, weights = instance["members"], instance["weights"]
    return Task(
        kinds={member["id"]: tuple(member[one] for one in instance["dimensions"]) for member in members},
        apart=frozenset(_apart(instance)),
        history=tuple(tuple(map(tuple, formed)) for formed in instance.get("history", ())),
        meetings=tuple(map(_meeting, instance["meetings"])),
        weights=Weights(
            repeat=tuple(weights["repeat"]),
            short=weights["short"],
            alone=weights["alone"],
            topic=tuple(weights["topic"]),
            size=weights["size"],
            move=weights["move"],
            topic_change=weights["topic_change"],
        ),
    )


def _apart(instance: Json) -> Iterator[frozenset[str]]:
    units: dict[str, list[str]] = defaultdict(list)
    for member in instance["members"]:
        if member.get("manager"):
            yield frozenset((member["id"], member["manager"]))
        if member.get("unit") and instance.get("forbid_same_unit"):
            units[member["unit"]].append(member["id"])
    pairs = chain(instance.get("not_with", ()), *(combinations(unit, 2) for unit in units.values()))
    yield from map(frozenset, pairs)


def _meeting(meeting: Json) -> Meeting:
    return Meeting(
        present=tuple(meeting["present"]),
        sizes=(meeting["size"]["min"], meeting["size"]["max"]),
        counts=tuple(meeting["n_groups"]),
        topics=tuple(meeting.get("topics", ())),
        wishes=meeting.get("wishes", {}),
        never=meeting.get("optouts", {}),
        announced=tuple(
            Group(group["label"], tuple(group["members"]), group.get("topic"))
            for group in meeting.get("previous") or ()
        ),
    )


def _written(group: Group) -> Json:
    return {"label": group.label, "topic": group.topic, "members": list(group.members)}


def _dates(given: Namespace) -> None:
    year = _read(given.file)
    try:
        choices = _choices(year)
    except (KeyError, TypeError, IndexError) as error:
        raise WrongError(f"{given.file}: not a year of polls ({error!r}).") from None
    _write({"year": year.get("name", given.file.stem), "choices": choices})


def _choices(year: Json) -> list[int]:
    """Poll by poll, as if the later ones were not known."""
    members = year["members"]
    kinds = [
        [member["id"] for member in members if member[dimension] == kind]
        for dimension in year["dimensions"]
        for kind in sorted({member[dimension] for member in members})
    ]
    missed: Counter[str] = Counter()
    choices = []
    polls = year["polls"]
    for at, poll in enumerate(polls, start=1):
        answers = {id: [LETTERS[letter] for letter in letters] for id, letters in poll["answers"].items()}
        choices.append(dates.rank(answers, kinds, missed, left=len(polls) - at)[0].option)
        missed.update(dates.missed_by(answers, choices[-1]))
    return choices


def _read(file: Path) -> Json:
    try:
        read: object = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise WrongError(f"{file}: {error.strerror}.") from None
    except ValueError:
        raise WrongError(f"{file}: not JSON.") from None
    if not isinstance(read, dict):
        raise WrongError(f"{file}: not a JSON object.")
    return read


def _write(answer: Json) -> None:
    json.dump(answer, sys.stdout, ensure_ascii=False)
    sys.stdout.write("\n")
