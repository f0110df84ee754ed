"""*Ärenden*: what a meeting takes up, in which of its parts, and what came of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain import items, meetings, parts
from domain.errors import NotFound
from domain.ids import is_id, new_id
from domain.items import (
    BODY_MOST,
    MOST_QUESTIONS,
    QUESTION_MOST,
    UNSORTED,
    WHOLE,
    Item,
    Outcome,
    Question,
    Sorting,
)
from domain.members import look_after, looks_after, name_of
from handlers.catalog import key
from handlers.meeting_cards import span
from handlers.pieces import asked_first
from handlers.routes import Phase, Request, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Choice,
    Context,
    Divider,
    Form,
    Heading,
    Next,
    Open,
    Option,
    Paragraph,
    Reply,
    Style,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.meetings import Meeting
    from domain.parts import Part
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Field
    from handlers.ui import Part as Shown

YES, NO = "yes", "no"
ON_PAGE = 5
"""Items on the meeting's own page."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a member sees of it. `parts`: that are theirs, for who looks after the room all. `names`: by id."""

    meeting: Meeting
    items: tuple[Item, ...]
    parts: tuple[Part, ...]
    sorting: Sorting | None
    names: dict[str, str]


def _agenda(store: Store, request: Request, id: str) -> Agenda:
    """Raises `NotFound`."""
    meeting = meetings.find(store, request.network.id, id)
    seen = tuple(items.seen(store, id, by=request.actor))
    leads = looks_after(request.actor)
    mine = store.parts.of(id) if leads else parts.theirs(store, id, request.actor)
    people = {who for item in seen for who in (item.author, *item.responsible) if who}
    names = {who: name_of(store, who) for who in people}
    return Agenda(meeting, seen, tuple(mine), store.items.sorting(id), names)


def on_page(meeting: Meeting, request: Request, services: Services) -> Iterable[Shown]:
    """Where there is an agenda that the member may see or add to."""
    words, agenda = services.words(request.actor.language), services.read(_agenda, request, meeting.id)
    if not _is_begun(agenda, request):
        return ()
    lines = [named(item, words) for item in agenda.items[:ON_PAGE]]
    more = len(agenda.items) - ON_PAGE
    told = "\n".join([*lines, *([words("items-more", count=more)] if more > 0 else [])])
    head = (Heading(words("items-title")), Paragraph(told)) if told else ()
    return (*head, _to_list(meeting, words))


def for_leaders(meeting: Meeting, request: Request, services: Services) -> Iterable[Shown]:
    """Who looks after the room begins it, and comes back to it from here as long as there is any."""
    begun = _is_begun(services.read(_agenda, request, meeting.id), request)
    words = services.words(request.actor.language)
    return (_to_list(meeting, words),) if begun or meeting.is_open(request.now) else ()


def _is_begun(agenda: Agenda, request: Request) -> bool:
    return bool(agenda.items) or (agenda.sorting is not None and agenda.meeting.is_open(request.now))


def _to_list(meeting: Meeting, words: Words) -> Buttons:
    return Buttons((Button(words("items-title"), "items.open", meeting.id, opens=True),))


def named(item: Item, words: Words) -> str:
    return words("items-line", number=item.number, body=item.body)


def open_list(request: Request, services: Services) -> Reply:
    return Open(listed(request.subject, request, services))


def listed(id: str, request: Request, services: Services, *, said: str = "") -> Form:
    """The agenda as the member sees it. `said`: of what was just done. Raises `NotFound`."""
    words, agenda = services.words(request.actor.language), services.read(_agenda, request, id)
    first = said or words("items-why" if agenda.items else "items-none")
    lines = (shown for item in agenda.items for shown in _item(item, agenda, request, words))
    return Form("items.open", words("items-title"), (Paragraph(first), *lines, *_buttons(agenda, request, words)))


