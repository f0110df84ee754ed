"""What must not be kept is stopped in every field there is, and nothing of it is lost to the one who wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from bot.demo.cast import CHANNEL, TEAM
from bot.demo.seed import PLATFORM
from domain import answers, codewords, consent, questions, solutions
from domain.members import Identity
from domain.networks import Place
from domain.solutions import Text as Told
from handlers.dispatch import dispatch
from handlers.members import PLEDGE
from handlers.routes import Incoming, Kind, Message
from handlers.ui import Buttons, Choice, Errors, Form, Next, Open, Push, Text
from storage import engine as engines
from tests.promises import copies
from tests.promises.week import Doer
from tests.world import World, make_world

if TYPE_CHECKING:
    from domain.store import Store

A_DAY = timedelta(days=1)
PLAIN = "Vi gör så här hos oss."


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with make_world(f"sqlite:///{tmp_path_factory.mktemp('text') / 'rummet.sqlite3'}") as made:
        yield made


STOPPED = (
    "Hon heter 340512-1215 i journalen.",
    "Skriv till karin.ek@kommun.example så svarar hon.",
    "Ring 070-174 06 05 om det är bråttom.",
    "Karin har fått diagnosen demens.",
)
CODE = " ".join(codewords.draw(Random(1)))
HERE = Place(PLATFORM, TEAM, CHANNEL)
PER = Identity(PLATFORM, TEAM, "UPER")
SUBJECTS = ("q-named", "q-unnamed", "a-own", "a-other", "s-own", "s-other")


@dataclass(slots=True)
class Crawler:
    """Opens every form that a member can come to, by filling in the ones before and pressing what stands in them."""

    world: World
    forms: dict[str, Form] = field(default_factory=dict)

    def crawl(self) -> None:
        for kind, route in self.world.house.table.routes:
            if kind in {Kind.COMMAND, Kind.SHORTCUT, Kind.PRESS} and not _takes_away(route):
                for subject in SUBJECTS:
                    message = Message(f"{TEAM}/{CHANNEL}/1.0", PLAIN, PER) if kind is Kind.SHORTCUT else None
                    self.go(Incoming(kind, route, PER, place=HERE, subject=subject, message=message))

    def go(self, incoming: Incoming) -> None:
        match dispatch(incoming, self.world.house.table, self.world.house.services):
            case Open(form) | Next(form) | Push(form) if self._is_new(form):
                self.forms[form.name] = form
                for values in _ways_to_fill(form):
                    self.go(sent(form, values))
                for part in form.fields:
                    for button in part.buttons if isinstance(part, Buttons) else ():
                        press = Incoming(Kind.PRESS, button.route, PER, subject=button.subject, hidden=form.hidden)
                        if not _takes_away(button.route):
                            self.go(press)

    def _is_new(self, form: Form) -> bool:
        return bool(form.submit) and (
            form.name not in self.forms or len(form.hidden) > len(self.forms[form.name].hidden)
        )


def _takes_away(route: str) -> bool:
    """What is left would hide forms from the crawler."""
    return "withdraw" in route or "decline" in route


def sent(form: Form, values: dict[str, Any]) -> Incoming:
    return Incoming(Kind.SUBMIT, form.name, PER, values=values, hidden=form.hidden, in_form=True)


def _ways_to_fill(form: Form) -> Iterator[dict[str, Any]]:
    """With each option of each choice once."""
    texts = {one.name: CODE if one.name == "words" else PLAIN for one in form.fields if isinstance(one, Text)}
    choices = [one for one in form.fields if isinstance(one, Choice)]
    first = {choice.name: choice.options[0].value for choice in choices}
    yield {**texts, **first}
    for choice in choices:
        for option in choice.options[1:]:
            yield {**texts, **first, choice.name: option.value}


def furnish(store: Store, world: World) -> None:
    network = world.network
    per, maria = (store.members.known_as(Identity(PLATFORM, TEAM, user))[0].id for user in ("UPER", "UMARIA"))
    now = world.clock()
    questions.ask(store, questions.Ask("q-named", network.id, per, PLAIN), now=now)
    code = codewords.key(CODE.split(), network.salt)
    questions.tell(store, questions.Question("q-unnamed", network.id, PLAIN, (), None, code, now))
    for id, author in (("a-own", per), ("a-other", maria)):
        answers.give(store, answers.Give(id, network.id, "q-unnamed", author, PLAIN), now=now)
    for id, owner in (("s-own", per), ("s-other", maria)):
        solutions.keep(store, solutions.Keep(id, network.id, owner, Told(PLAIN), named=True), now=now)
    consent.propose_answer(store, network.id, "a-own", now=now)


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawler]:
    with make_world(f"sqlite:///{tmp_path_factory.mktemp('crawl') / 'rummet.sqlite3'}") as world:
        world.house.transactions.run(furnish, world)
        crawler = Crawler(world)
        crawler.crawl()
        yield crawler


def test_every_form_is_come_to(crawled: Crawler) -> None:
    assert set(crawled.world.house.table.named(Kind.SUBMIT)) - {PLEDGE} <= set(crawled.forms)


def test_only_what_is_kept_nowhere_goes_unlooked_at(crawled: Crawler) -> None:
    routes = crawled.world.house.table.routes.values()
    assert {(route.name, name) for route in routes for name in route.unlooked} == {
        ("codewords.open", "words"),
        ("search.find", "words"),
    }


@pytest.mark.parametrize("text", STOPPED)
def test_personal_data_is_stopped_in_every_field(crawled: Crawler, text: str) -> None:
    house, engine = crawled.world.house, engines.make(crawled.world.database_url)
    before, tried = copies.tables(engine), 0
    for form in crawled.forms.values():
        fields = [one.name for one in form.fields if isinstance(one, Text)]
        for name in set(fields) - house.table.routes[Kind.SUBMIT, form.name].unlooked:
            values = {**next(_ways_to_fill(form)), name: text}
            match dispatch(sent(form, values), house.table, house.services):
                case Errors(sentences):
                    assert list(sentences) == [name], form.name
                case other:
                    pytest.fail(f"{form.name} took it in {name}: {other!r}")
            tried += 1
    assert tried > 15
    assert copies.tables(engine) == before
    engine.dispose()


@pytest.mark.parametrize("text", STOPPED)
def test_who_is_stopped_has_lost_nothing(world: World, text: str) -> None:
    world.pass_time(A_DAY)
    maria = Doer(world.person("UMARIA"))
    maria.person.command("/fraga")
    maria.fill("body", text)
    maria.fill("sender", "unnamed")
    assert list(maria.person.submit().errors) == ["Vad vill du fråga?"]
    assert text in maria.person.screen()
    maria.fill("body", "Hur gör ni då?")
    maria.send()
    maria.fill("body", text)
    assert maria.person.submit().errors
    assert text in maria.person.screen()
    maria.close()


def test_a_message_with_personal_data_is_not_made_a_draft(world: World) -> None:
    world.pass_time(A_DAY)
    engine = engines.make(world.database_url)
    said = world.person("UPER").say(STOPPED[3])
    before = copies.said(engine)["solutions"]
    world.person("UMARIA").shortcut("Spara som lösning", said)
    assert copies.said(engine)["solutions"] == before
    engine.dispose()
