// The bot's own page, beside its conversation.

import { h, keepInStep } from "./dom.js";
import { doors } from "./api.js";
import { keyed, renderBlock } from "./blocks.js";
import { Values } from "./values.js";

export class Home {
  values = new Values();
  #asked = 0;

  constructor(api) {
    this.api = api;
    this.node = h("div", { class: "home" });
  }

  async refresh() {
    const asked = ++this.#asked;
    const { view } = await this.api.get("home");
    if (asked !== this.#asked) return; // a later answer is on its way, or here already
    this.view = view;
    const blocks = keyed(view?.blocks ?? []);
    this.values.keepOnly(new Set(blocks.map((block) => block.block_id)));
    const shown = view
      ? blocks
      : [{ key: "empty", type: "section", text: { type: "plain_text", text: "Här är det tomt än så länge." } }];
    keepInStep(this.node, shown, (block) => renderBlock(block, this.#context()));
  }

  #context() {
    return { level: 2, values: this.values, ...doors(this.api, { type: "home", view_id: this.view?.id }, this.values) };
  }
}
