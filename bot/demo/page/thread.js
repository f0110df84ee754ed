// The pane beside a channel where one thread is read and answered.

import { h, iconButton } from "./dom.js";
import { Composer } from "./composer.js";
import { channelName } from "./directory.js";
import { MessageList } from "./messages.js";
import { Failure } from "./api.js";

const NO_COMMANDS = "Kommandon går inte att använda i trådar. Skriv det i kanalen i stället.";

export class Thread {
  constructor(pane, session, channel, ts, close) {
    Object.assign(this, { pane, session, channel, ts });
    this.list = new MessageList(session.listRoom(channel), { label: "Meddelanden i tråden", thread: true });
    this.composer = new Composer({
      id: "reply",
      label: "Svara i tråden",
      draftKey: `${session.api.user}/${channel}/${ts}`,
      commands: [],
      send: (text) => this.#send(text),
    });
    pane.replaceChildren(
      h(
        "header",
        { class: "room-head" },
        h(
          "div",
          { class: "room-title" },
          h("h2", { id: "thread-title", class: "h1" }, "Tråd"),
          h("p", { class: "topic" }, channelName(channel)),
        ),
        iconButton("close", "Stäng tråden", close),
      ),
      h("div", { class: "room-body" }, this.list.node),
      h("div", { class: "room-foot" }, this.composer.node),
    );
    pane.onkeydown = (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) close();
    };
    pane.hidden = false;
    this.composer.focus();
  }

  #send(text) {
    if (text.startsWith("/")) throw new Failure(NO_COMMANDS);
    return this.session.api.post("say", { channel: this.channel, thread_ts: this.ts, text });
  }

  async refresh() {
    const { messages } = await this.session.api.get("messages", { channel: this.channel, thread_ts: this.ts });
    this.list.show(this.session.withWhispers(messages, this.channel, this.ts));
  }
}
