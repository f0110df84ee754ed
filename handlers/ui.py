"""What a person sees and fills in, the same on every platform.

Every text here is already worded in the reader's language and is plain: the platform's side escapes it when it draws,
keeps within its own limits, and leaves what people wrote inert (no mention, link or format comes of it).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`marked`: words that stand out, wherever they stand in it by themselves, in lower case."""

    text: str
    marked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """What a person wrote; line breaks are kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Label and value, pairwise."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Divider:
    pass


@dataclass(frozen=True, slots=True)
class Context:
    """Small print."""

    text: str


class Style(Enum):
    PLAIN = auto()
    PRIMARY = auto()
    DANGER = auto()


@dataclass(frozen=True, slots=True)
class Confirm:
    """Asked before the press counts."""

    title: str
    text: str
    yes: str
    no: str


@dataclass(frozen=True, slots=True)
class Button:
    """`route` is the press it makes, `subject` what it is about; `opens` says that a form comes of it."""

    label: str
    route: str
    subject: str = ""
    style: Style = Style.PLAIN
    opens: bool = False
    confirm: Confirm | None = None


@dataclass(frozen=True, slots=True)
class Buttons:
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An https address somewhere else, with a sentence or word to press on."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Image:
    """Only in a card that is told, to the room or in private. `name` with its ending; `alt` says what there is to see.
    `content`: a PNG, JPEG or GIF."""

    name: str
    alt: str
    content: bytes


Part: TypeAlias = Heading | Paragraph | Quote | Facts | Divider | Context | Buttons | Link | Image


@dataclass(frozen=True, slots=True)
class File:
    """Comes along with a card that is told in private. `name` with its ending."""

    name: str
    title: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Card:
    """`summary` is what a notification shows and a screen reader says: the same as the parts, without layout."""

    summary: str
    parts: tuple[Part, ...]
    file: File | None = None


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One line, or several with `long`. `most` counts characters."""

    name: str
    label: str
    initial: str = ""
    hint: str = ""
    required: bool = True
    long: bool = False
    most: int = 3000


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few. `open` shows all at once instead of a list to unfold. `initial` is a value."""

    name: str
    label: str
    options: tuple[Option, ...]
    initial: str | None = None
    hint: str = ""
    required: bool = True
    open: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """Any number of a few. `initial` are values."""

    name: str
    label: str
    options: tuple[Option, ...]
    initial: tuple[str, ...] = ()
    hint: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Lookup:
    """One of many, found by typing: `suggest` is the route that answers with options."""

    name: str
    label: str
    suggest: str
    initial: Option | None = None
    hint: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class Date:
    name: str
    label: str
    initial: date | None = None
    hint: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class Toggle:
    """Yes or no: `label` heads it, `yes` stands beside the box."""

    name: str
    label: str
    yes: str
    initial: bool = False
    hint: str = ""


Field: TypeAlias = Text | Choice | Choices | Lookup | Date | Toggle
Value: TypeAlias = str | tuple[str, ...] | bool | None
"""Text, Choice and Lookup give a string or None, Date one such as `2026-03-03`, Choices a tuple, Toggle a bool."""


@dataclass(frozen=True, slots=True)
class Form:
    """`name` is the route that `submit` makes; without `submit` there is nothing to send. `hidden` comes back with
    every press and submit, at most 3,000 characters in all."""

    name: str
    title: str
    fields: tuple[Field | Part, ...]
    submit: str | None = None
    hidden: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Open:
    """Shows a form: on its own, laid over the form whose button was pressed, or in place of the form that was sent."""

    form: Form


@dataclass(frozen=True, slots=True)
class Next:
    """Replaces the form shown."""

    form: Form


@dataclass(frozen=True, slots=True)
class Push:
    """Lays a form over the one shown; at most three deep."""

    form: Form


@dataclass(frozen=True, slots=True)
class Errors:
    """A sentence for each field's name; the form stays open with what was written. `""` names its first field."""

    sentences: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Close:
    """Closes the form and all beneath it."""


@dataclass(frozen=True, slots=True)
class Replace:
    """Draws anew the whisper that was pressed."""

    card: Card


@dataclass(frozen=True, slots=True)
class Whisper:
    """Said to this person alone, in passing: never the only copy of anything."""

    card: Card


@dataclass(frozen=True, slots=True)
class Home:
    """The person's own page."""

    card: Card


@dataclass(frozen=True, slots=True)
class Suggestions:
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """The room's one answer to strangers, said where they stand and nowhere else."""

    sentence: str
    way_in: Button


Reply: TypeAlias = Open | Next | Push | Errors | Close | Replace | Whisper | Home | Suggestions | Refused | None
"""None: nothing to say to this click."""
