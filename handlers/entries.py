"""Everything that can be begun in a room, once: Home, `/rummet` and the answer to *hjälp* all show it from here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from handlers.ui import Button, Buttons, Heading, Style

if TYPE_CHECKING:
    from handlers.catalog import Words
    from handlers.ui import Part


class Group(StrEnum):
    """In the order in which they stand."""

    BEGIN = "begin"
    ROOM = "room"
    OWN = "own"
    LEADS = "leads"
    """For those who look after the room."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`typed`: what may be written after `/rummet` instead of pressing, without å, ä and ö."""

    group: Group
    label: str
    route: str
    typed: tuple[str, ...]

    @property
    def leads(self) -> bool:
        return self.group is Group.LEADS


ENTRIES = (
    Entry(Group.BEGIN, "home-ask", "questions.door", ("fraga", "fraga rummet", "ask")),
    Entry(Group.BEGIN, "home-search", "search.open", ("sok", "sok losningar", "search")),
    Entry(Group.BEGIN, "menu-tip", "tips.open", ("tips", "ett tips till mig", "tip")),
    Entry(Group.BEGIN, "menu-vent", "vents.open", ("skriv av dig", "vent")),
    Entry(Group.BEGIN, "home-new", "solutions.new", ("skriv en losning", "ny losning", "write")),
    Entry(Group.BEGIN, "home-return", "codewords.open", ("kodord", "jag har kodord", "code words")),
    Entry(Group.ROOM, "meetings-title", "meetings.open", ("traff", "traffar", "meetings")),
    Entry(Group.ROOM, "menu-list", "profiles.list", ("vilka", "vilka ar med", "who")),
    Entry(Group.ROOM, "menu-digest", "digests.open", ("vad har hant", "what has happened")),
    Entry(Group.ROOM, "barometer-title", "barometer.open", ("teman over tid", "themes over time")),
    Entry(Group.ROOM, "menu-visibility", "visibility.open", ("vem kan se vad", "who sees what")),
    Entry(Group.OWN, "menu-mine", "mine.open", ("mina fragor", "my questions")),
    Entry(Group.OWN, "freshness-title", "freshness.open", ("losningar att se over", "to look over")),
    Entry(Group.OWN, "menu-profile", "profiles.open", ("profil", "min profil", "profile")),
    Entry(Group.OWN, "menu-my-settings", "profiles.settings", ("mina installningar", "my settings")),
    Entry(Group.OWN, "menu-extracts", "extracts.open", ("mina uppgifter", "my data")),
    Entry(Group.OWN, "menu-leave", "departures.open", ("lamna", "lamna rummet", "leave")),
    Entry(Group.LEADS, "menu-waiting", "duties.list", ("vantar", "det som vantar", "waiting")),
    Entry(Group.LEADS, "menu-prompts", "prompts.open", ("samtalsfragor", "prompts")),
    Entry(Group.LEADS, "menu-invite", "invitations.open", ("bjud in", "invite")),
    Entry(Group.LEADS, "menu-settings", "networks.settings", ("installningar", "rummets installningar", "settings")),
    Entry(Group.LEADS, "synonyms-title", "synonyms.open", ("ord", "ord som betyder samma", "words for the same")),
    Entry(Group.LEADS, "settings-deputies-change", "settings.deputies", ("ersattare", "deputy")),
)


def everything(words: Words, *, leads: bool) -> list[Part]:
    """Under a heading for each group, but for the first, which needs none."""
    parts: list[Part] = []
    for group in Group:
        if group is Group.LEADS and not leads:
            continue
        head = [] if group is Group.BEGIN else [Heading(words(f"menu-{group}"))]
        parts += [*head, Buttons(buttons(group, words))]
    return parts


def start(words: Words) -> Buttons:
    """What one begins with, and the way to all the rest."""
    return Buttons((*buttons(Group.BEGIN, words), Button(words("networks-menu"), "networks.menu", opens=True)))


def buttons(group: Group, words: Words) -> tuple[Button, ...]:
    """The very first thing to do stands out."""
    first = ENTRIES[0]
    return tuple(
        Button(words(one.label), one.route, style=Style.PRIMARY if one is first else Style.PLAIN, opens=True)
        for one in ENTRIES
        if one.group is group
    )
