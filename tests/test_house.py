"""One word is the file name in every layer, so that `grep -r questions` shows the whole capability."""

from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = {
    "storage": ("storage/{}.py",),
    "handlers": ("handlers/{}.py",),
    "locales": ("handlers/locales/sv/{}.ftl", "handlers/locales/en/{}.ftl"),
    "tests": ("tests/domain/test_{}.py",),
}

# domain file → the layers it does without, and why.
WITHOUT = {
    "data": ("storage", "handlers", "locales", "tests"),  # lists of words that the rules read
    "errors": ("storage", "handlers", "locales", "tests"),  # what rules raise; worded in the capabilities' catalogues
    "ids": ("storage", "handlers", "locales", "tests"),  # one line of chance
    "ports": ("storage", "handlers", "locales", "tests"),  # protocols only
    "store": ("handlers", "locales", "tests"),  # protocols only; kept by storage/store.py
    "limits": ("storage", "handlers", "locales"),  # lives in memory alone, by promise
    "slots": ("storage", "handlers", "locales"),  # a calculation
    "text": ("storage", "handlers", "locales"),  # a calculation
    "workdays": ("storage", "handlers", "locales"),  # a calculation
    "quiet": ("storage", "handlers", "locales"),  # a calculation; chosen in the profile and kept with the member
    "phones": ("storage", "handlers", "locales"),  # a calculation
    "profiles": ("storage",),  # kept with the member
    "overlaps": ("storage",),  # counted from the answers to date_polls whenever it is drawn
    "groups": ("storage", "handlers", "locales"),  # a calculation; tried on files by bot/planning_commands.py
    "dates": ("storage", "handlers", "locales"),  # a calculation; tried on files by bot/planning_commands.py
    "seats": ("storage", "handlers", "locales", "tests"),  # what groupings keeps; tried with it
    "compositions": ("storage", "handlers", "locales"),  # a calculation over who takes part; shown with groupings
    "shortfalls": ("storage", "handlers", "locales"),  # a calculation over a proposal; shown with groupings
    "date_proposals": ("storage", "handlers", "locales"),  # a calculation over the answers; shown with date_polls
    "routine_lines": ("storage", "locales", "tests"),  # kept, worded and tested with routines
    "attendance": ("storage", "handlers", "locales"),  # kept and shown with signups
    "reminders": ("storage", "handlers", "locales", "tests"),  # of meetings; shown and tried with them
    "offers": ("storage", "handlers", "locales"),  # of places; kept and shown with signups
    "polls": ("storage", "handlers", "locales"),  # a calculation: what may be told; nobody can set up a poll yet
    "look": ("storage", "handlers"),  # nothing found is kept; shown by handlers/review.py
    "wordlist": ("storage", "handlers", "locales", "tests"),  # what codewords and networks draw from; tested with them
    "codewords": ("storage",),  # only their hash is kept, with what it opens
    "themes": ("storage", "tests"),  # a list of words
    "waiting": ("handlers", "locales"),  # entered by what is written, released by the worker
    "flags": ("storage",),  # a number with what was flagged, and a duty
    "incidents": ("storage",),  # a duty that names the message
    "retention": ("storage",),  # each kind of content is found and deleted where it is kept
    "tips": ("storage",),  # a number with the member
    "freshness": ("storage",),  # kept with the lösning
    "tallies": ("handlers", "locales"),  # counted by the rules, shown by handlers/retention.py
    "barometer": ("storage",),  # it reads what tallies keeps
    "letters": ("handlers", "locales"),  # what they say is drawn by the capabilities that send them
    "consent": ("storage",),  # a draft is a lösning that is not released yet
    "presence": ("storage", "handlers", "locales"),  # follows the platform; shown by applications and departures
    "departures": ("storage",),  # what is left is the member's row
    "installations": ("handlers", "locales"),  # told to the operator, in the log and by `rummet check`
    "bank": ("storage", "handlers", "locales"),  # brought in by the operator, in bot/bank.py
    "methods": ("storage",),  # a list of steps and times; worded in the catalogues
    "mine": ("storage",),  # asked and answered elsewhere
    "synonyms": ("storage",),  # among the room's settings
    "words": ("storage", "handlers", "locales"),  # a calculation
    "meanings": ("handlers", "locales"),  # read by the operator's model, with the index; nobody is shown them
    "matching": ("storage", "handlers", "locales"),  # a calculation
    "settings": ("storage",),  # kept with the network
    "municipalities": ("storage", "handlers", "locales"),  # among the room's settings; shown where they matter
    "library": ("storage",),  # a list of words, and a calculation; planned, each is a prompt
    "invitations": ("storage",),  # the words are among the room's settings
}


def capabilities() -> list[str]:
    """A package counts as the file it grew out of."""
    packages = (path.parent for path in (ROOT / "domain").glob("*/__init__.py"))
    modules = (path for path in (ROOT / "domain").glob("*.py") if path.stem != "__init__")
    return sorted(path.stem for path in (*modules, *packages))


def missing(name: str, layers: Iterable[str]) -> list[str]:
    paths = [path.format(name) for layer in layers for path in LAYERS[layer]]
    return [path for path in paths if not (ROOT / path).exists()]


@pytest.mark.parametrize("name", capabilities())
def test_a_rule_has_its_storage_words_and_tests_under_the_same_name(name: str) -> None:
    assert missing(name, LAYERS.keys() - set(WITHOUT.get(name, ()))) == []


@pytest.mark.parametrize("name", WITHOUT)
def test_every_exception_is_still_needed(name: str) -> None:
    assert name in capabilities()
    for layer in WITHOUT[name]:
        assert missing(name, [layer]), f"{name} has the {layer} that it is said to do without"
