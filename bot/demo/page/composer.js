// Where one writes. Completes the bot's commands, keeps drafts, and sends with Enter.

import { freshId, h, icon, iconButton } from "./dom.js";
import { openMenu } from "./menu.js";
import { announce, toast } from "./toast.js";

const drafts = new Map();

export class Composer {
  #active = 0;
  #found = [];

  /** `send(text)` may reject: the text then comes back. `commands` and `shortcuts` are empty in a thread. */
  constructor({ id, label, draftKey, commands, shortcuts = [], send, runShortcut }) {
    Object.assign(this, { draftKey, commands, send });
    this.listId = freshId("commands");
    this.input = h("textarea", {
      id,
      rows: "1",
      placeholder: label,
      "aria-label": label,
      "aria-controls": this.listId,
      "aria-autocomplete": commands.length ? "list" : null,
      "data-focus": `composer-${id}`,
      on: { input: () => this.#typed(), keydown: (event) => this.#key(event), blur: () => this.#offer([]) },
    });
    this.input.value = drafts.get(draftKey) ?? "";
    this.list = h("div", {
      id: this.listId,
      role: "listbox",
      class: "commands",
      "aria-label": "Kommandon",
      hidden: true,
    });
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    const bolt = iconButton("bolt", "Genvägar", () => openMenu(bolt, "Genvägar", this.#menu(shortcuts, runShortcut)), {
      "aria-haspopup": "menu",
      "aria-expanded": "false",
    });
    this.node = h(
      "div",
      { class: "composer" },
      this.list,
      h(
        "form",
        { class: "composer-box", on: { submit: (event) => this.#submit(event) } },
        commands.length || shortcuts.length ? bolt : null,
        this.input,
        h("button", { type: "submit", class: "send", "aria-label": "Skicka", title: "Skicka" }, icon("send")),
      ),
    );
    requestAnimationFrame(() => this.#grow());
  }

  #menu(shortcuts, runShortcut) {
    const runs = shortcuts.map((one) => ({ label: one.name, icon: "bolt", run: () => runShortcut(one) }));
    const writes = this.commands.map((one) => ({
      label: one.command,
      note: one.description,
      run: () => this.#fill(one),
    }));
    return [
      ...(runs.length ? [{ heading: "Genvägar" }, ...runs] : []),
      ...(writes.length ? [{ heading: "Kommandon" }, ...writes] : []),
    ];
  }

  focus() {
    this.input.focus();
  }

  #grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 220)}px`;
  }

  #typed() {
    drafts.set(this.draftKey, this.input.value);
    this.#grow();
    const typed = this.input.value;
    const beginnings = /^\/\S*$/.test(typed)
      ? this.commands.filter((one) => one.command.startsWith(typed.toLowerCase()))
      : [];
    this.#offer(beginnings);
  }

  #offer(found) {
    this.#found = found;
    this.#active = 0;
    this.list.hidden = !found.length;
    this.list.replaceChildren(...found.map((one, index) => this.#option(one, index)));
    this.#mark();
    if (found.length)
      announce(
        found.length === 1 ? `Kommando: ${found[0].command}` : `${found.length} kommandon. Välj med piltangenterna.`,
      );
  }

  #option(one, index) {
    return h(
      "div",
      { id: `${this.listId}-${index}`, role: "option", class: "option", on: { click: () => this.#fill(one) } },
      h("strong", {}, one.command),
      one.usage_hint && h("span", { class: "soft" }, ` ${one.usage_hint}`),
      h("small", {}, one.description),
    );
  }

  #mark() {
    [...this.list.children].forEach((node, index) => {
      node.classList.toggle("active", index === this.#active);
      node.setAttribute("aria-selected", String(index === this.#active));
    });
    const active = this.list.children[this.#active];
    active?.scrollIntoView({ block: "nearest" });
    if (active) this.input.setAttribute("aria-activedescendant", active.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  #fill(one) {
    this.input.value = `${one.command} `;
    this.#typed();
    this.focus();
  }

  #key(event) {
    if (event.isComposing) return;
    if (this.#found.length && this.#listKey(event)) return;
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    this.input.form.requestSubmit();
  }

  #listKey(event) {
    const count = this.#found.length;
    const chosen = this.#found[this.#active];
    if (event.key === "ArrowDown") this.#active = (this.#active + 1) % count;
    else if (event.key === "ArrowUp") this.#active = (this.#active - 1 + count) % count;
    else if (event.key === "Escape") this.#offer([]);
    else if (event.key === "Enter" && chosen.command === this.input.value) return false;
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey) this.#fill(chosen);
    else return false;
    event.preventDefault();
    if (event.key.startsWith("Arrow")) this.#mark();
    return true;
  }

  #set(text) {
    this.input.value = text;
    drafts.set(this.draftKey, text);
    this.#offer([]);
    this.#grow();
  }

  async #submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text) return;
    this.#set("");
    try {
      await this.send(text);
    } catch (failure) {
      this.#set([text, this.input.value].filter(Boolean).join("\n"));
      toast(failure.message);
    }
  }
}
