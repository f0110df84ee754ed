"""One word is the file name in every layer, so that `grep -r questions` shows the whole capability."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("storage/{}.py", "handlers/{}.py", "handlers/locales/sv/{}.ftl", "handlers/locales/en/{}.ftl", "tests/domain/test_{}.py")

# domain file → the layers it does without, and why.
WITHOUT = {
    "errors": ("storage", "handlers", "locales", "tests"),  # what rules raise; worded in the capabilities' catalogues
    "ids": ("storage", "handlers", "locales", "tests"),  # one line of chance
    "ports": ("storage", "handlers", "locales", "tests"),  # protocols only
    "store": ("handlers", "locales", "tests"),  # protocols only; kept by storage/store.py
    "limits": ("storage", "handlers", "locales"),  # lives in memory alone, by promise
    "slots": ("storage", "handlers", "locales"),  # a calculation
    "text": ("storage", "handlers", "locales"),  # a calculation
    "look": ("storage", "handlers"),  # nothing found is kept; shown by handlers/review.py
    "codewords": ("storage",),  # only their hash is kept, with what it opens
    "themes": ("storage", "handlers", "tests"),  # a list of words
    "waiting": ("handlers", "locales"),  # entered by what is written, released by the worker
    "consent": ("storage",),  # a draft is a lösning that is not released yet
    "search": ("tests",),  # what may be asked for; found by storage/search.py
    "networks": ("tests",),  # holds no rule yet
}


def capabilities() -> list[str]:
    return sorted(path.stem for path in (ROOT / "domain").glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("name", capabilities())
def test_a_rule_has_its_storage_words_and_tests_under_the_same_name(name: str) -> None:
    without = WITHOUT.get(name, ())
    wanted = [layer.format(name) for layer in LAYERS if not any(word in layer for word in without)]
    assert [path for path in wanted if not (ROOT / path).exists()] == []


def test_every_exception_is_still_needed() -> None:
    assert set(WITHOUT) <= set(capabilities())
    for name, without in WITHOUT.items():
        kept = [layer.format(name) for layer in LAYERS if any(word in layer for word in without)]
        assert [path for path in kept if (ROOT / path).exists()] == [], f"{name} has what it is said to do without"
