// The page's upper edge: who one is, and the product's clock.

import { append, h, icon } from "./dom.js";
import { face } from "./directory.js";
import { float, openMenu } from "./menu.js";
import { full, now, shortDay, time } from "./when.js";

const TICK = 10_000; // milliseconds

export class Clock {
  constructor(button, quick, move) {
    Object.assign(this, { button, quick, move });
    this.next = null;
    button.addEventListener("click", () => openMenu(button, "Flytta klockan", this.#entries()));
    quick.addEventListener("click", () => move("next_release"));
    setInterval(() => this.show(this.next), TICK);
  }

  /** `next` is when the bot next sends something out, or null. */
  show(next) {
    this.next = next;
    this.quick.hidden = !next;
    const moment = now();
    const day = h("span", { class: "clock-day" }, `${shortDay(moment)} kl. `);
    this.button.replaceChildren(
      icon("clock"),
      h("span", {}, h("span", { class: "unseen" }, "Provrummets klocka: "), day, time(moment)),
      icon("down"),
    );
  }

  #entries() {
    const release = {
      label: "Hoppa till nästa utskick",
      note: this.next && full(new Date(this.next)),
      icon: "send",
      run: () => this.move("next_release"),
    };
    return [
      ...(this.next ? [release] : []),
      { label: "En timme framåt", icon: "clock", run: () => this.move("hour") },
      { label: "Ett dygn framåt", icon: "clock", run: () => this.move("day") },
    ];
  }
}

const folded = (text) => text.toLocaleLowerCase("sv");

/** The people one can be, with a field to search by name, role or municipality. */
export class PersonSwitcher {
  constructor(button, become) {
    Object.assign(this, { button, become, people: [] });
    button.addEventListener("click", () => this.#open());
  }

  show(people, user) {
    Object.assign(this, { people, user });
    const me = people.find((one) => one.id === user);
    if (!me) return;
    this.button.replaceChildren(
      face(me.id),
      h(
        "span",
        { class: "person-words" },
        h("span", { class: "soft" }, "Du är: "),
        h("strong", {}, me.name),
        me.title && h("small", {}, me.title),
      ),
      icon("down"),
    );
  }

  #open() {
    const list = h("div", { class: "people" });
    const search = h("input", {
      type: "search",
      "aria-label": "Sök på namn, roll eller kommun",
      placeholder: "Sök på namn, roll eller kommun",
    });
    const fill = () => list.replaceChildren(...this.#groups(search.value, () => close()));
    const panel = h("div", { class: "menu people-panel", role: "dialog", "aria-label": "Byt person" }, search, list);
    search.addEventListener("input", fill);
    panel.addEventListener("keydown", (event) => this.#arrows(event, panel, search));
    fill();
    const close = float(panel, this.button);
    search.focus();
  }

  #groups(words, close) {
    const wanted = folded(words).split(/\s+/);
    const hit = (one) => wanted.every((word) => folded(`${one.name} ${one.title ?? ""}`).includes(word));
    const found = this.people.filter(hit);
    const outside = (one) => Boolean(one.guest || one.deleted);
    const groups = [
      ["Medlemmar", found.filter((one) => !outside(one))],
      ["Gäster och avslutade konton", found.filter(outside)],
    ];
    const shown = groups.filter(([, members]) => members.length);
    if (!shown.length) return [h("p", { class: "soft" }, "Ingen heter eller arbetar så.")];
    return shown.flatMap(([title, members]) => [
      h("h3", { class: "menu-heading" }, title),
      h(
        "ul",
        {},
        members.map((one) => this.#row(one, close)),
      ),
    ]);
  }

  #row(one, close) {
    const choose = () => {
      close();
      this.become(one.id);
    };
    const note = [one.title, one.guest && "gäst", one.deleted && "avslutat konto"].filter(Boolean).join(", ");
    const row = h("button", {
      type: "button",
      class: "menu-item",
      "aria-current": one.id === this.user ? "true" : null,
      on: { click: choose },
    });
    append(row, [face(one.id), h("span", {}, one.name, h("small", {}, note))]);
    return h("li", {}, row);
  }

  #arrows(event, panel, search) {
    const stops = [search, ...panel.querySelectorAll("button")];
    const at = stops.indexOf(document.activeElement);
    if (event.key === "Enter" && document.activeElement === search) stops[1]?.click();
    else if (event.key === "ArrowDown") stops[Math.min(at + 1, stops.length - 1)].focus();
    else if (event.key === "ArrowUp") stops[Math.max(at - 1, 0)].focus();
    else return;
    event.preventDefault();
  }
}
