"""What waits for its slot. Neither the rows nor their places in the files tell when or in which order they came."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, assert_never

from sqlalchemy import Column, ForeignKey, Table, Text, delete, insert, select

from domain.checks import Question, Reply
from domain.ports import Subject
from domain.waiting import (
    Waiting,
    WaitingAnswer,
    WaitingBallot,
    WaitingFlag,
    WaitingFollowUp,
    WaitingMeToo,
    WaitingProposal,
    WaitingQuestion,
    WaitingTopic,
    WaitingVent,
    WaitingVote,
    WaitingWords,
)
from storage.tables import Moment, metadata

if TYPE_CHECKING:
    from random import Random

    from sqlalchemy import Connection

    from domain.waiting import Act, Number

waiting = Table(
    "waiting",
    metadata,
    Column("id", Text, primary_key=True),
    Column("network", Text, ForeignKey("networks.id"), nullable=False),
    Column("slot", Moment, nullable=False),
    Column("kind", Text, nullable=False),
    Column("data", Text, nullable=False),
)


class Waitings:
    """`rewritten`: the table was written anew in this transaction, so its old pages must go once it is over."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.rewritten = False

    def all(self) -> list[Waiting]:
        rows = self._connection.execute(select(waiting).order_by(waiting.c.id))
        return [Waiting(row.id, row.network, row.slot, _act(row.kind, json.loads(row.data))) for row in rows]

    def rewrite(self, rows: list[Waiting], chance: Random) -> None:
        """One statement each: every row gets the same transaction and, in it, a place by chance."""
        self.rewritten = True
        self._connection.execute(delete(waiting))
        if shuffled := chance.sample(rows, len(rows)):
            self._connection.execute(insert(waiting).values([_values(row) for row in shuffled]))


def _values(row: Waiting) -> dict[str, object]:
    kind, data = _written(row.act)
    return {
        "id": row.id,
        "network": row.network,
        "slot": row.slot,
        "kind": kind,
        "data": json.dumps(data, ensure_ascii=False),
    }


def _written(act: Act) -> tuple[str, dict[str, object]]:
    """The kind by which it is kept, and its data."""
    kept: tuple[str, dict[str, object]]
    match act:
        case WaitingQuestion(body, themes, code_key):
            kept = "question", {"body": body, "themes": themes, "code_key": code_key.hex()}
        case WaitingAnswer(question, body, may_be_kept, code_key):
            keys = {"question": question, "body": body, "may_be_kept": may_be_kept, "code_key": code_key.hex()}
            kept = "answer", keys
        case WaitingFollowUp(question, body):
            kept = "follow_up", {"question": question, "body": body}
        case WaitingProposal(answer):
            kept = "proposal", {"answer": answer}
        case WaitingWords(id, words, author):
            kept = "words", {"id": id, "words": words, "author": author}
        case WaitingMeToo(question):
            kept = "me_too", {"question": question}
        case WaitingFlag(Subject(card, id)):
            kept = "flag", {"card": card, "id": id}
        case WaitingVent(theme):
            kept = "vent", {"theme": theme}
        case WaitingTopic(meeting, body, themes, code_key):
            keys = {"meeting": meeting, "body": body, "themes": themes, "code_key": code_key.hex()}
            kept = "topic", keys
        case number:
            kept = _number(number)
    return kept


def _number(act: Number) -> tuple[str, dict[str, object]]:
    match act:
        case WaitingMeToo(question):
            return "me_too", {"question": question}
        case WaitingFlag(Subject(card, id)):
            return "flag", {"card": card, "id": id}
        case WaitingVent(theme):
            return "vent", {"theme": theme}
        case WaitingVote(topic):
            return "vote", {"topic": topic}
        case WaitingBallot(meeting, question, reply):
            return "ballot", {"meeting": meeting, "question": question.value, "reply": reply.value}
        case _:
            assert_never(act)


def _act(kind: str, data: dict[str, Any]) -> Act:
    make = _MADE.get(kind)
    if make is None:
        raise LookupError(f"no waiting act is called {kind}")
    return make(data)


def _answer(data: dict[str, Any]) -> WaitingAnswer:
    code_key = bytes.fromhex(data["code_key"])
    return WaitingAnswer(data["question"], data["body"], data["may_be_kept"], code_key)


_MADE: Mapping[str, Callable[[dict[str, Any]], Act]] = MappingProxyType(
    {
        "question": lambda d: WaitingQuestion(d["body"], tuple(d["themes"]), bytes.fromhex(d["code_key"])),
        "answer": _answer,
        "follow_up": lambda d: WaitingFollowUp(d["question"], d["body"]),
        "proposal": lambda d: WaitingProposal(d["answer"]),
        "words": lambda d: WaitingWords(d["id"], d["words"], d["author"]),
        "me_too": lambda d: WaitingMeToo(d["question"]),
        "flag": lambda d: WaitingFlag(Subject(d["card"], d["id"])),
        "vent": lambda d: WaitingVent(d["theme"]),
        "topic": lambda d: WaitingTopic(d["meeting"], d["body"], tuple(d["themes"]), bytes.fromhex(d["code_key"])),
        "vote": lambda d: WaitingVote(d["topic"]),
        "ballot": lambda d: WaitingBallot(d["meeting"], Question(d["question"]), Reply(d["reply"])),
    }
)
