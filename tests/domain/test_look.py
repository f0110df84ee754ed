import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.look import Band, Finding, Grade, Kind, Wider, hard_stops, look
from domain.look.places import municipalities
from domain.members import Attributes
from domain.text import clean

HERE = Path(__file__).parent
ROWS = [
    line.split("\t")
    for line in (HERE / "look_sentences.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def found(text: str) -> tuple[Finding, ...]:
    return look(text, audience=()).findings


@pytest.mark.parametrize(("kind", "words", "text"), [row for row in ROWS if row[0] != "clean"])
def test_what_points_somebody_out_is_found(kind: str, words: str, text: str) -> None:
    hits = [finding for finding in found(text) if finding.kind == kind]
    assert hits
    if words:
        assert words in {hit.words for hit in hits}
    assert stops(text) == ({kind} if Kind(kind).grade is Grade.STOP else set())


@pytest.mark.parametrize("text", [row[2] for row in ROWS if row[0] == "clean"])
def test_ordinary_questions_pass_clean(text: str) -> None:
    assert [(finding.kind, finding.words) for finding in found(text)] == []


def test_each_group_is_well_covered() -> None:
    grades = ["clean" if row[0] == "clean" else Kind(row[0]).grade for row in ROWS]
    assert min(grades.count(Grade.STOP), grades.count(Grade.ASK), grades.count("clean")) >= 60
    assert grades.count(Grade.SIGNPOST) >= 15


def stops(text: str) -> set[Kind]:
    return {stop.kind for stop in hard_stops(text)}


def luhn(nine: str) -> str:
    total = sum(sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(nine))
    return str(-total % 10)


@st.composite
def identity_numbers(draw: st.DrawFn) -> tuple[str, str, str]:
    """Century, six digits of birth (or of coordination), four last."""
    born = draw(st.dates(date(1900, 1, 1), date(2029, 12, 31)))
    day = born.day + draw(st.sampled_from([0, 60]))
    six = f"{born:%y%m}{day:02}"
    three = draw(st.from_regex(r"[0-9]{3}", fullmatch=True))
    return f"{born:%Y}"[:2], six, three + luhn(six + three)


@given(
    identity_numbers(),
    st.sampled_from(["", "century"]),
    st.sampled_from(["", "-", "+", " ", " - ", "\u2013", "\u200b-"]),
    st.sampled_from(["{}", "Hon ({}) bor hos oss.", "pnr:{}", "{}, {}"]),
)
def test_every_personal_number_stops_however_written(
    number: tuple[str, str, str], century_too: str, between: str, around: str
) -> None:
    century, six, last = number
    written = f"{century_too and century}{six}{between}{last}"
    assert Kind.IDENTITY_NUMBER in stops(around.format(written, written))


@pytest.mark.parametrize(
    "text",
    ["19 34 05 12 - 1215", "1934-05-12-1215", "34 05 12 1215", "34-05-12-1215", "1934.05.12-1215", "pnr:340512-1215"],
)
def test_personal_numbers_with_the_date_parted(text: str) -> None:
    assert [stop.kind for stop in hard_stops(text)] == [Kind.IDENTITY_NUMBER]


@given(identity_numbers(), st.integers(1, 9))
def test_a_wrong_check_digit_is_no_personal_number(number: tuple[str, str, str], off: int) -> None:
    _, six, last = number
    assert Kind.IDENTITY_NUMBER not in stops(f"{six}-{last[:3]}{(int(last[3]) + off) % 10}")


@given(st.from_regex(r"[0-9]{2}(?:1[3-9]|[2-9][0-9])[0-9]{5}", fullmatch=True))
def test_what_holds_no_date_is_no_personal_number(nine: str) -> None:
    assert Kind.IDENTITY_NUMBER not in stops(f"{nine[:6]}-{nine[6:]}{luhn(nine)}")


@given(st.sampled_from(["070", "072", "073", "076", "079"]), st.from_regex(r"[0-9]{7}", fullmatch=True), st.data())
def test_every_mobile_number_stops_however_parted(prefix: str, rest: str, data: st.DataObject) -> None:
    between = data.draw(st.lists(st.sampled_from(["", "", " ", "-"]), min_size=7, max_size=7))
    written = prefix + "".join(gap + digit for gap, digit in zip(between, rest, strict=True))
    assert Kind.PHONE in stops(f"Ring {written}.")


@pytest.mark.parametrize(
    ("number", "more"),
    [
        ("070-123 45 67", " 0451-267000"),
        ("0451-267000", " 2 ggr"),
        ("08-123 45 67", " 12 st"),
        ("073-5551234", " 8-17"),
    ],
)
def test_a_telephone_number_is_found_among_other_figures(number: str, more: str) -> None:
    assert hard_stops(number + more)[0].words == number


def test_the_invented_solutions_hold_no_personal_data() -> None:
    rows = [json.loads(line) for line in (HERE / "losningar.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = [value for row in rows for value in row.values() if isinstance(value, str)]
    assert len(texts) > 500
    assert not [stop for text in texts for stop in hard_stops(text)]


@given(st.text() | st.lists(st.sampled_from([row[2] for row in ROWS])).map("\n".join))
def test_findings_stand_where_they_say(text: str) -> None:
    cleaned = clean(text)
    findings = found(text)
    for finding in findings:
        assert cleaned[finding.start : finding.end] == finding.words
        assert (finding.wider is not None) == (finding.kind.grade is Grade.ASK)
    assert list(findings) == sorted(findings, key=lambda f: (f.start, f.end))
    assert hard_stops(text) == tuple(f for f in findings if f.kind.grade is Grade.STOP)


@given(st.sampled_from([row[2] for row in ROWS]), st.sampled_from(["\u200b", "\u00ad", "\u2060", "\ufe0f"]), st.data())
def test_invisible_characters_hide_nothing(text: str, mark: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    assert found(text[:place] + mark + text[place:]) == found(text)


@given(st.sampled_from([row[2] for row in ROWS if row[0] != "clean" and Kind(row[0]).grade is Grade.STOP]))
def test_a_stop_stays_a_stop_in_a_longer_text(text: str) -> None:
    longer = f"Det här är svårt.\n{text}\nHur gör ni?"
    assert stops(longer) >= stops(text)


def test_the_same_words_are_asked_about_once() -> None:
    asked = [f.words for f in found("Natten är tung. På natten är vi två. NATTEN igen.")]
    assert asked == ["Natten"]


def test_there_are_290_municipalities_and_each_is_known_by_its_name() -> None:
    names = [known.name for known in municipalities()]
    assert len(names) == len(set(names)) == 290
    assert len({known.county for known in municipalities()}) == 21
    assert {known.size for known in municipalities()} == {"liten", "mellan", "stor"}
    for name in names:
        genitive = name if name.endswith("s") else f"{name}s"
        for text in (f"Vi arbetar i {name} sedan länge.", f"Här i {genitive} kommun gör vi så."):
            assert Kind.MUNICIPALITY in {f.kind for f in found(text)}, text


@pytest.mark.parametrize(
    ("text", "wider"),
    [
        ("Vi i Bjurholm", Wider.SMALL_MUNICIPALITY),
        ("Vi i Hudiksvall", Wider.MIDDLE_MUNICIPALITY),
        ("Vi i Umeå", Wider.LARGE_MUNICIPALITY),
        ("Solgården", Wider.HOUSE),
        ("hemtjänst Norr", Wider.HOME_CARE),
        ("Attendo", Wider.PRIVATE_PROVIDER),
        ("Jag frågade Karin", Wider.PERSON),
        ("nattchefen", Wider.MANAGER),
        ("natten", Wider.EVENING_OR_NIGHT),
        ("helgpersonalen", Wider.WEEKEND_OR_EVENING),
    ],
)
def test_a_wider_wording_is_offered(text: str, wider: Wider) -> None:
    assert [f.wider for f in found(text)] == [wider]


ROOM = [
    *[Attributes("enhetschef", "Umeå", "stor", "kommunal", works_nights=False)] * 4,
    *[Attributes("Enhetschef natt", "Tierp", "mellan", "kommunal", works_nights=True)] * 5,
    *[Attributes("verksamhetschef", "Ydre", "liten", "privat")] * 3,
    *[Attributes()] * 12,
]


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("Hur gör ni med schemat?", Band.AT_LEAST_10),
        ("Vi i Umeå undrar", Band.UNDER_5),
        ("Vi i Tierp undrar", Band.FIVE_TO_NINE),
        ("Jag är enhetschef", Band.FIVE_TO_NINE),
        ("Som enhetschefen i Umeå vet jag det", Band.UNDER_5),
        ("Jag är nattchef", Band.UNDER_5),
        ("Jag jobbar natt", Band.FIVE_TO_NINE),
        ("Vi är en liten kommun", Band.UNDER_5),
        ("Vi är en privat utförare", Band.UNDER_5),
        ("Här i Kiruna", Band.UNDER_5),
        ("Som verksamhetschef eller enhetschef", Band.AT_LEAST_10),
    ],
)
def test_the_audience_is_told_in_bands_and_blanks_fit_nothing(text: str, band: Band) -> None:
    assert look(text, audience=ROOM).band is band


def test_the_rooms_own_places_are_known_though_they_stand_on_no_list() -> None:
    room = [
        Attributes("enhetschef", "Almsjö", "liten", "kommunal"),
        Attributes("enhetschef", "Björkdals kommun", "mellan", "kommunal"),
        Attributes("enhetschef", "Lindgården Omsorg", "mellan", "privat"),
        *(Attributes("enhetschef", "Ekestad", "stor", "kommunal") for _ in range(9)),
    ]
    found = look("I Almsjö är vi få. Björkdal delar natt med Lindgården Omsorgs bil.", audience=room)
    assert [(one.kind, one.words, one.wider) for one in found.findings if one.kind is not Kind.SHIFT] == [
        (Kind.MUNICIPALITY, "Almsjö", Wider.SMALL_MUNICIPALITY),
        (Kind.MUNICIPALITY, "Björkdal", Wider.MIDDLE_MUNICIPALITY),
        (Kind.WORKPLACE, "Lindgården Omsorgs", Wider.PRIVATE_PROVIDER),
    ]
    assert look("Hur gör ni i Almsjö?", audience=room).band is Band.UNDER_5
    assert look("Hur gör ni?", audience=room).band is Band.AT_LEAST_10


def test_who_takes_part_is_known_before_anybody_from_there_has_told() -> None:
    listed = ["Rosfors", "Lindgården Omsorg", "Umeå"]
    [place, house] = look("Gör Rosfors som lindgårdens? Eller Lindgården Omsorg?", audience=(), listed=listed).findings
    assert [(one.kind, one.words) for one in (place, house)] == [
        (Kind.WORKPLACE, "Rosfors"),
        (Kind.WORKPLACE, "Lindgården Omsorg"),
    ]
    [told] = look("Hur gör Rosfors?", audience=[Attributes("", "Rosfors", "stor", "kommunal")], listed=listed).findings
    assert (told.kind, told.wider) == (Kind.MUNICIPALITY, Wider.LARGE_MUNICIPALITY)
    [town] = look("Hur gör Umeå?", audience=(), listed=listed).findings
    assert town.kind is Kind.MUNICIPALITY
