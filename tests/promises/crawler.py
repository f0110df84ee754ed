"""Opens every form that there is, as whoever can come to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from bot.demo.cast import CHANNEL, TEAM
from bot.demo.seed import PLATFORM
from domain import (
    answers,
    applications,
    bank,
    checks,
    codewords,
    commitments,
    consent,
    date_polls,
    flags,
    groupings,
    items,
    meetings,
    parking,
    parts,
    prompts,
    questions,
    routines,
    series,
    sessions,
    signups,
    solutions,
    topics,
)
from domain.dates import Answer
from domain.members import PLEDGE_VERSION, Identity, Member, Standing
from domain.networks import Network, Place
from domain.ports import Subject
from domain.profiles import Ask
from domain.solutions import Text as Told
from handlers.dispatch import dispatch
from handlers.routes import Incoming, Kind, Message
from handlers.ui import Buttons, Choice, Choices, Date, Form, Next, Open, Push, Text
from tests.world import World, make_world

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.store import Store
    from handlers.ui import Reply

PLAIN = "Vi gör så här hos oss."
CODE = " ".join(codewords.draw(Random(1)))
FILLED = {"words": CODE, "time": "13.00", "phone": "", "link": "", "code": "", "breaks": "8, 44"}
"""By the field's name; all others take a sentence."""
HERE = Place(PLATFORM, TEAM, CHANNEL)
LONG_AGO = timedelta(days=600)


def named(user: str) -> Identity:
    return Identity(PLATFORM, TEAM, user)


MEMBER, FACILITATOR, OWNER, INVITED, STRANGER = map(named, ("UPER", "UAGNETA", "UINGELA", "UCAMILLA", "UGAST"))

THINGS = ("q-named", "q-unnamed", "a-own", "a-other", "s-own", "s-other")
FLAGGED = (
    f"{questions.CARD} q-unnamed",
    f"{answers.CARD} a-other",
    f"{solutions.CARD} s-other",
    f"{topics.TOPIC} t-own",
)
SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "mine": ("", "q-named", "q-unnamed", "q-named 1"),
    **dict.fromkeys(("questions", "answers", "solutions", "codewords", "search", "unanswered", "digests"), THINGS),
    **dict.fromkeys(("flags", "incidents"), FLAGGED),
    "freshness": (*THINGS, "s-old", "s-nobodys"),
    "profiles": ("", *Ask),
    "applications": ("", "m-invited"),
    "prompts": ("", "p-planned", "p-posted"),
    "date_polls": ("", "d-open", "d-closed", "d-open 0", "d-closed 1", "series y-1 2"),
    "meetings": ("", "g-ahead", "d-open 0", "series y-1 1"),
    "series": ("", "y-1 2"),
    "parts": ("", "g-ahead", "part-1"),
    "items": ("", "g-ahead", "i-ahead", "i-begun"),
    "signups": ("", "g-ahead", "g-ahead page", "g-ahead 0", "g-ahead n-1"),
    "groupings": ("g-ahead", "g-grouped", "g-grouped 1"),
    "group_rooms": ("g-grouped",),
    "overlaps": ("d-open", "d-closed"),
    "commitments": ("", "c-open", "g-begun"),
    "harvests": ("g-begun",),
    "methods": ("g-ahead", "round"),
    "sessions": ("g-ahead round", "t-now", "t-now 0"),
    "parking": ("g-ahead", "k-open"),
    "topics": ("", "g-ahead", "g-ahead 0", "t-own"),
    "preparation": ("g-ahead",),
    "checks": ("g-begun",),
    "routines": ("", "r-used", "r-used 0", "r-used 1", "g-ahead", "g-ahead 1"),
    "departures": ("", "n-orphaned"),
    "vents": ("", "natt"),
    "networks": ("", f"{PLATFORM}/{TEAM}/CNEW"),
}
"""What the buttons of each capability are about, by the beginning of their routes' names."""

FINAL = ("departures.", "networks.set_up", "applications.promise")
"""Forms that are only looked at: sent, they would change who somebody is."""
TAKING_AWAY = (
    *("withdraw", "decline", "take_back", "remove", "erase", "appoint", "relieve", "make_again"),
    *(
        "polls.drop",
        "polls.close",
        "meetings.cancel",
        "groupings.drop",
        "groupings.release",
        "group_rooms.drop",
        "series.skip",
        "sessions.end",
        "signups.sign_off",
        "routines.strike",
        "routines.drop",
        "routines.leave",
        "topics.stop",
    ),
)
"""Parts of the names of what is not pressed: something on the way to the other forms would be gone."""


