from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import codewords
from domain.data import lines
from domain.text import fold

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
        assert codewords.suggest(text) in {" ".join(words), None}


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
    assert codewords.suggest(f"{words[0]}{words[1]} {words[2]} {words[3]} {words[4]}") == " ".join(words)


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
