"""The invented room as its facilitator has settled it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.demo.cast import MEMBERS
from domain import networks
from domain.networks import Settings

if TYPE_CHECKING:
    from domain.store import Store

CODE = "piano guldkorn 47"
LETTER = """\
Hej

Jag heter Agneta och var själv enhetschef i elva år. Det jag minns bäst är hur tyst det var när dörren stängdes. \
Alla kom med sina frågor, och jag hade ingen att ställa mina till.

Därför finns det här rummet. Vi är några chefer i hemtjänst och på boenden i länet som hjälper varandra. Du kan fråga \
med ditt namn eller utan. Det som sägs i rummet stannar i rummet.

Du behöver inte skriva något. Många läser i flera veckor först, och det är helt i sin ordning.

Ring mig om du undrar över något.

Agneta Brolin"""


def settle(store: Store, network: str) -> None:
    """Its settings; its welcome is on its way to be pinned."""
    room = store.networks.get(network)
    if room is None:
        raise LookupError(network)
    places = dict(sorted((person.municipality, person.size_class) for person in MEMBERS))
    settings = Settings(
        code=CODE,
        municipalities=tuple(places.items()),
        lex_sarah="https://kommun.example/lex-sarah",
        whistleblowing="https://kommun.example/visselblasning",
        phone="070-174 06 10",
        letter=LETTER,
        link="https://kommun.example/slack",
    )
    store.networks.change(replace(room, settings=settings))
    networks.furnish(store, network)
