"""What several capabilities say and show alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.slots import local
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Confirm,
    Context,
    Facts,
    Form,
    Heading,
    Link,
    Next,
    Paragraph,
    Refused,
    Style,
    Whisper,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from handlers.catalog import Words
    from handlers.routes import Request
    from handlers.ui import Part


def notice(title: str, *sentences: str, more: tuple[Part, ...] = ()) -> Form:
    return Form("notice", title, (*map(Paragraph, sentences), *more))


def stands_under(author: str | None, name: str, words: Words) -> str:
    """The name that something stands under. `author`: their id. Empty for what nobody stands for."""
    return name or (words("former-member") if author else "")


def capital(text: str) -> str:
    """As a sentence begins."""
    return text[:1].upper() + text[1:]


def promise(words: Words) -> Context:
    return Context(f"{words('promise-when')} {words('promise')}")


def refused(words: Words) -> Refused:
    """The room's one answer to whoever is not let in, and the way to ask to be."""
    return Refused(
        words("refusal-stranger"),
        Button(words("applications-apply"), "applications.open", style=Style.PRIMARY, opens=True),
    )


def dated(moment: datetime, words: Words) -> str:
    """`tisdag 3 mars 2026`: for what may lie years back."""
    return f"{words.day(moment)} {local(moment).year}"


def plain(sentence: str) -> Card:
    """Nothing but that."""
    return Card(sentence, (Paragraph(sentence),))


def line(sentence: str, *buttons: Button) -> Card:
    """Small, where something stood or is done."""
    return Card(sentence, (Context(sentence), *((Buttons(buttons),) if buttons else ())))


def whisper(sentence: str) -> Whisper:
    return Whisper(plain(sentence))


def said(request: Request, title: str, sentence: str) -> Next | Whisper:
    """Of what a button did: in place of the form that it stood in, or else in passing."""
    return Next(notice(title, sentence)) if request.in_form else whisper(sentence)


def asked_first(label: str, text: str, words: Words, *, no: str = "keep") -> Confirm:
    """Asks before the press of the button with this label counts. `no`: the key of the other choice."""
    return Confirm(label, text, label, words(no))


def withdrawal(words: Words, route: str, subject: str, *, label: str, sure: str) -> Buttons:
    """Asks first: what is withdrawn cannot be had back."""
    return Buttons((Button(label, route, subject, Style.DANGER, confirm=asked_first(label, sure, words)),))


def read_out(parts: Iterable[Part]) -> str:
    """The same as plain text, for who has it read to them."""
    lines: list[str] = []
    for part in parts:
        match part:
            case Heading(text) | Paragraph(text) | Context(text):
                lines.append(text)
            case Facts(pairs):
                lines += [f"{label}: {value}" for label, value in pairs]
            case Link(label, url):
                lines.append(f"{label}: {url}")
            case _:
                pass
    return "\n".join(lines)
