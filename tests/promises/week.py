"""A week in the room, the same every time but for who does what without a name."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypeAlias

from domain.members import Attributes, Identity, Role

if TYPE_CHECKING:
    from bot.demo.people import Person
    from bot.demo.records import Json, Message
    from domain.store import Store
    from tests.world import World

HOUR = timedelta(hours=1)
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

    def wonder_too(self, question: Message) -> None:
        self.press("questions.me_too", question)


ENGLISH = frozenset({"UZAHRA", "UAMIR"})


def make_them_different(world: World) -> None:
    """Language, night work, role, attributes: all that the program knows of a member."""

    def change(store: Store) -> None:
        for user in ENGLISH:
            [member] = store.members.known_as(Identity("slack", world.double.workspace.team, user))
            store.members.change(replace(member, language="en"))
        [blank] = store.members.known_as(Identity("slack", world.double.workspace.team, "UOLLE"))
        store.members.change(replace(blank, attributes=Attributes(), role=Role.DEPUTY))

    world.house.transactions.run(change)


ACTS = (
    "ask",
    "ask urgently",
    "wonder too",
    "answer",
    "withdraw what waits",
    "come back",
    "say it helped",
    "follow up",
    "withdraw an answer",
    "withdraw a question",
)


def live(world: World, who: Mapping[str, str], watch: Watch) -> None:
    """`who` does each of `ACTS`, by user."""
    make_them_different(world)
    by = {act: Doer(world.person(who[act])) for act in ACTS}
    world.person("UANNIKA").home()
    weekend = _asked_by_name(world, "UPER", "Hur lägger ni schema över storhelgerna?")
    by["ask"].ask("Hur orkar ni med alla sidouppgifter som läggs på oss?")
    watch("ask")
    urgent = by["ask urgently"].ask("Vad gör ni när ingen vikarie svarar?", urgent=True)
    watch("ask urgently")
    by["wonder too"].wonder_too(weekend)
    watch("wonder too")
    Doer(world.person("UFATIMA")).answer_by_name(weekend, "Vi lottar och byter sedan fritt.")
    world.deliver()
    answer = by["answer"].answer(weekend, "Önskeschema med två vetorätter var.", may_be_kept=True)
    watch("answer")
    regretted = by["ask"].ask("Det här ville jag egentligen inte fråga.")
    by["withdraw what waits"].withdraw(regretted)
    watch("withdraw what waits")
    world.pass_time(28 * HOUR)
    watch("a day")
    released = world.person("UHANNA").find("ingen vikarie svarar")
    Doer(world.person("UHANNA")).answer_by_name(released, "Jag ringer grannkommunen.")
    _asked_by_name(world, "UMATS", "Vem har bra introduktion för sommarvikarier?")
    by["come back"].come_back(urgent)
    by["come back"].close()
    watch("come back")
    by["say it helped"].say_it_helped(urgent)
    watch("say it helped")
    by["follow up"].follow_up(urgent, "Ringer du samma dag eller dagen innan?")
    watch("follow up")
    by["withdraw an answer"].withdraw(answer)
    watch("withdraw an answer")
    world.pass_time(24 * HOUR)
    watch("another day")
    by["withdraw a question"].withdraw(urgent)
    watch("withdraw a question")
    world.pass_time(24 * HOUR)
    watch("the end")


def _asked_by_name(world: World, user: str, body: str) -> Message:
    Doer(world.person(user)).ask_by_name(body)
    world.deliver()
    return world.person(user).find(body)
