from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import codewords, consent, waiting
from domain.answers import Answer
from domain.answers import Kind as AnswerKind
from domain.codewords import Kept
from domain.data import lines
from domain.errors import WrongCodeWords
from domain.text import fold
from domain.waiting import Waiting, WaitingAnswer, WaitingQuestion
from tests.domain.memory import Memory
from tests.storage.data import ANNA, NOW, known, question

LIST = lines("codewords.txt")
DRAWN = st.randoms(use_true_random=False).map(codewords.draw)
SALT = b"a network's salt"


def one_slip(word: str) -> set[str]:
    shorter = {word[:i] + word[i + 1 :] for i in range(len(word))}
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    changed = {word[:i] + "*" + word[i + 1 :] for i in range(len(word))}
    return shorter | swapped | changed | {word}


def test_the_list_is_long_and_its_words_easy() -> None:
    assert len(LIST) >= 2048
    assert all(3 <= len(word) <= 8 and word.isalpha() and word.islower() for word in LIST)
    assert len({fold(word) for word in LIST}) == len(LIST)


def test_no_two_words_are_a_slip_apart() -> None:
    seen: dict[str, str] = {}
    shortened: dict[str, list[str]] = {}
    for word in map(fold, LIST):
        for slip in one_slip(word) - {word[:i] + word[i + 1 :] for i in range(len(word))}:
            assert slip not in seen, (word, seen[slip])
        seen |= dict.fromkeys({s for s in one_slip(word) if "*" in s} | {word}, word)
        for slip in {word[:i] + word[i + 1 :] for i in range(len(word))}:
            shortened.setdefault(slip, []).append(word)
    assert not [(word, shortened[word]) for word in map(fold, LIST) if word in shortened]


@given(DRAWN)
def test_five_different_words_of_the_list_are_drawn(words: tuple[str, ...]) -> None:
    assert len(set(words)) == 5
    assert set(words) <= set(LIST)


def test_every_word_may_be_drawn() -> None:
    chance = Random(1)
    assert len({word for _ in range(6000) for word in codewords.draw(chance)}) == len(LIST)


@given(
    DRAWN,
    st.sampled_from([str.upper, str.title, fold, str.lower]),
    st.sampled_from([" ", "  \n", "-", ", ", " \u2013 ", ".\n", "\u00a0", "\u200b "]),
    st.sampled_from(["{1}", "{0}. {1}", "{0}) {1}", "{0} {1}"]),
)
def test_the_way_of_writing_does_not_matter(
    words: tuple[str, ...], spell: Callable[[str], str], between: str, numbered: str
) -> None:
    parts = [numbered.format(number, spell(word)) for number, word in enumerate(words, 1)]
    reading = codewords.read(f"  {between.join(parts)}.")
    assert reading.words == words
    assert reading.complete
    assert reading.suggestion is None


@given(DRAWN, st.randoms(use_true_random=False))
def test_order_is_kept(words: tuple[str, ...], chance: Random) -> None:
    other = tuple(chance.sample(words, 5))
    assert codewords.normalise(" ".join(other)) == other


@given(DRAWN, st.integers(0, 4), st.randoms(use_true_random=False))
def test_a_slip_leads_back_or_nowhere(words: tuple[str, ...], which: int, chance: Random) -> None:
    slip = chance.choice(sorted(one_slip(words[which]))).replace("*", chance.choice("etaoinrs"))
    text = " ".join((*words[:which], slip, *words[which + 1 :]))
    reading = codewords.read(text)
    if reading.complete:
        assert reading.words == words
    else:
        assert reading.unknown == (slip,)
        assert codewords.read(text).suggestion in {tuple(words), None}


def test_most_slips_lead_back() -> None:
    chance = Random(2)
    back = 0
    for _ in range(500):
        words = codewords.draw(chance)
        slip = chance.choice(sorted(one_slip(words[0]) - {words[0]})).replace("*", chance.choice("etaoinrs"))
        reading = codewords.read(" ".join((slip, *words[1:])))
        back += words in {reading.words, reading.suggestion}
    assert back >= 450


def test_words_run_together_are_parted_in_the_suggestion() -> None:
    words = codewords.draw(Random(3))
    assert codewords.read(f"{words[0]}{words[1]} {words[2]} {words[3]} {words[4]}").suggestion == tuple(words)


@pytest.mark.parametrize(
    ("text", "unknown", "complete"),
    [("", (), False), ("12 345", (), False), ("xylofon qwertz", ("xylofon", "qwertz"), False), ("☃" * 5000, (), False)],
)
def test_what_is_no_code_words_is_told_so(text: str, unknown: tuple[str, ...], *, complete: bool) -> None:
    reading = codewords.read(text)
    assert reading.unknown == unknown
    assert reading.complete is complete
    assert reading.suggestion is None


@given(st.text(max_size=400))
def test_nothing_written_breaks_the_reading(text: str) -> None:
    reading = codewords.read(text)
    assert reading.complete == (len(reading.words) == 5 and not reading.unknown)


