"""Networks and the channels they meet in."""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Column, LargeBinary, Table, Text, UniqueConstraint, bindparam, insert, select, update

from domain.networks import Network, Place, Settings
from storage.tables import metadata

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Connection, Row, Select

networks = Table(
    "networks",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("settings", Text, nullable=False),  # as JSON
    Column("platform", Text),
    Column("workspace", Text),
    Column("channel", Text),
    UniqueConstraint("platform", "workspace", "channel"),
)


class Networks:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, network: Network, place: Place | None) -> None:
        self._connection.execute(
            insert(networks).values(
                id=network.id,
                name=network.name,
                language=network.language,
                salt=network.salt,
                settings=_written(network.settings),
                platform=place.platform if place else None,
                workspace=place.workspace if place else None,
                channel=place.channel if place else None,
            )
        )

    def get(self, id: str) -> Network | None:
        return self._one(id=id)

    def all(self) -> list[Network]:
        rows = self._connection.execute(select(networks).order_by(networks.c.name, networks.c.id))
        return [_network(row) for row in rows]

    def at(self, place: Place) -> Network | None:
        return self._one(platform=place.platform, workspace=place.workspace, channel=place.channel)

    def place(self, network: str) -> Place | None:
        row = self._connection.execute(select(networks).where(networks.c.id == network)).one_or_none()
        return Place(row.platform, row.workspace, row.channel) if row is not None and row.channel is not None else None

    def change(self, network: Network) -> None:
        values = {"name": network.name, "language": network.language, "settings": _written(network.settings)}
        self._connection.execute(update(networks).where(networks.c.id == network.id).values(values))

    def move(self, network: str, place: Place) -> None:
        where = {"platform": place.platform, "workspace": place.workspace, "channel": place.channel}
        self._connection.execute(update(networks).where(networks.c.id == network).values(where))

    def _one(self, **where: str) -> Network | None:
        row = self._connection.execute(_asking(*where), where).one_or_none()
        return _network(row) if row is not None else None


@cache
def _asking(*columns: str) -> Select[Any]:
    """As that for members."""
    return select(networks).where(*(networks.c[column] == bindparam(column) for column in columns))


def _network(row: Row[Any]) -> Network:
    return Network(row.id, row.name, row.language, bytes(row.salt), _read(row.settings))


def _written(settings: Settings) -> str:
    return json.dumps(
        {
            "code": settings.code,
            "municipalities": settings.municipalities,
            "lex_sarah": settings.lex_sarah,
            "whistleblowing": settings.whistleblowing,
            "phone": settings.phone,
            "letter": settings.letter,
            "link": settings.link,
            "closed": [day.isoformat() for day in settings.closed or ()],
            "breaks": settings.breaks,
            "months": dict(settings.months),
            "held_since": settings.held_since.isoformat() if settings.held_since else None,
            "synonyms": settings.synonyms,
            "synonyms_dropped": settings.synonyms_dropped,
        },
        ensure_ascii=False,
    )


def _read(written: str) -> Settings:
    """What an earlier release did not know has its default."""
    kept = json.loads(written)
    defaults = Settings()
    closed = [date.fromisoformat(day) for day in kept.get("closed", ())]
    held_since = kept.get("held_since")
    return Settings(
        code=kept.get("code", defaults.code),
        municipalities=tuple((name, size) for name, size in kept.get("municipalities", ())),
        lex_sarah=kept.get("lex_sarah", defaults.lex_sarah),
        whistleblowing=kept.get("whistleblowing", defaults.whistleblowing),
        phone=kept.get("phone", defaults.phone),
        letter=kept.get("letter", defaults.letter),
        link=kept.get("link", defaults.link),
        closed=(closed[0], closed[1]) if closed else None,
        breaks=tuple(kept.get("breaks", ())),
        months=kept.get("months", {}),
        held_since=datetime.fromisoformat(held_since) if held_since else None,
        synonyms=tuple(kept.get("synonyms", ())),
        synonyms_dropped=tuple(kept.get("synonyms_dropped", ())),
    )
