"""Transcripts: what people do with the bot and all that each of them then sees, played anew and compared whole.

    Maria: /fraga
      == Fråga rummet ==
      Vad vill du fråga?: ...
      [Granska]
    Maria: Vad vill du fråga? = Hur gör ni?
    (Maria: [Granska])
    Meanwhile: two slots pass

A line that begins with a name and a colon is something done (`stage.py` tells what can be); the lines indented below it
are what that person sees of it, to the last word. In round brackets it is done off stage: what it shows is left out.
What happens `Meanwhile` is nobody's doing. All other lines are prose.

Code words are drawn by chance and stand as `<kodord 1>`, in the order in which they are first shown; a network's code
as `<nätverkets kod 1>`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.dialogues.stage import Stage

if TYPE_CHECKING:
    from tests.world import World

INDENT = "  "
LINE = re.compile(r"(?P<aside>\()?(?P<who>[A-ZÅÄÖ][\w-]+): (?P<what>.+?)(?(aside)\))")


def play(transcript: str, world: World) -> str:
    """The transcript as it would have to read: the same when everybody still sees what it says."""
    stage = Stage(world)
    played: list[str] = []
    under_an_act = False
    for number, line in enumerate(transcript.splitlines(), 1):
        if under_an_act and line.startswith(INDENT):
            continue
        act = LINE.fullmatch(line)
        under_an_act = act is not None
        played.append(line)
        if act:
            try:
                seen = stage.do(act["who"], act["what"])
            except (AssertionError, LookupError) as wrong:
                raise AssertionError(f"line {number}, {line}: {wrong}") from wrong
            played += [] if act["aside"] else [INDENT + one for one in seen]
    return "\n".join(played) + "\n"
