"""What a transcript's lines do.

A person's lines, words in quotes finding the newest message that says them:

    asks by name: text, asks without a name: text; answers "words" by name: text, answers "words" without a name: text
                                           from the first form until the last is closed
    /fraga some words                      a command in the room, or for those in none in the conversation with the bot;
                                           `in private: /fraga` always there, `in #name: /fraga` in another channel
    Label = value                          fills in or chooses; several parted by ` | `, lines by ` ¶ `; or nothing
    [Label], [Label] on "words"            presses, or sends the form
    menu: Name, menu on "words": Name      a shortcut
    says: text, says under "words": text   in the room, in a thread
    tells the bot: text
    puts :bulb: on "words"
    deletes "words"
    opens Home, reads the room, reads the thread of "words", reads the conversation, reads #name
    reads the pins, reads the pins of #name
    opens the file "name"                  one that the bot gave them
    closes, leaves the room, leaves #name, comes back; opens the channel #name, of their own and without the bot
    adds Petter to the room, adds Petter to #name; adds the bot to the room, adds the bot to #name
    closes the account of Petter, makes Petter a guest, makes Petter a member of the workspace
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.demo.blocks import elements
from bot.demo.cast import CHANNEL, TEAM
from bot.demo.records import App
from domain.members import Identity, Member
from domain.text import fold
from tests.dialogues.meanwhile import MEANWHILE, USERS, Table, Unsteady, matching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.demo.people import Person
    from bot.demo.records import Json, Message
    from domain.store import Store
    from tests.world import World

SHOWN_CODE = re.compile(r"# (?:Dina kodord|Your code words)\n> (.+)")
SHOWN_KEY = re.compile(r"(?:Nätverkets kod|The network's code)\n([^\W\d]+ [^\W\d]+ \d\d)\n")
A_KEY = re.compile(r"<nätverkets kod (\d+)>")
A_CODE = re.compile(r"<kodord (\d+)(?:, (felstavade|versaler))?>")
AND, NEW_LINE = " | ", " ¶ "
PLACE = r"(?:the room|#([\w-]+))"
SENDERS = {"by name": "Jag", "without a name": "Ingen"}


class Stage:
    def __init__(self, world: World) -> None:
        self.world = world
        self.codes: list[str] = []
        self.keys: list[str] = []
        self.line = Unsteady(world.double.delivery.line)
        self.busy: sqlite3.Connection | None = None
        world.double.delivery.line = self.line

    def happen(self, what: str) -> None:
        happening = matching(MEANWHILE, what)
        assert happening, what
        happening(self)

    def do(self, who: str, what: str) -> list[str]:
        """What is seen of it."""
        if who == "Meanwhile":
            self.happen(what)
            seen: list[str] = []
        else:
            seen = self._does(self.world.person(USERS[who]), self._with_codes(what))
        if not self.busy:
            self.world.deliver()
        return seen

    def _does(self, person: Person, what: str) -> list[str]:
        """What somebody types shows them nothing that they did not know."""
        if act := matching(ACTS, what):
            return Sight(self, person).of(act)
        label, _, value = what.partition(" =")
        person.fill(label, _written(value))
        return []

    def identity(self, first_name: str) -> Identity:
        return Identity("slack", TEAM, USERS[first_name])

    def change(self, first_name: str, change: Callable[[Member], Member]) -> None:
        """Of how the person is known as a member."""

        def act(store: Store) -> None:
            for member in store.members.known_as(self.identity(first_name)):
                store.members.change(change(member))

        self.world.house.transactions.run(act)

    def masked(self, shown: str) -> str:
        """Without what chance made of it."""
        for code in SHOWN_CODE.findall(shown):
            if code not in self.codes and not A_CODE.fullmatch(code):
                self.codes.append(code)
        for number, code in enumerate(self.codes, 1):
            shown = shown.replace(code, f"<kodord {number}>")
        self.keys += [key for key in SHOWN_KEY.findall(shown) if key not in self.keys]
        for number, key in enumerate(self.keys, 1):
            shown = shown.replace(key, f"<nätverkets kod {number}>")
        shown = re.sub(r"/kalender/[\w-]{43}\.ics", "/kalender/<hemlighet>.ics", shown)
        return re.sub(r"\bnummer \d{6}\b", "nummer <sex siffror>", shown)

    def _with_codes(self, what: str) -> str:
        def spelt(found: re.Match[str]) -> str:
            code = self.codes[int(found[1]) - 1]
            match found[2]:
                case "felstavade":
                    return code[1] + code[0] + code[2:]
                case "versaler":
                    return fold(code).upper()
                case _:
                    return code

        return A_KEY.sub(lambda found: self.keys[int(found[1]) - 1], A_CODE.sub(spelt, what))


@dataclass(slots=True)
class Sight:
    stage: Stage
    person: Person

    def of(self, act: Callable[[object], str | None]) -> list[str]:
        """What the act shows the person: what it says itself, whispers, Slack's own words, the form on top."""
        whispers, toasts = self.person.whispers, len(self.person.toasts)
        screen = self.person.screen()
        said = act(self.person)
        parts = [said] if said else []
        parts += [f"(bara till {self.person.name})\n{one}" for one in self._new(whispers)]
        parts += [f"! {toast}" for toast in self.person.toasts[toasts:]]
        if self.person.screen() != screen:
            parts.append(self.person.screen() or "(formuläret är stängt)")
        shown = self.stage.masked("\n".join(parts))
        return [line.rstrip() for line in shown.splitlines() if line.strip()]

    def _new(self, before: list[str]) -> list[str]:
        return [one for at, one in enumerate(self.person.whispers) if before[at : at + 1] != [one]]


