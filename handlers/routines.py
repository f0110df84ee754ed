"""*Rutiner*: who does what before, during and after a meeting, written by who leads and ticked off by each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import routine_lines, routines
from domain.errors import NotFound
from domain.ids import is_id, new_id
from domain.members import let_in, look_after
from domain.routines import DEPUTY, EVERYONE, FACILITATOR, LINE_MOST, TITLE_MOST, Line, Routine
from handlers.pieces import asked_first, notice
from handlers.routes import Request, numbered, press, submit
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
    Toggle,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

DAYS = (-28, -21, -14, -7, -3, -1, 0, 1, 3, 7, 14, 28)
"""From the meeting, that a line may be written for."""
LEADING = (EVERYONE, FACILITATOR, DEPUTY)
TEMPLATE = (
    (-14, FACILITATOR),
    (-7, EVERYONE),
    (-1, FACILITATOR),
    (0, DEPUTY),
    (0, EVERYONE),
    (1, FACILITATOR),
)
"""Of the routine that is proposed: when, and who; the catalogue has the words."""


def open_list(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    return Open(_list(request, services))


def to_list(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    return Next(_list(request, services))


def _list(request: Request, services: Services) -> Form:
    words = services.words(request.actor.language)
    those = services.read(lambda store: store.routines.of(request.network.id))
    lines = (part for one in those for part in _listed(one, words))
    new = Buttons((Button(words("routines-new"), "routines.new"),))
    return Form("routines.list", words("routines-title"), (Paragraph(words("routines-why")), *lines, Divider(), new))


def _listed(routine: Routine, words: Words) -> tuple[Part, ...]:
    edit = Button(words("routines-read"), "routines.edit", routine.id)
    return Paragraph(routine.title), Context(version_line(routine, words)), Buttons((edit,))


def version_line(routine: Routine, words: Words) -> str:
    if not routine.version:
        return words("routines-unpublished")
    return words("routines-changed" if routine.draft is not None else "routines-version", version=routine.version)


def new(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    words = services.words(request.actor.language)
    name = Text("title", words("routines-name"), hint=words("routines-name-hint"), most=TITLE_MOST)
    start = Toggle("template", words("routines-start"), words("routines-start-template"), initial=True)
    hidden = {"id": new_id(services.chance)}
    return Next(Form("routines.begin", words("routines-title"), (name, start), submit=words("go-on"), hidden=hidden))


def begin(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    id = request.kept("id")
    if not is_id(id):
        raise NotFound
    network = services.words(request.network.language)
    draft = _template(network) if request.ticked("template") else ()
    made = Routine(id, request.network.id, request.written("title"), draft=draft)
    services.run(routines.begin, made, by=request.actor)
    return Next(_edit(id, request, services))


def _template(words: Words) -> tuple[Line, ...]:
    those = enumerate(TEMPLATE, start=1)
    return tuple(Line(number, days, who, words(f"routines-template-{number}")) for number, (days, who) in those)


def edit(request: Request, services: Services) -> Reply:
    return Next(_edit(request.subject, request, services))


def _edit(id: str, request: Request, services: Services) -> Form:
    words = services.words(request.actor.language)
    routine, lines, kept = services.read(_whole, id, request)
    parts = [part for line in lines for part in _line(routine, line, kept.get(line.number), words)]
    return Form(
        "routines.edit",
        words("routines-title"),
        (
            Heading(routine.title),
            Context(version_line(routine, words)),
            *(parts or (Paragraph(words("routines-empty")),)),
            Divider(),
            Buttons(tuple(_edit_buttons(routine, words))),
        ),
    )


def _whole(store: Store, id: str, request: Request) -> tuple[Routine, tuple[Line, ...], dict[int, tuple[int, int]]]:
    routine = routines.find(store, request.network.id, id, by=request.actor)
    return routine, routines.written(store, routine), routine_lines.kept_to(store, routine, now=request.now)


def _line(routine: Routine, line: Line, kept: tuple[int, int] | None, words: Words) -> Iterator[Part]:
    subject = f"{routine.id} {line.number}"
    label = words("routines-strike")
    sure = asked_first(label, words("routines-strike-sure"), words)
    yield Paragraph(line.text)
    told = f"{when(line.days, words)} · {_who(line.who, words)}"
    done = words("routines-kept", done=kept[0], held=kept[1]) if kept else ""
    yield Context(f"{told}. {done}" if done else told)
    yield Buttons(
        (Button(words("change-own"), "routines.line", subject), Button(label, "routines.strike", subject, confirm=sure))
    )


def when(days: int, words: Words) -> str:
    key = "before" if days < 0 else "after" if days else "during"
    return words(f"routines-{key}", days=abs(days))


def _who(who: str, words: Words) -> str:
    return words(f"routines-who-{who}") if who in LEADING else who


def _edit_buttons(routine: Routine, words: Words) -> Iterator[Button]:
    if routine.draft:
        label = words("routines-publish", version=routine.version + 1)
        yield Button(label, "routines.publish", routine.id, Style.PRIMARY)
    yield Button(words("routines-add"), "routines.line", f"{routine.id} 0")
    yield Button(words("back"), "routines.list")
    label = words("routines-drop")
    yield Button(
        label, "routines.drop", routine.id, Style.DANGER, confirm=asked_first(label, words("routines-drop-sure"), words)
    )


def line_form(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    id, number = numbered(request.subject)
    routine, lines, _ = services.read(_whole, id, request)
    line = next((one for one in lines if one.number == number), None)
    if number and line is None:
        raise NotFound
    words = services.words(request.actor.language)
    days = tuple(Option(str(each), when(each, words)) for each in sorted({*DAYS, *((line.days,) if line else ())}))
    whos = tuple(Option(who, _who(who, words)) for who in services.read(_whos, request.network.id, line))
    return Next(
        Form(
            "routines.write",
            words("routines-title"),
            (
                Text(
                    "text",
                    words("routines-text"),
                    line.text if line else "",
                    words("routines-text-hint"),
                    most=LINE_MOST,
                ),
                Choice("days", words("routines-days"), days, str(line.days if line else -7)),
                Choice("who", words("routines-whose"), whos, line.who if line else EVERYONE),
                Buttons((Button(words("back"), "routines.edit", routine.id),)),
            ),
            submit=words("save"),
            hidden={"id": routine.id, "number": str(number)},
        )
    )


def _whos(store: Store, network: str, line: Line | None) -> list[str]:
    """Whom a line may be for: the titles that members have told, and the one that it is for now."""
    titles = {one.attributes.title.strip() for one in let_in(store, network)} - {""}
    mine = {line.who} - set(LEADING) if line else set()
    by_name = {title.casefold(): title for title in sorted(titles | mine)}
    return [*LEADING, *(by_name[key] for key in sorted(by_name))]


def write(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    id, number = numbered(f"{request.kept('id')} {request.kept('number')}")
    who, days = request.written("who"), request.written("days")
    if days not in {str(each) for each in range(routines.EARLIEST, routines.LATEST + 1)}:
        raise NotFound
    line = Line(number, int(days), who, request.written("text"))
    services.run(routines.write, request.network.id, id, line, by=request.actor)
    return Next(_edit(id, request, services))


def strike(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    id, number = numbered(request.subject)
    services.run(routines.strike, request.network.id, id, number, by=request.actor)
    return Next(_edit(id, request, services))


def publish(request: Request, services: Services) -> Reply:
    version = services.run(routines.publish, request.network.id, request.subject, by=request.actor)
    words = services.words(request.actor.language)
    back = Buttons((Button(words("back"), "routines.list"),))
    return Next(notice(words("routines-title"), words("routines-published", version=version), more=(back,)))


def drop(request: Request, services: Services) -> Reply:
    services.run(routines.drop, request.network.id, request.subject, by=request.actor)
    return Next(_list(request, services))


ROUTES = (
    press("routines.open", open_list),
    press("routines.list", to_list),
    press("routines.new", new),
    submit("routines.begin", begin),
    press("routines.edit", edit),
    press("routines.line", line_form),
    submit("routines.write", write),
    press("routines.strike", strike),
    press("routines.publish", publish),
    press("routines.drop", drop),
)