def _item(item: Item, agenda: Agenda, request: Request, words: Words) -> Iterator[Shown]:
    yield Paragraph(named(item, words))
    yield Context(" · ".join(_facts(item, agenda, words)))
    if acts := tuple(_acts(item, agenda, request, words)):
        yield Buttons(acts)


def _facts(item: Item, agenda: Agenda, words: Words) -> Iterator[str]:
    titles = {part.id: part.title for part in agenda.parts}
    if item.outcome:
        yield words(f"items-came-{key(item.outcome)}", **_came(item, agenda.names, words))
    elif item.part == WHOLE or item.part in titles:
        yield titles.get(item.part) or words("items-whole")
    else:
        yield words("items-unsorted" if item.part == UNSORTED else "items-elsewhere")
    if name := agenda.names.get(item.author or "", ""):
        yield words("items-by", name=name)
    if item.again:
        yield words("items-again", times=item.again)


def _came(item: Item, names: dict[str, str], words: Words) -> dict[str, str]:
    match item.outcome:
        case Outcome.JOINT_VISIT:
            those = [names[one] for one in item.responsible if names.get(one)]
            who = words.together(those or [words("former-member")])
            return {"who": who, "day": words.day(item.day) if item.day else ""}
        case Outcome.REFERRED:
            return {"to": item.to}
        case _:
            return {}


def _acts(item: Item, agenda: Agenda, request: Request, words: Words) -> Iterator[Button]:
    leads, meeting = looks_after(request.actor), agenda.meeting
    if meeting.has_begun(request.now) and not item.carried:
        yield Button(words("items-settle"), "items.outcome", item.id)
    if leads and agenda.parts and not item.outcome and meeting.is_open(request.now):
        yield Button(words("items-sort"), "items.sort", item.id)
    if not item.outcome and (leads or item.author == request.actor.id):
        label = words("items-withdraw")
        sure = asked_first(label, words("items-withdraw-sure"), words)
        yield Button(label, "items.withdraw", item.id, confirm=sure)


def _buttons(agenda: Agenda, request: Request, words: Words) -> Iterator[Shown]:
    if agenda.meeting.is_open(request.now):
        acts = [Button(words("items-new"), "items.new", agenda.meeting.id, Style.PRIMARY)]
        if looks_after(request.actor) and agenda.parts:
            acts.append(Button(words("items-questions"), "items.questions", agenda.meeting.id))
        yield from (Divider(), Buttons(tuple(acts)))


def new(request: Request, services: Services) -> Reply:
    words, agenda = services.words(request.actor.language), services.read(_agenda, request, request.subject)
    questions = agenda.sorting.questions if agenda.sorting else ()
    hint = (Context(words("items-questions-hint")),) if len(questions) > 1 else ()
    return Next(
        Form(
            "items.add",
            words("items-title"),
            (
                Text("body", words("items-body"), hint=words("items-body-hint"), long=True, most=BODY_MOST),
                *(_yes_or_no(place, one.text, words) for place, one in enumerate(questions)),
                *hint,
            ),
            submit=words("items-add"),
            hidden={"id": new_id(services.chance), "meeting": agenda.meeting.id, "count": str(len(questions))},
        )
    )


def _yes_or_no(place: int, text: str, words: Words) -> Choice:
    options = tuple(Option(one, words(f"items-{one}")) for one in (YES, NO))
    return Choice(f"question{place}", text, options, required=place == 0, open=True)


def add(request: Request, services: Services) -> Reply:
    count = request.kept("count")
    if not is_id(request.kept("id")) or count not in map(str, range(MOST_QUESTIONS + 1)):
        raise NotFound
    given = tuple({YES: True, NO: False}.get(request.written(f"question{place}")) for place in range(int(count)))
    item = Item(request.kept("id"), request.kept("meeting"), 0, request.written("body"), request.actor.id)
    made = services.run(items.add, request.network.id, item, given, by=request.actor, now=request.now)
    words, agenda = services.words(request.actor.language), services.read(_agenda, request, made.meeting)
    return Next(listed(made.meeting, request, services, said=_landed(made, agenda, words)))


