"""The Slack app as manifest.yml describes it."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml


def manifest() -> dict[str, Any]:
    """From the checkout, or from the installed package, where the file lies beside this one."""
    checkout = Path(__file__).parent.parent / "manifest.yml"
    source = checkout if checkout.exists() else files("bot") / "manifest.yml"
    parsed: dict[str, Any] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return parsed
