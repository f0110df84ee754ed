"""What waits for its slot. Neither the rows nor their places in the files tell when or in which order they came."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, assert_never

from sqlalchemy import Column, ForeignKey, Table, Text, delete, insert, select

from domain.ports import Subject
from domain.waiting import (
    Waiting,
    WaitingAnswer,
    WaitingFlag,
    WaitingFollowUp,
    WaitingMeToo,
    WaitingProposal,
    WaitingQuestion,
    WaitingWords,
)
from storage.tables import Moment, metadata

if TYPE_CHECKING:
    from random import Random

    from sqlalchemy import Connection

    from domain.waiting import Act

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
    match act:
        case WaitingQuestion(body, themes, code_key):
            return "question", {"body": body, "themes": themes, "code_key": code_key.hex()}
        case WaitingAnswer(question, body, may_be_kept, code_key):
            data = {"question": question, "body": body, "may_be_kept": may_be_kept, "code_key": code_key.hex()}
            return "answer", data
        case WaitingFollowUp(question, body):
            return "follow_up", {"question": question, "body": body}
        case WaitingProposal(answer):
            return "proposal", {"answer": answer}
        case WaitingWords(id, words, author):
            return "words", {"id": id, "words": words, "author": author}
        case WaitingMeToo(question):
            return "me_too", {"question": question}
        case WaitingFlag(Subject(card, id)):
            return "flag", {"card": card, "id": id}
        case _:
            assert_never(act)


def _act(kind: str, data: dict[str, object]) -> Act:
    match kind, data:
        case "question", {"body": str(body), "themes": [*themes], "code_key": str(code_key)}:
            return WaitingQuestion(body, tuple(str(theme) for theme in themes), bytes.fromhex(code_key))
        case "answer", {
            "question": str(question),
            "body": str(body),
            "may_be_kept": bool(may_be_kept),
            "code_key": str(code_key),
        }:
            return WaitingAnswer(question, body, may_be_kept, bytes.fromhex(code_key))
        case "follow_up", {"question": str(question), "body": str(body)}:
            return WaitingFollowUp(question, body)
        case "proposal", {"answer": str(answer)}:
            return WaitingProposal(answer)
        case "words", {"id": str(id), "words": str(words), "author": str(author)}:
            return WaitingWords(id, words, author)
        case "me_too", {"question": str(question)}:
            return WaitingMeToo(question)
        case "flag", {"card": str(card), "id": str(id)}:
            return WaitingFlag(Subject(card, id))
        case _:
            raise LookupError(f"no waiting act is called {kind}")
