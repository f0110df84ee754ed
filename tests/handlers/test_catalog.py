import ast
import inspect
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from hypothesis import given
from hypothesis import strategies as st

import handlers
from domain.errors import Refusal
from handlers.catalog import LANGUAGES, Catalog

HANDLERS = Path(inspect.getfile(Catalog)).parent
SPEAKERS = (*HANDLERS.glob("*.py"), *(HANDLERS.parent / "bot").rglob("*.py"))
"""The platforms' sides say a few words as well, where they turn a mention into plain text."""


@cache
def messages(language: str) -> dict[str, fluent.Message]:
    found: dict[str, fluent.Message] = {}
    for path in sorted((HANDLERS / "locales" / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, fluent.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, fluent.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice in {language}"
                found[entry.id.name] = entry
    return found


def blanks(message: fluent.Message) -> set[str]:
    names: set[str] = set()

    class Visitor:
        def visit(self, node: object) -> None:
            if isinstance(node, fluent.VariableReference):
                names.add(node.id.name)
            for value in vars(node).values():
                for child in value if isinstance(value, list) else [value]:
                    if isinstance(child, fluent.BaseNode):
                        self.visit(child)

    Visitor().visit(message)
    return names


def texts(message: fluent.Message) -> list[str]:
    """Every way the message can read, with blanks as a word."""
    assert message.value is not None
    variants = [""]
    for element in message.value.elements:
        if isinstance(element, fluent.TextElement):
            variants = [text + element.value for text in variants]
        elif isinstance(element.expression, fluent.SelectExpression):
            inner = ["".join(_plain(e) for e in variant.value.elements) for variant in element.expression.variants]
            variants = [text + more for text in variants for more in inner]
        else:
            variants = [text + "något" for text in variants]
    return variants


def _plain(element: fluent.TextElement | fluent.Placeable) -> str:
    return element.value if isinstance(element, fluent.TextElement) else "något"


def spoken_in_code() -> tuple[set[str], set[str], set[str]]:
    """Strings in the code of those who speak; beginnings of those put together; keys asked of the catalogue."""
    whole: set[str] = set()
    beginnings: set[str] = set()
    asked: set[str] = set()
    for path in SPEAKERS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
                beginnings.add(str(node.values[0].value))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "words" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    asked.add(str(first.value))
    return whole, {b for b in beginnings if re.fullmatch(r"[a-z]+(-[a-z]+)*-", b)}, asked


def refusals() -> list[type[Refusal]]:
    assert handlers.CAPABILITIES, "all rules are loaded by what uses them"
    found, todo = [], [Refusal]
    while todo:
        for kind in todo.pop().__subclasses__():
            found.append(kind)
            todo.append(kind)
    return sorted(found, key=lambda kind: kind.__name__)


def test_both_languages_say_the_same_things_with_the_same_blanks() -> None:
    swedish, english = messages("sv"), messages("en")
    assert set(swedish) == set(english)
    assert {key: blanks(m) for key, m in swedish.items()} == {key: blanks(m) for key, m in english.items()}


def test_every_key_that_the_code_asks_for_is_there() -> None:
    assert spoken_in_code()[2] - set(messages("sv")) == set()


def test_no_sentence_is_left_over() -> None:
    whole, beginnings, _ = spoken_in_code()
    made = {"day", "moment"} | {kind().key for kind in refusals()}
    unused = {k for k in messages("sv") if k not in whole | made and not any(k.startswith(b) for b in beginnings)}
    assert unused == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", refusals(), ids=lambda kind: kind.__name__)
def test_every_refusal_has_a_sentence_of_its_own(kind: type[Refusal], language: str) -> None:
    message = messages(language).get(kind().key)
    assert message is not None
    assert all(text.strip().endswith((".", "?")) for text in texts(message))


def test_days_and_times_are_said_as_people_say_them() -> None:
    words = Catalog().words("sv")
    afternoon = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
    assert words.day(afternoon) == "tisdag 3 mars"
    assert words.moment(afternoon) == "tisdag 3 mars kl. 13.00"
    late = datetime(2026, 6, 30, 22, 5, tzinfo=UTC)
    assert words.moment(late) == "onsdag 1 juli kl. 00.05"


def test_a_missing_key_or_blank_is_an_error_and_never_half_a_sentence() -> None:
    words = Catalog().words("sv")
    with pytest.raises(LookupError):
        words("no-such-key")
    with pytest.raises(LookupError):
        words("moment", day="tisdag")


@given(st.lists(st.text("a{}$:\x00ehdboyn", max_size=9), min_size=2, max_size=2), st.integers(1, 600))
def test_a_blank_may_hold_anything_and_be_as_long_as_it_likes(told: list[str], times: int) -> None:
    first, second = (part * times for part in told)
    assert Catalog().words("sv")("review-either", first=first, second=second) == f"{first} eller {second}"


def test_an_unknown_language_is_answered_in_swedish() -> None:
    assert Catalog().words("fi").language == "sv"
