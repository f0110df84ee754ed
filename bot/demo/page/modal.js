// The bot's forms: a stack of views in one dialog. What is written in a view stays while the bot redraws it, answers with
// errors, or pushes another view on top.

import { focusAgain, h, iconButton, keepInStep } from "./dom.js";
import { doors } from "./api.js";
import { keyed, renderBlock, showError } from "./blocks.js";
import { paragraph, textNodes } from "./text.js";
import { moveIn, moveOut, told } from "./toast.js";
import { Values, isEmpty } from "./values.js";

const EMPTY = "Fyll i det här fältet.";

/** What Slack's own clients check before a form is sent. */
function mistake(block, state) {
  const { element } = block;
  if (isEmpty(state)) return block.optional ? null : EMPTY;
  const length = state.value?.length ?? 0;
  if (element.max_length && length > element.max_length)
    return `Texten är ${length - element.max_length} tecken för lång.`;
  if (element.min_length && length < element.min_length) return `Skriv minst ${element.min_length} tecken.`;
  return null;
}

/** One view of the stack, with its form. */
class Frame {
  values = new Values();

  constructor(view, modal) {
    this.modal = modal;
    this.title = h("h2", { id: `title-${view.id}`, tabindex: "-1" });
    this.back = iconButton("back", "Tillbaka", () => modal.leave());
    this.failed = h("div", { class: "failed", role: "alert", tabindex: "-1", hidden: true });
    this.body = h("div", { class: "view-body", tabindex: "0", role: "region", "aria-labelledby": this.title.id });
    this.closer = h("button", { type: "button", class: "button", on: { click: () => modal.leave() } });
    this.submitter = h("button", { type: "submit", class: "button primary" });
    this.node = h(
      "form",
      { class: "view", novalidate: true, on: { submit: (event) => this.#submit(event) } },
      h(
        "header",
        { class: "view-head" },
        this.back,
        this.title,
        iconButton("close", "Stäng", () => modal.leave()),
      ),
      this.failed,
      this.body,
      h("footer", { class: "form-foot" }, this.closer, this.submitter),
    );
  }

  update(view, pushed) {
    this.view = view;
    this.back.hidden = !pushed;
    this.title.replaceChildren(...textNodes(view.title));
    this.closer.replaceChildren(...(view.close ? textNodes(view.close) : [view.submit ? "Avbryt" : "Stäng"]));
    this.submitter.hidden = !view.submit;
    this.submitter.replaceChildren(...textNodes(view.submit));
    const blocks = keyed(view.blocks);
    this.values.keepOnly(new Set(blocks.map((block) => block.block_id)));
    keepInStep(this.body, blocks, (block) => renderBlock(block, this.#context()));
  }

  #context() {
    return {
      level: 3,
      values: this.values,
      changed: (blockId) => showError(this.node, blockId, ""),
      ...doors(this.modal.api, { type: "view", view_id: this.view.id }, this.values),
    };
  }

  #inputs() {
    return keyed(this.view.blocks).filter((block) => block.type === "input");
  }

  #showErrors(errors) {
    const blocks = keyed(this.view.blocks).map((block) => block.block_id);
    blocks.forEach((block) => showError(this.node, block, errors[block] ?? ""));
    const controls = blocks.filter((block) => errors[block]).map((block) => showError(this.node, block, errors[block]));
    controls.find(Boolean)?.focus();
    const homeless = Object.keys(errors)
      .filter((block) => !blocks.includes(block))
      .map((block) => errors[block]);
    this.#fail(homeless.join(" "));
  }

  #fail(text) {
    this.failed.replaceChildren(...(text ? [paragraph({ type: "plain_text", text })] : []));
    this.failed.hidden = !text;
    if (text) this.failed.focus();
  }

  async #submit(event) {
    event.preventDefault();
    if (!this.view.submit || this.busy) return;
    const found = this.#inputs().map((block) => [
      block.block_id,
      mistake(block, this.values.get(block.block_id, block.element.action_id)),
    ]);
    const errors = Object.fromEntries(found.filter(([, text]) => text));
    this.#showErrors(errors);
    if (Object.keys(errors).length) return;
    this.#setBusy(true);
    try {
      const reply = await this.modal.api.post("submit", { view_id: this.view.id, values: this.values });
      if (reply.errors) this.#showErrors(reply.errors);
      else if (reply.failed) this.#fail(reply.failed);
      else await this.modal.refresh({ anew: true });
    } catch (failure) {
      this.#fail(failure.message);
    } finally {
      this.#setBusy(false);
    }
  }

  #setBusy(busy) {
    this.busy = busy;
    this.submitter.disabled = busy;
    this.node.setAttribute("aria-busy", String(busy));
    if (!busy && document.activeElement === document.body) this.begin();
  }

  /** Puts the reader at the start: in the first field when it is in sight, otherwise at the heading. */
  begin() {
    this.body.scrollTop = 0;
    const first = this.body.querySelector("input,textarea,select");
    const inSight = first && first.getBoundingClientRect().bottom < this.body.getBoundingClientRect().bottom;
    (inSight ? first : this.title).focus({ preventScroll: true });
  }

  lostFocus() {
    return !this.node.contains(document.activeElement);
  }
}

export class Modal {
  #frames = new Map();
  #asked = 0;

  constructor() {
    this.slot = h("div", { class: "slot" }); // the notes stand beside it and survive every change of view
    this.dialog = h("dialog", { class: "modal" }, this.slot);
    const leave = (event) => {
      event.preventDefault();
      this.leave();
    };
    this.dialog.addEventListener("cancel", leave);
    // A second Escape in a row would close the whole dialog without asking.
    this.dialog.addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && leave(event));
    document.body.append(this.dialog);
  }

  /** Follows another person. */
  become(api) {
    this.api = api;
    this.#hide();
  }

  async refresh({ anew = false } = {}) {
    const asked = ++this.#asked;
    const api = this.api;
    await told(async () => {
      const { stack } = await api.get("view");
      if (asked === this.#asked && api === this.api) this.#show(stack, { anew });
    });
  }

  #show(stack, { anew }) {
    const top = stack.at(-1);
    if (!top) return this.#hide();
    for (const id of this.#frames.keys()) if (!stack.some((view) => view.id === id)) this.#frames.delete(id);
    if (!this.#frames.has(top.id)) this.#frames.set(top.id, new Frame(top, this));
    const frame = this.#frames.get(top.id);
    const another = this.frame !== frame;
    if (another) this.slot.replaceChildren(frame.node);
    this.frame = frame;
    frame.update(top, stack.length > 1);
    this.dialog.setAttribute("aria-labelledby", frame.title.id);
    if (!this.dialog.open) this.#open();
    if (another || anew || frame.lostFocus()) frame.begin();
    return undefined;
  }

  #open() {
    this.opener = document.activeElement;
    this.opener?.blur(); // what a closing dialog itself gives the focus back to has no caret
    this.dialog.showModal();
    moveIn();
  }

  #hide() {
    this.#frames.clear();
    this.frame = null;
    if (!this.dialog.open) return;
    moveOut(this.dialog);
    this.dialog.close();
    this.slot.replaceChildren();
    focusAgain(this.opener, document.getElementById("write"));
  }

  /** Leaves the view on top; the one beneath, if any, comes back as it was. */
  async leave() {
    if (!this.frame || this.frame.busy) return;
    const { id } = this.frame.view;
    if (await told(() => this.api.post("close", { view_id: id }))) await this.refresh();
  }
}
