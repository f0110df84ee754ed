// The elements that hold something a person writes or chooses. Each keeps its state in `ctx.values`.

import { freshId, h, icon } from "./dom.js";
import { Combobox, given } from "./combobox.js";
import { confirmed } from "./buttons.js";
import { textNodes, wordsOf } from "./text.js";
import { told } from "./toast.js";

const TYPING_PAUSE = 300; // milliseconds before a dispatching text field tells the bot

const dispatches = (block) => block.type !== "input" || block.dispatch_action === true;

/** Ties an element to its state: what stands there now, and how to change it. */
function held(element, block, ctx, initial) {
  return {
    start: ctx.values.take(block.block_id, element.action_id, { type: element.type, ...initial }),
    async tell(parts) {
      if (await confirmed(element.confirm)) await told(() => ctx.press(block.block_id, element, parts));
    },
    keep(parts) {
      ctx.values.set(block.block_id, element.action_id, { type: element.type, ...parts });
      ctx.changed?.(block.block_id);
    },
    change(parts) {
      this.keep(parts);
      if (dispatches(block)) this.tell(parts);
    },
  };
}

const nothing = (value) => (value === "" ? null : value);

/** How many signs are left, said only near the limit. */
function remaining(element, node) {
  const counter = h("p", { class: "counter", id: freshId("counter"), "aria-live": "polite" });
  const show = () => {
    const left = element.max_length - node.value.length;
    const near = left <= Math.max(20, element.max_length * 0.1);
    counter.textContent = !near ? "" : left >= 0 ? `${left} tecken kvar` : `${-left} tecken för mycket`;
    counter.classList.toggle("over", left < 0);
  };
  node.addEventListener("input", show);
  node.setAttribute("aria-describedby", [node.getAttribute("aria-describedby"), counter.id].filter(Boolean).join(" "));
  show();
  return counter;
}

function textInput(element, block, ctx, naming) {
  const state = held(element, block, ctx, { value: element.initial_value ?? null });
  const tag = element.multiline ? "textarea" : "input";
  const node = h(tag, {
    type: element.multiline ? null : "text",
    rows: element.multiline ? "4" : null,
    placeholder: element.placeholder && wordsOf(element.placeholder),
    ...naming,
  });
  node.value = state.start.value ?? "";
  const when = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  let pause;
  node.addEventListener("input", () => {
    state.keep({ value: nothing(node.value) });
    if (!dispatches(block) || !when.includes("on_character_entered")) return;
    clearTimeout(pause);
    pause = setTimeout(() => state.tell({ value: nothing(node.value) }), TYPING_PAUSE);
  });
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || element.multiline || !dispatches(block)) return;
    event.preventDefault();
    if (when.includes("on_enter_pressed")) state.tell({ value: nothing(node.value) });
  });
  return element.max_length ? h("div", {}, node, remaining(element, node)) : node;
}

const allOptions = (element) => element.options ?? element.option_groups?.flatMap((group) => group.options) ?? [];

function staticSelect(element, block, ctx, naming) {
  const state = held(element, block, ctx, { selected_option: element.initial_option ?? null });
  const options = allOptions(element);
  const row = (option) => h("option", { value: option.value }, wordsOf(option.text));
  const rows = element.option_groups
    ? element.option_groups.map((group) => h("optgroup", { label: wordsOf(group.label) }, group.options.map(row)))
    : options.map(row);
  const node = h(
    "select",
    naming,
    h("option", { value: "" }, element.placeholder ? wordsOf(element.placeholder) : "Välj"),
    rows,
  );
  node.value = state.start.selected_option?.value ?? "";
  node.addEventListener("change", () => {
    state.change({ selected_option: options.find((option) => option.value === node.value) ?? null });
  });
  return h("div", { class: "select" }, node, icon("down"));
}

function lookup(element, block, ctx, naming) {
  const many = element.type.startsWith("multi_");
  const external = element.type.endsWith("external_select");
  const state = held(
    element,
    block,
    ctx,
    many ? { selected_options: element.initial_options ?? [] } : { selected_option: element.initial_option ?? null },
  );
  const box = new Combobox({
    naming,
    many,
    placeholder: element.placeholder ? wordsOf(element.placeholder) : external ? "Sök" : "Välj",
    chosen: many ? state.start.selected_options : [state.start.selected_option].filter(Boolean),
    most: element.max_selected_items,
    least: external ? (element.min_query_length ?? 3) : 0,
    load: external ? (query) => ctx.suggest(block.block_id, element, query) : given(element),
    changed: (options) => state.change(many ? { selected_options: options } : { selected_option: options[0] ?? null }),
  });
  return box.node;
}

function ticks(element, block, ctx, naming) {
  const many = element.type === "checkboxes";
  const state = held(
    element,
    block,
    ctx,
    many ? { selected_options: element.initial_options ?? [] } : { selected_option: element.initial_option ?? null },
  );
  const chosen = many ? state.start.selected_options : [state.start.selected_option].filter(Boolean);
  const name = freshId("ticks");
  const boxes = element.options.map((option) =>
    h("input", {
      type: many ? "checkbox" : "radio",
      name,
      value: option.value,
      "data-focus": `${naming["data-focus"]}/${option.value}`,
      checked: chosen.some((one) => one.value === option.value),
    }),
  );
  const { "aria-labelledby": labelledby, "aria-describedby": describedby, "aria-label": label } = naming;
  const node = h(
    "div",
    {
      class: "ticks",
      role: many ? "group" : "radiogroup",
      "aria-labelledby": labelledby,
      "aria-describedby": describedby,
      "aria-label": label,
    },
    element.options.map((option, index) =>
      h(
        "label",
        { class: "tick" },
        boxes[index],
        h("span", {}, textNodes(option.text), option.description && h("small", {}, textNodes(option.description))),
      ),
    ),
  );
  node.addEventListener("change", () => {
    const picked = element.options.filter((_, index) => boxes[index].checked);
    state.change(many ? { selected_options: picked } : { selected_option: picked[0] ?? null });
  });
  return node;
}

function moment(element, block, ctx, naming) {
  const [type, key] = element.type === "datepicker" ? ["date", "selected_date"] : ["time", "selected_time"];
  const state = held(element, block, ctx, { [key]: element[`initial_${type}`] ?? null });
  const node = h("input", { type, ...naming });
  node.value = state.start[key] ?? "";
  node.addEventListener("change", () => state.change({ [key]: nothing(node.value) }));
  return node;
}

const KINDS = {
  plain_text_input: textInput,
  static_select: staticSelect,
  multi_static_select: lookup,
  external_select: lookup,
  multi_external_select: lookup,
  radio_buttons: ticks,
  checkboxes: ticks,
  datepicker: moment,
  timepicker: moment,
};

/** Whether the label of `element` names a group of controls rather than one. */
export const isGroup = (element) => element.type === "radio_buttons" || element.type === "checkboxes";

/** The control for an element, or null for one this page does not know. `naming` holds its id and aria attributes. */
export function input(element, block, ctx, naming) {
  const kind = KINDS[element.type];
  return kind ? kind(element, block, ctx, { "data-focus": `${block.block_id}/${element.action_id}`, ...naming }) : null;
}
