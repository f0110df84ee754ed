// The middle of the page: one channel or conversation, its heading, its messages and the place to write; for the bot also
// its Home.

import { h, icon, iconButton } from "./dom.js";
import { channelMenu } from "./company.js";
import { Composer } from "./composer.js";
import { channelName, nameOf } from "./directory.js";
import { Home } from "./home.js";
import { MessageList } from "./messages.js";
import { openMenu } from "./menu.js";
import { wordsOf } from "./text.js";
import { told } from "./toast.js";
import { dayLine, ofTs } from "./when.js";

const NO_ENTRY = "Du är inte med i kanalen och kan inte läsa eller skriva här.";
const ARCHIVED = "Kanalen är arkiverad.";
const PIN_WORDS = 90; // signs of a pinned message that the list shows

export class Room {
  /** `session` is one person's: api, commands, shortcuts, whispers and what opens threads. */
  constructor(places, session, channel) {
    Object.assign(this, { places, session, channel });
    this.name = channelName(channel.id);
    const call = channel.is_im ? `Skriv till ${this.name}` : `Skriv i ${this.name}`;
    this.list = new MessageList(session.listRoom(channel.id), { label: `Meddelanden i ${this.name}` });
    this.composer = new Composer({
      id: "write",
      label: call,
      draftKey: `${session.api.user}/${channel.id}`,
      commands: session.state.commands,
      shortcuts: session.state.shortcuts.filter((one) => one.type === "global"),
      send: (text) => session.api.post("say", { channel: channel.id, text }),
      runShortcut: (one) =>
        told(() => session.api.post("shortcut", { callback_id: one.callback_id, channel: channel.id })),
    });
    this.withBot = channel.is_im && channel.with === session.state.bot.id;
    if (this.withBot) this.home = new Home(session.api);
    this.#draw();
  }

  #draw() {
    const mark = this.channel.is_im ? null : icon(this.channel.is_private ? "lock" : "hash");
    this.topic = h("p", { class: "topic" });
    this.places.head.replaceChildren(
      h("div", { class: "room-title" }, h("h1", {}, mark, h("span", {}, this.name)), this.topic),
      ...(this.channel.is_im ? [] : this.#tools()),
    );
    this.describe(this.channel);
    this.places.foot.hidden = false;
    if (this.withBot) this.#tabs();
    else this.#messages();
  }

  #tools() {
    this.pins = h("button", {
      type: "button",
      class: "pill pins",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      hidden: true,
      on: { click: () => this.#openPins() },
    });
    const more = iconButton(
      "more",
      "Kanalens meny",
      () => channelMenu(this.session.api, this.session.state.me, this.channel, more),
      { "aria-haspopup": "menu", "aria-expanded": "false" },
    );
    return this.channel.member && !this.channel.archived ? [this.pins, more] : [this.pins];
  }

  #showPins(messages) {
    if (!this.pins) return;
    this.pinned = messages.filter((one) => one.pinned);
    this.pins.hidden = !this.pinned.length;
    this.pins.replaceChildren(icon("pin"), this.pinned.length === 1 ? "1 fäst" : `${this.pinned.length} fästa`);
  }

  #openPins() {
    const entries = this.pinned.map(({ ts, user, text }) => ({
      label: wordsOf({ type: "mrkdwn", text }).slice(0, PIN_WORDS) || "Meddelande",
      note: `${nameOf(user)}, ${dayLine(ofTs(ts)).toLowerCase()}`,
      icon: "pin",
      run: () => this.list.point(ts),
    }));
    openMenu(this.pins, "Fästa meddelanden", entries);
  }

  describe(channel) {
    this.channel = channel;
    this.topic.textContent = channel.topic ?? "";
    this.topic.hidden = !channel.topic;
  }

  #messages() {
    const closed = this.channel.archived ? ARCHIVED : this.channel.member === false ? NO_ENTRY : null;
    this.places.body.replaceChildren(this.list.node);
    this.places.foot.replaceChildren(closed ? h("p", { class: "closed" }, closed) : this.composer.node);
  }

  #tabs() {
    const tab = (id, words) =>
      h(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${id}`,
          "aria-controls": `panel-${id}`,
          on: { click: () => this.showTab(id), keydown: (event) => this.#arrow(event) },
        },
        words,
      );
    const panel = (id, node) =>
      h("div", { role: "tabpanel", id: `panel-${id}`, "aria-labelledby": `tab-${id}`, class: "panel" }, node);
    this.tabs = { home: tab("home", "Hem"), messages: tab("messages", "Meddelanden") };
    this.panels = { home: panel("home", this.home.node), messages: panel("messages", this.list.node) };
    this.panels.home.tabIndex = 0;
    this.places.head.append(
      h("div", { role: "tablist", class: "tabs", "aria-label": this.name }, Object.values(this.tabs)),
    );
    this.places.body.replaceChildren(...Object.values(this.panels));
    this.places.foot.replaceChildren(this.composer.node);
    const begun = this.channel.last_ts || this.session.withWhispers([], this.channel.id, null).length;
    this.showTab(begun ? "messages" : "home");
  }

  async showTab(shown) {
    for (const id of Object.keys(this.tabs)) {
      this.tabs[id].setAttribute("aria-selected", String(id === shown));
      this.tabs[id].tabIndex = id === shown ? 0 : -1;
      this.panels[id].hidden = id !== shown;
    }
    this.places.foot.hidden = shown === "home";
    if (shown !== "home") return;
    this.panels.home.setAttribute("aria-busy", "true");
    await told(async () => {
      await this.session.api.post("home_open");
      await this.home.refresh();
    });
    this.panels.home.removeAttribute("aria-busy");
  }

  #arrow(event) {
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const other = this.tabs.home === event.currentTarget ? "messages" : "home";
    this.showTab(other);
    this.tabs[other].focus();
  }

  /** Fetches and shows what has been said; resolves to the messages. */
  async refresh({ newFrom } = {}) {
    if (this.channel.member === false) return [];
    const { messages } = await this.session.api.get("messages", { channel: this.channel.id });
    this.#showPins(messages);
    this.newFrom ??= newFrom?.(messages);
    this.list.show(this.session.withWhispers(messages, this.channel.id, null), { newFrom: this.newFrom });
    return messages;
  }
}
