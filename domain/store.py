"""Everything the network remembers, as the rules see it; `storage/store.py` is the one that remembers."""

from typing import Protocol

from domain.answers import Answers
from domain.applications import Applications
from domain.checks import Checks
from domain.commitments import Commitments
from domain.date_polls import DatePolls
from domain.digests import Digests
from domain.duties import Duties
from domain.extracts import Extracts
from domain.feeds import Feeds
from domain.group_rooms import GroupRooms
from domain.groupings import Groupings
from domain.harvests import Harvests
from domain.installations import Installations
from domain.items import Items
from domain.letters import Letters
from domain.lulls import Lulls
from domain.meetings import Meetings
from domain.members import Members
from domain.networks import Networks
from domain.parking import Parking
from domain.parts import Parts
from domain.ports import Inbox, Outbox, Posts
from domain.preparation import Preparations
from domain.prompts import Prompts
from domain.questions import Questions
from domain.routines import Routines
from domain.search import Search
from domain.series import AllSeries
from domain.sessions import Sessions
from domain.signups import Signups
from domain.solutions import Solutions
from domain.tallies import Tallies
from domain.topics import Topics
from domain.unanswered import Cares
from domain.vents import Vents
from domain.waiting import Waitings


class Store(Protocol):
    """One transaction's view."""

    @property
    def networks(self) -> Networks: ...

    @property
    def members(self) -> Members: ...

    @property
    def applications(self) -> Applications: ...

    @property
    def questions(self) -> Questions: ...

    @property
    def answers(self) -> Answers: ...

    @property
    def waiting(self) -> Waitings: ...

    @property
    def solutions(self) -> Solutions: ...

    @property
    def search(self) -> Search: ...

    @property
    def duties(self) -> Duties: ...

    @property
    def letters(self) -> Letters: ...

    @property
    def unanswered(self) -> Cares: ...

    @property
    def prompts(self) -> Prompts: ...

    @property
    def date_polls(self) -> DatePolls: ...

    @property
    def meetings(self) -> Meetings: ...

    @property
    def commitments(self) -> Commitments: ...

    @property
    def harvests(self) -> Harvests: ...

    @property
    def signups(self) -> Signups: ...

    @property
    def groupings(self) -> Groupings: ...

    @property
    def feeds(self) -> Feeds: ...

    @property
    def group_rooms(self) -> GroupRooms: ...

    @property
    def parts(self) -> Parts: ...

    @property
    def items(self) -> Items: ...

    @property
    def topics(self) -> Topics: ...

    @property
    def preparation(self) -> Preparations: ...

    @property
    def checks(self) -> Checks: ...

    @property
    def series(self) -> AllSeries: ...

    @property
    def routines(self) -> Routines: ...

    @property
    def parking(self) -> Parking: ...

    @property
    def sessions(self) -> Sessions: ...

    @property
    def lulls(self) -> Lulls: ...

    @property
    def digests(self) -> Digests: ...

    @property
    def tallies(self) -> Tallies: ...

    @property
    def vents(self) -> Vents: ...

    @property
    def extracts(self) -> Extracts: ...

    @property
    def installations(self) -> Installations: ...

    @property
    def posts(self) -> Posts: ...

    @property
    def outbox(self) -> Outbox: ...

    @property
    def inbox(self) -> Inbox: ...
