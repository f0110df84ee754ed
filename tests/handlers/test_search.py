"""`/losning`: the field, the filters, five hits, more, and what to do when there is nothing."""

import pytest

from bot.slack.draw import modal
from domain import questions
from domain.bank import Brought, Held, bring_in
from domain.questions import Ask
from domain.solutions import Text
from handlers.routes import Kind
from handlers.ui import Buttons, Form, Heading, Paragraph, Quote
from tests.small import ANNA, BOSSE, START, Small, buttons_of, fields_of, form_of, said


def fill(room: Small, count: int, *, themes: tuple[str, ...] = (), size_class: str = "liten") -> None:
    for number in range(count):
        text = Text(f"Vi köpte nya lampor till avdelning {number}.", themes=themes, size_class=size_class)
        brought = room.db.run(bring_in, "n1", Held(text), external_id="", id=f"s{size_class}{number:02}", now=START)
        assert brought is Brought.NEW


def search(room: Small, text: str) -> Form:
    return form_of(room.does(ANNA, Kind.COMMAND, "losning", text=text))


def titles(form: Form) -> list[str]:
    return [part.text for part in form.fields if isinstance(part, Heading) and "lampor" in part.text]


def test_the_bare_command_and_the_shortcut_open_an_empty_form(room: Small) -> None:
    fill(room, 1)
    forms = [
        search(room, " "),
        form_of(room.does(ANNA, Kind.SHORTCUT, "search.open")),
        form_of(room.presses(ANNA, "search.open")),
    ]
    for form in forms:
        assert titles(form) == []
        assert set(fields_of(form)) == {"words", "themes", "size_class", "provider", "like"}
        assert set(buttons_of(form)) == {"solutions.new"}


def test_words_after_the_command_are_searched_at_once_and_stay_in_the_field(room: Small) -> None:
    fill(room, 7)
    form = search(room, "lampor avdelning")
    assert len(titles(form)) == 5
    assert fields_of(form)["words"].initial == "lampor avdelning"
    assert "liten kommun" in said(form)
    six = form_of(room.presses(ANNA, "search.more", buttons_of(form)["search.more"].subject, form))
    assert len(titles(six)) == 7
    assert fields_of(six)["words"].initial == "lampor avdelning"
    assert "search.more" not in buttons_of(six)


def test_filters_narrow_and_stay(room: Small) -> None:
    fill(room, 2, themes=("natt",))
    fill(room, 2, size_class="stor")
    form = search(room, "lampor")
    assert len(titles(form)) == 4
    narrowed = form_of(room.sends(ANNA, form, themes=("natt", "schema"), size_class="liten"))
    assert len(titles(narrowed)) == 2
    assert fields_of(narrowed)["themes"].initial == ("natt", "schema")
    assert fields_of(narrowed)["size_class"].initial == "liten"
    only_filters = form_of(room.sends(ANNA, narrowed, words="", themes=(), size_class="stor"))
    assert len(titles(only_filters)) == 2


def test_a_hit_is_read_from_the_form(room: Small) -> None:
    fill(room, 1)
    form = search(room, "lampor")
    whole = room.presses(ANNA, "solutions.read", buttons_of(form)["solutions.read"].subject, form)
    assert "Vi köpte nya lampor till avdelning 0." in said(whole)


def test_every_button_says_what_it_opens(room: Small) -> None:
    fill(room, 3)
    form = search(room, "lampor")
    labels = [b.label for part in form.fields if isinstance(part, Buttons) for b in part.buttons if "Läs" in b.label]
    assert len(set(labels)) == 3
    assert all(any(title in label for label in labels) for title in titles(form))


def test_nothing_found_offers_to_ask_the_room(room: Small) -> None:
    form = search(room, "takläggare")
    assert "Boten hittade ingen lösning" in said(form)
    button = buttons_of(form)["search.ask"]
    assert button.opens
    asked = form_of(room.presses(ANNA, button.route, button.subject, form))
    assert asked.name == "questions.write"
    assert fields_of(asked)["body"].initial == "takläggare"


def test_who_finds_nothing_that_fits_may_ask_the_room_as_well(room: Small) -> None:
    fill(room, 1)
    form = search(room, "hur lagar man lampor?")
    assert "Passar inget av det här?" in said(form)
    asked = form_of(room.presses(ANNA, "search.ask", buttons_of(form)["search.ask"].subject, form))
    assert fields_of(asked)["body"].initial == "hur lagar man lampor?"
    assert "search.ask" not in buttons_of(room.sends(ANNA, form, words=""))


@pytest.mark.parametrize("typed", ["takläggare " * 250, "lamporr avdelnning " * 150, "x" * 2500])
def test_however_much_is_typed_it_is_drawn_and_can_be_asked(room: Small, typed: str) -> None:
    fill(room, 1)
    form = search(room, typed)
    assert modal(form)
    asked = form_of(room.presses(ANNA, "search.ask", buttons_of(form)["search.ask"].subject, form))
    assert fields_of(asked)["body"].initial == typed.strip()