@dataclass(slots=True)
class Crawler:
    """Fills in the forms that it comes to and presses what stands in them. `forms`: by name, with whose it was."""

    world: World
    forms: dict[str, tuple[Identity, Form]] = field(default_factory=dict)

    def crawl(self) -> None:
        for who in (MEMBER, FACILITATOR, OWNER, INVITED, STRANGER):
            for kind, route in self.world.house.table.routes:
                if kind in {Kind.COMMAND, Kind.SHORTCUT, Kind.PRESS} and not _takes_away(route):
                    for subject in SUBJECTS.get(route.partition(".")[0], ("",)):
                        message = Message(f"{TEAM}/{CHANNEL}/1.0", PLAIN, MEMBER) if kind is Kind.SHORTCUT else None
                        self.go(Incoming(kind, route, who, place=HERE, subject=subject, message=message))

    def go(self, incoming: Incoming) -> None:
        match self.answer(incoming):
            case Open(form) | Next(form) | Push(form) if self._is_new(form):
                self.forms[form.name] = (incoming.identity, form)
                for values in ways_to_fill(form) if form.submit and not form.name.startswith(FINAL) else ():
                    self.go(sent(incoming.identity, form, values))
                for part in form.fields:
                    for button in part.buttons if isinstance(part, Buttons) else ():
                        if not _takes_away(button.route):
                            self.go(pressed(incoming.identity, form, button.route, button.subject))

    def answer(self, incoming: Incoming) -> Reply:
        return dispatch(incoming, self.world.house.table, self.world.house.services)

    def _is_new(self, form: Form) -> bool:
        if form.name not in self.forms:
            return True
        return bool(form.submit) and len(form.hidden) > len(self.forms[form.name][1].hidden)

    @property
    def sendable(self) -> dict[str, tuple[Identity, Form]]:
        return {name: found for name, found in self.forms.items() if found[1].submit}


DAYS = {"day": "2026-09-01", "day0": "2026-09-01", "day1": "2026-09-02", "last": "2026-08-20"}
"""Of forms that propose none."""


def _takes_away(route: str) -> bool:
    return any(part in route for part in TAKING_AWAY)


def sent(who: Identity, form: Form, values: dict[str, Any], /, **hidden: str) -> Incoming:
    return Incoming(Kind.SUBMIT, form.name, who, values=values, hidden={**form.hidden, **hidden}, in_form=True)


def pressed(who: Identity, form: Form, route: str, subject: str) -> Incoming:
    return Incoming(Kind.PRESS, route, who, subject=subject, hidden=form.hidden, in_form=True)


def ways_to_fill(form: Form) -> Iterator[dict[str, Any]]:
    """With each option of each choice once."""
    filled: dict[str, Any] = {}
    for one in form.fields:
        match one:
            case Text(name=name):
                filled[name] = FILLED.get(name.rstrip("01234567"), PLAIN)
            case Choice(name=name, options=options):
                filled[name] = options[0].value
            case Date(name=name, initial=initial):
                filled[name] = initial.isoformat() if initial else DAYS.get(name, "")
            case Choices(name=name, options=options):
                filled[name] = (options[0].value,)
    yield filled
    for one in form.fields:
        if isinstance(one, Choice):
            for option in one.options[1:]:
                yield {**filled, one.name: option.value}


