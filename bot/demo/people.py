"""A person at the screen, for dialogues: they see words, and act on what they see.

    anna = double.person("U0ANNA")
    anna.command("/fraga")                      # in the first channel she is in
    anna.fill("Din fråga", "Hur gör ni med helgerna?")
    assert anna.submit().ok
    assert anna.screen() == "== Granska ==…"    # the form on top, as text
    anna.press("Skicka")                        # a button by its label: in the form if one is open,
                                                # else in Home after home(), else in the newest whisper or message
    bo = double.person("U0BO")
    assert "Hur gör ni med helgerna?" in bo.see()
    bo.press("Svara", on=bo.find("helgerna"))
    bo.react(bo.find("helgerna"), "bulb")
    assert bo.whispers == ["…"]                 # seen by bo alone, until bo.reload()
    assert bo.toasts == []                      # what Slack says when the app fails

Whatever a person cannot see they cannot press: that is an AssertionError showing what was on the screen. After every
act the app has been told of all that happened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.demo import fields, filling, render
from bot.demo.acts import Outcome, Spot
from bot.demo.blocks import STATEFUL, elements, options

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.demo.double import Double
    from bot.demo.records import Channel, Guest, Json, Message, Notice, View, Whisper


class Person:
    def __init__(self, double: Double, user_id: str) -> None:
        self.id = user_id
        self.toasts: list[str] = []
        self._double = double
        self._typed: dict[str, Json] = {}  # by view, whisper or message: what has been filled in, as `state.values`
        self._errors: dict[str, dict[str, str]] = {}
        self._at_home = False
        self._client = double.workspace.clients.connect(user_id, self._notice)

    def _notice(self, notice: Notice) -> None:
        if notice.kind == "toast":
            self.toasts.append(notice.data["text"])

    # --- seeing ---------------------------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        return self._name(self.id)

    def _name(self, some_id: str) -> str:
        workspace = self._double.workspace
        known = workspace.users.get(some_id) or workspace.channels.get(some_id)
        return known.name if known else some_id

    @property
    def view(self) -> View | None:
        """The form on top, if any is open."""
        return self._double.surfaces.top(self.id)

    @property
    def depth(self) -> int:
        """How many forms lie on each other."""
        return len(self._double.surfaces.stack(self.id))

    def screen(self) -> str:
        """The form on top as text; nothing when none is open."""
        return self._draw(self.view) if self.view else ""

    def home(self) -> str:
        """Opens the app's Home and reads it; a button pressed later may then be one of Home's."""
        self._double.acts.open_home(self.id)
        self._double.settle()
        self._at_home = True
        shown = self._double.surfaces.homes.get(self.id)
        return self._draw(shown) if shown else ""

    def _draw(self, view: View) -> str:
        state = fields.values(view.content["blocks"], self._typed.get(view.id))
        return render.view(view, state, self._errors.get(view.id, {}), self._name)

    @property
    def channel(self) -> Channel:
        """Where the person is unless an act names another place: the first channel they are in, else the app's DM."""
        mine = [one for one in self._double.workspace.channels.values() if self.id in one.members and not one.is_im]
        return mine[0] if mine else self.dm

    @property
    def dm(self) -> Channel:
        """The conversation with the app."""
        return self._double.workspace.dm(self.id)

    def _where(self, channel: Channel | str | None) -> Channel:
        """A channel, its id or its name."""
        if not isinstance(channel, str):
            return channel or self.channel
        channels = self._double.workspace.channels
        return channels.get(channel) or next(one for one in channels.values() if one.name == channel)

    def messages(self, channel: Channel | str | None = None, thread: Message | None = None) -> list[Message]:
        place = self._where(channel)
        if self.id not in place.members:
            raise AssertionError(f"{self.name} is not in {place.name}")
        with self._double.workspace.lock:
            if thread:
                return [thread, *place.replies(thread.ts)]
            return [one for one in place.messages.values() if not one.is_reply]

    def see(self, channel: Channel | str | None = None, thread: Message | None = None) -> str:
        """A channel or a thread as text, oldest first, a blank line between messages. Whispers are apart."""
        self._at_home = False
        place = self._where(channel)
        with self._double.workspace.lock:
            return "\n\n".join(render.message(place, one, self._name) for one in self.messages(place, thread))

    def find(self, words: str, channel: Channel | str | None = None) -> Message:
        """The newest message, replies included, that shows the words."""
        place = self._where(channel)
        with self._double.workspace.lock:
            for one in reversed(place.messages.values()):
                if words in render.message(place, one, self._name):
                    return one
        raise AssertionError(f"nothing says {words!r}:\n{self.see(place)}")

    def files(self, channel: Channel | str | None = None) -> list[tuple[str, bytes]]:
        """What was handed over, oldest first, by name: in the conversation with the app, unless a place is named."""
        said = self.messages(channel or self.dm)
        return [(file.name, file.content) for message in said for file in self._double.files.of(message)]

    def pinned(self, channel: Channel | str | None = None) -> str:
        """As text, oldest first."""
        place = self._where(channel)
        return "\n\n".join(render.message(place, one, self._name) for one in self.messages(place) if one.pinned)

    @property
    def whispers(self) -> list[str]:
        return [self._read_whisper(one) for one in self._client.whispers.values()]

    def _read_whisper(self, whisper: Whisper) -> str:
        return render.blocks(whisper.blocks, self._name) or render.mrkdwn(whisper.text, self._name)

    def reload(self) -> None:
        """Loads the page anew: whispers are gone."""
        self._double.workspace.clients.disconnect(self._client)
        self._client = self._double.workspace.clients.connect(self.id, self._notice)

    # --- talking --------------------------------------------------------------------------------------------------

    def say(self, text: str, channel: Channel | str | None = None, thread: Message | None = None) -> Message:
        said = self._double.acts.say(self.id, self._where(channel).id, text, thread.ts if thread else None)
        self._double.settle()
        return said

    def command(self, name: str, text: str = "", channel: Channel | str | None = None) -> None:
        self._double.acts.command(self.id, self._where(channel).id, name, text)
        self._double.settle()

    def shortcut(self, name: str, on: Message | None = None) -> None:
        """By its name in the menu; `on` a message for a message shortcut."""
        kind = "message" if on else "global"
        for one in self._double.workspace.app.shortcuts:
            if one.name == name and one.type == kind:
                place = self._place(on).id if on else None
                self._double.acts.shortcut(self.id, one.callback_id, place, on.ts if on else None)
                self._double.settle()
                return
        raise AssertionError(f"no {kind} shortcut is called {name!r}")

    def delete(self, said: Message) -> None:
        """One's own message."""
        self._double.acts.delete(self.id, self._place(said).id, said.ts)
        self._double.settle()

    def react(self, on: Message, name: str) -> None:
        self._double.acts.react(self.id, self._place(on).id, on.ts, name)
        self._double.settle()

    def unreact(self, on: Message, name: str) -> None:
        self._double.acts.react(self.id, self._place(on).id, on.ts, name, add=False)
        self._double.settle()

    def read(self, channel: Channel | str | None = None) -> None:
        place = self._where(channel)
        self._double.acts.read(self.id, place.id, place.last_ts)

    def open_dm(self) -> Channel:
        channel = self._double.acts.open_dm(self.id)
        self._double.settle()
        return channel

    def join(self, channel: Channel | str) -> None:
        self._double.workspace.join(self._where(channel), self.id)
        self._double.settle()

    def open_channel(self, name: str) -> Channel:
        """A private one of the person's own, without the app."""
        return self._double.company.open_channel(self.id, name)

    def leave(self, channel: Channel | str | None = None) -> None:
        self._double.company.leave(self.id, self._where(channel).id)
        self._double.settle()

    def add(self, other: str, channel: Channel | str | None = None) -> None:
        """Somebody else into the channel, past the app. People are named by their ids."""
        self._double.company.add(self.id, self._where(channel).id, other)
        self._double.settle()

    def close_account(self, other: str) -> None:
        """As an administrator."""
        self._double.company.close_account(self.id, other)
        self._double.settle()

    def change_guest(self, other: str, guest: Guest = "restricted") -> None:
        """As an administrator: into a guest, or with an empty text back."""
        self._double.company.change_guest(self.id, other, guest)
        self._double.settle()

    def _place(self, message: Message) -> Channel:
        found = (one for one in self._double.workspace.channels.values() if one.messages.get(message.ts) is message)
        return next(found)

    # --- forms ----------------------------------------------------------------------------------------------------

    def fill(self, label: str, value: str | Sequence[str]) -> None:
        """Writes in, or chooses by visible text in, the field with this label (or the only one that begins so).

        Several for fields that take several; nothing for none. Dates and times as in Slack: 2026-03-03, 13:00.
        """
        view = self._require_view()
        block = filling.labelled(view.content["blocks"], label)
        state = filling.chosen(block["element"], value, lambda typed: self._offered(view, block, typed))
        self._typed.setdefault(view.id, {}).setdefault(block["block_id"], {})[block["element"]["action_id"]] = state
        self._errors.get(view.id, {}).pop(block["block_id"], None)
        if block.get("dispatch_action"):
            self._press(Spot(view_id=view.id), view.id, block["block_id"], block["element"], state)

    def _offered(self, view: View, block: Json, typed: str) -> list[Json]:
        spot, action_id = Spot(view_id=view.id), block["element"]["action_id"]
        return options(self._double.acts.suggest(self.id, spot, block["block_id"], action_id, typed))

    def suggest(self, label: str, query: str) -> list[str]:
        """What a menu the app fills offers for what has been typed so far."""
        view = self._require_view()
        offered = self._offered(view, filling.labelled(view.content["blocks"], label), query)
        return [one["text"]["text"] for one in offered]

    def submit(self) -> Outcome:
        """Sends the form on top. The outcome's errors are by label here."""
        view = self._require_view()
        outcome = self._double.acts.submit(self.id, view.id, self._typed.get(view.id, {}))
        self._double.settle()
        self._errors[view.id] = outcome.errors
        labels = {one["block_id"]: one["label"]["text"] for one in view.content["blocks"] if one["type"] == "input"}
        return Outcome({labels[block_id]: text for block_id, text in outcome.errors.items()}, outcome.failed)

    def close(self) -> None:
        view = self._require_view()
        self._double.acts.close(self.id, view.id, self._typed.get(view.id))
        self._double.settle()

    def _require_view(self) -> View:
        if self.view is None:
            raise AssertionError(f"{self.name} has no form open; toasts: {self.toasts}; whispers: {self.whispers}")
        return self.view

    # --- pressing -------------------------------------------------------------------------------------------------

    def press(self, label: str, on: Message | None = None) -> None:
        """A button, or an entry of a ⋯ menu, by its visible label."""
        for spot, key, block, element in self._within_reach(on):
            if element["type"] == "button" and element["text"]["text"] == label:
                self._press(spot, key, block["block_id"], element, {})
                return
            if element["type"] == "overflow":
                for option in element["options"]:
                    if option["text"]["text"] == label:
                        self._press(spot, key, block["block_id"], element, {"selected_option": option})
                        return
        raise AssertionError(f"{self.name} sees no [{label}] to press:\n{self._whole_sight(on)}")

    def choose(self, text: str, on: Message | None = None) -> None:
        """An option by its visible text, in a menu or set of buttons that stands outside input fields."""
        for spot, key, block, element in self._within_reach(on):
            shown = [one for one in options(element) if one["text"]["text"] == text]
            if shown and block["type"] != "input" and element["type"] in STATEFUL:
                typed = self._typed.setdefault(key, {}).setdefault(block["block_id"], {})
                chosen = typed[element["action_id"]] = filling.ticked(
                    element, typed.get(element["action_id"]), shown[0]
                )
                self._press(spot, key, block["block_id"], element, chosen)
                return
        raise AssertionError(f"{self.name} sees nothing to choose called {text!r}:\n{self._whole_sight(on)}")

    def _press(self, spot: Spot, key: str, block_id: str, element: Json, chosen: Json) -> None:
        self._double.acts.press(
            self.id, spot, block_id, element["action_id"], chosen=chosen, state=self._typed.get(key, {})
        )
        self._double.settle()

    def _within_reach(self, on: Message | None) -> Iterator[tuple[Spot, str, Json, Json]]:
        """Every element the person could act on, nearest first: spot, key of what is typed there, block, element."""
        for spot, key, blocks in self._surfaces(on):
            for block in blocks:
                for element in elements(block):
                    yield spot, key, block, element

    def _surfaces(self, on: Message | None) -> Iterator[tuple[Spot, str, list[Json]]]:
        if on:
            yield Spot(channel=self._place(on).id, ts=on.ts), on.ts, on.blocks
        elif self.view:
            yield Spot(view_id=self.view.id), self.view.id, self.view.content["blocks"]
        else:
            home = self._double.surfaces.homes.get(self.id)
            if home and self._at_home:
                yield Spot(view_id=home.id), home.id, home.content["blocks"]
            for whisper in reversed(list(self._client.whispers.values())):
                yield Spot(channel=whisper.channel, whisper=whisper.id), whisper.id, whisper.blocks
            with self._double.workspace.lock:
                mine = [one for one in self._double.workspace.channels.values() if self.id in one.members]
                said = [(message, channel) for channel in mine for message in channel.messages.values()]
            for message, channel in sorted(said, key=lambda one: one[0].ts, reverse=True):
                yield Spot(channel=channel.id, ts=message.ts), message.ts, message.blocks

    def _whole_sight(self, on: Message | None) -> str:
        if on:
            return render.message(self._place(on), on, self._name)
        return self.screen() or "\n".join([*self.whispers, self.see()])