def _press(person: Person, label: str, words: str | None) -> str:
    """A form's own send button is pressed like any other."""
    view, message = person.view, _on(person, words)
    if view and not message and label == (view.content.get("submit") or {}).get("text"):
        failed = person.submit().failed
        return f"! {failed}" if failed else ""
    blocks: list[Json] = message.blocks if message else view.content["blocks"] if view else []
    asked = next(
        (one["confirm"] for one in _buttons(blocks) if one["text"]["text"] == label and "confirm" in one), None
    )
    person.press(label, on=message)
    return _asked(asked) if asked else ""


def _buttons(blocks: list[Json]) -> Iterator[Json]:
    return (one for block in blocks for one in elements(block) if one["type"] == "button")


def _asked(confirm: Json) -> str:
    title, sentence, yes, no = (confirm[part]["text"] for part in ("title", "text", "confirm", "deny"))
    return f"? {title}: {sentence} [{yes}][{no}]"


def _written(value: str) -> str | list[str]:
    written = value.strip().replace(NEW_LINE, "\n")
    return written.split(AND) if AND in written else written


def _say(person: Person, words: str | None, said: str) -> None:
    person.say(said.replace(NEW_LINE, "\n"), thread=_on(person, words))


def _on(person: Person, words: str | None) -> Message | None:
    return _find(person, words) if words else None


def _find(person: Person, words: str) -> Message:
    """In the room, else in the conversation with the bot."""
    try:
        return person.find(words)
    except AssertionError:
        return person.find(words, person.dm)


def _command(person: Person, where: str | None, name: str, words: str | None) -> None:
    place = person.open_dm() if where == "in private" else where and where.removeprefix("in #")
    person.command(f"/{name}", words or "", place)


def _user(name: str) -> str:
    return App().bot_user if name == "the bot" else USERS[name]


def _open_file(person: Person, name: str) -> str:
    """The newest of that name, as text."""
    found = [content for one, content in person.files() if one == name]
    assert found, f"{person.name} was given no file {name!r}"
    return found[-1].decode()


def _ask(person: Person, how: str, body: str) -> str:
    person.command("/fraga")
    return _write(person, "Vad vill du fråga?", body, how)


def _answer(person: Person, words: str, how: str, body: str) -> str:
    person.press("Svara", on=person.find(words))
    return _write(person, "Ditt svar", body, how)


def _write(person: Person, label: str, body: str, how: str) -> str:
    """What the last form said."""
    person.fill(label, _written(body))
    person.fill("Vem står som avsändare?", SENDERS[how])
    assert person.submit().ok, person.screen()
    assert person.submit().ok, person.screen()
    said = person.screen()
    person.close()
    return said


ACTS: Table = (
    (r"asks (by name|without a name): (.+)", _ask),
    (r'answers "(.+?)" (by name|without a name): (.+)', _answer),
    (r"(?:(in private|in #[\w-]+): )?/(\w+)(?: (.+))?", _command),
    (r'\[(.+)\](?: on "(.+)")?', _press),
    (r'menu(?: on "(.+)")?: (.+)', lambda person, words, name: person.shortcut(name, _on(person, words))),
    (r'says(?: under "(.+?)")?: (.+)', _say),
    (r"tells the bot: (.+)", lambda person, said: _seen(person.say(said, person.open_dm()))),
    (r'puts :(\w+): on "(.+)"', lambda person, emoji, words: person.react(_find(person, words), emoji)),
    (r'deletes "(.+)"', lambda person, words: person.delete(_find(person, words))),
    (r"opens Home", lambda person: person.home()),
    (rf"reads {PLACE}", lambda person, name: person.see(name)),
    (rf"reads the pins(?: of {PLACE})?", lambda person, name: person.pinned(name)),
    (r'opens the file "(.+)"', _open_file),
    (r'reads the thread of "(.+)"', lambda person, words: person.see(thread=person.find(words))),
    (r"reads the conversation", lambda person: person.see(person.dm)),
    (r"closes", lambda person: person.close()),
    (r"opens the channel #([\w-]+)", lambda person, name: _seen(person.open_channel(name))),
    (rf"leaves {PLACE}", lambda person, name: person.leave(name)),
    (rf"adds (.+) to {PLACE}", lambda person, other, name: person.add(_user(other), name)),
    (r"closes the account of (.+)", lambda person, other: person.close_account(USERS[other])),
    (r"makes (.+) a guest", lambda person, other: person.change_guest(USERS[other])),
    (r"makes (.+) a member of the workspace", lambda person, other: person.change_guest(USERS[other], "")),
    (r"comes back", lambda person: person.join(CHANNEL)),
)


def _seen(_done: object) -> None:
    """What one did oneself is no news."""
