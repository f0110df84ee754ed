"""Three questions after a meeting, answered in one form; what may be told of the answers, and how it goes over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import checks
from domain.checks import CARD, REMINDER_CARD, RESULT_CARD, Question, State
from domain.checks import Reply as Answer
from domain.polls import FEWEST_ANSWERS, Vague
from domain.waiting import WaitingBallot
from handlers import meeting_page, numbers
from handlers.pieces import line, notice, promise, read_out
from handlers.routes import Phase, Request, one_of, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choice,
    Context,
    Form,
    Heading,
    Next,
    Open,
    Option,
    Paragraph,
    Reply,
    Style,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from domain.checks import Check
    from domain.meetings import Meeting
    from domain.polls import Result, Told
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part


def open_form(request: Request, services: Services) -> Reply:
    check = services.read(checks.find, request.network.id, request.subject, now=request.now)
    words = services.words(request.actor.language)
    answers = tuple(Option(one, words(f"checks-{one}")) for one in Answer)
    return Open(
        Form(
            "checks.answer",
            words("checks-title"),
            (
                Paragraph(words("checks-why")),
                *(Choice(one, words(f"checks-ask-{one}"), answers, open=True) for one in Question),
                _until(check.last, words),
                promise(words),
            ),
            submit=words("checks-send"),
            hidden={"meeting": request.subject},
        )
    )


def answer(request: Request, services: Services) -> Reply:
    """Counted once for each member, which stands in memory alone (PROMISES 11)."""
    meeting, words = request.kept("meeting"), services.words(request.actor.language)
    check = services.read(checks.find, request.network.id, meeting, now=request.now)
    acts = [WaitingBallot(meeting, one, one_of(Answer, request.written(one))) for one in Question]
    pressed = ("check", request.actor.id, meeting)
    if not services.limits.note(*pressed):
        return Next(notice(words("checks-title"), words("checks-again")))
    numbers.wait_apart(request, services, acts, pressed)
    return Next(notice(words("checks-title"), words("checks-thanks"), more=(_until(check.last, words),)))


def _until(last: date, words: Words) -> Context:
    return Context(words("checks-until", day=words.day(last), fewest=FEWEST_ANSWERS))


def skip(request: Request, services: Services) -> Reply:
    services.run(checks.skip, request.network.id, request.subject, by=request.actor)
    return Next(meeting_page.led(request.subject, request, services))


def resume(request: Request, services: Services) -> Reply:
    services.run(checks.resume, request.network.id, request.subject, by=request.actor, now=request.now)
    return Next(meeting_page.led(request.subject, request, services))


def section(meeting: Meeting, request: Request, services: Services) -> Iterable[Part]:
    """While it is asked, and what came of it."""
    check = services.read(lambda store: store.checks.get(meeting.id))
    words = services.words(request.actor.language)
    if check and check.is_open(request.now):
        label = words("checks-open")
        return Paragraph(words("checks-asks")), Buttons((Button(label, "checks.open", meeting.id, opens=True),))
    if check and check.state is State.TOLD:
        return Heading(words("checks-title")), *results(check, words)
    return ()


def leader_section(meeting: Meeting, request: Request, services: Services) -> Iterable[Part]:
    if not meeting.is_open(request.now):
        return ()
    words = services.words(request.actor.language)
    skipped = services.read(lambda store: store.checks.get(meeting.id))
    key, turn = ("unwanted", "resume") if skipped else ("wanted", "skip")
    button = Button(words(f"checks-{turn}"), f"checks.{turn}", meeting.id)
    return Context(words(f"checks-{key}")), Buttons((button,))


def results(check: Check, words: Words) -> Iterator[Part]:
    """Of each question what may be told."""
    if not any(check.results):
        yield Paragraph(words("checks-too-few", fewest=FEWEST_ANSWERS))
        return
    for question, result in zip(Question, check.results, strict=True):
        if result:
            yield from _told(words(f"checks-ask-{question}"), result, words)


def _told(question: str, result: Result, words: Words) -> Iterator[Part]:
    if not _is_told(result):
        yield from (Paragraph(question), Context(words("checks-untold", answers=result.answers)))
        return
    pairs = zip(Answer, result.options, strict=True)
    lines = (f"{words(f'checks-{one}')}: {_number(told, words)}" for one, told in pairs)
    yield Paragraph("\n".join((question, *lines)))
    yield Context(words("checks-answers", answers=result.answers))


def _is_told(result: Result | None) -> bool:
    return result is not None and Vague.UNTOLD not in result.options


def _number(told: Told, words: Words) -> str:
    return words(f"checks-{_named(told)}") if isinstance(told, Vague) else str(told)


def _named(told: Vague) -> str:
    return told.name.lower().replace("_", "-")


def told(store: Store, meeting: Meeting) -> list[tuple[Meeting, Check]]:
    return checks.told(store, meeting.network, until=meeting)


def trend(those: Sequence[tuple[Meeting, Check]], words: Words) -> Iterator[Part]:
    """How many said yes, meeting by meeting; nothing before there are two to compare."""
    shown = [(meeting, check) for meeting, check in those if any(map(_is_told, check.results))]
    if len(shown) < 2:  # noqa: PLR2004  a comparison
        return
    yield Heading(words("checks-trend"))
    for place, question in enumerate(Question):
        points = ((meeting, check.results[place]) for meeting, check in shown)
        told = "; ".join(_point(meeting, one, words) for meeting, one in points if one and _is_told(one))
        yield Paragraph(words("checks-trend-line", question=words(f"checks-ask-{question}"), points=told))


def _point(meeting: Meeting, result: Result, words: Words) -> str:
    day, yes = words.day(meeting.details.begins), result.options[0]
    if isinstance(yes, int):
        return words("checks-point", day=day, yes=yes, answers=result.answers)
    return words(f"checks-point-{_named(yes)}", day=day)


def card(id: str, services: Services) -> Card | None:
    return _asking(id, services, "checks-card")


def reminder_card(id: str, services: Services) -> Card | None:
    """None once it is over: what was asked first says so."""
    found = services.read(_shown, id)
    return None if found is None or found[1].state is State.TOLD else _asking(id, services, "checks-reminder")


def _asking(id: str, services: Services, key: str) -> Card | None:
    """Whether it has been answered by whom nobody knows: everybody is asked alike."""
    found = services.read(_shown, id)
    if found is None:
        return None
    meeting, check, language, _ = found
    words = services.words(language)
    title = meeting.details.title
    if check.state is State.TOLD:
        return line(words("checks-closed", title=title))
    parts = (Heading(words(key, title=title)), Paragraph(words("checks-why")), _until(check.last, words))
    button = Button(words("checks-open"), "checks.open", id, Style.PRIMARY, opens=True)
    return Card(read_out(parts), (*parts, Buttons((button,))))


def result_card(id: str, services: Services) -> Card | None:
    found = services.read(_shown, id)
    if found is None:
        return None
    meeting, check, language, earlier = found
    words = services.words(language)
    head = Heading(words("checks-result", title=meeting.details.title))
    parts = (head, *results(check, words), *trend(earlier, words))
    return Card(read_out(parts), parts)


def _shown(store: Store, id: str) -> tuple[Meeting, Check, str, list[tuple[Meeting, Check]]] | None:
    """With those before it."""
    meeting, check = store.meetings.get(id), store.checks.get(id)
    network = store.networks.get(meeting.network) if meeting else None
    return (meeting, check, network.language, told(store, meeting)) if meeting and check and network else None


ROUTES = (
    press("checks.open", open_form),
    submit("checks.answer", answer),
    press("checks.skip", skip),
    press("checks.resume", resume),
)
CARDS = {CARD: card, REMINDER_CARD: reminder_card, RESULT_CARD: result_card}
SECTIONS = (section,)
LEADER_SECTIONS = ((Phase.AFTER, leader_section),)
