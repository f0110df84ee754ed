"""One transaction's view of everything the network remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.answers import Answers
from storage.applications import Applications
from storage.checks import Checks
from storage.commitments import Commitments
from storage.date_polls import DatePolls
from storage.digests import Digests
from storage.duties import Duties
from storage.extracts import Extracts
from storage.feeds import Feeds
from storage.group_rooms import GroupRooms
from storage.groupings import Groupings
from storage.harvests import Harvests
from storage.inbox import Inbox
from storage.installations import Installations
from storage.items import Items
from storage.letters import Letters
from storage.lulls import Lulls
from storage.meetings import Meetings
from storage.members import Members
from storage.networks import Networks
from storage.outbox import Outbox
from storage.parking import Parking
from storage.parts import Parts
from storage.posts import Posts
from storage.preparation import Preparations
from storage.prompts import Prompts
from storage.questions import Questions
from storage.routines import Routines
from storage.search import Search
from storage.series import AllSeries
from storage.sessions import Sessions
from storage.signups import Signups
from storage.solutions import Solutions
from storage.tallies import Tallies
from storage.topics import Topics
from storage.unanswered import Cares
from storage.vents import Vents
from storage.waiting import Waitings

if TYPE_CHECKING:
    from random import Random

    from sqlalchemy import Connection

    from domain.meanings import Model
    from domain.store import Store as Remembers


WITH_SOLUTIONS = ("solutions", "experiences", "search_documents", "search_postings")
"""Hold the words of a lösning, or those of others on it."""

WITH_GROUP_ROOMS = ("group_rooms", "group_room_openings", "group_room_people", "destinations", "outbox", "posts")
"""Hold who was in a small group, or the words it began with."""


class Store:
    """Satisfies `domain.store.Store`. `chance` draws the ids of what is told; `model` tells search what texts mean."""

    def __init__(self, connection: Connection, chance: Random, model: Model | None = None) -> None:
        self.connection = connection
        self.networks = Networks(connection)
        self.members = Members(connection)
        self.applications = Applications(connection)
        self.questions = Questions(connection)
        self.answers = Answers(connection)
        self.waiting = Waitings(connection)
        self.search = Search(connection, model)
        self.solutions = Solutions(connection, self.search)
        self.duties = Duties(connection)
        self.letters = Letters(connection)
        self.unanswered = Cares(connection)
        self.prompts = Prompts(connection)
        self.date_polls = DatePolls(connection)
        self.meetings = Meetings(connection)
        self.parts = Parts(connection)
        self.items = Items(connection)
        self.signups = Signups(connection)
        self.commitments = Commitments(connection)
        self.harvests = Harvests(connection)
        self.groupings = Groupings(connection)
        self.feeds = Feeds(connection)
        self.group_rooms = GroupRooms(connection)
        self.topics = Topics(connection)
        self.preparation = Preparations(connection)
        self.checks = Checks(connection)
        self.series = AllSeries(connection)
        self.routines = Routines(connection)
        self.parking = Parking(connection)
        self.sessions = Sessions(connection)
        self.lulls = Lulls(connection)
        self.digests = Digests(connection)
        self.tallies = Tallies(connection)
        self.vents = Vents(connection)
        self.extracts = Extracts(connection)
        self.installations = Installations(connection)
        self.posts = Posts(connection)
        self.outbox = Outbox(connection, self.posts, chance)
        self.inbox = Inbox(connection)

    @property
    def erased(self) -> set[str]:
        """The tables out of which something went that the files must not keep."""
        tables = {
            "waiting": self.waiting.rewritten,
            "members": self.members.erased,
            "duties": self.duties.erased,
            "letters": self.letters.erased,
            "questions": self.questions.erased,
            "answers": self.answers.erased,
            "prompts": self.prompts.erased,
            "feeds": self.feeds.erased,
            "commitments": self.commitments.erased,
            "topics": self.topics.erased,
            "check_counts": self.checks.erased,
            **dict.fromkeys(("meetings", "calendars"), self.meetings.erased),
            **dict.fromkeys(("parts", "part_members"), self.parts.erased),
            **dict.fromkeys(("items", "sortings"), self.items.erased),
            "signups": self.signups.erased,
            "seats": self.groupings.erased,
            "parking": self.parking.erased,
            "sessions": self.sessions.erased,
            **dict.fromkeys(WITH_GROUP_ROOMS, self.group_rooms.erased),
            **dict.fromkeys(("series", "occasions"), self.series.erased),
            **dict.fromkeys(("date_polls", "date_replies"), self.date_polls.erased),
            **dict.fromkeys(("routines", "routine_versions", "routine_ticks"), self.routines.erased),
            **dict.fromkeys(WITH_SOLUTIONS, self.solutions.erased),
            **dict.fromkeys(("destinations", "outbox", "posts"), self.outbox.erased),
        }
        return {table for table, erased in tables.items() if erased}


if TYPE_CHECKING:

    def _satisfies(store: Store) -> Remembers:
        return store
