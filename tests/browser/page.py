"""The page as a person uses it: what one sees and presses, by the words that stand there."""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--force-color-profile=srgb",
)
PATIENCE = 15_000  # milliseconds: a ceiling for a busy machine, never a wait
FIVE = 5
WORDS_OF_FOCUSED = """(() => {
  const node = document.activeElement;
  const read = [...node.childNodes].filter((one) => one.ariaHidden !== "true").map((one) => one.textContent).join("");
  return (node.ariaLabel || node.labels?.[0]?.textContent || read).trim();
})()"""
IS_FOCUS_SEEN = """(() => {
  const focused = document.activeElement;
  const { top, bottom, width } = focused.getBoundingClientRect();
  const outlined = (node) => node && (getComputedStyle(node).outlineStyle !== "none" || outlined(node.parentElement));
  return width > 0 && bottom > 0 && top < innerHeight && Boolean(outlined(focused));
})()"""
LAPTOP = (1280, 800)
PHONE = (360, 740)


@contextmanager
def chromium_running(executable: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=QUIET)
        expect.set_options(timeout=PATIENCE)
        try:
            yield browser
        finally:
            browser.close()


class PersonsPage:
    """One open page. What goes wrong inside it (script errors, failed requests) is kept in `trouble`."""

    def __init__(self, page: Page, url: str, *, pictures: Path | None = None) -> None:
        self.page, self.url, self.pictures = page, url, pictures
        self.trouble: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.trouble.append(f"{error.name}: {error.message}"))
        page.on("console", lambda said: self.trouble.append(said.text) if said.type == "error" else None)

    # --- where one is ---------------------------------------------------------------------------------------------

    def open(self) -> None:
        self.page.goto(self.url)
        self.ready()

    def ready(self) -> None:
        """Waits until the page shows somebody's room and listens for news."""
        expect(self.page.locator("html[data-ready]")).to_be_attached()

    def become(self, name: str) -> None:
        """`name` is the person's full name."""
        self.page.get_by_role("button", name=re.compile(r"^Du är: ")).click()
        self._pick("Byt person", name)
        self.see_person(name)

    def see_person(self, name: str) -> None:
        expect(self.page.get_by_role("button", name=re.compile(rf"^Du är: {re.escape(name)}"))).to_be_visible()
        self.ready()

    def go(self, place: str) -> None:
        """Opens a channel or conversation by the name it has in the sidebar."""
        self._sidebar().get_by_role("button", name=re.compile(rf"^{re.escape(place)}( \d+ olästa?)?$")).click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(place)

    def conversation(self) -> None:
        """Opens the direct messages with the bot."""
        self._sidebar().locator(".channel").filter(has=self.page.locator(".tag")).click()
        expect(self.page.get_by_role("tab", name="Meddelanden")).to_be_visible()

    def _sidebar(self) -> Locator:
        if self.page.locator("#drawer").is_visible():
            self.page.locator("#drawer").click()
        return self.page.get_by_role("navigation", name="Kanaler och samtal")

    def home(self) -> Locator:
        """Opens the bot's Home and returns it."""
        self.conversation()
        tab = self.page.get_by_role("tab", name="Hem")
        if tab.get_attribute("aria-selected") != "true":  # it is at once while nothing has been written
            tab.click()
        panel = self.page.get_by_role("tabpanel", name="Hem")
        expect(panel).not_to_have_attribute("aria-busy", "true")
        return panel

    def messages(self) -> None:
        """Opens what stands in the conversation with the bot."""
        self.conversation()
        self.page.get_by_role("tab", name="Meddelanden").click()

    def try_out(self, label: str) -> None:
        """Takes one of the page's suggestions to a visitor."""
        self._sidebar().get_by_role("button", name="Det här kan du prova").click()
        self.page.get_by_role("menuitem", name=label).click()
        self._see_note(f"{label}. ")
        self.ready()

    def jump(self, to: str = "Hoppa till nästa utskick") -> None:
        """Moves the product's clock: also "En timme framåt", "Ett dygn framåt", "En vecka framåt" and "Nästa
        arbetsdag kl. 10.00"."""
        self.page.locator("#clock").click()
        with self.page.expect_response("**/page/clock"):
            self.page.get_by_role("menuitem", name=to).click()
        expect(self.page.get_by_text(re.compile(r"^Klockan är nu "))).to_be_visible()

    def close_note(self) -> None:
        """Takes away the page's own note in the corner."""
        self.page.get_by_role("alert").get_by_role("button", name="Stäng").click()

    # --- who is where ---------------------------------------------------------------------------------------------

    def leave(self) -> None:
        """Leaves the open channel."""
        self._channel_menu("Lämna kanalen")
        self.confirm("Lämna kanalen")

    def add_colleague(self, name: str) -> None:
        """Into the open channel, past the bot."""
        self._channel_menu("Lägg till en kollega")
        self._pick("Lägg till en kollega", name)
        self._see_note(f"{name} är nu med i ")

    def _channel_menu(self, choice: str) -> None:
        self.page.get_by_role("button", name="Kanalens meny").click()
        self.page.get_by_role("menuitem", name=choice).click()

    def pins(self) -> Locator:
        """Opens the list of what is pinned in the open channel."""
        self.page.locator(".pins").click()
        return self.page.get_by_role("menu", name="Fästa meddelanden")

    def close_account(self, name: str) -> None:
        """As an administrator; so are the next two."""
        self._govern(name, "Avsluta kontot")
        self.confirm("Avsluta kontot")
        self._see_note(f"Kontot för {name} är avslutat.")

    def make_guest(self, name: str) -> None:
        self._govern(name, "Gör till gäst")
        self._see_note(f"{name} är nu gäst.")

    def make_member_of_workspace(self, name: str) -> None:
        self._govern(name, "Gör till vanlig medlem")
        self._see_note(f"{name} är inte längre gäst.")

    def _govern(self, name: str, choice: str) -> None:
        self._sidebar().get_by_role("button", name="Hantera konton").click()
        self._pick("Hantera konton", name)
        self.page.get_by_role("menu", name=name).get_by_role("menuitem", name=choice).click()

    def _pick(self, title: str, name: str) -> None:
        people = self.page.get_by_role("dialog", name=title)
        people.get_by_label("Sök på namn, roll eller kommun").fill(name)
        people.get_by_role("button", name=name).click()

    def _see_note(self, text: str) -> None:
        expect(self.page.get_by_role("alert").filter(has_text=text)).to_be_visible()

    # --- talking --------------------------------------------------------------------------------------------------

    @property
    def composer(self) -> Locator:
        return self.page.locator("#write")

    def say(self, text: str) -> None:
        self._send(self.composer, text)

    def command(self, name: str, words: str = "") -> None:
        """Types the beginning of a command, takes it from the list, adds `words` and sends."""
        self.composer.press_sequentially(name[:3])
        self.page.get_by_role("listbox", name="Kommandon").get_by_role("option", name=name).click()
        self.composer.press_sequentially(words)
        with self.page.expect_response("**/page/say"):
            self.composer.press("Enter")

    def choose(self, choice: str) -> Locator:
        """Out of the room's menu; returns the form."""
        self.command("/rummet")
        self.see_form("Rummet")
        self.press(choice)
        form = self.see_form(choice)
        self.settled()
        return form

    def global_shortcut(self, name: str) -> None:
        self.page.locator("#room-foot").get_by_role("button", name="Genvägar").click()
        self.page.get_by_role("menuitem", name=name, exact=True).click()

    # --- messages -------------------------------------------------------------------------------------------------

    def message(self, text: str | re.Pattern[str], *, thread: bool = False) -> Locator:
        """The last message that holds `text`."""
        place = self.page.locator("#thread" if thread else "#room-body")
        return place.get_by_role("listitem").filter(has_text=text).and_(place.locator(".message")).last

    def menu(self, text: str | re.Pattern[str], choice: str, *, thread: bool = False) -> None:
        """Opens a message's menu and takes a choice: a shortcut's name, "Svara i tråd", "Kopiera länk" …"""
        message = self.message(text, thread=thread)
        message.hover()
        message.get_by_role("button", name=re.compile("^Fler val för meddelandet")).click()
        self.page.get_by_role("menuitem", name=choice).click()

    def react(self, text: str | re.Pattern[str], emoji: str = "Glödlampa", *, thread: bool = False) -> None:
        """`emoji` is the Swedish name in the picker."""
        self.menu(text, "Reagera", thread=thread)
        self.page.get_by_role("menu", name="Reagera").get_by_role("menuitem", name=emoji).click()

    def thread(self, text: str | re.Pattern[str]) -> Locator:
        """Opens the thread of a message and returns the pane."""
        self.menu(text, "Svara i tråd")
        pane = self.page.get_by_role("complementary", name="Tråd")
        expect(pane.get_by_label("Svara i tråden")).to_be_focused()
        return pane

    def reply(self, text: str) -> None:
        """Answers in the open thread."""
        self._send(self.page.get_by_label("Svara i tråden"), text)

    def _send(self, field: Locator, text: str) -> None:
        field.fill(text)
        with self.page.expect_response("**/page/say"):
            field.press("Enter")

    def press(self, label: str, within: Locator | None = None) -> None:
        """Presses a button by its words: in `within`, else in the open form, else in the room."""
        place = within or (self.modal if self.modal.is_visible() else self.page.locator("#room-body"))
        place.get_by_role("button", name=label, exact=True).last.click()

    # --- forms ----------------------------------------------------------------------------------------------------

    def answer_by_name(self, card: Locator, text: str) -> None:
        """From the question's card to the thanks for the answer."""
        expect(card).to_contain_text("Fråga utan namn")
        self.press("Svara", card)
        self.see_form("Svara")
        self.fill("Ditt svar", text)
        self.tick("Jag. Svaret visas med mitt namn")
        self.submit()
        self.see_form("Granska ditt svar")
        self.submit()
        self.see_form("Tack för ditt svar")
        self.close_forms()

    @property
    def modal(self) -> Locator:
        return self.page.locator("dialog.modal[open]")

    def see_form(self, title: str) -> Locator:
        expect(self.modal.get_by_role("heading", level=2)).to_have_text(title)
        return self.modal

    def see_no_form(self) -> None:
        expect(self.modal).to_have_count(0)

    def fill(self, label: str, value: str) -> None:
        """Writes, chooses, dates or times, whatever the field with that label takes."""
        field = self._field(label)
        kind = field.evaluate("node => node.matches('select') ? 'select' : node.role || node.type")
        if kind == "select":
            field.select_option(label=value)
        elif kind == "combobox":
            field.fill(value)
            self.modal.get_by_role("option", name=value, exact=True).click()
        else:
            field.fill(value)

    def tick(self, choice: str, group: str | None = None) -> None:
        """Ticks a box or takes a radio button by its words; `group` is the label above them."""
        place = self.modal.get_by_label(group) if group else self.modal
        place.locator("label.tick").filter(has_text=choice).first.click()

    def _field(self, label: str) -> Locator:
        optional = re.compile(rf"^{re.escape(label)}( \(valfritt\))?$")
        return self.modal.get_by_label(optional).and_(self.modal.locator("input,textarea,select")).first

    def submit(self) -> None:
        self.modal.locator("button[type=submit]").click()

    def settled(self) -> None:
        """Waits for what was sent: until then the form takes no keys."""
        expect(self.modal.locator("form[aria-busy=true]")).to_have_count(0)

    def close_forms(self) -> None:
        """Leaves every open form with Escape, one after another."""
        self.settled()
        while self.modal.is_visible():
            shown = self.modal.get_attribute("aria-labelledby")
            self.page.keyboard.press("Escape")
            expect(self.page.locator(f"dialog.modal[open][aria-labelledby={shown}]")).to_have_count(0)

    def see_error(self, label: str, text: str | re.Pattern[str]) -> None:
        expect(self._field(label)).to_have_accessible_description(
            text if isinstance(text, re.Pattern) else re.compile(re.escape(text))
        )

    def confirm(self, label: str) -> None:
        """Answers the question that a button asks before it acts."""
        self.page.locator("dialog.confirm[open]").get_by_role("button", name=label, exact=True).click()

    def code_words(self) -> str:
        """The five that stand in the open form."""
        words = self.modal.locator(".block:has(> h3:text('Dina kodord')) + .block blockquote").inner_text().strip()
        assert len(words.split()) == FIVE
        return words

    def tab_to(self, wanted: str, *, back: bool = False) -> None:
        """Presses Tab until the control whose words begin with `wanted` has the focus, and can be seen to have it."""
        for _ in range(40):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            if str(self.page.evaluate(WORDS_OF_FOCUSED)).startswith(wanted):
                assert self.page.evaluate(IS_FOCUS_SEEN), f"Nothing shows that {wanted} has the focus"
                return
        raise AssertionError(f"Tab never reaches {wanted}")

    # --- looking --------------------------------------------------------------------------------------------------

    def screenshot(self, name: str, *, whole: bool = False, of: Locator | None = None) -> Path | None:
        """Saves what is seen as `name`.png where pictures are kept; without such a place, nothing. `whole`: what one
        scrolls to, too. `of`: nothing but that."""
        if self.pictures is None:
            return None
        target = self.pictures / f"{name}.png"
        if of:
            of.screenshot(path=target, animations="disabled")
        else:
            self.page.screenshot(path=target, animations="disabled", full_page=whole)
        return target

    def barriers(self) -> list[str]:
        """What axe holds against the page as it stands, by WCAG 2.1 A and AA and its good practice."""
        found: Mapping[str, Any] = Axe().run(self.page, options={"resultTypes": ["violations"]}).response
        return [f"{one['id']}: {node['html']}" for one in found["violations"] for node in one["nodes"]]

    def sideways(self) -> int:
        """How many pixels of the page lie outside the window's width."""
        width: int = self.page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth")
        return width


def watched_page(
    browser: Browser, url: str, size: tuple[int, int] = LAPTOP, *, dark: bool = False, touch: bool = False
) -> PersonsPage:
    """A page in a browser context of its own, so that two of them are two people; not opened yet."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        locale="sv-SE",
        timezone_id="America/New_York",  # dates are Stockholm's wherever one sits
        reduced_motion="reduce",
        has_touch=touch,
        is_mobile=touch,
    )
    return PersonsPage(context.new_page(), url, pictures=pictures_folder())


def pictures_folder() -> Path | None:
    """Where tests leave their pictures, if anywhere: the folder PICTURES."""
    wanted = os.environ.get("PICTURES")
    if not wanted:
        return None
    folder = Path(wanted)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
