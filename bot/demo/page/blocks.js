// Block Kit, block by block. What this page does not know becomes a plain note instead of a hole.

import { freshId, h, safeHref } from "./dom.js";
import { button, overflow } from "./buttons.js";
import { input, isGroup } from "./inputs.js";
import { richText } from "./richtext.js";
import { paragraph, textNodes, wordsOf } from "./text.js";

const unknown = (what) => h("p", { class: "unknown" }, `Den här delen kan inte visas här (${what}).`);

function picture(image) {
  const src = safeHref(image.image_url ?? "");
  return src ? h("img", { src, alt: image.alt_text ?? "", loading: "lazy" }) : unknown("bild utan adress");
}

/** An element outside an input block; `nameId` is the text it stands beside. */
function element(part, block, ctx, nameId) {
  if (part.type === "button") return button(part, block, ctx);
  if (part.type === "overflow") return overflow(part, block, ctx);
  if (part.type === "image") return picture(part);
  const name = part.placeholder
    ? { "aria-label": wordsOf(part.placeholder) }
    : nameId
      ? { "aria-labelledby": nameId }
      : { "aria-label": "Val" };
  return input(part, block, ctx, name) ?? unknown(part.type);
}

function section(block, ctx) {
  const id = freshId("section");
  return h(
    "div",
    { class: "section" },
    h(
      "div",
      { class: "section-text", id },
      block.text && paragraph(block.text),
      block.fields?.length &&
        h(
          "div",
          { class: "fields" },
          block.fields.map((field) => paragraph(field)),
        ),
    ),
    block.accessory && h("div", { class: "accessory" }, element(block.accessory, block, ctx, id)),
  );
}

const context = (block) =>
  h(
    "div",
    { class: "context" },
    block.elements.map((part) => (part.type === "image" ? picture(part) : paragraph(part))),
  );

const actions = (block, ctx) =>
  h(
    "div",
    { class: "actions" },
    block.elements.map((part) => element(part, block, ctx)),
  );

const image = (block) =>
  h(
    "figure",
    {},
    block.title && h("figcaption", {}, textNodes(block.title)),
    picture(block.image_url ? block : { ...block, image_url: block.slack_file?.url }),
  );

function field(block, ctx) {
  const [id, label, hint, error] = ["field", "label", "hint", "error"].map(freshId);
  const group = isGroup(block.element);
  const naming = {
    ...(group ? { "aria-labelledby": label } : { id, "aria-required": block.optional ? null : "true" }),
    "aria-describedby": [block.hint && hint, error].filter(Boolean).join(" "),
  };
  const words = [textNodes(block.label), block.optional && h("span", { class: "soft" }, " (valfritt)")];
  return h(
    "div",
    { class: "field" },
    group ? h("p", { id: label, class: "label" }, words) : h("label", { id: label, for: id, class: "label" }, words),
    input(block.element, block, ctx, naming) ?? unknown(block.element.type),
    block.hint && h("p", { id: hint, class: "hint" }, textNodes(block.hint)),
    h("p", { id: error, class: "error", hidden: true }),
  );
}

function content(block, ctx) {
  switch (block.type) {
    case "header":
      return h(`h${ctx.level}`, { class: "header" }, textNodes(block.text));
    case "section":
      return section(block, ctx);
    case "context":
      return context(block);
    case "divider":
      return h("hr");
    case "actions":
      return actions(block, ctx);
    case "image":
      return image(block);
    case "input":
      return field(block, ctx);
    case "rich_text":
      return richText(block);
    default:
      return unknown(block.type);
  }
}

/** Blocks ready for `keepInStep`: each has a key that stays the same when the bot updates its message or view. */
export const keyed = (blocks) =>
  blocks.map((block, index) => ({
    ...block,
    block_id: block.block_id ?? `block-${index}`,
    key: block.block_id ?? index,
  }));

/**
 * The node of one block. `ctx`: `level` of its headings, `values` of its fields, `press(block_id, element, payload)`,
 * `suggest(block_id, element, query)`, and `changed(block_id)` when a field is edited.
 */
export function renderBlock(block, ctx) {
  const node = h("div", { class: `block block-${block.type}`, "data-block": block.block_id });
  try {
    node.append(content(block, ctx));
  } catch {
    node.replaceChildren(unknown(block.type));
  }
  return node;
}

/** Shows a field's error, or takes it away when `text` is empty. Returns the control to focus, if the field is there. */
export function showError(root, blockId, text) {
  const block = root.querySelector(`[data-block="${CSS.escape(blockId)}"]`);
  const line = block?.querySelector(".error");
  if (!line) return null;
  line.textContent = text;
  line.hidden = !text;
  const controls = [...block.querySelectorAll("input,textarea,select")];
  controls.forEach((control) =>
    text ? control.setAttribute("aria-invalid", "true") : control.removeAttribute("aria-invalid"),
  );
  return controls[0] ?? null;
}