def test_the_key_depends_on_network_and_order_and_not_on_dots() -> None:
    words = ("ånger", "ärende", "önska", "hjälp", "tåg")
    assert codewords.key(words, SALT) == codewords.key([fold(w) for w in words], SALT)
    assert codewords.key(words, SALT) != codewords.key(words, b"another network's salt")
    assert codewords.key(words, SALT) != codewords.key(words[::-1], SALT)
    assert len(codewords.key(words, SALT)) == 32


@pytest.fixture
def store() -> Memory:
    store = Memory()
    store.members.add(ANNA, known("U1"))
    return store


KEY, OTHER_KEY = b"k" * 32, b"o" * 32


def ask(store: Memory, *, code_key: bytes = KEY) -> None:
    waiting.enter(store, Waiting("w1", "n1", NOW, WaitingQuestion("Hur gör ni?", (), code_key)), chance=Random(1))


def answer(store: Memory, *, may_be_kept: bool = False) -> None:
    act = WaitingAnswer("q1", "Så.", may_be_kept=may_be_kept, code_key=OTHER_KEY)
    waiting.enter(store, Waiting("w2", "n1", NOW, act), chance=Random(1))


def release(store: Memory) -> None:
    waiting.release(store, now=NOW, chance=Random(1))


def leads_nowhere(store: Memory, key: bytes = KEY, network: str = "n1") -> bool:
    try:
        codewords.find(store, network, key)
    except WrongCodeWords:
        return True
    return False


def test_the_words_lead_to_a_question_before_and_after_its_slot(store: Memory) -> None:
    assert leads_nowhere(store)
    ask(store)
    assert codewords.find(store, "n1", KEY) == Kept("Hur gör ni?")
    assert codewords.find(store, "n1", KEY).waits
    release(store)
    found = codewords.find(store, "n1", KEY)
    assert found.asked == store.questions.known_by(KEY)
    assert not found.waits
    assert leads_nowhere(store, network="n2")


def test_the_words_lead_to_an_answer_and_what_it_was_about(store: Memory) -> None:
    store.questions.add(question())
    answer(store)
    assert codewords.find(store, "n1", OTHER_KEY) == Kept("Så.", about="Hur gör ni?")
    release(store)
    found = codewords.find(store, "n1", OTHER_KEY)
    assert (found.body, found.about, found.waits) == ("Så.", "Hur gör ni?", False)
    assert leads_nowhere(store, OTHER_KEY, network="n2")


@pytest.mark.parametrize(
    ("author", "kind", "may_be_kept", "kept_already", "may_help"),
    [
        ("m1", AnswerKind.ANSWER, False, False, True),
        (None, AnswerKind.ANSWER, True, False, True),
        (None, AnswerKind.ANSWER, False, False, False),
        (None, AnswerKind.FOLLOW_UP, False, False, False),
        ("m1", AnswerKind.ANSWER, False, True, False),
    ],
)
def test_only_what_could_be_kept_and_is_not_yet_can_be_pointed_out(
    store: Memory, author: str | None, kind: AnswerKind, *, may_be_kept: bool, kept_already: bool, may_help: bool
) -> None:
    store.questions.add(question(key=KEY))
    store.answers.add(Answer("a1", "q1", "Så.", author, None, NOW, kind, may_be_kept=may_be_kept))
    if kept_already:
        consent.propose_answer(store, "n1", "a1", now=NOW)
    kept = codewords.find(store, "n1", KEY)
    assert [(one.answer.id, one.author) for one in kept.heard] == [("a1", "Anna Ek" if author else "")]
    assert kept.may_help == ({"a1"} if may_help else set())


def test_withdrawing_erases_all_of_ones_own_at_once_and_nothing_of_others(store: Memory) -> None:
    store.questions.add(question(key=KEY))
    for number, kind in enumerate((AnswerKind.ANSWER, AnswerKind.FOLLOW_UP)):
        store.answers.add(Answer(f"a{number}", "q1", "Så.", None, None, NOW, kind))
    codewords.withdraw(store, "n1", KEY, chance=Random(1))
    assert leads_nowhere(store)
    assert [one.kind for one in store.answers.rows.values()] == [AnswerKind.ANSWER]
    assert "Hur gör ni?" not in repr(store)


def test_withdrawing_what_waits_or_an_answer_leaves_nothing(store: Memory) -> None:
    ask(store)
    codewords.withdraw(store, "n1", KEY, chance=Random(1))
    assert store.waiting.all() == []
    store.questions.add(question())
    answer(store)
    release(store)
    codewords.withdraw(store, "n1", OTHER_KEY, chance=Random(1))
    assert store.answers.rows == {}
    for key in (KEY, OTHER_KEY, b""):
        with pytest.raises(WrongCodeWords):
            codewords.withdraw(store, "n1", key, chance=Random(1))