def test_what_is_searched_for_may_be_anything_since_it_is_not_kept(room: Small) -> None:
    form = search(room, "lampor")
    assert "Boten hittade ingen lösning" in said(room.sends(ANNA, form, words="070-123 45 67"))


def test_so_many_are_shown_and_then_words_are_asked_for(room: Small) -> None:
    fill(room, 25)
    form = search(room, "lampor")
    for _ in range(3):
        form = form_of(room.presses(ANNA, "search.more", buttons_of(form)["search.more"].subject, form))
    assert len(titles(form)) == 20
    assert "Det finns fler" in said(form)


def test_a_slip_is_pointed_out_and_put_right_by_a_press(room: Small) -> None:
    fill(room, 2)
    form = search(room, "lamporr")
    assert buttons_of(form)["search.meant"].label == "Menade du ”lampor”?"
    right = form_of(room.presses(ANNA, "search.meant", buttons_of(form)["search.meant"].subject, form))
    assert fields_of(right)["words"].initial == "lampor"
    assert "search.meant" not in buttons_of(right)


def test_the_button_says_what_is_another_word_and_puts_all_of_them_right(room: Small) -> None:
    fill(room, 2)
    form = search(room, "Hur byter ni lamporr på varje avdelning?")
    button = buttons_of(form)["search.meant"]
    assert button.label == "Menade du ”lampor”?"
    right = form_of(room.presses(ANNA, button.route, button.subject, form))
    assert fields_of(right)["words"].initial == "hur byter ni lampor på varje avdelning"


def test_the_words_that_matched_are_shown(room: Small) -> None:
    fill(room, 1)
    assert "Träffar på: lampor, avdelning" in said(search(room, "lampan på vilken avdelning"))


def test_a_theme_that_matched_is_told_by_its_name(room: Small) -> None:
    fill(room, 1, themes=("anhoriga",))
    assert "Träffar på: anhöriga\n" in said(search(room, "anhörigas")) + "\n"


def test_the_words_that_matched_stand_out_in_the_line_that_holds_them(room: Small) -> None:
    text = Text("Vi ändrade turerna.", situation="Alla lamporna hade slocknat.")
    room.db.run(bring_in, "n1", Held(text), external_id="", id="s1", now=START)
    form = search(room, "lampa slocknar")
    [line] = [part for part in form.fields if isinstance(part, Paragraph) and part.marked]
    assert line == Paragraph("Alla lamporna hade slocknat.", ("lamporna", "slocknat"))


def test_those_from_places_like_ones_own_come_first_when_that_is_chosen(room: Small) -> None:
    fill(room, 2, size_class="stor")
    fill(room, 2, size_class=ANNA.attributes.size_class)
    form = search(room, "lampor avdelning")
    liked = form_of(room.sends(ANNA, form, like=True))
    assert [id.startswith(f"s{ANNA.attributes.size_class}") for id in read(liked)] == [True, True, False, False]
    assert fields_of(liked)["like"].initial is True
    assert "like" not in fields_of(form_of(room.does(BOSSE, Kind.COMMAND, "losning", text="lampor")))


def read(form: Form) -> list[str]:
    buttons = [one for part in form.fields if isinstance(part, Buttons) for one in part.buttons]
    return [one.subject for one in buttons if one.route == "solutions.read"]


def test_who_writes_nearly_what_is_there_already_is_shown_it_first(room: Small) -> None:
    text = Text(
        "Nattpersonalen fick skriva annonsen själva, och vi fick tolv sökande.", title="Annonsen skriven av natten"
    )
    room.db.run(bring_in, "n1", Held(text), external_id="", id="s1", now=START)
    form = form_of(room.presses(ANNA, "solutions.new"))
    twin = form_of(room.sends(ANNA, form, did="Annonsen fick nattpersonalen skriva själva. Tolv sökande kom."))
    assert "säger nästan samma sak" in said(twin)
    assert read(twin) == ["s1"]
    other = form_of(room.sends(ANNA, form, did="Vi började laga middagen på våningen tillsammans med de boende."))
    assert "säger nästan samma sak" not in said(other)


def test_a_losning_is_not_nearly_the_same_as_itself_where_its_form_is_sent_again(room: Small) -> None:
    form = form_of(room.presses(ANNA, "solutions.new"))
    did = "Nattpersonalen fick skriva annonsen själva, och vi fick tolv sökande."
    kept = room.sends(ANNA, form_of(room.sends(ANNA, form, did=did)))
    assert read(form_of(kept))
    assert "säger nästan samma sak" not in said(room.sends(ANNA, form, did=did))


def test_who_asks_is_shown_questions_about_the_same(room: Small) -> None:
    ask = Ask("q1", "n1", BOSSE.id, "Hur får ni tag på vikarier till helgens nattpass?", ())
    room.db.run(questions.ask, ask, now=START)
    form = form_of(room.presses(ANNA, "questions.door"))
    words = "Hur hittar ni en vikarie till nattpasset på helgen?"
    review = form_of(room.sends(ANNA, form, body=words, sender="unnamed"))
    assert Heading("Frågor som liknar") in review.fields
    assert Quote(ask.body) in review.fields