def _landed(item: Item, agenda: Agenda, words: Words) -> str:
    part = next((one for one in agenda.parts if one.id == item.part), None)
    if part:
        when = span(part.begins(agenda.meeting), part.ends(agenda.meeting), words)
        return words("items-landed", number=item.number, part=part.title, span=when)
    kind = {WHOLE: "whole", UNSORTED: "unsorted"}.get(item.part, "elsewhere")
    return words(f"items-landed-{kind}", number=item.number)


def sort_form(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    item, there = services.read(_to_sort, request)
    words = services.words(request.actor.language)
    options, chosen = _places(there, words), item.part if item.part in {WHOLE, *(one.id for one in there)} else None
    shown = (Paragraph(named(item, words)), Choice("part", words("items-where"), options, chosen, open=True))
    return Next(Form("items.sorted", words("items-title"), shown, submit=words("save"), hidden={"id": item.id}))


def _to_sort(store: Store, request: Request) -> tuple[Item, list[Part]]:
    item = items.find(store, request.network.id, request.subject, by=request.actor)
    return item, store.parts.of(item.meeting)


def _places(there: Iterable[Part], words: Words) -> tuple[Option, ...]:
    return (*(Option(part.id, part.title) for part in there), Option(WHOLE, words("items-whole")))


def sort(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    id = request.kept("id")
    services.run(items.sort, request.network.id, id, request.written("part"), by=request.actor, now=request.now)
    item = services.read(items.find, request.network.id, id, by=request.actor)
    return Next(listed(item.meeting, request, services))


def questions_form(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    words, agenda = services.words(request.actor.language), services.read(_agenda, request, request.subject)
    given = agenda.sorting or Sorting(agenda.meeting.id, (), "")
    lines = (field for place in range(MOST_QUESTIONS) for field in _question(place, given, agenda, words))
    otherwise = Choice("otherwise", words("items-otherwise"), _places(agenda.parts, words), given.otherwise or None)
    return Next(
        Form(
            "items.decide",
            words("items-title"),
            (Paragraph(words("items-questions-why")), *lines, otherwise),
            submit=words("save"),
            hidden={"meeting": agenda.meeting.id},
        )
    )


def _question(place: int, given: Sorting, agenda: Agenda, words: Words) -> Iterator[Field]:
    one, number = (*given.questions, *(None,) * MOST_QUESTIONS)[place], place + 1
    label, hint = words("items-question", number=number), words("items-question-hint")
    yield Text(f"question{place}", label, one.text if one else "", hint, place == 0, most=QUESTION_MOST)
    leads = words("items-leads-to", number=number)
    yield Choice(f"part{place}", leads, _places(agenda.parts, words), one.part if one else None, required=place == 0)


def decide(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    asked = tuple(
        Question(request.written(f"question{place}")[:QUESTION_MOST], request.written(f"part{place}"))
        for place in range(MOST_QUESTIONS)
        if request.written(f"question{place}") or place == 0
    )
    made = Sorting(request.kept("meeting"), asked, request.written("otherwise"))
    services.run(items.decide, request.network.id, made, by=request.actor, now=request.now)
    said = services.words(request.actor.language)("items-decided")
    return Next(listed(made.meeting, request, services, said=said))


def withdraw(request: Request, services: Services) -> Reply:
    item = services.read(items.find, request.network.id, request.subject, by=request.actor)
    services.run(items.withdraw, request.network.id, item.id, by=request.actor)
    return Next(listed(item.meeting, request, services))


ROUTES = (
    press("items.open", open_list),
    press("items.new", new),
    submit("items.add", add),
    press("items.sort", sort_form),
    submit("items.sorted", sort),
    press("items.questions", questions_form),
    submit("items.decide", decide),
    press("items.withdraw", withdraw),
)
SECTIONS = (on_page,)
LEADER_SECTIONS = ((Phase.BEFORE, for_leaders),)
