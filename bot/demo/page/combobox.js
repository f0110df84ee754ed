// A field with a list that answers as one types: one choice or several, from given options or asked of the bot.

import { append, freshId, h, icon } from "./dom.js";
import { place } from "./menu.js";
import { announce } from "./toast.js";
import { textNodes, wordsOf } from "./text.js";

const PAUSE = 150; // milliseconds without a key before the bot is asked

const folded = (text) => text.toLocaleLowerCase("sv");

/** A `load` for options that stand in the block: any part of the words finds them. */
export function given(element) {
  const keep = (options, query) =>
    (options ?? []).filter((option) => folded(wordsOf(option.text)).includes(folded(query)));
  return async (query) => ({
    options: keep(element.options, query),
    option_groups: element.option_groups?.map((group) => ({ ...group, options: keep(group.options, query) })),
  });
}

export class Combobox {
  #asked = 0;
  #follow = () => place(this.list, this.input, { sameWidth: true });
  #rows = [];
  #active = -1;

  /** `load(query)` gives `{options, option_groups}`; `changed(options)` is told of every new choice. */
  constructor({ naming, placeholder, many, chosen, most, least, load, changed }) {
    Object.assign(this, { many, chosen, most, least: least ?? 0, load, changed });
    const listId = freshId("options");
    this.input = h("input", {
      type: "text",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      placeholder,
      "aria-expanded": "false",
      "aria-controls": listId,
      "aria-autocomplete": "list",
      ...naming,
      on: {
        input: () => this.#typed(),
        click: () => this.#open(),
        keydown: (event) => this.#key(event),
        blur: () => this.#leave(),
      },
    });
    this.list = h("div", {
      id: listId,
      role: "listbox",
      class: "floating options",
      popover: "manual",
      "aria-label": "Förslag",
      "aria-multiselectable": many ? "true" : null,
    });
    this.chips = h("ul", { class: "chips", hidden: true, "aria-label": "Valda" });
    this.clear = h(
      "button",
      { type: "button", class: "plain clear", "aria-label": "Rensa valet", on: { click: () => this.#choose([]) } },
      icon("close"),
    );
    this.node = h(
      "div",
      { class: "combo" },
      this.chips,
      h("div", { class: "combo-line" }, this.input, this.clear, icon("down")),
      this.list,
    );
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#show();
  }

  #show() {
    this.clear.hidden = this.many || !this.chosen.length;
    this.chips.hidden = !this.many || !this.chosen.length;
    if (!this.many) this.input.value = this.chosen[0] ? wordsOf(this.chosen[0].text) : "";
    this.chips.replaceChildren(
      ...this.chosen.map((option) =>
        h(
          "li",
          { class: "chip" },
          textNodes(option.text),
          h(
            "button",
            {
              type: "button",
              class: "plain",
              "aria-label": `Ta bort ${wordsOf(option.text)}`,
              on: { click: () => this.#toggle(option) },
            },
            icon("close"),
          ),
        ),
      ),
    );
  }

  #choose(options) {
    this.chosen = options;
    this.#show();
    this.input.focus();
    this.changed(options);
  }

  #toggle(option) {
    const without = this.chosen.filter((one) => one.value !== option.value);
    if (!this.many) {
      this.#close();
      this.#choose([option]);
    } else if (without.length < this.chosen.length) this.#choose(without);
    else if (this.most && this.chosen.length >= this.most) announce(`Du kan välja högst ${this.most}.`);
    else this.#choose([...this.chosen, option]);
    if (this.many) {
      this.input.value = "";
      this.#close();
    }
  }

  #typed() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.#ask(this.input.value.trim()), PAUSE);
  }

  #open() {
    if (!this.list.matches(":popover-open")) this.#ask(this.many ? this.input.value.trim() : "");
  }

  async #ask(query) {
    const asked = ++this.#asked;
    if (query.length < this.least)
      return this.#draw({ note: `Skriv minst ${this.least} ${this.least === 1 ? "bokstav" : "bokstäver"}.` });
    try {
      const found = await this.load(query);
      if (asked === this.#asked && this.input === document.activeElement) this.#draw(found);
    } catch (failure) {
      if (asked === this.#asked) this.#draw({ note: failure.message });
    }
    return undefined;
  }

  #draw({ options = [], option_groups: groups, note }) {
    this.#rows = [];
    this.#active = -1;
    this.list.replaceChildren();
    if (groups?.length)
      append(
        this.list,
        groups.filter((group) => group.options.length).map((group) => this.#group(group)),
      );
    else
      append(
        this.list,
        options.map((option) => this.#row(option)),
      );
    const said = note ?? (this.#rows.length ? null : "Inga träffar.");
    if (said)
      this.list.append(
        h("div", { class: "options-note", role: "option", "aria-disabled": "true", "aria-selected": "false" }, said),
      );
    announce(said ?? (this.#rows.length === 1 ? "1 förslag" : `${this.#rows.length} förslag`));
    if (!this.list.matches(":popover-open")) this.list.showPopover();
    this.input.setAttribute("aria-expanded", "true");
    this.input.removeAttribute("aria-activedescendant");
    this.#follow();
    document.addEventListener("scroll", this.#follow, true);
  }

  #group(group) {
    const id = freshId("group");
    return h(
      "div",
      { role: "group", "aria-labelledby": id },
      h("div", { id, class: "menu-heading", role: "presentation" }, textNodes(group.label)),
      group.options.map((option) => this.#row(option)),
    );
  }

  #row(option) {
    const selected = this.chosen.some((one) => one.value === option.value);
    const node = h(
      "div",
      {
        id: freshId("option"),
        role: "option",
        class: "option",
        "aria-selected": String(selected),
        on: { click: () => this.#toggle(option) },
      },
      textNodes(option.text),
      option.description && h("small", {}, textNodes(option.description)),
    );
    this.#rows.push({ option, node });
    return node;
  }

  #walk(by) {
    if (!this.#rows.length) return;
    this.#rows[this.#active]?.node.classList.remove("active");
    const from = this.#active < 0 && by < 0 ? 0 : this.#active;
    this.#active = (from + by + this.#rows.length) % this.#rows.length;
    const { node } = this.#rows[this.#active];
    node.classList.add("active");
    node.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", node.id);
  }

  #key(event) {
    const open = this.list.matches(":popover-open");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (open) this.#walk(event.key === "ArrowDown" ? 1 : -1);
      else this.#open();
    } else if (event.key === "Enter" && open) {
      if (this.#active >= 0) this.#toggle(this.#rows[this.#active].option);
    } else if (event.key === "Escape" && open) this.#close();
    else if (event.key === "Backspace" && this.many && this.input.value === "" && this.chosen.length)
      this.#toggle(this.chosen.at(-1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #close() {
    clearTimeout(this.waiting);
    this.#asked += 1;
    if (this.list.matches(":popover-open")) this.list.hidePopover();
    document.removeEventListener("scroll", this.#follow, true);
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  #leave() {
    this.#close();
    if (this.many) this.input.value = "";
    else this.input.value = this.chosen[0] ? wordsOf(this.chosen[0].text) : "";
  }
}
