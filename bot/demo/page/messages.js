// A list of messages: a channel's or a thread's.

import { h, icon, iconButton, keepInStep } from "./dom.js";
import { doors } from "./api.js";
import { keyed, renderBlock } from "./blocks.js";
import { face, nameOf, person } from "./directory.js";
import { emojiLabel, emojiSign } from "./emoji.js";
import { filesOf } from "./files.js";
import { messageMenu, pickReaction } from "./messagemenu.js";
import { mrkdwn } from "./text.js";
import { told } from "./toast.js";
import { Values } from "./values.js";
import { dayLine, full, ofTs, shortDay, time } from "./when.js";

const TOGETHER = 5 * 60; // seconds within which one person's messages stand under one name
const HOLD = 500; // milliseconds a finger rests on a message before its menu opens

const follows = (message, before) =>
  before &&
  !before.whisper &&
  !message.whisper &&
  before.user === message.user &&
  Number(message.ts) - Number(before.ts) < TOGETHER;

/** Messages with the lines between days and before what is new, as items with keys. */
function itemsOf(messages, newFrom) {
  const items = [];
  let before = null;
  for (const message of messages) {
    const line = dayLine(ofTs(message.ts));
    const newDay = !before || dayLine(ofTs(before.ts)) !== line;
    if (newDay) items.push({ key: `day-${message.ts}`, line });
    if (message.ts === newFrom) items.push({ key: "new", line: "Nytt", fresh: true });
    const grouped = !newDay && message.ts !== newFrom && Boolean(follows(message, before));
    items.push({ ...message, key: message.whisper ?? message.ts, grouped });
    before = message;
  }
  return items;
}

export class MessageList {
  #values = new Map();

  /** `room` is the page around the list: `api`, `channel`, `shortcuts`, `openThread(ts)`, `forget(whisper)`; `thread` says whether this is one. */
  constructor(room, { label, thread = false }) {
    Object.assign(this, { room, thread });
    this.list = h("ol", { class: "messages" });
    this.node = h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": label }, this.list);
    this.#stayAtEnd();
  }

