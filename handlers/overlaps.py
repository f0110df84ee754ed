"""The picture of how many can come when: in private for whoever asks, in the room when a facilitator wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import date_proposals, overlaps
from domain.dates import Answer
from domain.members import looks_after
from domain.overlaps import CARD
from handlers import overlap_picture
from handlers.date_poll_pieces import counted, overlap
from handlers.pieces import asked_first, read_out, said
from handlers.routes import Request, press
from handlers.ui import Button, Buttons, Card, Context, Facts, Heading, Image, Paragraph, Reply

if TYPE_CHECKING:
    from domain.date_proposals import Proposal
    from domain.networks import Network
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services


def buttons(proposal: Proposal, request: Request, words: Words) -> tuple[Buttons, ...]:
    """For who may see the answers, once there are some."""
    if not proposal.answered:
        return ()
    poll, label = proposal.poll, words("overlaps-show")
    sure = asked_first(label, words("overlaps-show-sure"), words, no="cancel")
    show = (Button(label, "overlaps.show", poll.id, confirm=sure),)
    mine = Button(words("overlaps-picture"), "overlaps.picture", poll.id)
    return (Buttons((mine, *(show if poll.shown and looks_after(request.actor) else ()))),)


def picture(request: Request, services: Services) -> Reply:
    services.run(overlaps.hand_over, request.network.id, request.subject, to=request.actor)
    words = services.words(request.actor.language)
    return said(request, words("date-polls-title"), words("overlaps-sent"))


def show(request: Request, services: Services) -> Reply:
    services.run(overlaps.show, request.network.id, request.subject, by=request.actor)
    words = services.words(request.actor.language)
    return said(request, words("date-polls-title"), words("overlaps-shown"))


def card(id: str, services: Services) -> Card | None:
    """The picture, and the same in words, in the network's language."""
    found = services.read(_found, id)
    if found is None or not found[1].answered:
        return None
    network, proposal = found
    words = services.words(network.language)
    sentence, told = finding(proposal, words), overlap(proposal, words)
    answered = words("date-polls-answered", answered=proposal.answered, asked=proposal.asked)
    dates = [(*pair, counts) for pair, counts in zip(told, counted(proposal), strict=True)]
    image = Image(
        words("overlaps-file"),
        words("overlaps-alt", finding=sentence),
        overlap_picture.draw(sentence, dates, asked=proposal.asked, answered=answered, words=words),
    )
    head = Heading(words("date-polls-card", title=proposal.poll.title))
    same = (Facts(tuple(told)), Context(answered))
    return Card(read_out((head, Paragraph(sentence), *same)), (head, image, *same))


def _found(store: Store, id: str) -> tuple[Network, Proposal] | None:
    poll = store.date_polls.get(id)
    network = store.networks.get(poll.network) if poll else None
    return (network, date_proposals.propose(store, poll)) if poll and network else None


def finding(proposal: Proposal, words: Words) -> str:
    """What there is to see, in a sentence."""
    can = [counts[Answer.YES] + counts[Answer.IF_NEEDED] for counts in counted(proposal)]
    most = max(can)
    if not most:
        return words("overlaps-nobody")
    best = [option for option, count in zip(proposal.poll.options, can, strict=True) if count == most]
    if len(best) > 1:
        return words("overlaps-several", dates=len(best), count=most)
    return words("overlaps-most", when=words.moment(best[0]), count=most)


ROUTES = (press("overlaps.picture", picture), press("overlaps.show", show))
CARDS = {CARD: card}
