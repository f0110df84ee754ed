"""What passes between the app and a server as names and kinds of values, so that two servers can be compared."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.demo.records import Json
    from tests.peers.stages import Stage

Shape: TypeAlias = "dict[str, frozenset[str]]"
"""From a path such as `view.blocks[].block_id` to the kinds of values that stood there."""

Side = Literal["ours alone", "theirs alone", "other values"]

KINDS = {str: "text", bool: "yes/no", int: "number", float: "number", type(None): "null", dict: "object", list: "list"}


class Difference(NamedTuple):
    """`kind` of payload, or method and refusal; `path` in it, empty where the whole is meant."""

    kind: str
    path: str
    side: Side


def shapes(stage: Stage) -> dict[str, Shape]:
    """By kind of payload, and by method of the Web API."""
    heard: dict[str, list[Json]] = defaultdict(list)
    for payload in stage.heard.payloads:
        heard[_kind(payload)].append(payload)
    for method, answer in stage.heard.answers:
        heard[method if answer["ok"] else f"{method} {answer['error']}"].append(answer)
    return {kind: _shape(several) for kind, several in heard.items()}


def _kind(payload: Json) -> str:
    match payload:
        case {"command": _}:
            kind = "command"
        case {"event": {"type": "message", "channel_type": where}}:
            kind = f"event message {where}"
        case {"event": {"type": event, "subtype": subtype}}:
            kind = f"event {event} {subtype}"
        case {"event": {"type": event}}:
            kind = f"event {event}"
        case {"type": "block_actions", "view": {"type": where}}:
            kind = f"press in {where}"
        case {"type": "block_actions", "container": {"is_ephemeral": whispered}}:
            kind = "press in whisper" if whispered else "press in message"
        case _:
            kind = payload["type"]
    return kind


def _shape(several: list[Json]) -> Shape:
    found: dict[str, set[str]] = defaultdict(set)
    for one in several:
        for path, kind in _walk(one, ""):
            found[path].add(kind)
    return {path: frozenset(kinds) for path, kinds in found.items()}


def _walk(value: object, path: str) -> Iterator[tuple[str, str]]:
    if path:
        yield path, KINDS[type(value)]
    match value:
        case list():
            for item in value:
                yield from _walk(item, f"{path}[]")
        case dict() if path.endswith("state.values"):  # two levels of names that the app chose
            for actions in value.values():
                for filled in actions.values():
                    yield from _walk(filled, f"{path}.*.*")
        case dict():
            for name, inner in value.items():
                yield from _walk(inner, f"{path}.{name}" if path else name)


def differences(ours: dict[str, Shape], theirs: dict[str, Shape]) -> set[Difference]:
    """What lies under something that one side lacks is not told apart from it."""
    found = {Difference(kind, "", _side(kind in ours, kind in theirs)) for kind in ours.keys() ^ theirs.keys()}
    for kind in ours.keys() & theirs.keys():
        here, there = ours[kind], theirs[kind]
        unlike = {path for path in here.keys() | there.keys() if here.get(path) != there.get(path)}
        alone = set(here.keys() ^ there.keys())
        for path in unlike:
            if not any(path.startswith((f"{parent}.", f"{parent}[]")) for parent in alone):
                found.add(Difference(kind, path, _side(path in here, path in there)))
    return found


def _side(here: bool, there: bool) -> Side:  # noqa: FBT001  both are what it is about
    return "other values" if here and there else "ours alone" if here else "theirs alone"
