"""The picture of how many can come when: for whoever may see the answers to *Hitta datum*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import date_polls
from domain.errors import NotFound, Refusal
from domain.members import look_after
from domain.ports import Outsider, Room, Subject

if TYPE_CHECKING:
    from domain.date_polls import Poll
    from domain.members import Member
    from domain.store import Store

CARD = "overlaps.card"
"""Its subject is the poll."""


class NoAnswers(Refusal):
    """There is nothing to draw yet."""


def hand_over(store: Store, network: str, id: str, *, to: Member) -> None:
    """The picture, in private and at once: they have just asked for it. Where it then stands is forgotten, since the
    platform names a message by its time, at which the member was there (PROMISES 3).

    Raises `NotFound`, `NoAnswers`, or `NotFacilitator` where the answers are not everybody's.
    """
    poll = date_polls.find(store, network, id)
    if not poll.shown:
        look_after(to)
    what, identity = _picture(store, poll), store.members.identity(to.id)
    if identity:
        store.outbox.remove(what, to=Outsider(identity))
        store.outbox.post(what, to=Outsider(identity))


def show(store: Store, network: str, id: str, *, by: Member) -> None:
    """The picture as it is now, last in the room. Raises `NotFacilitator`, `NoAnswers`, or `NotFound` of answers that
    are not everybody's."""
    look_after(by)
    poll = date_polls.find(store, network, id)
    if not poll.shown:
        raise NotFound
    what = _picture(store, poll)
    store.outbox.remove(what, to=Room(network))
    store.outbox.post(what, to=Room(network))


def _picture(store: Store, poll: Poll) -> Subject:
    if not store.date_polls.replies(poll.id):
        raise NoAnswers
    return Subject(CARD, poll.id)
