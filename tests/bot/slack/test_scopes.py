"""The app asks for what the code uses, and for nothing else."""

import ast
from pathlib import Path

import pytest
import yaml
from slack_sdk import WebClient

from bot.slack.scopes import NEEDED, OF_EVENT, OF_METHOD

ROOT = Path(__file__).parents[3]


def called() -> set[str]:
    """Every method of the Web API that is named in the program."""
    methods = {name for name in vars(WebClient) if "_" in name and not name.startswith("_")} - {"api_call"}
    sources = [path for path in (ROOT / "bot").rglob("*.py") if "demo" not in path.parts]
    nodes = [node for path in sources for node in ast.walk(ast.parse(path.read_text()))]
    return {node.attr for node in nodes if isinstance(node, ast.Attribute) and node.attr in methods}


def test_each_method_that_is_called_says_its_scopes() -> None:
    assert called() == set(OF_METHOD)


def test_the_manifest_asks_for_just_these_scopes_and_events() -> None:
    manifest = yaml.safe_load((ROOT / "manifest.yml").read_text())
    assert set(manifest["oauth_config"]["scopes"]["bot"]) == NEEDED
    assert set(manifest["settings"]["event_subscriptions"]["bot_events"]) == set(OF_EVENT)


@pytest.mark.parametrize("path", sorted((ROOT / "bot" / "slack").glob("*.py")), ids=lambda path: path.name)
def test_no_method_is_called_by_a_name_that_cannot_be_seen(path: Path) -> None:
    assert "api_call" not in path.read_text()
