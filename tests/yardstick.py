"""What groups and dates cost, reckoned anew from the whole; knows nothing of how they are found."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

POINTS = {"y": 10, "j": 7, "-": 3, "n": 0}


def broken(instance: Json, plan: Json) -> list[str]:
    """Every rule that the plan breaks."""
    forbidden = set(_forbidden(instance))
    return [
        f"{meeting['id']}: {what}"
        for meeting, planned in zip(instance["meetings"], plan["meetings"], strict=True)
        for what in _broken(meeting, planned["groups"], forbidden)
    ]


def _broken(meeting: Json, groups: list[Json], forbidden: set[frozenset[str]]) -> Iterator[str]:
    seated = Counter(id for group in groups for id in group["members"])
    if seated != Counter(meeting["present"]):
        yield "not everybody present has one seat"
    fewest, most = meeting["n_groups"]
    if not fewest <= len(groups) <= most:
        yield f"{len(groups)} groups"
    if len({group["label"] for group in groups}) < len(groups):
        yield "one label twice"
    for group in groups:
        members, topic = group["members"], group["topic"]
        if not meeting["size"]["min"] <= len(members) <= meeting["size"]["max"]:
            yield f"{group['label']} has {len(members)} members"
        if meeting.get("topics") and topic not in meeting["topics"]:
            yield f"{group['label']} has no topic"
        unwilling = [id for id in members if topic in meeting.get("optouts", {}).get(id, ())]
        yield from (f"{id} was given {topic}" for id in unwilling)
        yield from (f"{pair} share a group" for pair in combinations(members, 2) if frozenset(pair) in forbidden)


def _forbidden(instance: Json) -> Iterator[frozenset[str]]:
    yield from map(frozenset, instance.get("not_with", ()))
    for one, other in combinations(instance["members"], 2):
        same_unit = instance.get("forbid_same_unit") and one.get("unit") and one["unit"] == other.get("unit")
        if same_unit or one.get("manager") == other["id"] or other.get("manager") == one["id"]:
            yield frozenset((one["id"], other["id"]))


def cost(instance: Json, plan: Json) -> int:
    """Beside broken rules."""
    weights, kinds = instance["weights"], {member["id"]: member for member in instance["members"]}
    past: list[list[list[str]]] = list(instance.get("history", ()))
    total = 0
    for meeting, planned in zip(instance["meetings"], plan["meetings"], strict=True):
        groups = planned["groups"]
        even = divmod(len(meeting["present"]), len(groups))
        for group in groups:
            size = len(group["members"])
            total += weights["size"] * max(0, even[0] - size, size - even[0] - bool(even[1]))
            total += _repeats(group["members"], past, weights["repeat"])
            for dimension in instance["dimensions"]:
                here = {kinds[id][dimension] for id in meeting["present"]}
                counts = Counter(kinds[id][dimension] for id in group["members"])
                total += sum(_lack(counts[kind], min(2, size // len(here)), weights) for kind in here)
            total += sum(_wish(meeting.get("wishes", {}).get(id), group["topic"], weights) for id in group["members"])
        total += _changes(meeting, groups, weights)
        past.append([group["members"] for group in groups])
    return total


def _repeats(members: list[str], past: list[list[list[str]]], repeat: list[int]) -> int:
    return sum(
        repeat[min(ago, len(repeat)) - 1]
        for pair in combinations(members, 2)
        for ago, groups in enumerate(reversed(past), start=1)
        if any(set(pair) <= set(group) for group in groups)
    )


def _lack(count: int, goal: int, weights: Json) -> int:
    alone: int = weights["alone"] if (count, goal) == (1, 2) else 0
    return int(weights["short"]) * max(0, goal - count) + alone


def _wish(wishes: list[str] | None, topic: str | None, weights: Json) -> int:
    if not wishes:
        return 0
    return int(weights["topic"][wishes.index(topic) if topic in wishes[:2] else 2])


def _changes(meeting: Json, groups: list[Json], weights: Json) -> int:
    before = meeting.get("previous") or []
    was_in = {id: group["label"] for group in before for id in group["members"]}
    had = {group["label"]: group["topic"] for group in before}
    moved = sum(was_in.get(id, group["label"]) != group["label"] for group in groups for id in group["members"])
    retopiced = sum(had.get(group["label"], group["topic"]) != group["topic"] for group in groups)
    return int(weights["move"] * moved + weights["topic_change"] * retopiced)


def year_cost(year: Json, choices: list[int]) -> int:
    """Of the dates chosen in a year's polls."""
    missed: Counter[str] = Counter()
    total = 0
    for poll, choice in zip(year["polls"], choices, strict=True):
        given = {id: letters[choice] for id, letters in poll["answers"].items()}
        total += sum(10 - POINTS[letter] for letter in given.values())
        missed.update(id for id, letter in given.items() if letter == "n")
        for dimension in year["dimensions"]:
            of = Counter(member[dimension] for member in year["members"])
            can = Counter(member[dimension] for member in year["members"] if given[member["id"]] in "yj")
            total += sum(30 * max(0, min(2, of[kind]) - can[kind]) for kind in of)
    return total + sum(10 * times * (times - 1) // 2 for times in missed.values())
