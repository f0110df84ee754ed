// Menus and the layer they float in: the part of the page they belong to, since outside an open dialog nothing works.

import { append, h, icon } from "./dom.js";

const host = (anchor) => anchor.closest("dialog[open], main, aside, header, nav") ?? document.body;

/** Puts `node` (a manual popover) beside `anchor`, inside the window. */
export function place(node, anchor, { sameWidth = false } = {}) {
  const box = anchor.getBoundingClientRect();
  if (sameWidth) node.style.width = `${box.width}px`;
  const { width, height } = node.getBoundingClientRect();
  const below = window.innerHeight - box.bottom;
  const left = sameWidth ? box.left : box.right - width;
  const top = below < height + 12 && box.top > below ? Math.max(8, box.top - height - 6) : box.bottom + 6;
  node.style.left = `${Math.max(8, Math.min(left, window.innerWidth - width - 8))}px`;
  node.style.top = `${top}px`;
  node.style.maxHeight = `${Math.max(160, top > box.top ? below - 14 : box.top - 14)}px`;
}

let closeOpen = null;

export function closeMenu(refocus = false) {
  closeOpen?.(refocus);
}

/** Shows `node` over the page until a click outside, Escape or `close()`; focus goes back to `anchor` unless told otherwise. */
export function float(node, anchor, { closed } = {}) {
  closeMenu();
  const close = (refocus = true) => {
    if (closeOpen !== close) return;
    closeOpen = null;
    document.removeEventListener("pointerdown", outside, true);
    window.removeEventListener("resize", away);
    anchor.setAttribute("aria-expanded", "false");
    node.remove();
    if (refocus && anchor.isConnected) anchor.focus();
    closed?.();
  };
  const away = () => close(false);
  const outside = (event) => {
    if (!node.contains(event.target) && !anchor.contains(event.target)) close(false);
  };
  node.setAttribute("popover", "manual");
  node.classList.add("floating");
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  host(anchor).append(node);
  node.showPopover();
  place(node, anchor);
  document.addEventListener("pointerdown", outside, true);
  window.addEventListener("resize", away);
  anchor.setAttribute("aria-expanded", "true");
  closeOpen = close;
  return close;
}

const move = (items, from, by) => items[(from + by + items.length) % items.length]?.focus();

function onArrows(items) {
  return (event) => {
    const at = items.indexOf(document.activeElement);
    const moves = {
      ArrowDown: () => move(items, at, 1),
      ArrowUp: () => move(items, at, -1),
      Home: () => items[0].focus(),
      End: () => items.at(-1).focus(),
    };
    if (event.key === "Tab") closeMenu(true);
    else if (moves[event.key]) moves[event.key]();
    else if (/^\p{L}$/u.test(event.key)) {
      const letter = event.key.toLocaleLowerCase("sv");
      const ordered = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      ordered.find((item) => item.textContent.trim().toLocaleLowerCase("sv").startsWith(letter))?.focus();
    } else return;
    if (event.key !== "Tab") event.preventDefault();
  };
}

function entry(item, close) {
  if (item.heading) return h("p", { class: "menu-heading", role: "presentation" }, item.heading);
  const run = () => {
    close();
    item.run();
  };
  return h(
    "button",
    {
      type: "button",
      role: "menuitem",
      tabindex: "-1",
      class: `menu-item ${item.danger ? "danger" : ""}`,
      on: { click: run },
    },
    item.icon && icon(item.icon),
    h("span", {}, item.label, item.note && h("small", {}, item.note)),
  );
}

/** A menu of `{label, note?, icon?, danger?, run}` and `{heading}` entries. */
export function openMenu(anchor, label, entries) {
  const menu = h("div", { class: "menu", role: "menu", "aria-label": label });
  let close = () => {};
  append(
    menu,
    entries.map((item) => entry(item, () => close())),
  );
  const items = [...menu.querySelectorAll("[role=menuitem]")];
  menu.addEventListener("keydown", onArrows(items));
  close = float(menu, anchor);
  items[0]?.focus();
}
