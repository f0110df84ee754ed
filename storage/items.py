"""Items on agendas, what came of them, and the questions that sort them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, Table, Text, delete, insert, or_, select, update

from domain.items import Item, Outcome, Question, Sorting
from storage.tables import Erasing, Texts, metadata

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Row, Select

items = Table(
    "items",
    metadata,
    Column("id", Text, primary_key=True),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("author", Text, ForeignKey("members.id"), index=True),
    Column("part", Text, nullable=False),
    Column("outcome", Text),
    Column("first", Text, ForeignKey("members.id"), index=True),
    Column("second", Text, ForeignKey("members.id"), index=True),
    Column("day", Date),
    Column("to", Text, nullable=False),
    Column("again", Integer, nullable=False),
    Column("carried", Boolean, nullable=False),
)
"""`first`, `second`: who is responsible."""
sortings = Table(
    "sortings",
    metadata,
    Column("meeting", Text, ForeignKey("meetings.id"), primary_key=True),
    Column("questions", Texts, nullable=False),
    Column("parts", Texts, nullable=False),
    Column("otherwise", Text, nullable=False),
)
"""`parts`: where each of the questions leads."""


class Items(Erasing):
    """`erased`: in this transaction words or names went that the files must not keep."""

    def add(self, item: Item) -> None:
        self._connection.execute(insert(items).values(_values(item)))

    def get(self, id: str) -> Item | None:
        return next(iter(self._items(select(items).where(items.c.id == id))), None)

    def of(self, meeting: str) -> list[Item]:
        return self._items(select(items).where(items.c.meeting == meeting))

    def change(self, item: Item) -> None:
        self.erased = True
        self._connection.execute(update(items).where(items.c.id == item.id).values(_values(item)))

    def delete(self, id: str) -> None:
        self.erased = True
        self._connection.execute(delete(items).where(items.c.id == id))

    def unsort(self, meeting: str, part: str) -> None:
        led = (items.c.meeting == meeting) & (items.c.part == part)
        self._connection.execute(update(items).where(led).values(part=""))
        if sorting := self.sorting(meeting):
            self._forget_sorting(meeting)
            if left := sorting.without(part):
                self.sort_by(left)

    def sorting(self, meeting: str) -> Sorting | None:
        row = self._connection.execute(select(sortings).where(sortings.c.meeting == meeting)).one_or_none()
        if row is None:
            return None
        questions = tuple(Question(text, part) for text, part in zip(row.questions, row.parts, strict=True))
        return Sorting(row.meeting, questions, row.otherwise)

    def sort_by(self, sorting: Sorting) -> None:
        self._forget_sorting(sorting.meeting)
        values = {
            "meeting": sorting.meeting,
            "questions": tuple(one.text for one in sorting.questions),
            "parts": tuple(one.part for one in sorting.questions),
            "otherwise": sorting.otherwise,
        }
        self._connection.execute(insert(sortings).values(values))

    def _forget_sorting(self, meeting: str) -> None:
        self._erase(delete(sortings).where(sortings.c.meeting == meeting))

    def coming_back(self) -> list[Item]:
        return self._items(select(items).where(items.c.outcome == Outcome.BACK.value, ~items.c.carried))

    def of_member(self, member: str) -> list[Item]:
        return self._items(select(items).where(or_(*(column == member for column in _PEOPLE))))

    def forget_meeting(self, meeting: str) -> None:
        self._forget_sorting(meeting)
        self._erase(delete(items).where(items.c.meeting == meeting))

    def let_go(self, member: str) -> None:
        for column in _PEOPLE:
            emptied = update(items).where(column == member).values({column.name: None})
            self._erase(emptied)

    def _items(self, which: Select[Any]) -> list[Item]:
        ordered = which.order_by(items.c.meeting, items.c.number, items.c.id)
        return [_item(row) for row in self._connection.execute(ordered)]


_PEOPLE = (items.c.author, items.c.first, items.c.second)


def _values(item: Item) -> dict[str, object]:
    first, second = (*item.responsible, None, None)[:2]
    return {
        "id": item.id,
        "meeting": item.meeting,
        "number": item.number,
        "body": item.body,
        "author": item.author,
        "part": item.part,
        "outcome": item.outcome.value if item.outcome else None,
        "first": first,
        "second": second,
        "day": item.day,
        "to": item.to,
        "again": item.again,
        "carried": item.carried,
    }


def _item(row: Row[Any]) -> Item:
    return Item(
        id=row.id,
        meeting=row.meeting,
        number=row.number,
        body=row.body,
        author=row.author,
        part=row.part,
        outcome=Outcome(row.outcome) if row.outcome else None,
        responsible=tuple(filter(None, (row.first, row.second))),
        day=row.day,
        to=row.to,
        again=row.again,
        carried=row.carried,
    )
