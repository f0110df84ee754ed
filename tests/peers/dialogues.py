"""What people do with the bot, told once and played on every server, one after the other in any order. Written for what
all servers can do: no shortcut, no lookup, no button in a form, and only one person with a form open at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.demo.cast import CHANNEL, STRANGER, TEAM
from bot.slack.post import SlackSpeaker
from domain.networks import Place
from handlers.ui import Card, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.demo.people import Person
    from tests.world import World


def review(person: Person, body: str, *, named: bool) -> None:
    """Asks, as far as the review."""
    person.command("/fraga")
    person.fill("Vad vill du fråga?", body)
    person.fill("Vem står som avsändare?", "Jag" if named else "Ingen")
    assert person.submit().ok
    assert body in person.screen()


def ask(world: World, person: Person, body: str) -> None:
    review(person, body, named=True)
    assert person.submit().ok
    person.close()
    world.deliver()


def a_named_question_is_answered_in_its_thread(world: World) -> None:
    maria, per = world.person("UMARIA"), world.person("UPER")
    ask(world, maria, "Hur gör ni med semestern när två vill ha samma veckor?")
    card = per.find("samma veckor")
    assert "Maria Tegelund frågar" in per.see(thread=card)
    per.press("Svara", on=card)
    per.fill("Ditt svar", "Vi lottar vart tredje år.")
    per.fill("Vem står som avsändare?", "Jag")
    assert per.submit().ok
    assert per.submit().ok
    per.close()
    world.deliver()
    assert "Vi lottar vart tredje år." in maria.see(thread=card)
    assert "Vi lottar" not in maria.see()
    assert "1 svar" in maria.see(thread=card)


def an_unnamed_question_comes_in_a_slot_and_its_asker_comes_back(world: World) -> None:
    lena, per = world.person("ULENA"), world.person("UPER")
    body = "Hur gör ni när två blir sjuka samtidigt?"
    review(lena, body, named=False)
    code = lena.screen().partition("# Dina kodord\n> ")[2].partition("\n")[0]
    assert len(code.split()) == 5
    assert lena.submit().ok
    lena.close()
    world.deliver()
    assert body not in per.see()
    world.pass_slots(2)
    card = per.see(thread=per.find(body))
    assert "Fråga utan namn" in card
    assert "Lena" not in card
    lena.home()
    lena.press("Jag har kodord")
    lena.fill("Skriv dina fem kodord", code.upper())
    assert lena.submit().ok
    assert body in lena.screen()


def too_few_code_words_are_said_at_their_field(world: World) -> None:
    olle = world.person("UOLLE")
    olle.home()
    olle.press("Jag har kodord")
    olle.fill("Skriv dina fem kodord", "ett två")
    assert set(olle.submit().errors) == {"Skriv dina fem kodord"}
    assert "ett två" in olle.screen()


def me_too_is_whispered_and_counted_from_three(world: World) -> None:
    yusuf, eva = world.person("UYUSUF"), world.person("UEVA")
    ask(world, yusuf, "Hur får ni tid till samtal med alla?")
    for presser in (world.person("UPER"), world.person("UAMIR"), eva):
        presser.press("Jag också", on=presser.find("tid till samtal"))
        assert "Ingen ser att det var du" in presser.whispers[-1]
    eva.press("Jag också", on=eva.find("tid till samtal"))
    assert "redan tryckt" in eva.whispers[-1]
    assert not any("redan tryckt" in whisper for whisper in world.person("UPER").whispers)
    assert "undrar samma sak" not in yusuf.see(thread=yusuf.find("tid till samtal"))
    world.pass_slots(1)
    assert "3 till undrar samma sak" in yusuf.see(thread=yusuf.find("tid till samtal"))


def personal_data_is_stopped_at_its_field_and_nothing_is_lost(world: World) -> None:
    hanna = world.person("UHANNA")
    hanna.command("/fraga")
    hanna.fill("Vad vill du fråga?", "Det gäller 340512-1215 och ingen svarar.")
    hanna.fill("Vem står som avsändare?", "Jag")
    assert set(hanna.submit().errors) == {"Vad vill du fråga?"}
    assert "340512-1215" in hanna.screen()
    hanna.fill("Vad vill du fråga?", "Vad gör ni när ingen svarar?")
    assert hanna.submit().ok
    assert "Vad gör ni när ingen svarar?" in hanna.screen()


def home_opens_and_leads_to_a_question(world: World) -> None:
    agneta = world.person("UAGNETA")
    agneta.home()  # draws it; who is there sees it a moment later
    assert "Välkommen, Agneta Brolin. Du är samtalsledare." in agneta.home()
    agneta.press("Fråga rummet")
    assert agneta.screen().startswith("== Fråga rummet ==")


def a_direct_message_is_answered_with_how_to_ask(world: World) -> None:
    amir = world.person("UAMIR")
    amir.say("Jag undrar en sak om nätterna", amir.dm)
    world.deliver()
    answer = amir.find("Boten sparar inget av det du skriver här", amir.dm)
    amir.press("Fråga rummet", on=answer)
    assert amir.screen().startswith("== Fråga rummet ==")


def a_question_changed_by_its_asker_is_drawn_anew(world: World) -> None:
    maria, per = world.person("UMARIA"), world.person("UPER")
    ask(world, maria, "Vem skriver ert schema?")
    maria.press("Ändra", on=maria.find("Vem skriver ert schema?"))
    assert "Vem skriver ert schema?" in maria.screen()
    maria.fill("Vad vill du fråga?", "Vem lägger ert schema?")
    assert maria.submit().ok
    world.deliver()
    assert "Vem lägger ert schema?" in per.see()
    assert "Vem skriver ert schema?" not in per.see()


def a_stranger_is_refused_in_a_whisper(world: World) -> None:
    stranger = world.person(STRANGER.user)
    stranger.command("/fraga", channel=stranger.dm)
    assert stranger.screen() == ""
    assert len(stranger.whispers) == 1


def what_the_bot_posts_it_changes_and_removes(world: World) -> None:
    """As the worker does, which also finds that a post is gone already."""
    speaker, per = SlackSpeaker(world.house.client), world.person("UPER")
    room = Place("slack", TEAM, CHANNEL)
    first, second = (Card(text, (Paragraph(text),)) for text in ("Det första", "Det andra"))
    head = speaker.post(room, first, id="a", under=None, since=None)
    reply = speaker.post(room, second, id="b", under=head, since=None)
    world.double.settle()
    assert "Det andra" in per.see(thread=per.find("Det första"))
    speaker.refresh(head, Card("Det nya", (Paragraph("Det nya"),)))
    world.double.settle()
    assert "Det nya" in per.see()
    assert "Det första" not in per.see()
    for _ in range(2):
        speaker.remove(reply)
        speaker.remove(head)
        speaker.refresh(head, first)
    world.double.settle()
    assert "Det första" not in per.see()
    assert "Det nya" not in per.see()


DIALOGUES: tuple[Callable[[World], None], ...] = (
    a_named_question_is_answered_in_its_thread,
    an_unnamed_question_comes_in_a_slot_and_its_asker_comes_back,
    too_few_code_words_are_said_at_their_field,
    me_too_is_whispered_and_counted_from_three,
    personal_data_is_stopped_at_its_field_and_nothing_is_lost,
    home_opens_and_leads_to_a_question,
    a_direct_message_is_answered_with_how_to_ask,
    a_question_changed_by_its_asker_is_drawn_anew,
    a_stranger_is_refused_in_a_whisper,
    what_the_bot_posts_it_changes_and_removes,
)