def furnish(store: Store, world: World) -> None:
    network = world.network
    per, maria = (store.members.known_as(named(user))[0].id for user in ("UPER", "UMARIA"))
    now = world.clock()
    questions.ask(store, questions.Ask("q-named", network.id, per, PLAIN), now=now - LONG_AGO)
    code = codewords.key(CODE.split(), network.salt)
    questions.tell(store, questions.Question("q-unnamed", network.id, PLAIN, (), None, code, now))
    for id, author in (("a-own", per), ("a-other", maria)):
        answers.give(store, answers.Give(id, network.id, "q-unnamed", author, PLAIN), now=now)
    for id, owner in (("s-own", per), ("s-other", maria)):
        solutions.keep(store, solutions.Keep(id, network.id, owner, Told(PLAIN), named=True), now=now)
    old = solutions.Keep("s-old", network.id, per, Told(PLAIN), named=False)
    solutions.keep(store, old, now=now - LONG_AGO)
    bank.bring_in(store, network.id, bank.Held(Told(PLAIN)), external_id="", id="s-nobodys", now=now - LONG_AGO)
    consent.propose_answer(store, network.id, "a-own", now=now)
    flags.count(store, network.id, Subject(questions.CARD, "q-unnamed"), now=now)
    store.prompts.add(prompts.Prompt("p-planned", network.id, PLAIN, now + LONG_AGO))
    store.prompts.add(prompts.Prompt("p-posted", network.id, PLAIN, now - LONG_AGO, told=True))
    dates = tuple(now + timedelta(days=ahead) for ahead in (90, 91))
    for id, state in (("d-open", date_polls.State.OPEN), ("d-closed", date_polls.State.CLOSED)):
        last = (now + timedelta(days=60)).date()
        store.date_polls.add(date_polls.Poll(id, network.id, PLAIN, dates, 120, last, shown=True, state=state))
        store.date_polls.reply(date_polls.Reply(id, maria, (Answer.YES, Answer.NO), PLAIN))
    planned = (series.Occasion(number, dates[0], 120, fixed=number == 1) for number in (1, 2))
    store.series.add(series.Series("y-1", network.id, PLAIN, tuple(planned)))
    details = meetings.Details(PLAIN, dates[0], 120, body=PLAIN)
    for id in ("g-ahead", "g-now", "g-grouped"):
        store.meetings.add(meetings.Meeting(id, network.id, details))
    hour = timedelta(hours=1)
    store.meetings.add(meetings.Meeting("g-begun", network.id, meetings.Details(PLAIN, now - hour, 120, body=PLAIN)))
    for one in (per, maria):
        store.signups.put(signups.Signup(f"u-{one}", "g-grouped", signups.Coming.TAKES_PART, member=one))
    tables = (groupings.Table("1", (per,)), groupings.Table("2", (maria,)))
    store.groupings.put(groupings.Grouping("g-grouped", (3, 5), groupings.State.PROPOSED, tables, number=1))
    by = (now + timedelta(days=30)).date()
    store.commitments.add(commitments.Commitment("c-open", network.id, "g-begun", PLAIN, PLAIN, by))
    begun = sessions.Session(
        "t-now", network.id, "g-now", "round", (1, 2, 5), 5, pledge=True, shown=sessions.Shown.LEADER, leader=per
    )
    store.sessions.add(begun)
    store.topics.collect("g-ahead", on=True)
    store.topics.add(topics.Topic("t-own", "g-ahead", PLAIN, (), per, None, now.date()))
    store.checks.put(checks.Check("g-begun", by))
    store.signups.settle(signups.Terms("g-ahead", needs=True))
    parking.park(store, network.id, "g-ahead", id="k-open", body=PLAIN)
    store.parts.add(parts.Part("part-1", "g-ahead", PLAIN, 0, 60, told=True))
    for id, meeting in (("i-ahead", "g-ahead"), ("i-begun", "g-begun")):
        store.items.add(items.Item(id, meeting, 1, PLAIN, per, items.WHOLE))
    store.routines.add(routines.Routine("r-used", network.id, PLAIN, 1))
    store.routines.publish("r-used", 1, (routines.Line(1, -7, routines.FACILITATOR, PLAIN),))
    store.routines.follow(routines.Followed("g-ahead", "r-used", 1))
    store.members.add(Member("m-invited", network.id, "Camilla", present=False), INVITED)
    store.applications.add(applications.Application("m-invited", now))
    store.members.add(Member("m-found", network.id, "Göran", standing=Standing.FOUND), named("UGORAN"))
    store.networks.add(Network("n-orphaned", "Det andra", "sv", bytes(16)), None)
    store.members.add(Member("m-alone", "n-orphaned", "Nils", pledge=PLEDGE_VERSION), named("UNILS"))


@contextmanager
def crawled_world(database_url: str) -> Iterator[Crawler]:
    with make_world(database_url) as world:
        world.house.transactions.run(furnish, world)
        crawler = Crawler(world)
        crawler.crawl()
        yield crawler
