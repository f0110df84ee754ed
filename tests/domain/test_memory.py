"""The store in dictionaries does what the database does, whatever is asked of it in whatever order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from domain.answers import Answer
from domain.answers import Kind as AnswerKind
from domain.checks import Check
from domain.checks import Question as CheckQuestion
from domain.checks import Reply as CheckReply
from domain.date_polls import Poll, Reply
from domain.date_polls import State as PollState
from domain.dates import Answer as Can
from domain.digests import Days
from domain.duties import Duty
from domain.group_rooms import Opening, SmallRoom
from domain.items import WHOLE, Item, Question, Sorting
from domain.items import Outcome as Came
from domain.letters import Letter
from domain.lulls import Lull
from domain.meetings import Details, Meeting
from domain.members import Attributes, Standing
from domain.networks import Network
from domain.parking import Parked
from domain.parts import Part as Division
from domain.prompts import Prompt
from domain.questions import State as QuestionState
from domain.seats import Grouping, Table
from domain.seats import State as Grouped
from domain.series import Occasion, Series
from domain.sessions import Session, Shown
from domain.signups import Coming, Signup, Stand, Terms
from domain.solutions import Experience, Outcome, Solution, State, Text
from domain.store import Store
from domain.tallies import Counted
from domain.themes import THEMES
from domain.topics import Topic
from domain.unanswered import Care
from domain.waiting import Waiting, WaitingFollowUp
from storage import engine as engines
from storage.run import Transactions
from storage.tables import metadata
from tests.domain.memory import Memory
from tests.storage.data import ANNA, BOSSE, HERE, NETWORK, NOW, card, known, question

T = TypeVar("T")

IDS_IN_ORDER = ["1", "2", "3", "4"]
IDS = st.sampled_from(IDS_IN_ORDER)
MOMENTS = st.integers(-2, 2).map(lambda days: NOW + timedelta(days=days))
MONTHS = st.sampled_from(["2026-01", "2026-02", "2026-03"])
THEME = st.sampled_from(["natt", "schema"])
PEOPLE = st.sampled_from(["m1", "m2"])
GROUPS = st.sampled_from([(), (Table("1", ("m1", "m2"), "natt"),), (Table("10", ("m2",)), Table("9", ("m1",)))])
KEYS = {"1": b"one", "2": b"two", "3": None, "4": None}


class Both(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.engine = engines.make("sqlite://")
        metadata.create_all(self.engine)
        self.memory, self.database = Memory(), Transactions(self.engine, Random(1))
        self.both(lambda store: store.networks.add(NETWORK, HERE))
        self.both(lambda store: store.networks.add(Network("n2", "Andra", "en", b"salt"), None))
        self.both(lambda store: store.members.add(ANNA, known("U1")))
        self.both(lambda store: store.members.add(BOSSE, None))

    def teardown(self) -> None:
        self.engine.dispose()

    def both(self, act: Callable[[Store], T]) -> T:
        said = act(self.memory)
        assert self.database.run(act) == said
        return said

    def has(self, of: str, id: str) -> bool:
        return getattr(self.memory, of).get(id) is not None

    @rule(id=IDS, told_at=MOMENTS, me_too=st.integers(0, 2), state=st.sampled_from(QuestionState))
    def keep_question(self, *, id: str, told_at: datetime, me_too: int, state: QuestionState) -> None:
        one = replace(question(id, key=KEYS[id]), told_at=told_at, me_too=me_too, state=state)
        if self.has("questions", id):
            self.both(lambda store: store.questions.change(one))
        else:
            self.both(lambda store: store.questions.add(one))

    @rule(id=IDS, slot=MOMENTS, told=st.booleans(), network=st.sampled_from(["n1", "n2"]))
    def keep_prompt(self, *, id: str, slot: datetime, told: bool, network: str) -> None:
        one = Prompt(id, network, "Hur?", slot, told=told)
        if self.has("prompts", id):
            self.both(lambda store: store.prompts.change(one))
        else:
            self.both(lambda store: store.prompts.add(one))

    @rule(id=IDS)
    def delete_prompt(self, *, id: str) -> None:
        self.both(lambda store: store.prompts.delete(id))

    @rule(id=IDS, begins=MOMENTS, network=st.sampled_from(["n1", "n2"]), state=st.sampled_from(PollState))
    def keep_poll(self, *, id: str, begins: datetime, network: str, state: PollState) -> None:
        options = (begins, begins + timedelta(days=1))
        chosen = 1 if state is PollState.CHOSEN else None
        one = Poll(id, network, "Träff", options, 120, begins.date(), shown=True, state=state, chosen=chosen)
        if self.has("date_polls", id):
            self.both(lambda store: store.date_polls.change(one))
        else:
            self.both(lambda store: store.date_polls.add(one))

    @rule(id=IDS, member=PEOPLE, given=st.tuples(st.sampled_from(Can), st.sampled_from(Can)))
    def reply_to_poll(self, *, id: str, member: str, given: tuple[Can, ...]) -> None:
        if self.has("date_polls", id):
            self.both(lambda store: store.date_polls.reply(Reply(id, member, given, "Gärna.")))

    @rule(id=IDS, member=PEOPLE, whole=st.booleans())
    def forget_replies(self, *, id: str, member: str, whole: bool) -> None:
        forget = (lambda store: store.date_polls.delete(id)) if whole else lambda store: store.date_polls.forget(member)
        self.both(forget)

    @rule(id=IDS, begins=MOMENTS, network=st.sampled_from(["n1", "n2"]), cancelled=st.booleans())
    def keep_meeting(self, *, id: str, begins: datetime, network: str, cancelled: bool) -> None:
        one = Meeting(id, network, Details("Träff", begins, 120, body="Kom."), "p", "s 1", 1, 14, cancelled)
        if self.has("meetings", id):
            self.both(lambda store: store.meetings.change(one))
        else:
            self.both(lambda store: store.meetings.add(one))

    @rule(id=IDS, begins=MOMENTS, network=st.sampled_from(["n1", "n2"]), fixed=st.booleans())
    def keep_series(self, *, id: str, begins: datetime, network: str, fixed: bool) -> None:
        later = Occasion(2, begins + timedelta(days=1), 90, not fixed)
        one = Series(id, network, "2026", (Occasion(1, begins, 90, fixed, told=True), later))
        if not self.has("series", id):
            self.both(lambda store: store.series.add(one))
        elif self.memory.series.rows[id].network == network:
            self.both(lambda store: store.series.change(replace(one, title="2026")))

    @rule(
        id=IDS,
        meeting=IDS,
        member=st.sampled_from(["", "m1", "m2"]),
        coming=st.sampled_from(Coming),
        stand=st.sampled_from(Stand),
        words=st.sampled_from(["", "Hörslinga"]),
    )
    def sign_up(self, *, id: str, meeting: str, member: str, coming: Coming, stand: Stand, words: str) -> None:
        one = Signup(id, meeting, coming, None, member, "" if member else words, "", stand, 1, NOW, words, (words,))
        twice = any(known.member and known.member == member and known.id != id for known in self._signed(meeting))
        if self.has("meetings", meeting) and not twice:
            self.both(lambda store: store.signups.put(one))
            self.both(lambda store: store.signups.settle(Terms(meeting, 3, NOW.date(), event=id)))

    def _signed(self, meeting: str) -> list[Signup]:
        return self.memory.signups.of(meeting)

    @rule(id=IDS, meeting=IDS)
    def sign_off(self, *, id: str, meeting: str) -> None:
        self.both(lambda store: store.signups.remove(id))
        self.both(lambda store: (store.signups.of(meeting), store.signups.by("m1"), store.signups.terms(meeting)))
        self.both(lambda store: (store.signups.queues(), store.signups.passing(), store.signups.dates(id)))

    @rule(meeting=IDS, number=st.integers(1, 2), people=st.sets(PEOPLE), closed=st.booleans(), failed=st.booleans())
    def keep_group_room(self, *, meeting: str, number: int, people: set[str], closed: bool, failed: bool) -> None:
        if not self.has("meetings", meeting):
            return
        id = f"{meeting}-{number}"
        one = SmallRoom(id, meeting, str(number), "natt", tuple(sorted(people)), closed)
        if self.has("group_rooms", id):
            self.both(lambda store: store.group_rooms.change(one))
        else:
            self.both(lambda store: store.group_rooms.add(one))
        self.both(lambda store: store.group_rooms.put_opening(Opening(meeting, "Hur?", "troika", failed)))
        if closed:
            self.both(lambda store: store.group_rooms.move(id, replace(HERE, channel=id)))

    @rule(meeting=IDS, id=st.sampled_from(["1-1", "2-2"]), whole=st.booleans())
    def forget_group_rooms(self, *, meeting: str, id: str, whole: bool) -> None:
        here = replace(HERE, channel=id)
        self.both(lambda store: (store.group_rooms.openings(), store.group_rooms.of(meeting)))
        self.both(lambda store: (store.group_rooms.with_member("m1"), store.group_rooms.places()))
        self.both(lambda store: (store.group_rooms.at(here), store.group_rooms.place(id), store.group_rooms.get(id)))
        if whole:
            self.both(lambda store: store.group_rooms.forget_meeting(meeting))
        else:
            self.both(lambda store: store.group_rooms.drop_opening(meeting))

    @rule(member=PEOPLE, gives=st.booleans())
    def give_feed(self, *, member: str, gives: bool) -> None:
        if gives:
            self.both(lambda store: store.feeds.put(member, member.encode()))
        else:
            self.both(lambda store: store.feeds.forget(member))
        self.both(lambda store: (store.feeds.has(member), store.feeds.whose(b"m1")))

    @rule(id=IDS, state=st.sampled_from(Grouped), tables=GROUPS, stale=st.booleans())
    def keep_groups(self, *, id: str, state: Grouped, tables: tuple[Table, ...], stale: bool) -> None:
        if self.has("meetings", id):
            one = Grouping(id, (3, 5), state, tables, ("1",), 2, ("",) if stale else ())
            self.both(lambda store: store.groupings.put(one))

    @rule(id=IDS, who=PEOPLE, network=st.sampled_from(["n1", "n2"]))
    def look_at_groups(self, *, id: str, who: str, network: str) -> None:
        self.both(lambda store: (store.groupings.get(id), store.groupings.of(network), store.groupings.waiting()))
        self.both(lambda store: store.groupings.forget(who))

    @rule(id=IDS)
    def delete_meetings(self, *, id: str) -> None:
        self.both(lambda store: store.groupings.forget_meeting(id))
        if session := self.memory.sessions.of(id):
            self.both(lambda store: store.sessions.delete(session.id))
        self.both(lambda store: store.parking.forget_meeting(id))
        self.both(lambda store: store.signups.forget_meeting(id))
        self.both(lambda store: store.items.forget_meeting(id))
        self.both(lambda store: store.parts.forget_meeting(id))
        self.both(lambda store: store.group_rooms.forget_meeting(id))
        self.forget_gathered(id)
        self.both(lambda store: store.meetings.delete(id))
        self.both(lambda store: store.series.delete(id))

    @rule(id=IDS, meeting=IDS, starts=st.integers(0, 2), chosen=st.sets(PEOPLE), told=st.booleans())
    def keep_part(self, *, id: str, meeting: str, starts: int, chosen: set[str], told: bool) -> None:
        who = tuple(sorted(chosen))
        one = Division(id, meeting, "Del", starts, 30, everyone=not who, titles=("chef",), chosen=who, told=told)
        if known := self.memory.parts.get(id):
            self.both(lambda store: store.parts.change(replace(one, meeting=known.meeting)))
        elif self.has("meetings", meeting):
            self.both(lambda store: store.parts.add(one))
            by = Sorting(meeting, (Question("Nytt?", id), Question("Fler?", WHOLE)), WHOLE)
            self.both(lambda store: store.items.sort_by(by))

    @rule(
        id=IDS,
        meeting=IDS,
        part=st.sampled_from(["", "1", "2", WHOLE]),
        outcome=st.none() | st.sampled_from(Came),
        people=st.lists(PEOPLE, max_size=2, unique=True),
        carried=st.booleans(),
    )
    def keep_item(
        self, *, id: str, meeting: str, part: str, outcome: Came | None, people: list[str], carried: bool
    ) -> None:
        author, day = people[0] if people else None, NOW.date() if people else None
        numbered = IDS_IN_ORDER.index(id)
        one = Item(id, meeting, numbered, "Larm", author, part, outcome, tuple(people), day, "Rektorn", 1, carried)
        if known := self.memory.items.get(id):
            self.both(lambda store: store.items.change(replace(one, meeting=known.meeting)))
        elif self.has("meetings", meeting):
            self.both(lambda store: store.items.add(one))

    @rule(id=IDS, meeting=IDS, member=PEOPLE)
    def lose_of_an_agenda(self, *, id: str, meeting: str, member: str) -> None:
        self.both(lambda store: store.items.unsort(meeting, id))
        self.both(lambda store: store.parts.delete(id))
        self.both(lambda store: store.items.delete(id))
        self.both(lambda store: store.parts.let_go(member))
        self.both(lambda store: store.items.let_go(member))

    @rule(id=IDS, member=PEOPLE)
    def look_at_agendas(self, *, id: str, member: str) -> None:
        self.both(lambda store: (store.parts.get(id), store.parts.of(id), store.parts.choosing(member)))
        self.both(lambda store: (store.items.get(id), store.items.of(id), store.items.sorting(id)))
        self.both(lambda store: (store.items.coming_back(), store.items.of_member(member)))

    @rule(id=IDS, network=st.sampled_from(["n1", "n2"]), member=PEOPLE)
    def look_at_meetings(self, *, id: str, network: str, member: str) -> None:
        self.both(lambda store: (store.date_polls.of(network), store.meetings.of(network), store.series.of(network)))
        self.both(lambda store: (store.date_polls.get(id), store.meetings.get(id), store.series.get(id)))
        self.both(lambda store: (store.date_polls.replies(id), store.date_polls.replies_by(member)))

    @rule(id=IDS, meeting=IDS, place=st.integers(0, 3), until=st.none() | MOMENTS)
    def keep_session(self, *, id: str, meeting: str, place: int, until: datetime | None) -> None:
        minutes, shown = (1, 2, 5), Shown.ROOM
        one = Session(id, "n1", meeting, "round", minutes, 3, pledge=True, shown=shown, leader="m1", place=place)
        if held := self.memory.sessions.get(id):
            self.both(lambda store: store.sessions.change(replace(one, meeting=held.meeting, until=until)))
        elif self.has("meetings", meeting) and self.memory.sessions.of(meeting) is None:
            self.both(lambda store: store.sessions.add(replace(one, until=until)))

    @rule(id=IDS, meeting=IDS, owner=st.sampled_from(["", "m1", "m2"]), done=st.booleans())
    def park(self, *, id: str, meeting: str, owner: str, done: bool) -> None:
        one = Parked(id, "n1", meeting, "Lokalen", owner, done)
        if parked := self.memory.parking.get(id):
            self.both(lambda store: store.parking.change(replace(one, meeting=parked.meeting)))
        elif self.has("meetings", meeting):
            self.both(lambda store: store.parking.add(one))

    @rule(id=IDS)
    def end_session(self, *, id: str) -> None:
        self.both(lambda store: store.sessions.delete(id))
        self.both(lambda store: store.parking.delete(id))

    @rule(id=IDS, member=PEOPLE)
    def look_at_talks(self, *, id: str, member: str) -> None:
        self.both(lambda store: (store.sessions.get(id), store.sessions.of(id), store.sessions.all()))
        self.both(lambda store: (store.parking.get(id), store.parking.of(id), store.parking.owned_by(member)))

    @rule(network=st.sampled_from(["n1", "n2"]), since=MOMENTS, suggested=st.booleans(), key=IDS)
    def keep_lull(self, *, network: str, since: datetime, suggested: bool, key: str) -> None:
        self.both(lambda store: store.lulls.put(Lull(network, since, suggested, key)))

    @rule(network=st.sampled_from(["n1", "n2"]))
    def look_at_prompts(self, *, network: str) -> None:
        self.both(lambda store: (store.prompts.of(network), store.lulls.get(network)))
        self.both(lambda store: store.lulls.last_told(network))

    @rule(network=st.sampled_from(["n1", "n2"]), first=MOMENTS, length=st.integers(0, 3))
    def look_at_what_happened(self, *, network: str, first: datetime, length: int) -> None:
        days = Days(first.date(), first.date() + timedelta(days=length))
        self.both(lambda store: (store.digests.asked(network, days), store.digests.answers_to_earlier(network, days)))
        self.both(lambda store: store.digests.tell(network, days.last))
        self.both(lambda store: [store.digests.told(one) for one in ("n1", "n2")])

    @rule(id=IDS, to=IDS, told_at=MOMENTS, kind=st.sampled_from(AnswerKind), hidden=st.booleans())
    def keep_answer(self, *, id: str, to: str, told_at: datetime, kind: AnswerKind, hidden: bool) -> None:
        if not self.has("questions", to):
            return
        key = KEYS[id]
        one = Answer(id, to, f"Svar {told_at}", None if key else "m1", key, NOW, kind, hidden=hidden)
        if self.has("answers", id):
            self.both(lambda store: store.answers.change(replace(one, question=self.memory.answers.rows[id].question)))
        else:
            self.both(lambda store: store.answers.add(one))

    @rule(id=IDS)
    def erase_answer(self, id: str) -> None:
        self.both(lambda store: store.answers.erase(id))

    @rule(id=IDS)
    def delete_question(self, id: str) -> None:
        if not self.memory.answers.to(id):
            self.both(lambda store: store.questions.delete(id))

    @rule(id=IDS, meeting=IDS, told=MOMENTS, author=PEOPLE, votes=st.integers(0, 2), told_votes=st.integers(0, 2))
    def keep_topic(self, *, id: str, meeting: str, told: datetime, author: str, votes: int, told_votes: int) -> None:
        by, key = (None, KEYS[id]) if KEYS[id] else (author, None)
        one = Topic(id, meeting, "Natten", ("natt",), by, key, told.date(), votes, told_votes, note="Hej.")
        if self.has("topics", id):
            self.both(lambda store: store.topics.change(one))
        elif self.has("meetings", meeting):
            self.both(lambda store: store.topics.add(one))

    @rule(id=IDS)
    def delete_topic(self, *, id: str) -> None:
        if self.has("topics", id):
            self.both(lambda store: store.topics.delete(id))

    @rule(before=MOMENTS)
    def forget_topic_codes(self, *, before: datetime) -> None:
        self.both(lambda store: store.topics.forget_codes(before.date()))

    @rule(meeting=IDS, on=st.booleans())
    def gather_for_meeting(self, *, meeting: str, on: bool) -> None:
        if self.has("meetings", meeting):
            self.both(lambda store: store.topics.collect(meeting, on=on))
            if not self.both(lambda store: store.preparation.is_told(meeting)):
                self.both(lambda store: store.preparation.tell(meeting))

    @rule(meeting=IDS, last=MOMENTS, question=st.sampled_from(CheckQuestion), reply=st.sampled_from(CheckReply))
    def answer_check(self, *, meeting: str, last: datetime, question: CheckQuestion, reply: CheckReply) -> None:
        if self.has("meetings", meeting):
            self.both(lambda store: store.checks.put(Check(meeting, last.date())))
            self.both(lambda store: store.checks.count(meeting, question, reply))

    @rule(meeting=IDS, counts=st.booleans())
    def forget_what_was_gathered(self, *, meeting: str, counts: bool) -> None:
        if counts:
            self.both(lambda store: store.checks.forget_counts(meeting))
            return
        self.forget_gathered(meeting)

    def forget_gathered(self, meeting: str) -> None:
        self.both(lambda store: store.topics.forget_meeting(meeting))
        self.both(lambda store: store.preparation.forget_meeting(meeting))
        self.both(lambda store: store.checks.forget_meeting(meeting))

    @rule(month=MONTHS, what=st.sampled_from(Counted), by=st.integers(1, 3))
    def count_up(self, *, month: str, what: Counted, by: int) -> None:
        self.both(lambda store: store.tallies.add("n1", month, what, by))

    @rule(month=MONTHS, theme=st.sampled_from(THEMES[:3]), what=st.sampled_from(Counted))
    def count_theme(self, *, month: str, theme: str, what: Counted) -> None:
        self.both(lambda store: store.tallies.add_theme("n1", month, theme, what))

    @rule(months=st.lists(MONTHS))
    def forget_themes(self, months: list[str]) -> None:
        self.both(lambda store: store.tallies.forget_themes("n1", months))

    @rule(months=st.lists(MONTHS))
    def forget_months(self, months: list[str]) -> None:
        self.both(lambda store: store.tallies.forget("n1", months))

    @rule(theme=THEME, month=MONTHS)
    def vent(self, *, theme: str, month: str) -> None:
        self.both(lambda store: store.vents.add("n1", theme, month))

    @rule(before=MONTHS)
    def forget_vents(self, before: str) -> None:
        self.both(lambda store: store.vents.forget(before))

    @rule(network=st.sampled_from(["n1", "n2"]), theme=THEME, month=MONTHS)
    def look_at_vents(self, *, network: str, theme: str, month: str) -> None:
        self.both(lambda store: store.vents.number(network, theme, month))

    @rule(before=MOMENTS)
    def forget_codes(self, before: datetime) -> None:
        self.both(lambda store: store.questions.forget_codes(before))
        self.both(lambda store: store.answers.forget_codes(before))

    @rule(ids=st.sets(IDS), slot=MOMENTS)
    def rewrite(self, *, ids: set[str], slot: datetime) -> None:
        rows = [Waiting(id, "n1", slot, WaitingFollowUp(id, "Och?")) for id in ids]
        self.both(lambda store: store.waiting.rewrite(rows, Random(1)))

    @rule(id=IDS, since=MOMENTS, state=st.sampled_from(State), owner=st.sampled_from([None, "m1", "m2"]))
    def keep_solution(self, *, id: str, since: datetime, state: State, owner: str | None) -> None:
        one = Solution(id, "n1", Text("Vi ringer."), owner, named=True, state=state, since=since, external_id=f"x{id}")
        if self.has("solutions", id):
            self.both(lambda store: store.solutions.change(one))
        else:
            self.both(lambda store: store.solutions.add(one))

    @rule(id=IDS, member=PEOPLE, told_at=MOMENTS)
    def tell_experience(self, *, id: str, member: str, told_at: datetime) -> None:
        if self.has("solutions", id):
            self.both(lambda store: store.solutions.add_experience(Experience(id, member, Outcome.WELL, "", told_at)))

    @rule(id=IDS)
    def delete_solution(self, id: str) -> None:
        self.both(lambda store: store.solutions.delete(id))

    @rule(standing=st.sampled_from(Standing), present=st.booleans(), active=st.booleans(), title=st.sampled_from("ab"))
    def change_member(self, *, standing: Standing, present: bool, active: bool, title: str) -> None:
        one = replace(ANNA, standing=standing, present=present, active=active, attributes=Attributes(title))
        self.both(lambda store: store.members.change(one))

    @rule(id=IDS, since=MOMENTS, escalated=st.booleans())
    def keep_duty(self, *, id: str, since: datetime, escalated: bool) -> None:
        one = Duty("n1", card(id), since, escalated)
        if self.memory.duties.get(one.what):
            self.both(lambda store: store.duties.change(one))
        else:
            self.both(lambda store: store.duties.add(one))

    @rule(id=IDS)
    def remove_duty(self, id: str) -> None:
        self.both(lambda store: store.duties.remove(card(id)))

    @rule(member=PEOPLE, id=IDS, since=MOMENTS, counted=st.booleans(), until=st.none() | MOMENTS)
    def send_letter(self, *, member: str, id: str, since: datetime, counted: bool, until: datetime | None) -> None:
        self.both(lambda store: store.letters.add(Letter(member, card(id), since, counted, until)))

    @rule(member=PEOPLE, id=IDS)
    def take_letter_back(self, *, member: str, id: str) -> None:
        self.both(lambda store: store.letters.remove(Letter(member, card(id), NOW)))

    @rule(member=PEOPLE, at=MOMENTS)
    def count_letter(self, *, member: str, at: datetime) -> None:
        self.both(lambda store: store.letters.count(member, at))

    @rule(before=MOMENTS)
    def forget_letters(self, before: datetime) -> None:
        self.both(lambda store: store.letters.forget_sent(before))

    @rule(id=IDS, asked=st.none() | st.integers(0, 3), settled=st.booleans())
    def look_after_question(self, *, id: str, asked: int | None, settled: bool) -> None:
        if self.has("questions", id):
            self.both(lambda store: store.unanswered.put(Care(id, asked, settled)))

    @rule(delivery=IDS, now=MOMENTS)
    def receive(self, *, delivery: str, now: datetime) -> None:
        self.both(lambda store: store.inbox.first(delivery, now))

    @rule(before=MOMENTS)
    def forget_deliveries(self, before: datetime) -> None:
        self.both(lambda store: store.inbox.forget(before))

    @rule(id=IDS, when=MOMENTS)
    def look(self, *, id: str, when: datetime) -> None:
        for read in (
            lambda store: store.questions.get(id),
            lambda store: store.questions.known_by(KEYS[id] or b"none"),
            lambda store: store.questions.recent("n1", 2),
            lambda store: store.questions.me_too_untold(),
            lambda store: store.questions.asked_by("m1"),
            lambda store: store.questions.told_before("n1", when),
            lambda store: store.answers.get(id),
            lambda store: store.answers.known_by(KEYS[id] or b"none"),
            lambda store: store.answers.to(id),
            lambda store: store.answers.given_by("m1"),
            lambda store: store.waiting.all(),
            lambda store: store.solutions.get(id),
            lambda store: store.solutions.drafts_of("m1"),
            lambda store: store.solutions.owned_by("m1"),
            lambda store: store.solutions.drafts_since(when),
            lambda store: store.solutions.released("n1"),
            lambda store: store.solutions.settled_before("n1", when),
            lambda store: store.solutions.to(id),
            lambda store: (store.topics.get(id), store.topics.of(id), store.topics.is_collecting(id)),
            lambda store: (store.topics.known_by(KEYS[id] or b"none"), store.topics.by("m1"), store.topics.untold()),
            lambda store: (store.preparation.is_told(id), store.checks.get(id)),
            lambda store: [store.checks.number(id, one, reply) for one in CheckQuestion for reply in CheckReply],
            lambda store: store.tallies.of("n1"),
            lambda store: store.tallies.themes_of("n1"),
            lambda store: store.solutions.by_external_id("n1", f"x{id}"),
            lambda store: store.solutions.experiences(id),
            lambda store: store.duties.get(card(id)),
            lambda store: store.duties.of("n1"),
            lambda store: store.letters.get("m1", card(id)),
            lambda store: store.letters.unsent(),
            lambda store: (store.letters.to("m1"), store.letters.overdue(when)),
            lambda store: store.members.awaited(),
            lambda store: store.letters.sent_to("m1", when),
            lambda store: store.unanswered.get(id),
            lambda store: store.unanswered.questions("n1"),
            lambda store: store.members.of("n1"),
            lambda store: store.members.known_as(known("U1")),
            lambda store: store.members.identity("m2"),
            lambda store: store.members.audience("n1"),
            lambda store: store.networks.all(),
            lambda store: store.networks.at(HERE),
            lambda store: store.networks.place("n2"),
        ):
            self.both(read)


TestBoth = Both.TestCase
TestBoth.settings = settings(max_examples=40, stateful_step_count=30)
