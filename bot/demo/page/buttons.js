// Buttons, overflow menus and the question "are you sure" that either may ask first.

import { freshId, h, icon, safeHref } from "./dom.js";
import { openMenu } from "./menu.js";
import { moveOut, told } from "./toast.js";
import { paragraph, textNodes, wordsOf } from "./text.js";

/** Asks what a confirmation object says; resolves to whether the person went on. */
export function confirmed(question) {
  if (!question) return Promise.resolve(true);
  const [title, text] = [freshId("confirm"), freshId("confirm")];
  return new Promise((resolve) => {
    const dialog = h(
      "dialog",
      { class: "confirm", role: "alertdialog", "aria-labelledby": title, "aria-describedby": text },
      h(
        "form",
        { method: "dialog" },
        h("h2", { id: title }, textNodes(question.title)),
        paragraph(question.text, { id: text, class: "text" }),
        h(
          "div",
          { class: "form-foot" },
          h("button", { type: "submit", value: "", class: "button" }, textNodes(question.deny)),
          h(
            "button",
            { type: "submit", value: "yes", class: `button ${question.style === "danger" ? "danger" : "primary"}` },
            textNodes(question.confirm),
          ),
        ),
      ),
    );
    dialog.addEventListener("close", () => {
      moveOut(dialog);
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Sends an action once, after its confirmation; the control is busy meanwhile. */
export async function send(node, element, block, ctx, payload) {
  if (node.getAttribute("aria-disabled") === "true") return;
  if (!(await confirmed(element.confirm))) return;
  node.setAttribute("aria-disabled", "true");
  await told(() => ctx.press(block.block_id, element, payload));
  node.removeAttribute("aria-disabled");
}

export function button(element, block, ctx) {
  const look = {
    class: `button ${element.style ?? ""}`,
    "data-focus": `${block.block_id}/${element.action_id}`,
    "aria-label": element.accessibility_label,
  };
  const press = () => send(node, element, block, ctx, { value: element.value ?? null });
  const href = element.url && safeHref(element.url);
  const node = href
    ? h(
        "a",
        { ...look, href, target: "_blank", rel: "noopener noreferrer", on: { click: press } },
        textNodes(element.text),
      )
    : h("button", { ...look, type: "button", on: { click: press } }, textNodes(element.text));
  return node;
}

export function overflow(element, block, ctx) {
  const choose = (option) => {
    const href = option.url && safeHref(option.url);
    if (href) window.open(href, "_blank", "noopener");
    return send(node, element, block, ctx, { selected_option: option });
  };
  const entries = element.options.map((option) => ({
    label: wordsOf(option.text),
    note: option.description && wordsOf(option.description),
    run: () => choose(option),
  }));
  const node = h(
    "button",
    {
      type: "button",
      class: "button more",
      "aria-label": "Fler val",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "data-focus": `${block.block_id}/${element.action_id}`,
      on: { click: () => openMenu(node, "Fler val", entries) },
    },
    icon("more"),
  );
  return node;
}