  /** Who reads the latest goes on doing so when something comes or a picture grows. */
  #stayAtEnd() {
    let atEnd = true;
    let before = 0;
    this.node.addEventListener("scroll", () => {
      const { scrollTop, scrollHeight, clientHeight } = this.node;
      if (scrollHeight - scrollTop - clientHeight < 40) atEnd = true;
      else if (scrollTop < before) atEnd = false;
      before = scrollTop;
    });
    const follow = new ResizeObserver(() => {
      if (atEnd) this.node.scrollTop = this.node.scrollHeight;
    });
    follow.observe(this.list);
    follow.observe(this.node);
  }

  show(messages, { newFrom } = {}) {
    const shown = messages.filter((message) => !message.deleted || message.reply_count);
    const items = shown.length ? itemsOf(shown, newFrom) : [{ key: "empty", line: "Inget har skrivits här än" }];
    keepInStep(this.list, items, (item) => (item.line ? this.#line(item) : this.#message(item)));
  }

  /** Brings one message into view and marks it. */
  point(ts) {
    const node = this.list.querySelector(`[data-ts="${CSS.escape(ts)}"]`);
    node?.scrollIntoView({ block: "center" });
    node?.classList.add("pointed");
  }

  #line({ line, fresh }) {
    return h("li", { class: `line ${fresh ? "fresh" : ""}` }, h("h2", {}, line));
  }

  #message(message) {
    const when = ofTs(message.ts);
    const who = message.username ?? nameOf(message.user);
    const node = h(
      "li",
      {
        class: `message ${message.grouped ? "grouped" : ""} ${message.whisper ? "whisper" : ""}`,
        "data-ts": message.ts,
      },
      message.grouped ? h("span", { class: "margin-time", "aria-hidden": "true" }, time(when)) : face(message.user),
      h(
        "div",
        { class: "message-main" },
        h(
          "p",
          { class: message.grouped ? "byline unseen" : "byline" },
          h("span", { class: "author" }, who),
          message.bot && h("span", { class: "tag" }, "bot"),
          h("time", { datetime: when.toISOString(), title: full(when) }, time(when)),
          person(message.user).title && h("span", { class: "soft role" }, person(message.user).title),
        ),
        message.whisper && this.#whisperMark(message),
        message.pinned && h("p", { class: "mark" }, icon("pin"), "Fäst i kanalen"),
        message.deleted ? h("p", { class: "soft" }, "Meddelandet är borttaget.") : this.#body(message),
        !message.deleted && filesOf(this.room.api.user, message.files),
        this.#reactions(message),
        !this.thread && message.reply_count > 0 && this.#summary(message),
      ),
      !message.deleted && !message.whisper && this.#tools(message),
    );
    if (!message.deleted && !message.whisper) this.#onHold(node, message);
    return node;
  }

  #whisperMark(message) {
    return h(
      "p",
      { class: "mark" },
      icon("eye"),
      "Bara du ser det här",
      h("button", { type: "button", class: "link", on: { click: () => this.room.forget(message.whisper) } }, "Ta bort"),
    );
  }

  #body(message) {
    const edited = message.edited && h("span", { class: "soft" }, " (ändrat)");
    if (!message.blocks?.length && !message.text) return null;
    if (!message.blocks?.length) return h("div", { class: "text said" }, mrkdwn(message.text ?? ""), edited);
    const context = this.#context(message);
    return h(
      "div",
      { class: message.bot ? "card" : "" },
      keyed(message.blocks).map((block) => renderBlock(block, context)),
      edited,
    );
  }

  #context(message) {
    const key = message.whisper ?? message.ts;
    if (!this.#values.has(key)) this.#values.set(key, new Values());
    const values = this.#values.get(key);
    const container = {
      type: "message",
      channel: this.room.channel,
      ts: message.ts,
      ephemeral: message.whisper ?? null,
      thread_ts: message.thread_ts ?? null,
    };
    return { level: 3, values, ...doors(this.room.api, container, values) };
  }

  #reactions(message) {
    if (!message.reactions?.length) return null;
    const chip = ({ name, users }) => {
      const mine = users.includes(this.room.api.user);
      const names = users.map(nameOf).join(", ");
      return h(
        "button",
        {
          type: "button",
          class: "reaction",
          "aria-pressed": String(mine),
          "data-focus": `${message.ts}/${name}`,
          title: names,
          "aria-label": `${emojiLabel(name)}, ${users.length}: ${names}`,
          on: { click: () => this.react(message, name, !mine) },
        },
        h("span", { class: "emoji", "aria-hidden": "true" }, emojiSign(name)),
        " ",
        users.length,
      );
    };
    return h("div", { class: "reactions" }, message.reactions.map(chip));
  }

  #summary(message) {
    const count = message.reply_count === 1 ? "1 svar" : `${message.reply_count} svar`;
    const last = message.last_reply && ofTs(message.last_reply);
    const when = last && (dayLine(last) === "Idag" ? `kl. ${time(last)}` : shortDay(last));
    return h(
      "button",
      {
        type: "button",
        class: "summary",
        "data-focus": `${message.ts}/thread`,
        on: { click: () => this.room.openThread(message.ts) },
      },
      icon("reply"),
      h("span", {}, count),
      when && h("span", { class: "soft" }, `senast ${when}`),
    );
  }

  #tools(message) {
    const name = nameOf(message.user);
    const more = iconButton(
      "more",
      `Fler val för meddelandet från ${name} ${full(ofTs(message.ts))}`,
      () => messageMenu(this, message, more),
      { "aria-haspopup": "menu", "aria-expanded": "false", "data-focus": `${message.ts}/menu` },
    );
    const quick = { tabindex: "-1", "aria-hidden": "true" }; // the menu holds the same for those who do not point
    return h(
      "div",
      { class: "tools" },
      iconButton("smile", "Reagera", (event) => pickReaction(this, message, event.currentTarget), quick),
      !this.thread && iconButton("reply", "Svara i tråd", () => this.room.openThread(message.ts), quick),
      more,
    );
  }

  #onHold(node, message) {
    let held;
    const release = () => clearTimeout(held);
    node.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "touch" || event.target.closest("button,a,input,select,textarea,label")) return;
      held = setTimeout(() => messageMenu(this, message, node.querySelector(".tools button:last-child")), HOLD);
    });
    ["pointerup", "pointermove", "pointercancel"].forEach((kind) => node.addEventListener(kind, release));
  }

  react(message, name, add) {
    return told(() => this.room.api.post("react", { channel: this.room.channel, ts: message.ts, name, add }));
  }
}
