"""What the members of the invented network have told colleagues of themselves.

The telephone numbers are of the range that the Swedish Post and Telecom Authority keeps free for fiction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.demo.cast import TEAM
from bot.demo.seed import PLATFORM
from domain import profiles
from domain.members import Identity, Profile

if TYPE_CHECKING:
    from domain.store import Store

TOLD = {
    "UAGNETA": Profile("utveckling", 2009, ("samverkan", "kvalitet", "ledarskap"), "070-174 06 10"),
    "UJONAS": Profile("flera", 2006, ("ekonomi", "besparingar", "konflikter"), "070-174 06 11"),
    "UFATIMA": Profile("sarskilt-boende", 2017, ("demens", "anhoriga", "bemanning"), "070-174 06 13"),
    "UPER": Profile("hemtjanst", 2014, ("schema", "transporter", "teknik"), "070-174 06 14"),
    "ULENA": Profile("natt", 2012, ("natt", "hot-och-vald", "schema"), "070-174 06 15"),
    "UAMIR": Profile("korttid", 2020, ("samverkan", "introduktion")),
    "UKERSTIN": Profile("flera", 2003, ("ekonomi", "personalfragor", "konflikter"), "070-174 06 17"),
    "UOLLE": Profile("", 2013, ("maltider",)),
    "UHANNA": Profile("hemtjanst", None, ("rekrytering", "introduktion", "sjukfranvaro"), "070-174 06 19"),
    "UDRAGANA": Profile("hemtjanst", 2015, ("dokumentation", "kvalitet")),
    "UMATS": Profile("natt", 2018, ("natt", "bemanning"), "070-174 06 21"),
    "UEVA": Profile("flera", 2008, ("ekonomi", "rekrytering"), "070-174 06 22"),
    "UYUSUF": Profile("hemtjanst", 2021, ("teknik", "transporter"), "070-174 06 23"),
    "UANNIKA": Profile("sarskilt-boende", 2011, ("demens", "maltider", "lakemedel"), "070-174 06 24"),
    "UBIRGIT": Profile("sarskilt-boende", 1998, ("personalfragor", "sidouppgifter", "arbetsmiljo"), "070-174 06 25"),
    "UROBERT": Profile("hemsjukvard", 2016, ("lakemedel", "samverkan", "hygien")),
    "USOFIA": Profile("dagverksamhet", 2022, ("anhoriga", "demens"), "070-174 06 27"),
    "UMIKAEL": Profile("bemanning", 2013, ("bemanning", "schema", "rekrytering"), "070-174 06 29"),
    "UNINA": Profile("sarskilt-boende", 2010, ("maltider", "kvalitet")),
    "ULARS": Profile("flera", 2001, ("besparingar", "sidouppgifter", "ledarskap"), "070-174 06 31"),
    "UZAHRA": Profile("sarskilt-boende", 2019, ("kompetens", "introduktion"), "070-174 06 32"),
    "UGUNILLA": Profile("", 2005, ("sjukfranvaro", "arbetsmiljo")),
}
"""By user. Who is missing has told nothing yet."""


def tell(store: Store, network: str) -> None:
    """What is left out is still asked for, a little at a time."""
    for user, profile in TOLD.items():
        [member] = store.members.known_as(Identity(PLATFORM, TEAM, user))
        profiles.tell(store, network, member.id, member.attributes, profile, asked=())
