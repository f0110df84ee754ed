from dataclasses import replace

from sqlalchemy import Engine, text

from domain.answers import Answer, Kind
from domain.networks import Network
from domain.questions import State
from domain.unanswered import Care
from storage.run import Transactions
from storage.store import Store
from tests.storage.data import NOW, SECOND, question


def unanswered(store: Store) -> list[str]:
    return [one.id for one in store.unanswered.questions("n1")]


def test_only_open_questions_of_the_room_without_an_answer_wait_and_the_oldest_comes_first(db: Transactions) -> None:
    def ask(store: Store) -> None:
        store.networks.add(Network("n2", "Andra", "sv", b"salt"), None)
        for id in ("young", "answered", "hidden answer", "follow-up", "settled", "asked"):
            store.questions.add(question(id))
        store.questions.add(replace(question("old"), told_at=NOW - SECOND))
        store.questions.add(replace(question("elsewhere"), network="n2", author=None))
        for state in (State.HIDDEN, State.WITHDRAWN, State.REMOVED):
            store.questions.add(replace(question(state.value), state=state))
        store.answers.add(Answer("a1", "answered", "Så", "m2", None, NOW))
        store.answers.add(Answer("a2", "hidden answer", "Så", "m2", None, NOW, hidden=True))
        store.answers.add(Answer("a3", "follow-up", "Och?", None, None, NOW, Kind.FOLLOW_UP))
        store.unanswered.put(Care("settled", settled=True))
        store.unanswered.put(Care("asked", asked=2))

    db.run(ask)
    assert db.read(unanswered) == ["old", "asked", "follow-up", "hidden answer", "young"]


def test_what_was_done_is_kept_and_goes_with_the_question(db: Transactions, engine: Engine) -> None:
    db.run(lambda store: store.questions.add(question()))
    assert db.read(lambda store: store.unanswered.get("q1")) is None
    for care in (Care("q1"), Care("q1", asked=0), Care("q1", asked=3, settled=True)):
        db.run(lambda store, one: store.unanswered.put(one), care)
        assert db.read(lambda store: store.unanswered.get("q1")) == care
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM questions"))
    assert db.read(lambda store: store.unanswered.get("q1")) is None
