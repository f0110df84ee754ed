"""What people settle among themselves on the page: who is where, what is pinned, and whose account is what."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.bot.demo.page.fake import ANNA, ANNAS_DM, BO, GUEST, ROOM, Fake, Json, ts
from tests.browser.page import LAPTOP, PersonsPage

pytestmark = pytest.mark.browser

PHONE = (390, 760)


def test_the_channel_is_left_only_after_a_question(page: PersonsPage, fake: Fake) -> None:
    def left(_body: Json) -> Json:
        fake.closed.add(ROOM)
        fake.tell("channels")
        return {"ok": True}

    fake.answers["leave"] = left
    page.page.get_by_role("button", name="Kanalens meny").click()
    page.page.get_by_role("menuitem", name="Lämna kanalen").click()
    page.confirm("Avbryt")
    assert fake.bodies("leave") == []
    page.leave()
    expect(page.page.get_by_role("heading", level=1)).to_have_text("lunch")
    assert fake.bodies("leave") == [{"user": ANNA, "channel": ROOM}]


def test_a_colleague_who_is_not_there_yet_is_added(page: PersonsPage, fake: Fake) -> None:
    page.page.get_by_role("button", name="Kanalens meny").click()
    page.page.get_by_role("menuitem", name="Lägg till en kollega").click()
    offered = page.page.get_by_role("dialog", name="Lägg till en kollega").get_by_role("button")
    expect(offered).to_contain_text(["Cilla Farhadi", "Petter Kvarn", "Ingela Stolt"])
    page.page.keyboard.press("Escape")
    page.add_colleague("Cilla Farhadi")
    assert fake.bodies("add") == [{"user": ANNA, "channel": ROOM, "person": "UCILLA"}]


def test_a_guest_adds_nobody(page: PersonsPage) -> None:
    page.become("Petter Kvarn")
    page.go("lunch")
    page.page.get_by_role("button", name="Kanalens meny").click()
    expect(page.page.get_by_role("menuitem")).to_have_text(["Lämna kanalen"])


def test_an_administrator_governs_accounts_and_nobody_else(page: PersonsPage, fake: Fake) -> None:
    expect(page.page.get_by_role("button", name="Hantera konton")).to_be_hidden()
    page.become("Ingela Stolt")
    page.close_account("Bo Åkerhielm")
    page.make_guest("Cilla Farhadi")
    page.make_member_of_workspace("Petter Kvarn")
    assert [(one["person"], one["become"]) for one in fake.bodies("account")] == [
        (BO, "closed"),
        ("UCILLA", "guest"),
        (GUEST, "member"),
    ]


def test_a_closed_account_opens_nothing_and_says_why(page: PersonsPage) -> None:
    page.become("Dag Granfors")
    expect(page.page.get_by_role("heading", level=1)).to_have_text("Kontot är avslutat")
    expect(page.composer.and_(page.page.locator("textarea"))).to_have_count(0)
    page.become("Anna Lindvik")
    expect(page.page.get_by_role("heading", level=1)).to_have_text("rummet")


def test_one_who_is_in_no_channel_types_commands_to_the_bot(page: PersonsPage, fake: Fake) -> None:
    fake.closed |= {ROOM, "CLUNCH"}
    page.page.reload()
    page.ready()
    expect(page.page.get_by_role("navigation")).to_contain_text("Du är inte med i någon kanal.")
    expect(page.page.get_by_role("tab", name="Hem")).to_have_attribute("aria-selected", "true")
    page.page.get_by_role("tab", name="Meddelanden").click()
    page.command("/rummet")
    assert fake.bodies("say")[-1] == {"user": ANNA, "channel": ANNAS_DM, "text": "/rummet"}


def test_what_is_pinned_is_listed_and_found(page: PersonsPage, fake: Fake) -> None:
    fake.post({"ts": ts(-60), "user": BO, "text": "Välkommen. Läs *samtalslöftet* först.", "pinned": True})
    for minute in range(30):
        fake.post({"ts": ts(minute), "user": BO, "text": f"Rad {minute}"})
    expect(page.message("Rad 29")).to_be_in_viewport()
    expect(page.message("Välkommen.")).not_to_be_in_viewport()
    pins = page.pins()
    expect(pins).to_contain_text("Välkommen. Läs samtalslöftet först.")
    pins.get_by_role("menuitem").click()
    expect(page.message("Välkommen.")).to_be_in_viewport()


def test_files_are_there_to_keep_and_pictures_to_see(page: PersonsPage, fake: Fake) -> None:
    letter = {"id": "F1", "name": "brev.html", "title": "Inbjudan", "size": 2048, "picture": False, "alt": ""}
    code = {"id": "F2", "name": "kod.png", "title": "Kod", "size": 8, "picture": True, "alt": "En ruta att fotografera"}
    fake.post({"ts": ts(1), "files": [letter, code]})
    link = page.page.get_by_role("link", name="Inbjudan brev.html, 2 kB")
    with page.page.expect_download() as download:
        link.click()
    assert download.value.url == f"{fake.url}page/file?user={ANNA}&id=F1"
    assert download.value.suggested_filename == "brev.html"
    expect(page.page.get_by_role("img", name="En ruta att fotografera")).to_be_visible()


def test_links_of_slacks_own_open_inside_and_other_addresses_not_at_all(page: PersonsPage, fake: Fake) -> None:
    text = (
        "<slack://channel?team=T&amp;id=CLUNCH|lunchen> <slack://app?team=T&amp;id=A&amp;tab=home|hemmet> "
        "<https://example.org/a|sidan> <https://slack.com/app_redirect?app=A&amp;team=T|boten> "
        "<javascript:alert(1)|knepet> <http://example.org|osäkert>"
    )
    button = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Dit"}}
    blocks = [
        {"type": "section", "block_id": "s", "text": {"type": "mrkdwn", "text": text}},
        {"type": "actions", "block_id": "a", "elements": [{**button, "url": "slack://channel?team=T&id=CLUNCH"}]},
    ]
    fake.post({"ts": ts(1), "text": "Länkar", "blocks": blocks})
    links = page.message("sidan").get_by_role("link")
    expect(links).to_have_text(["lunchen", "hemmet", "sidan", "boten", "Dit"])
    for link in links.all():
        expect(link).to_have_attribute("rel", "noopener noreferrer")
    heading = page.page.get_by_role("heading", level=1)
    with page.page.expect_response("**/page/press"):
        page.page.get_by_role("link", name="Dit").click()
    expect(heading).to_have_text("lunch")
    assert fake.bodies("press")[0]["action_id"] == "go"
    page.go("rummet")
    page.page.get_by_role("link", name="lunchen").click()
    expect(heading).to_have_text("lunch")
    page.go("rummet")
    for name, tab in (("hemmet", "Hem"), ("boten", "Meddelanden")):
        page.page.get_by_role("link", name=name).click()
        expect(page.page.get_by_role("tab", name=tab)).to_have_attribute("aria-selected", "true")
        page.go("rummet")


def test_whoever_goes_elsewhere_before_a_link_has_led_anywhere_stays_there(page: PersonsPage, fake: Fake) -> None:
    fake.post({"ts": ts(1), "text": "Länk <slack://app?team=T&amp;id=A&amp;tab=home|hemmet>"})
    fake.post({"ts": ts(2), "text": "Välkommen"}, ANNAS_DM)
    held: list[Route] = []
    what_was_said = re.compile(rf"/page/messages\?.*channel={ANNAS_DM}")
    page.page.route(what_was_said, lambda route: held.append(route))  # noqa: PLW0108 - a built-in has no signature
    with page.page.expect_request(what_was_said):
        page.page.get_by_role("link", name="hemmet").click()
    expect(page.page.get_by_role("tab", name="Hem")).to_have_attribute("aria-selected", "true")
    page.go("rummet")
    held.pop().continue_()
    expect(page.message("hemmet")).to_be_visible()
    expect(page.page.get_by_role("heading", level=1)).to_have_text("rummet")


@pytest.mark.parametrize(("size", "touch"), [(LAPTOP, False), (PHONE, True)], ids=["laptop", "phone"])
def test_nothing_stands_in_the_way(
    new_page: Callable[..., PersonsPage], fake: Fake, size: tuple[int, int], *, touch: bool
) -> None:
    letter = {"id": "F1", "name": "brev.html", "title": "Inbjudan", "size": 2048, "picture": False, "alt": ""}
    fake.post({"ts": ts(-9), "user": BO, "text": "Välkommen", "pinned": True, "files": [letter]})
    page = new_page(size, touch=touch)
    found: list[str] = []

    def look() -> None:
        found.extend(page.barriers())
        assert page.sideways() <= 0

    page.pins()
    look()
    page.page.keyboard.press("Escape")
    page.page.get_by_role("button", name="Kanalens meny").click()
    look()
    page.page.get_by_role("menuitem", name="Lägg till en kollega").click()
    expect(page.page.get_by_role("dialog", name="Lägg till en kollega")).to_be_visible()
    look()
    page.page.keyboard.press("Escape")
    page.become("Ingela Stolt")
    page.make_guest("Cilla Farhadi")
    look()
    page.become("Dag Granfors")
    look()
    assert found == []
