import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.markup import decode
from bot.slack.texts import escape
from handlers.catalog import Catalog

words = Catalog().words("sv")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<@U0ANNA> sa det", "en kollega sa det"),
        ("<@U0ANNA|anna> sa det", "en kollega sa det"),
        ("<@W0BO> och <@U0ANNA>", "en kollega och en kollega"),
        ("<!subteam^S123|@chefer> vet", "en grupp vet"),
        ("i <#C123|rummet>", "i #rummet"),
        ("i <#C123> och <#C123|>", "i en kanal och en kanal"),
        ("<!channel> hej", "@channel hej"),
        ("<!date^1392734382^{date}|18 februari>", "18 februari"),
        ("se <https://example.org/a?b=1&amp;c=2|rutinen>", "se rutinen"),
        ("se <https://example.org/a?b=1&amp;c=2>", "se https://example.org/a?b=1&c=2"),
        ("<mailto:a@example.org|a@example.org>", "a@example.org"),
        ("2 &lt; 3 &amp;&amp; 3 &gt; 2", "2 < 3 && 3 > 2"),
        ("&amp;lt;", "&lt;"),
        ("&eacute; &#60;", "&eacute; &#60;"),
    ],
)
def test_what_people_wrote_is_read_as_they_saw_it_without_names(written: str, read: str) -> None:
    assert decode(written, words) == read


@given(st.text())
def test_what_was_escaped_is_read_back_whole(text: str) -> None:
    assert decode(escape(text), words) == text
