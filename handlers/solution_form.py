"""How a lösning is filled in and how it is shown, whole: the same wherever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.solutions import DID_MOST, TITLE_MOST
from domain.solutions import Text as Told
from domain.themes import CROSSES, PROVIDERS, SIZE_CLASSES, THEMES
from handlers import themes
from handlers.ui import Choice, Choices, Context, Facts, Heading, Option, Paragraph, Quote, Text, Toggle

if TYPE_CHECKING:
    from handlers.catalog import Words
    from handlers.routes import Request
    from handlers.ui import Field, Part


def fields(told: Told, words: Words, *, named: bool) -> tuple[Field | Part, ...]:
    """Only what was done must be filled in."""

    def long(name: str, initial: str) -> Text:
        return Text(
            name, words(f"solutions-{name.replace('_', '-')}"), initial, required=False, long=True, most=DID_MOST
        )

    return (
        Text("did", words("solutions-did"), told.did, hint=words("solutions-did-hint"), long=True, most=DID_MOST),
        named_toggle(words, named=named),
        Context(words("solutions-optional")),
        Text(
            "title",
            words("solutions-headline"),
            told.title,
            hint=words("solutions-headline-hint"),
            required=False,
            most=TITLE_MOST,
        ),
        long("situation", told.situation),
        long("result", told.result),
        long("user_notices", told.user_notices),
        theme_choices(words, _among(told.themes, THEMES)),
        Choices(
            "crosses",
            words("solutions-crosses"),
            tuple(Option(key, words(f"cross-{key}")) for key in CROSSES),
            _among(told.crosses, CROSSES),
        ),
        *place_choices(words, told.size_class, told.provider),
        Text("cost", words("solutions-cost"), told.cost, required=False, most=TITLE_MOST),
    )


def named_toggle(words: Words, *, named: bool) -> Toggle:
    return Toggle("named", words("solutions-named"), words("solutions-named-yes"), named, words("solutions-named-hint"))


def theme_choices(words: Words, chosen: tuple[str, ...]) -> Choices:
    return Choices("themes", words("solutions-themes"), themes.options(words), chosen)


def place_choices(words: Words, size_class: str, provider: str) -> tuple[Choice, Choice]:
    sizes = tuple(Option(key, words(f"size-{key}")) for key in SIZE_CLASSES)
    providers = tuple(Option(key, words(f"provider-{key}")) for key in PROVIDERS)
    return (
        Choice("size_class", words("solutions-size-class"), sizes, size_class or None, required=False),
        Choice("provider", words("solutions-provider"), providers, provider or None, required=False),
    )


def written(request: Request) -> Told:
    return Told(
        did=request.written("did"),
        title=request.written("title"),
        situation=request.written("situation"),
        result=request.written("result"),
        user_notices=request.written("user_notices"),
        themes=request.chosen("themes"),
        crosses=request.chosen("crosses"),
        size_class="".join(_among((request.written("size_class"),), SIZE_CLASSES)),
        provider="".join(_among((request.written("provider"),), PROVIDERS)),
        cost=request.written("cost"),
    )


def whole(told: Told, author: str, words: Words) -> tuple[Part, ...]:
    """`author`: the name it stands under, empty for none."""
    sections = (
        ("solutions-situation", told.situation),
        ("solutions-did", told.did),
        ("solutions-result", told.result),
        ("solutions-user-notices", told.user_notices),
    )
    parts: list[Part] = [Heading(told.title)]
    for label, text in sections:
        if text:
            parts += [Paragraph(words(label)), Quote(text)]
    if pairs := facts(told, words):
        parts.append(Facts(pairs))
    parts.append(Context(words("solutions-by", name=author) if author else words("solutions-by-nobody")))
    return tuple(parts)


def facts(told: Told, words: Words) -> tuple[tuple[str, str], ...]:
    crosses = ", ".join(words(f"cross-{key}") if key in CROSSES else key for key in told.crosses)
    pairs = (
        (words("solutions-themes"), themes.listed(told.themes, words)),
        (words("solutions-crosses"), crosses),
        (words("solutions-size-class"), _size(told, words)),
        (words("solutions-provider"), _provider(told, words)),
        (words("solutions-cost"), told.cost),
    )
    return tuple((label, value) for label, value in pairs if value)


def brief(told: Told, words: Words) -> str:
    """Themes and kind of place on one line; empty when neither is told."""
    return " · ".join(filter(None, (themes.listed(told.themes, words), _size(told, words), _provider(told, words))))


def _size(told: Told, words: Words) -> str:
    return words(f"size-{told.size_class}") if told.size_class else ""


def _provider(told: Told, words: Words) -> str:
    return words(f"provider-{told.provider}") if told.provider else ""


def _among(chosen: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key in chosen if key in known)
