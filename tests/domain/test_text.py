import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.text import clean, fold, shorten

NASTY = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from(
            "a\n\r\t \u00a0\u00ad\u200b\u200d\u200e\u202e\u2066\ufeff\ufe0f\u0301\u030a\u034f\u2028\u3164\U000e0041"
        ),
    )
)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Hej  du ", "Hej du"),
        ("a\u200bb\u200cc\u2060d\ufeff", "abcd"),
        ("vi\u00adlo\u00addag", "vilodag"),
        ("A\u030a och o\u0308", "Å och ö"),
        ("ett\r\ntvå\rtre\u2028fyra", "ett\ntvå\ntre\nfyra"),
        ("ett \n \n \n\n två", "ett\n\ntvå"),
        ("ett\ttvå\u00a0tre\u2009fyra", "ett två tre fyra"),
        ("\u202eevil\u202c", "evil"),
        ("hälsning\U000e0068\U000e0065\ufe0f", "hälsning"),
        ("tom\u3164\u2800 rad", "tom rad"),
        ("o" + "\u0336" * 40 + "k", "o\u0336\u0336k"),
        ("lön 😀 12 %", "lön 😀 12 %"),
        ("\x00\x07", ""),
    ],
)
def test_what_cannot_be_seen_is_not_kept(written: str, kept: str) -> None:
    assert clean(written) == kept


@given(NASTY)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(NASTY)
def test_cleaned_text_is_visible_and_can_be_stored(text: str) -> None:
    cleaned = clean(text)
    assert not {unicodedata.category(c) for c in cleaned if c != "\n"} & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "  " not in cleaned
    assert "\n\n\n" not in cleaned
    cleaned.encode()


@given(st.text(alphabet="abcåäöABCÅÄÖéü 0123,.!?-\n").map(str.strip))
def test_ordinary_words_stay(text: str) -> None:
    assert clean(text).split() == text.split()


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("Vi provade  två\nbyten", "Vi provade två byten"),
        ("Vi provade två byten av schemat i juni", "Vi provade två …"),
        ("https://exempel.test/lång/adress", "https://exempel.test…"),
    ],
)
def test_what_is_too_long_for_a_line_is_cut_and_never_to_nothing(written: str, line: str) -> None:
    assert shorten(written, 21) == line


def test_folding_lets_a_foreign_keyboard_write_swedish() -> None:
    assert fold("Åkerö") == fold("Akero") == fold("ÅKERØ") == "akero"
