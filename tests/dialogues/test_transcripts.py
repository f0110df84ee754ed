"""Every transcript reads as it is played. To have them written anew, set REWRITE_TRANSCRIPTS and read what changed."""

import os
from difflib import unified_diff
from pathlib import Path

import pytest

from tests.dialogues.transcript import play
from tests.world import World

HERE = Path(__file__).parent
TRANSCRIPTS = sorted(HERE.glob("*/*.txt"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_everybody_sees_what_the_transcript_says(path: Path, world: World) -> None:
    written = path.read_text(encoding="utf-8")
    played = play(written, world)
    if "REWRITE_TRANSCRIPTS" in os.environ:
        path.write_text(played, encoding="utf-8")
        return
    changes = list(unified_diff(written.splitlines(), played.splitlines(), "written", "played", lineterm="", n=4))
    assert not changes, "\n".join(changes)
