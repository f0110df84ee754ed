// The page's upper edge: who one is, and the product's clock.

import { h, icon } from "./dom.js";
import { face } from "./directory.js";
import { openMenu } from "./menu.js";
import { pickPerson } from "./people.js";
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
      {
        label: "Nästa arbetsdag kl. 10.00",
        note: "Boten skriver privat bara på arbetstid",
        icon: "clock",
        run: () => this.move("morning"),
      },
      {
        label: "En vecka framåt",
        note: "Allt som hör till dagarna emellan händer också",
        icon: "clock",
        run: () => this.move("week"),
      },
    ];
  }
}

/** Who one is, and the people one can be. */
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
    pickPerson(this.button, "Byt person", this.people, (one) => this.become(one.id), this.user);
  }
}
