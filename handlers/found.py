"""Those who came into the channel past the bot: the facilitator lets them in or takes them out."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from domain import applications
from domain.errors import Refusal
from domain.members import look_after
from handlers.pieces import notice, said
from handlers.routes import Request, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choices,
    Confirm,
    Context,
    Errors,
    Form,
    Next,
    Open,
    Option,
    Paragraph,
    Reply,
    Style,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.members import Member
    from domain.networks import Network
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Field, Part

OPEN, SORT, ALL = "applications.found", "applications.sort", "applications.let_all_in"
LET_IN, PUT_OUT = "let_in", "put_out"
NAMED, LISTED = 10, 100
"""At most so many stand in the card by name, and in the form to be chosen."""


class ListChanged(Refusal):
    """Somebody came or was seen to since the facilitator saw the list."""


def card(id: str, services: Services) -> Card | None:
    """`id`: of the network. Gone when nobody waits."""
    found = services.read(_waiting, id)
    if found is None:
        return None
    network, those = found
    words = services.words(network.language)
    says = words("applications-found", count=len(those), network=network.name)
    names = ", ".join(one.name for one in those[:NAMED])
    if len(those) > NAMED:
        names = words("applications-found-more", names=names, count=len(those) - NAMED)
    why = words("applications-found-why")
    return Card(
        f"{says} {names}. {why}",
        (Paragraph(says), Paragraph(names), Context(why), Buttons(tuple(_buttons(those, words)))),
    )


def _buttons(those: Sequence[Member], words: Words) -> Iterable[Button]:
    yield Button(words("applications-found-open"), OPEN, style=Style.PRIMARY, opens=True)
    if count := sum(one.active for one in those):
        label = words("applications-found-all", count=count)
        sure = Confirm(
            label, words("applications-found-all-sure"), words("applications-approve"), words("applications-found-wait")
        )
        yield Button(label, ALL, _fingerprint(those), confirm=sure)


def go_through(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    look_after(request.actor)
    those = services.read(applications.waiting, request.network.id)
    form = _form(those, words) if those else notice(words("applications-found-title"), words("applications-found-none"))
    return Open(form)


def _form(those: Sequence[Member], words: Words) -> Form:
    listed = those[:LISTED]
    welcome = tuple(_option(one, words) for one in listed if one.active)
    fields: list[Field | Part] = [Paragraph(words("applications-found-why"))]
    if welcome:
        fields.append(Choices(LET_IN, words("applications-found-let-in"), welcome))
    everyone = tuple(_option(one, words) for one in listed)
    fields.append(Choices(PUT_OUT, words("applications-found-put-out"), everyone))
    if len(those) > LISTED:
        fields.append(Context(words("applications-found-listed", listed=LISTED, count=len(those))))
    return Form(SORT, words("applications-found-title"), tuple(fields), submit=words("save"))


def _option(member: Member, words: Words) -> Option:
    account = "" if member.active else words("applications-account-closed")
    return Option(member.id, member.name, words("applications-account-guest") if member.guest else account)


def sort(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    words = services.words(request.actor.language)
    let_in, put_out = request.chosen(LET_IN), request.chosen(PUT_OUT)
    if set(let_in) & set(put_out):
        return Errors({PUT_OUT: words("applications-found-both")})
    if not let_in and not put_out:
        return Errors({"": words("applications-found-choose")})
    counts = services.run(applications.sort, by=request.actor, let_in=let_in, put_out=put_out, now=request.now)
    return Next(notice(words("applications-found-title"), _done(*counts, words)))


def let_all_in(request: Request, services: Services) -> Reply:
    """Those whose names were seen, and nobody who came since."""
    words = services.words(request.actor.language)
    look_after(request.actor)
    those = services.read(applications.waiting, request.network.id)
    if _fingerprint(those) != request.subject:
        raise ListChanged
    everyone = {one.id for one in those}
    counts = services.run(applications.sort, by=request.actor, let_in=everyone, put_out=(), now=request.now)
    return said(request, words("applications-found-title"), _done(*counts, words))


def _done(let_in: int, put_out: int, words: Words) -> str:
    done = words("applications-found-done", let_in=let_in, put_out=put_out)
    return f"{done} {words('applications-found-then')}" if let_in else done


def _fingerprint(those: Iterable[Member]) -> str:
    return blake2b(" ".join(sorted(one.id for one in those)).encode(), digest_size=8).hexdigest()


def _waiting(store: Store, network: str) -> tuple[Network, list[Member]] | None:
    found, those = store.networks.get(network), applications.waiting(store, network)
    return (found, those) if found and those else None


ROUTES = (press(OPEN, go_through), submit(SORT, sort), press(ALL, let_all_in))
CARDS = {applications.FOUND_CARD: card}
