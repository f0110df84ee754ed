"""Asking the author, in private, whether their words may be kept as a lösning."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain import consent
from domain.errors import Empty
from domain.solutions import CONSENT_CARD, REMINDER_CARD, State
from handlers.pieces import notice, said, withdrawal
from handlers.routes import Request, press, submit
from handlers.solution_form import fields, written
from handlers.ui import Button, Buttons, Card, Context, Divider, Form, Next, Open, Paragraph, Quote, Reply, Style

if TYPE_CHECKING:
    from domain.solutions import Solution
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services


def decide(request: Request, services: Services) -> Reply:
    draft = services.read(consent.waiting, request.network.id, request.subject, owner=request.actor.id)
    return Open(consent_form(draft, services.words(request.actor.language)))


def consent_form(draft: Solution, words: Words) -> Form:
    """Where the author may change every word before saying yes. Nobody has given the draft a title."""
    return Form(
        "solutions.agree",
        words("consent-title"),
        (
            Paragraph(words("consent-asks")),
            *fields(replace(draft.text, title=""), words, named=draft.named),
            Divider(),
            _decline(draft.id, words),
        ),
        submit=words("consent-agree"),
        hidden={"id": draft.id},
    )


def agree(request: Request, services: Services) -> Reply:
    if not request.written("did"):
        raise Empty(field="did")
    services.run(
        consent.agree,
        request.network.id,
        request.kept("id"),
        owner=request.actor.id,
        text=written(request),
        named=request.ticked("named"),
        now=request.now,
    )
    words = services.words(request.actor.language)
    return Next(notice(words("consent-title"), words("consent-agreed"), more=(_read(request.kept("id"), words),)))


def decline(request: Request, services: Services) -> Reply:
    services.run(consent.decline, request.network.id, request.subject, owner=request.actor.id)
    words = services.words(request.actor.language)
    return said(request, words("consent-title"), words("consent-declined"))


def card(id: str, services: Services) -> Card | None:
    return _card(id, services, reminder=False)


def reminder_card(id: str, services: Services) -> Card | None:
    return _card(id, services, reminder=True)


def _card(id: str, services: Services, *, reminder: bool) -> Card | None:
    found = services.read(_shown, id)
    if found is None:
        return None
    draft, language = found
    words = services.words(language)
    if draft.state is not State.DRAFT:
        done = words("consent-card-agreed", title=draft.text.title)
        return Card(done, (Paragraph(done), _read(draft.id, words)))
    asks = words("consent-card-reminds") if reminder else words("consent-asks")
    approve = Button(words("consent-approve"), "solutions.consent", draft.id, Style.PRIMARY, opens=True)
    return Card(
        words("consent-card-summary", asks=asks, did=draft.text.did),
        (
            Paragraph(asks),
            Quote(draft.text.did),
            Buttons((approve, *_decline(draft.id, words).buttons)),
            Context(words("consent-card-until")),
        ),
    )


def _decline(id: str, words: Words) -> Buttons:
    label, sure = words("consent-decline"), words("consent-decline-sure")
    return withdrawal(words, "solutions.decline", id, label=label, sure=sure)


def _read(id: str, words: Words) -> Buttons:
    return Buttons((Button(words("solutions-read"), "solutions.read", id, opens=True),))


def _shown(store: Store, id: str) -> tuple[Solution, str] | None:
    """The draft, or what became of it, and the language of its owner; nothing of what was taken back."""
    solution = store.solutions.get(id)
    owner = store.members.get(solution.owner) if solution and solution.owner else None
    return (solution, owner.language) if solution and owner else None


ROUTES = (
    press("solutions.consent", decide),
    submit("solutions.agree", agree),
    press("solutions.decline", decline),
)
CARDS = {CONSENT_CARD: card, REMINDER_CARD: reminder_card}
