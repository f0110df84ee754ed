"""A week in the room, the same every time but for who does what without a name."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

from domain import checks, meetings, topics
from domain.members import Attributes, Identity, Role
from domain.quiet import Pause
from domain.slots import local

if TYPE_CHECKING:
    from bot.demo.people import Person
    from bot.demo.records import Json, Message
    from domain.store import Store
    from tests.world import World

HOUR, MINUTE, NOT_LATE = timedelta(hours=1), timedelta(minutes=1), timedelta(0)
Watch: TypeAlias = Callable[[str], None]
"""Called after each act, with its name."""


@dataclass(frozen=True, slots=True)
class Doer:
    """A member who finds fields and buttons by what they are, in whichever language the form is."""

    person: Person

    def press(self, route: str, on: Message | None = None) -> None:
        shown = on.blocks if on else self._shown()["blocks"]
        buttons = [one for block in shown if block["type"] == "actions" for one in block["elements"]]
        label = next(one["text"]["text"] for one in buttons if one["action_id"].startswith(f"{route}|"))
        self.person.press(label, on)

    def fill(self, name: str, value: str) -> None:
        """Text as it is, and options by their value."""
        block = next(one for one in self._shown()["blocks"] if one.get("block_id") == name)
        texts = {one["value"]: one["text"]["text"] for one in block["element"].get("options", [])}
        self.person.fill(block["label"]["text"], texts.get(value, value))

    def send(self) -> None:
        outcome = self.person.submit()
        assert outcome.ok, (outcome, self.person.screen())

    def close(self) -> None:
        while self.person.view:
            self.person.close()

    @property
    def code(self) -> str:
        """As the form carries it."""
        code: str = json.loads(self._shown()["private_metadata"])["code"]
        return code

    def _shown(self) -> Json:
        assert self.person.view, (self.person.toasts, self.person.whispers)
        return self.person.view.content

    def ask(self, body: str, *, urgent: bool = False) -> str:
        self.person.command("/fraga")
        self.write(body, "unnamed")
        return self._send_reviewed(urgent=urgent)

    def answer(self, question: Message, body: str, *, may_be_kept: bool = False) -> str:
        self.press("answers.open", question)
        self.write(body, "unnamed")
        if may_be_kept:
            self.fill("may_be_kept", "yes")
        return self._send_reviewed()

    def ask_by_name(self, body: str) -> None:
        self.person.command("/fraga")
        self.write(body, "named")
        self.send()
        self.close()

    def answer_by_name(self, question: Message, body: str) -> None:
        self.press("answers.open", question)
        self.write(body, "named")
        self.send()
        self.close()

    def write(self, body: str, sender: str) -> None:
        self.fill("body", body)
        self.fill("sender", sender)
        self.send()

    def _send_reviewed(self, *, urgent: bool = False) -> str:
        code = self.code
        assert len(code.split()) == 5
        if urgent:
            self.fill("urgent", "yes")
        self.send()
        self.close()
        return code

    def come_back(self, code: str) -> None:
        self.person.command("/fraga")
        self.press("codewords.open")
        self.fill("words", code)
        self.send()

    def follow_up(self, code: str, body: str) -> None:
        self.come_back(code)
        self.fill("body", body)
        self.send()
        self.send()
        self.close()

    def say_it_helped(self, code: str) -> None:
        self.come_back(code)
        self.press("codewords.propose")
        self.close()

    def withdraw(self, code: str) -> None:
        self.come_back(code)
        self.press("codewords.withdraw")
        self.close()

    def propose(self, card: Message, body: str) -> str:
        self.press("topics.open", card)
        self.press("topics.new")
        self.write(body, "unnamed")
        return self._send_reviewed()

    def vote(self, card: Message) -> None:
        self.press("topics.open", card)
        self.press("topics.vote")
        self.close()

    def answer_check(self, card: Message, *replies: str) -> None:
        self.press("checks.open", card)
        for question, reply in zip(checks.Question, replies, strict=True):
            self.fill(question, reply)
        self.send()
        self.close()

    def wonder_too(self, question: Message) -> None:
        self.press("questions.me_too", question)

    def vent(self, body: str, theme: str) -> None:
        self.person.command("/fraga")
        self.press("vents.open")
        self.fill("body", body)
        self.fill("theme", theme)
        self.send()
        self.send()
        self.close()

    def flag(self, card: Message) -> None:
        self.press("flags.open", card)
        self.send()
        self.close()

    def point_out(self, message: Message) -> None:
        self.person.shortcut("Personuppgift", message)
        self.send()
        self.close()

    def point_out_from_flag(self, card: Message) -> None:
        self.press("flags.open", card)
        self.press("incidents.open")
        self.send()
        self.close()


ENGLISH = frozenset({"UZAHRA", "UAMIR"})


def make_them_different(world: World) -> None:
    """Language, night work, role, attributes, wishes: all that the program knows of a member."""
    today = local(world.clock()).date()

    def change(store: Store) -> None:
        for user in ENGLISH:
            [member] = store.members.known_as(Identity("slack", world.double.workspace.team, user))
            store.members.change(replace(member, language="en"))
        [blank] = store.members.known_as(Identity("slack", world.double.workspace.team, "UOLLE"))
        store.members.change(replace(blank, attributes=Attributes(), role=Role.DEPUTY))
        for user, pause in (("UZAHRA", None), ("ULENA", Pause(today, today + timedelta(days=1)))):
            [reader] = store.members.known_as(Identity("slack", world.double.workspace.team, user))
            store.members.change(replace(reader, digest=True, pause=pause))

    world.house.transactions.run(change)
    for user in world.double.workspace.users:
        world.double.workspace.dm(user)  # drawn by chance, like what the double calls the parts of a form


ACTS = (
    "ask",
    "ask urgently",
    "wonder too",
    "vent",
    "answer",
    "withdraw what waits",
    "come back",
    "say it helped",
    "follow up",
    "propose a topic",
    "vote",
    "withdraw a topic",
    "answer a check",
    "withdraw an answer",
    "withdraw a question",
    "flag",
    "point out a message",
    "point out a card",
)
VENTED = "Tre sjuka till helgen och ingen tackar. Karin i fyran har demens och ropar hela natten."
"""Is stopped nowhere: it is kept nowhere."""
TOLD_AT_ONCE = frozenset({"point out a message", "point out a card"})
"""Where others see the minute in which it is done."""


@dataclass(slots=True)
class Week:
    """`late`: how much later than its minute each act without a name is done."""

    world: World
    who: Mapping[str, str]
    watch: Watch
    late: timedelta
    begun: datetime

    def named(self, minute: int, user: str) -> Doer:
        self.world.clock.stand_at(self.begun + minute * MINUTE)
        return Doer(self.world.person(user))

    @contextmanager
    def unnamed(self, minute: int, act: str) -> Iterator[Doer]:
        late = NOT_LATE if act in TOLD_AT_ONCE else self.late
        self.world.clock.stand_at(self.begun + minute * MINUTE + late)
        yield Doer(self.world.person(self.who[act]))
        self.watch(act)

    def pass_until(self, *hours: int) -> None:
        for hour in hours:
            self.world.pass_time(self.begun + hour * HOUR - self.world.clock())
            self.watch(f"{hour} hours")

    def asked(self, words: str) -> Message:
        self.world.deliver()
        return self.world.person("UANNIKA").find(words)

    def note(self, minute: int, words: str, note: str) -> None:
        """The facilitator writes to whoever asked it, from the card that says so."""
        agneta = self.named(minute, "UAGNETA")
        agneta.press("flags.write", agneta.person.find(words, agneta.person.dm))
        agneta.fill("note", note)
        agneta.send()
        agneta.close()
        self.world.deliver()

    def decide(self, minute: int, route: str, words: str) -> None:
        """By the facilitator, on the card that says so."""
        agneta = self.named(minute, "UAGNETA")
        agneta.press(route, agneta.person.find(words, agneta.person.dm))
        self.world.deliver()


def live(world: World, who: Mapping[str, str], watch: Watch, *, late: timedelta = NOT_LATE) -> None:
    """`who` does each of `ACTS`, by user."""
    make_them_different(world)
    week = Week(world, who, watch, late, world.clock())
    plan_meetings(world)
    week.named(0, "UANNIKA").person.home()
    week.named(5, "UPER").ask_by_name("Hur lägger ni schema över storhelgerna?")
    weekend = week.asked("storhelgerna")
    with week.unnamed(10, "ask") as one:
        one.ask("Hur orkar ni med alla sidouppgifter som läggs på oss?")
    with week.unnamed(20, "ask urgently") as one:
        code = one.ask("Vad gör ni när ingen vikarie svarar?", urgent=True)
    _tell_of_oneself(week)
    with week.unnamed(30, "wonder too") as one:
        one.wonder_too(weekend)
    _vent(week)
    week.named(40, "UFATIMA").answer_by_name(weekend, "Vi lottar och byter sedan fritt.")
    world.deliver()
    with week.unnamed(45, "answer") as one:
        given = one.answer(weekend, "Önskeschema med två vetorätter var.", may_be_kept=True)
    lots = week.asked("byter sedan fritt")
    with week.unnamed(50, "flag") as one:
        one.flag(lots)
    with week.unnamed(55, "ask") as one:
        regretted = one.ask("Det här ville jag egentligen inte fråga.")
    week.named(60, "UHANNA").flag(lots)
    with week.unnamed(65, "withdraw what waits") as one:
        one.withdraw(regretted)
    regretted_topic = _propose(week)
    week.pass_until(28)
    urgent = _go_on_by_name(week)
    with week.unnamed(28 * 60 + 20, "come back") as one:
        one.come_back(code)
        one.close()
    with week.unnamed(28 * 60 + 30, "say it helped") as one:
        one.say_it_helped(code)
    with week.unnamed(28 * 60 + 40, "follow up") as one:
        one.follow_up(code, "Ringer du samma dag eller dagen innan?")
    with week.unnamed(28 * 60 + 50, "withdraw an answer") as one:
        one.withdraw(given)
    _point_out(week)
    with week.unnamed(29 * 60 + 20, "flag") as one:
        one.flag(urgent)
    _vote(week, regretted_topic)
    week.pass_until(52)
    week.note(52 * 60 + 1, "alla sidouppgifter", "Skriv gärna om den utan att nämna huset.")
    week.decide(52 * 60 + 3, "flags.let_stand", "alla sidouppgifter")
    with week.unnamed(52 * 60 + 10, "withdraw a question") as one:
        one.withdraw(code)
    week.pass_until(76, 166)


def _go_on_by_name(week: Week) -> Message:
    urgent = week.asked("ingen vikarie svarar")
    week.named(28 * 60 + 5, "UHANNA").answer_by_name(urgent, "Jag ringer grannkommunen.")
    week.named(28 * 60 + 10, "UMATS").ask_by_name("Vem har bra introduktion för sommarvikarier?")
    week.world.deliver()
    week.decide(28 * 60 + 15, "flags.let_stand", "byter sedan fritt")
    return urgent


def plan_meetings(world: World) -> None:
    """One that was last Thursday, and one that takes topics until Saturday."""
    network, begun = world.network.id, world.clock()

    def plan(store: Store) -> None:
        [agneta] = store.members.known_as(Identity("slack", world.double.workspace.team, "UAGNETA"))
        for id, days in (("g-held", -4), ("g-ahead", 5)):
            details = meetings.Details("Vårens träff", begun + timedelta(days=days, hours=3), 120, body="Kom.")
            store.meetings.add(meetings.Meeting(id, network, details))
        topics.collect(store, network, "g-ahead", by=agneta, now=begun)

    world.house.transactions.run(plan)


def _propose(week: Week) -> str:
    """The code words of the second."""
    card = week.asked("Vad vill du prata om")
    with week.unnamed(70, "propose a topic") as one:
        one.propose(card, "Hur fördelar vi jourtelefonen?")
    per = week.named(75, "UPER")
    per.press("topics.open", card)
    per.press("topics.new")
    per.write("Introduktion av sommarvikarier.", "named")
    per.send()
    per.close()
    with week.unnamed(80, "propose a topic") as one:
        return one.propose(card, "Det här ämnet ångrar jag.")


def _vote(week: Week, code: str) -> None:
    """On the first of the list; of a check the three answers go each their own way."""
    begun, card = 29 * 60 + 35, week.asked("Vad vill du prata om")
    with week.unnamed(begun, "vote") as one:
        one.vote(card)
    week.named(begun + 5, "UMATS").vote(card)
    with week.unnamed(begun + 10, "withdraw a topic") as one:
        one.withdraw(code)
    asks = week.asked("Hur blev Vårens träff")
    for minute, user in enumerate(("UPER", "UFATIMA", "UMATS", "UHANNA", "UJONAS")):
        week.named(begun + 15 + minute, user).answer_check(asks, "yes", "yes", "partly")
    with week.unnamed(begun + 20, "answer a check") as one:
        one.answer_check(asks, "yes", "no", "partly")


def _vent(week: Week) -> None:
    """A second time changes nothing."""
    for minute in (35, 37):
        with week.unnamed(minute, "vent") as one:
            one.vent(VENTED, "bemanning")


def _tell_of_oneself(week: Week) -> None:
    """One who may do the unnamed acts of the week, too, in the same minutes."""
    lena = week.named(11, "ULENA")
    lena.person.command("/rummet", "profil")
    lena.fill("since", "1998")
    lena.send()
    lena.close()
    zahra = week.named(21, "UZAHRA")
    zahra.person.command("/rummet", "mina uppgifter")
    zahra.press("extracts.download")
    zahra.close()
    week.world.deliver()


def _point_out(week: Week) -> None:
    told = week.named(29 * 60, "UPER").person.say("Karin i fyran klarar inte trappan längre.")
    with week.unnamed(29 * 60 + 5, "point out a message") as one:
        one.point_out(told)
        week.world.deliver()
    card = week.asked("alla sidouppgifter")
    with week.unnamed(29 * 60 + 10, "point out a card") as one:
        one.point_out_from_flag(card)
        week.world.deliver()
