"""Small rules that combine into a description of JSON, complaining in Slack's words: what is wrong, and where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

Complaints: TypeAlias = list[str]
Rule: TypeAlias = Callable[[Any, str, Complaints], None]


def complain(out: Complaints, what: str, path: str) -> None:
    out.append(f"[ERROR] {what} [json-pointer:{path}]")


def string(most: int, least: int = 1) -> Rule:
    def rule(value: Any, path: str, out: Complaints) -> None:  # noqa: ANN401  a rule judges any JSON
        if not isinstance(value, str):
            complain(out, "must provide a string", path)
        elif len(value) > most:
            complain(out, f"must be less than {most + 1} characters", path)
        elif len(value) < least:
            complain(out, f"must be more than {least - 1} characters", path)

    return rule


def integer(least: int, most: int) -> Rule:
    def rule(value: Any, path: str, out: Complaints) -> None:  # noqa: ANN401  a rule judges any JSON
        if not isinstance(value, int) or isinstance(value, bool):
            complain(out, "must provide a number", path)
        elif not least <= value <= most:
            complain(out, f"must be between {least} and {most}", path)

    return rule


def boolean(value: Any, path: str, out: Complaints) -> None:  # noqa: ANN401  a rule judges any JSON
    if not isinstance(value, bool):
        complain(out, "must provide a boolean", path)


def one_of(*allowed: str) -> Rule:
    def rule(value: Any, path: str, out: Complaints) -> None:  # noqa: ANN401  a rule judges any JSON
        if value not in allowed:
            complain(out, "must be one of: " + ", ".join(allowed), path)

    return rule


def matching(test: Callable[[str], object], what: str) -> Rule:
    """`test` raises ValueError on a string that does not fit."""

    def rule(value: Any, path: str, out: Complaints) -> None:  # noqa: ANN401  a rule judges any JSON
        try:
            fits = isinstance(value, str) and bool(test(value))
        except ValueError:
            fits = False
        if not fits:
            complain(out, what, path)

    return rule


def several(item: Rule, most: int, least: int = 1) -> Rule:
    def rule(value: Any, path: str, out: Complaints) -> None:  # noqa: ANN401  a rule judges any JSON
        if not isinstance(value, list):
            complain(out, "must provide an array", path)
            return
        if len(value) > most:
            complain(out, f"no more than {most} items allowed", path)
        if len(value) < least:
            complain(out, f"no fewer than {least} items allowed", path)
        for index, one in enumerate(value):
            item(one, f"{path}/{index}", out)

    return rule


def thing(required: dict[str, Rule], optional: dict[str, Rule] | None = None) -> Rule:
    """An object with exactly these fields."""
    known = {**required, **(optional or {})}

    def rule(value: Any, path: str, out: Complaints) -> None:  # noqa: ANN401  a rule judges any JSON
        if not isinstance(value, dict):
            complain(out, "must provide an object", path)
            return
        for name in required:
            if name not in value:
                complain(out, f"missing required field: {name}", path)
        for name, inner in value.items():
            if name not in known:
                complain(out, f"invalid additional property: {name}", path)
            else:
                known[name](inner, f"{path}/{name}", out)

    return rule


def by_type(kinds: dict[str, Rule]) -> Rule:
    """An object whose `type` tells which rule it must follow; `type` itself need not stand in that rule's fields."""

    def rule(value: Any, path: str, out: Complaints) -> None:  # noqa: ANN401  a rule judges any JSON
        if not isinstance(value, dict):
            complain(out, "must provide an object", path)
        elif "type" not in value:
            complain(out, "missing required field: type", path)
        elif not isinstance(value["type"], str) or value["type"] not in kinds:
            complain(out, f"unsupported type: {value['type']}", path + "/type")
        else:
            rest = {name: inner for name, inner in value.items() if name != "type"}
            kinds[value["type"]](rest, path, out)

    return rule
