"""Slack's own description of Block Kit, the npm package `@slack/types`, and TypeScript's compiler to judge by it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from tests.machine import missing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.demo.records import Json

MODULES = Path(__file__).parent / "node_modules"
COMPILER, TYPES = MODULES / "typescript/bin/tsc", MODULES / "@slack/types/dist/index.js"
OPTIONS = {"noEmit": True, "strict": True, "skipLibCheck": True, "module": "nodenext", "target": "es2022", "types": []}
FOUND = re.compile(r"^check\.ts\((\d+),\d+\): (.*)$", re.MULTILINE)

Type: TypeAlias = Literal["KnownBlock[]", "ModalView", "HomeView", "Option[]"]


def complaints(values: Iterable[tuple[Type, Json | list[Json]]], folder: Path) -> list[str]:
    """What the compiler says against each that is not of its type: fields too many, too few, or of another kind."""
    node = shutil.which("node")
    if not (COMPILER.exists() and TYPES.exists() and node):
        missing(
            "TypeScript",
            install="install Node, and npm install --prefix tests/peers --ignore-scripts --no-package-lock",
        )
    told = [f"{kind} = {json.dumps(value)}" for kind, value in values]
    lines = [f"const v{number}: slack.{one};" for number, one in enumerate(told)]
    (folder / "check.ts").write_text("\n".join([f"import type * as slack from {json.dumps(str(TYPES))};", *lines]))
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": OPTIONS, "files": ["check.ts"]}))
    done = subprocess.run([node, COMPILER], cwd=folder, capture_output=True, text=True, check=False)
    found = [f"{error} in {told[int(line) - 2][:300]}" for line, error in FOUND.findall(done.stdout)]
    if done.returncode and not found:
        raise AssertionError(done.stdout + done.stderr)
    return found
