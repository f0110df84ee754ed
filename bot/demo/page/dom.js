// Builds the page's elements. Whatever people or the bot write becomes text nodes; nothing is ever parsed as HTML.

const PROPERTIES = new Set(["value", "checked", "disabled", "hidden", "selected", "open"]);

/** An element. `on` holds listeners; null, undefined and false leave an attribute out; true sets it empty. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined) continue;
    if (name === "on") Object.entries(value).forEach(([event, listener]) => node.addEventListener(event, listener));
    else if (PROPERTIES.has(name)) node[name] = value;
    else if (value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  append(node, children);
  return node;
}

export function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) node.append(child);
  }
}

let lastId = 0;
export const freshId = (prefix) => `${prefix}-${++lastId}`;

const SHAPES = {
  menu: "M4 7h16M4 12h16M4 17h16",
  close: "M6 6l12 12M18 6L6 18",
  back: "M15 5l-7 7 7 7",
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  reply: "M4 5h16v11H11l-5 4v-4H4z",
  smile: "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17M8.5 14c1.8 2.6 5.2 2.6 7 0M9 9.5h.01M15 9.5h.01",
  link: "M10 14a4 4 0 005.7 0l3-3a4 4 0 00-5.7-5.7L12 6.3M14 10a4 4 0 00-5.7 0l-3 3A4 4 0 0011 18.7l1-1",
  bolt: "M13 3L5 14h6l-1 7 8-11h-6z",
  send: "M5 12h13M12 5l7 7-7 7",
  clock: "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17M12 7.5V12l3 2",
  lock: "M7 11V8a5 5 0 0110 0v3M5.5 11h13v9h-13z",
  hash: "M9 4L7 20M17 4l-2 16M4.5 9h16M3.5 15h16",
  pin: "M9 4h6l-1 6 3 3H7l3-3zM12 13v7",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M12 9.5a2.5 2.5 0 100 5 2.5 2.5 0 000-5",
  down: "M6 9.5l6 6 6-6",
  person: "M12 4a4 4 0 100 8 4 4 0 000-8M4.5 20a7.5 7.5 0 0115 0",
  add: "M10 4a4 4 0 100 8 4 4 0 000-8M3 20a7 7 0 0111.5-5.4M18 14v6M15 17h6",
  leave: "M13 4H5v16h8M10 12h10M16.5 8.5L20 12l-3.5 3.5",
  file: "M6.5 3.5h7l4 4v13h-11zM13.5 3.5v4h4M9.5 13h5M9.5 16.5h5",
};

/** A decorative line drawing; the control around it carries the name. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}

export const iconButton = (name, label, click, props = {}) =>
  h(
    "button",
    { type: "button", class: "plain", "aria-label": label, title: label, on: { click }, ...props },
    icon(name),
  );

const FOLLOWED = ["https:", "slack:", "mailto:", "tel:"];

/** Only what a person may safely follow: other addresses in a message stay text. */
export function safeHref(url) {
  try {
    const parsed = new URL(url, location.href);
    return FOLLOWED.includes(parsed.protocol) || parsed.origin === location.origin ? parsed.href : null;
  } catch {
    return null;
  }
}

/**
 * Shows `items` in `parent`, one node each, and keeps the node of an item that has not changed, so that focus, carets and
 * half-made choices survive an update. `item.key` names it; `render(item)` makes its node.
 */
export function keepInStep(parent, items, render) {
  const before = parent.keptNodes ?? new Map();
  const after = new Map();
  const focus = rememberFocus(parent);
  for (const item of items) {
    const print = JSON.stringify(item);
    const known = before.get(item.key);
    after.set(item.key, known?.print === print ? known : { print, node: render(item) });
  }
  for (const [key, { node }] of before) if (after.get(key)?.node !== node) node.remove();
  let next = parent.firstChild;
  for (const { node } of after.values()) {
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
  }
  parent.keptNodes = after;
  restoreFocus(parent, focus);
}

function rememberFocus(parent) {
  const active = document.activeElement;
  if (!parent.contains(active)) return null;
  const key = active.closest("[data-focus]")?.dataset.focus;
  return { active, key, start: active.selectionStart, end: active.selectionEnd };
}

function restoreFocus(parent, focus) {
  if (!focus || focus.active.isConnected || !focus.key) return;
  const twin = parent.querySelector(`[data-focus="${CSS.escape(focus.key)}"]`);
  const target = twin?.matches("input,textarea,select,button,a")
    ? twin
    : twin?.querySelector("input,textarea,select,button,a");
  target?.focus();
  if (typeof focus.start === "number" && target?.setSelectionRange) target.setSelectionRange(focus.start, focus.end);
}

/** Gives the focus back to `opener`, or to what was drawn in its place, or to `otherwise`. */
export function focusAgain(opener, otherwise) {
  const key = opener?.dataset?.focus;
  const twin = key && document.querySelector(`[data-focus="${CSS.escape(key)}"]`);
  const target = opener?.isConnected && opener !== document.body ? opener : twin || otherwise;
  target?.blur(); // a field that a closing dialog has focused has no caret until it is focused anew
  target?.focus();
}
