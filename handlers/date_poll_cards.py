"""What is told of *Hitta datum*: to the room, to who has not answered, and to who looks after the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import date_proposals
from domain.date_polls import CARD, PROPOSAL_CARD, REMINDER_CARD, Poll, State
from handlers.date_poll_pieces import answer, dated, overlap, see, who_sees
from handlers.pieces import asked_first, read_out
from handlers.ui import Button, Buttons, Card, Context, Divider, Facts, Heading, Paragraph, Style

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from domain.date_proposals import Proposal
    from domain.dates import Choice as Ranked
    from domain.networks import Network
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

NEXT_BEST = 2


def card(id: str, services: Services) -> Card | None:
    """In the room."""
    found = services.read(_shown, id)
    if found is None:
        return None
    poll, network, proposal = found
    words = services.words(network.language)
    head = words("date-polls-card", title=poll.title)
    match poll.state:
        case State.OPEN:
            parts = tuple(_open_parts(poll, proposal, words))
        case State.CLOSED:
            parts = (Paragraph(words("date-polls-card-closed")),)
        case State.CHOSEN:
            parts = (Paragraph(services.read(_chosen, poll, words)),)
        case _:
            parts = (Paragraph(words("date-polls-card-dropped")),)
    return Card("\n".join((head, read_out(parts))), (Heading(head), *parts))


def _chosen(store: Store, poll: Poll, words: Words) -> str:
    """As the meeting stands now, which may have moved."""
    mine = (one for one in store.meetings.of(poll.network) if one.poll == poll.id)
    meeting = next(mine, None)
    if meeting and meeting.cancelled:
        return words("meetings-is-cancelled")
    begins = meeting.details.begins if meeting else poll.options[poll.chosen or 0]
    return words("date-polls-card-chosen", when=words.moment(begins))


def _open_parts(poll: Poll, proposal: Proposal, words: Words) -> Iterator[Part]:
    if poll.shown:
        yield Facts(tuple(overlap(proposal, words)))
    else:
        yield Paragraph("\n".join(map(words.moment, poll.options)))
    yield Context(words("date-polls-until", day=words.day(poll.last)))
    yield Context(words(f"date-polls-card-{who_sees(poll)}"))
    yield Buttons((answer(poll, words), *((see(poll, words),) if poll.shown else ())))


def _shown(store: Store, id: str) -> tuple[Poll, Network, Proposal] | None:
    poll = store.date_polls.get(id)
    network = store.networks.get(poll.network) if poll else None
    return (poll, network, date_proposals.propose(store, poll)) if poll and network else None


def reminder_card(id: str, services: Services) -> Card | None:
    """For who has not answered; taken away when nobody answers any more."""
    found = services.read(_shown, id)
    if found is None or not found[0].is_open(services.clock()):
        return None
    poll, network, _ = found
    words = services.words(network.language)
    head = words("date-polls-reminder", title=poll.title)
    until = words("date-polls-until", day=words.day(poll.last))
    return Card(f"{head} {until}", (Paragraph(head), Context(until), Buttons((answer(poll, words),))))


def proposal_card(id: str, services: Services) -> Card | None:
    """What those who look after the room may choose, with the reason, which names nobody."""
    found = services.read(_shown, id)
    if found is None:
        return None
    poll, network, proposal = found
    words = services.words(network.language)
    if poll.state not in {State.OPEN, State.CLOSED}:
        done = words("date-polls-proposal-done", title=poll.title)
        return Card(done, (Context(done),))
    head = words("date-polls-proposal", title=poll.title)
    parts = tuple(_proposed(date_proposals.ahead(proposal, services.clock()), network, services, words))
    return Card("\n".join((head, read_out(parts))), (Heading(head), *parts, Divider(), _other_ways(poll, words)))


def _proposed(proposal: Proposal, network: Network, services: Services, words: Words) -> Iterator[Part]:
    poll = proposal.poll
    if not proposal.ranked:
        yield Paragraph(words(_why_none(proposal, services.clock())))
        return
    best, *others = proposal.ranked
    yield Paragraph(dated(poll.options[best.option], network, services, words))
    yield Paragraph(_reason(best, proposal, words))
    yield Buttons((_choose(poll, best, words, Style.PRIMARY),))
    for one in others[:NEXT_BEST]:
        count = words("date-polls-can", coming=one.coming, asked=proposal.asked)
        yield Context(f"{dated(poll.options[one.option], network, services, words)}\n{count}")
        yield Buttons((_choose(poll, one, words),))


def _why_none(proposal: Proposal, now: datetime) -> str:
    if max(proposal.poll.options) <= now:
        return "date-polls-too-late"
    return "date-polls-nobody" if proposal.answered else "date-polls-no-answers"


def _reason(best: Ranked, proposal: Proposal, words: Words) -> str:
    """In one sentence."""
    kind = "fair" if best.coming < proposal.most else "seats" if best.seats else "most"
    return words(f"date-polls-reason-{kind}", coming=best.coming, asked=proposal.asked)


def _choose(poll: Poll, choice: Ranked, words: Words, style: Style = Style.PLAIN) -> Button:
    label = words("date-polls-choose", when=words.day(poll.options[choice.option]))
    return Button(label, "meetings.invite", f"{poll.id} {choice.option}", style, opens=True)


def _other_ways(poll: Poll, words: Words) -> Buttons:
    drop, sure = words("date-polls-drop"), words("date-polls-drop-sure")
    return Buttons(
        (
            see(poll, words),
            Button(words("date-polls-other"), "date_polls.options", poll.id, opens=True),
            Button(words("date-polls-again"), "date_polls.open", poll.id, opens=True),
            Button(drop, "date_polls.drop", poll.id, Style.DANGER, confirm=asked_first(drop, sure, words)),
        )
    )


CARDS = {CARD: card, REMINDER_CARD: reminder_card, PROPOSAL_CARD: proposal_card}
