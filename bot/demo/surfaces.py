"""What an app may show a person besides messages: a stack of forms, a Home; and the short-lived rights to do so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.demo.records import Json, ResponseUrl, SlackError, Trigger, View

if TYPE_CHECKING:
    from bot.demo.state import Workspace

TRIGGER_LIFE = 3.0  # seconds
RESPONSE_URL_LIFE = 30 * 60.0  # seconds
RESPONSE_URL_USES = 5
STACK_LIMIT = 3


class Surfaces:
    """Shares the workspace's lock. A person's stack lists the lowest form first."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}
        self.base_url = "http://slack.invalid"  # the server puts its own address here
        self._triggers: dict[str, Trigger] = {}
        self._response_urls: dict[str, ResponseUrl] = {}

    # --- rights ---------------------------------------------------------------------------------------------------

    def new_trigger(self, user: str, view_id: str | None = None) -> str:
        with self.workspace.lock:
            trigger_id = f"{self.workspace.chance.randrange(10**12)}.{self.workspace.secret(32).lower()}"
            self._triggers[trigger_id] = Trigger(user, self.workspace.real(), view_id)
            return trigger_id

    def use_trigger(self, trigger_id: str) -> Trigger:
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self.workspace.real() - trigger.born > TRIGGER_LIFE:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger

    def new_response_url(
        self, user: str, channel: str, *, ts: str | None = None, whisper: bool = False, thread_ts: str | None = None
    ) -> str:
        with self.workspace.lock:
            key = self.workspace.secret()
            born = self.workspace.real()
            self._response_urls[key] = ResponseUrl(user, channel, born, ts=ts, whisper=whisper, thread_ts=thread_ts)
            return f"{self.base_url}/response/{self.workspace.team}/{key}"

    def use_response_url(self, key: str) -> ResponseUrl:
        with self.workspace.lock:
            found = self._response_urls.get(key)
            if found is None or self.workspace.real() - found.born > RESPONSE_URL_LIFE:
                raise SlackError("expired_url")
            if found.uses >= RESPONSE_URL_USES:
                raise SlackError("used_url")
            found.uses += 1
            return found

    # --- forms ----------------------------------------------------------------------------------------------------

    def stack(self, user: str) -> list[View]:
        with self.workspace.lock:
            return list(self.stacks.get(user, []))

    def top(self, user: str) -> View | None:
        return next(reversed(self.stack(user)), None)

    def open(self, user: str, content: Json) -> View:
        """The app has one stack at a time: what was open before gives way."""
        with self.workspace.lock:
            self._require_new_external_id(content)
            self.stacks[user] = []
            return self._lay(user, content)

    def push(self, user: str, content: Json) -> View:
        with self.workspace.lock:
            self._require_new_external_id(content)
            if len(self.stacks.get(user, [])) >= STACK_LIMIT:
                raise SlackError("push_limit_reached")
            return self._lay(user, content)

    def _lay(self, user: str, content: Json) -> View:
        stack = self.stacks.setdefault(user, [])
        view_id = self.workspace.new_id("V")
        view = View(
            id=view_id,
            user=user,
            content=content,
            hash=self._hash(),
            root_id=stack[0].id if stack else view_id,
            previous_id=stack[-1].id if stack else None,
        )
        stack.append(view)
        self.workspace.clients.notify("view", {}, [user])
        return view

    def update(self, view: View, content: Json, known_hash: str | None = None) -> View:
        """What the person has filled in stays in fields whose ids stay; that is the client's part."""
        with self.workspace.lock:
            if known_hash and known_hash != view.hash:
                raise SlackError("hash_conflict")
            if content.get("external_id") != view.content.get("external_id"):
                self._require_new_external_id(content)
            view.content, view.hash = content, self._hash()
            is_home = self.homes.get(view.user) is view
            self.workspace.clients.notify("home" if is_home else "view", {}, [view.user])
            return view

    def find(self, *, view_id: str | None = None, external_id: str | None = None) -> View:
        with self.workspace.lock:
            for view in [*self.homes.values(), *(one for stack in self.stacks.values() for one in stack)]:
                if view_id and view.id == view_id:
                    return view
                if external_id and view.content.get("external_id") == external_id:
                    return view
        raise SlackError("not_found")

    def take_off(self, view: View) -> None:
        """Takes the form, and everything above it, off the stack."""
        with self.workspace.lock:
            stack = self.stacks.get(view.user, [])
            if view in stack:
                del stack[stack.index(view) :]
            self.workspace.clients.notify("view", {}, [view.user])

    def clear(self, user: str) -> None:
        with self.workspace.lock:
            self.stacks.pop(user, None)
            self.workspace.clients.notify("view", {}, [user])

    def publish(self, user: str, content: Json, known_hash: str | None = None) -> View:
        with self.workspace.lock:
            view = self.homes.get(user)
            if view and not known_hash and _without_ids(view.content) == _without_ids(content):
                return view  # the same page again: whoever is about to press something in it need not miss it
            if view:
                return self.update(view, content, known_hash)
            view_id = self.workspace.new_id("V")
            view = self.homes[user] = View(view_id, user, content, self._hash(), view_id)
            self.workspace.clients.notify("home", {}, [user])
            return view

    def _require_new_external_id(self, content: Json) -> None:
        wanted = content.get("external_id")
        if wanted:
            try:
                self.find(external_id=wanted)
            except SlackError:
                return
            raise SlackError("duplicate_external_id")

    def _hash(self) -> str:
        return f"{int(self.workspace.real())}.{self.workspace.secret(8)}"


def _without_ids(content: Json) -> Json:
    """The ids of blocks are drawn anew each time, where the app gives none."""
    blocks = [{name: value for name, value in block.items() if name != "block_id"} for block in content["blocks"]]
    return content | {"blocks": blocks}
