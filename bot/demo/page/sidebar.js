// Channels and conversations, with marks for what is unread.

import { h, icon, keepInStep } from "./dom.js";
import { channelName, face, person } from "./directory.js";
import { openMenu } from "./menu.js";

const inOrder = (left, right) => channelName(left.id).localeCompare(channelName(right.id), "sv");

export class Sidebar {
  /** `govern(anchor)` is what administrators can do with accounts, `stage(scene)` begins one of the `scenes`. */
  constructor(node, open, govern, stage) {
    this.open = open;
    this.channels = h("ul");
    this.conversations = h("ul");
    this.nowhere = h("p", { class: "soft none" }, "Du är inte med i någon kanal.");
    this.governing = h(
      "button",
      {
        type: "button",
        class: "channel",
        "aria-haspopup": "dialog",
        "aria-expanded": "false",
        hidden: true,
        on: { click: () => govern(this.governing) },
      },
      icon("person"),
      "Hantera konton",
    );
    this.scenes = [];
    this.trying = h(
      "button",
      {
        type: "button",
        class: "channel",
        "aria-haspopup": "menu",
        "aria-expanded": "false",
        hidden: true,
        on: { click: () => this.#offer(stage) },
      },
      icon("bolt"),
      "Det här kan du prova",
    );
    node.append(
      h("h2", {}, "Kanaler"),
      this.nowhere,
      this.channels,
      h("h2", {}, "Direktmeddelanden"),
      this.conversations,
      this.governing,
      h(
        "div",
        { class: "aside-note" },
        this.trying,
        h("p", {}, "Alla personer, kommuner och händelser här är påhittade. Klockan är provrummets egen."),
      ),
    );
  }

  /** `scenes`: `{label, note, person, tab}`, what one can try here. */
  invite(scenes) {
    this.scenes = scenes;
    this.trying.hidden = !scenes.length;
  }

  #offer(stage) {
    const entries = this.scenes.map((scene) => ({ label: scene.label, note: scene.note, run: () => stage(scene) }));
    openMenu(this.trying, "Det här kan du prova", entries);
  }

  show({ channels, me }, current) {
    const item = (channel) => ({
      key: channel.id,
      im: channel.is_im,
      private: channel.is_private,
      with: channel.with,
      name: channelName(channel.id),
      unread: channel.id === current ? 0 : channel.unread,
      current: channel.id === current,
    });
    const open = channels.filter((channel) => !channel.archived).sort(inOrder);
    const row = (one) => this.#row(one);
    this.nowhere.hidden = open.some((one) => !one.is_im);
    this.governing.hidden = !me.admin || me.deleted;
    keepInStep(this.channels, open.filter((one) => !one.is_im).map(item), row);
    keepInStep(this.conversations, open.filter((one) => one.is_im).map(item), row);
  }

  #row(one) {
    const unread = one.unread > 0;
    const picture = one.im ? face(one.with) : icon(one.private ? "lock" : "hash");
    return h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          class: `channel ${unread ? "unread" : ""}`,
          "aria-current": one.current ? "page" : null,
          "data-focus": `channel-${one.key}`,
          on: { click: () => this.open(one.key) },
        },
        picture,
        h("span", { class: "channel-name" }, one.name),
        one.im && person(one.with).bot && h("span", { class: "tag" }, "bot"),
        unread &&
          h(
            "span",
            { class: "count" },
            one.unread,
            h("span", { class: "unseen" }, one.unread === 1 ? " oläst" : " olästa"),
          ),
      ),
    );
  }
}
