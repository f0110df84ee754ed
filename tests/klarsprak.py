"""What makes Swedish plain: what is not said and what is said instead, sentences, and how heavy they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_WORDS = 24
"""In a sentence."""

_END = re.compile(r"(?<=[.?!:])(?<!kl\.)\s+|\n")
_WORD = re.compile(r"[\w-]*[^\W\d_][\w-]*")
_LONG = 6
"""Letters; Björnsson counts words of more."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`never`: a pattern, in any case. `said`: what says it better. `example`: something the pattern finds."""

    never: str
    said: str
    example: str


def _word(words: str, said: str) -> list[Rule]:
    """Words that are never said; `*` stands for any ending."""
    return [Rule(rf"\b{one.replace('*', r'[a-zåäö]*')}\b", said, one.replace("*", "")) for one in words.split(", ")]


HEAVY = [
    # Each has a plain word (Språkrådet, "Myndigheternas skrivregler" and "Svarta listan").
    *_word("avseende, beträffande, angående", "om"),
    *_word("erhålla, erhåller, erhållit", "få"),
    *_word("inkomma, inkommer, inkommit", "komma in"),
    *_word("samtliga", "alla"),
    *_word("således, sålunda", "alltså"),
    *_word("ej", "inte"),
    *_word("därest, såvida", "om"),
    *_word("huruvida", "om"),
    *_word("tillse, ombesörja, ombesörjer", "se till, ordna"),
    *_word("medelst", "med"),
    *_word("erforderlig*", "som behövs"),
    *_word("jämlikt", "enligt"),
    *_word("utvisa, utvisar", "visa"),
    *_word("vederbörande, undertecknad", "den som, jag"),
    *_word("ånyo", "igen"),
    *_word("initiera*", "börja"),
    *_word("implementera*", "införa"),
    *_word("härmed, nedanstående, ovanstående", "här"),
    *_word("vänligen", "inget alls"),
    *_word("ogiltig*, felaktig inmatning", "vad som är fel och vad man gör"),
]

SCREEN = [
    # What belongs to machines, or is English in Swedish clothes.
    *_word("klicka*", "tryck"),
    *_word("logga in, logga ut, inlogg*, autentisera*", "öppna, komma in"),
    *_word("app, appen, appar, applikation*", "boten, Slack"),
    *_word("posta, postar, postat, postade", "lägga upp, skriva"),
    *_word("mail*, maila*", "mejl"),
    *_word("chatbot*, botten", "boten"),
    *_word("feedback, input, deadline, workshop*, online", "ett svenskt ord"),
    *_word("dm, pinga, pingar, taggar, scrolla*, swajpa*", "vad man gör"),
    *_word("administrera*, konfigurera*, parameter", "ställa in, ordna"),
]

FACELESS = [
    # These hide who acts: the bot, the facilitator and the reader have names.
    *_word("meddelas, informeras, underrättas, kontaktas", "boten berättar, hör av sig"),
    *_word("hanteras, behandlas, handläggs, åtgärdas", "vem som gör vad"),
    *_word("uppmanas, ombeds, förväntas, rekommenderas", "gör så här"),
    *_word("tillhandahålls, erbjuds, genomförs, utförs", "vem som gör vad"),
    *_word("krävs, erfordras", "du behöver"),
    Rule(r"\b\w+s av (?:boten|dig|samtalsledaren|ersättaren|systemet)\b", "boten gör det", "sparas av boten"),
]

TERMS = [
    # One name for each thing.
    *_word("moderator*, facilitator*, administratören, gruppledare*", "samtalsledare"),
    *_word("ställföreträdare*, biträdande", "ersättare"),
    *_word("användare*", "medlem, du, konto"),
    *_word("diskussionsfråg*, frågeställning*, prompt*", "samtalsfråga"),
    *_word("anmäl ett inlägg, flagga, flaggar, rapportera ett inlägg", "Säg till"),
    *_word("lösenord*, kodfras*, lösenfras*", "kodord"),
    *_word("sekretessavtal*, uppförandekod*, användarvillkor*", "samtalslöfte"),
    *_word("best practice*, goda exempel, lösningsförslag*", "lösning"),
    *_word("patient*, vårdtagar*, omsorgstagar*", "brukare, de äldre"),
    *_word("chattrum*, forum*", "rum"),
]

SIGNS = [
    Rule(r"!", "en punkt", "Välkommen!"),
    Rule(r"\bkl\b(?!\.\s?)", "kl. 13.00", "kl 13.00"),
    Rule(r"\b\d{1,2}:\d\d\b", "13.00", "kl. 13:00"),
    Rule(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}/\d{1,2}\b", "tisdag 3 mars", "den 3/3"),
    Rule(r"\b(?:jan|feb|apr|aug|sept?|okt|nov|dec)\b\.?", "hela månadens namn", "3 feb."),
    Rule(r"(?<![\d-])\d{1,2}-\d{1,2}(?![\d-])", "\N{EN DASH}", "5-9"),
    Rule(r"\d\s+\u2013\s*\d|\d\s*\u2013\s+\d", "utan mellanrum", "5 \N{EN DASH} 9"),
    Rule(r"\s-\s|\u2014", "\N{EN DASH}, eller en ny mening", "så - eller så"),
    Rule(r"\.\.\.", "…", "och så vidare..."),
    Rule(r"[\"“„]", "”", '"så"'),
    Rule(r"\b(?:t\.ex|bl\.a|dvs|m\.m|osv|etc|ev|resp|fr\.o\.m|t\.o\.m)\b", "hela ordet", "t.ex."),
]


def paragraphs(page: str) -> Iterator[str]:
    """What is read in one go of a page in Markdown: a paragraph, an item of a list, a cell. What is typed, in code
    spans and blocks, is no prose."""
    said = re.sub(r"`[^`]+`", "det", re.sub(r"^ *```.*?^ *```$", "", page, flags=re.MULTILINE | re.DOTALL))
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*] |\d+\. |#|\||>))", said):
        named = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", block).strip()
        for cell in named.strip("|").split("|") if named.startswith("|") else [named]:
            yield " ".join(re.sub(r"^[\s>#*-]+|\*\*|[*\[\]]", "", cell).split())


def faults(text: str, rules: list[Rule]) -> list[str]:
    found = ((rule, re.search(rule.never, text, re.IGNORECASE)) for rule in rules)
    return [f"{match[0]!r} (hellre {rule.said}): {text}" for rule, match in found if match]


def sentences(text: str) -> list[str]:
    """Labels and headings among them, which do not end in a full stop."""
    return [one for one in _END.split(text) if one]


def is_whole(sentence: str) -> bool:
    return sentence.rstrip("”").endswith((".", "?"))


def lix(those: list[str]) -> float:
    """The readability index of these sentences: words per sentence plus the percentage of words of more than six
    letters (C. H. Björnsson, "Läsbarhet", Liber 1968)."""
    words = [word for one in those for word in _WORD.findall(one)]
    return len(words) / len(those) + 100 * sum(len(word) > _LONG for word in words) / len(words)
