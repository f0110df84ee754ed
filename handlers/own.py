"""What members may do with what they wrote in the room under their own name: change it and take it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from handlers import review
from handlers.pieces import notice, withdrawal
from handlers.routes import Request, Route, press, submit
from handlers.ui import Divider, Form, Next, Open, Reply, Text

if TYPE_CHECKING:
    from domain.store import Store
    from handlers.services import Services


class Written(Protocol):
    @property
    def body(self) -> str: ...


class Rules(Protocol):
    """Each raises `NotFound`, or `NotYours` for everyone but the author."""

    def own(self, store: Store, network: str, id: str, author: str) -> Written: ...

    def edit(self, store: Store, network: str, id: str, *, author: str, body: str) -> None: ...

    def withdraw(self, store: Store, network: str, id: str, *, author: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Own:
    """`name` begins the routes; the rest are keys of sentences."""

    name: str
    rules: Rules
    title: str
    label: str
    withdraw_label: str
    sure: str
    changed: str
    withdrawn: str

    @property
    def routes(self) -> tuple[Route, ...]:
        return (
            press(f"{self.name}.change", self.open_form),
            submit(f"{self.name}.edit", self.edit),
            press(f"{self.name}.withdraw", self.withdraw),
        )

    def open_form(self, request: Request, services: Services) -> Reply:
        written = services.read(self.rules.own, request.network.id, request.subject, request.actor.id)
        return Open(self._form(request, services, request.subject, written.body))

    def _form(self, request: Request, services: Services, id: str, body: str) -> Form:
        words = services.words(request.actor.language)
        looked = review.look_at(body, request, services, unnamed=False)
        text = Text("body", words(self.label), initial=body, long=True)
        take_back = withdrawal(
            words, f"{self.name}.withdraw", id, label=words(self.withdraw_label), sure=words(self.sure)
        )
        return Form(
            f"{self.name}.edit",
            words(self.title),
            (*looked.parts, text, Divider(), take_back),
            submit=words("save"),
            hidden={"id": id, "seen": looked.marks},
        )

    def edit(self, request: Request, services: Services) -> Reply:
        """Shows the form again when the text now holds something that was not shown before."""
        id, body = request.kept("id"), request.written("body")
        if not review.look_at(body, request, services, unnamed=False).shown_in(request):
            return Next(self._form(request, services, id, body))
        services.run(self.rules.edit, request.network.id, id, author=request.actor.id, body=body)
        return self._done(request, services, self.changed)

    def withdraw(self, request: Request, services: Services) -> Reply:
        services.run(self.rules.withdraw, request.network.id, request.subject, author=request.actor.id)
        return self._done(request, services, self.withdrawn)

    def _done(self, request: Request, services: Services, sentence: str) -> Reply:
        words = services.words(request.actor.language)
        return Next(notice(words(self.title), words(sentence)))
