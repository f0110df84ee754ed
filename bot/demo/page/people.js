// The list one picks a person from, with a field to search by name, role or municipality.

import { append, h } from "./dom.js";
import { face } from "./directory.js";
import { float } from "./menu.js";

const folded = (text) => text.toLocaleLowerCase("sv");
const GROUPS = [
  ["Med i ett rum", (one) => one.inside && !one.deleted],
  ["Inte med i något rum", (one) => !one.inside && !one.deleted],
  ["Avslutade konton", (one) => one.deleted],
];

function groupsOf(people, words, row) {
  const wanted = folded(words).split(/\s+/);
  const found = people.filter((one) =>
    wanted.every((word) => folded(`${one.name} ${one.title ?? ""}`).includes(word)),
  );
  if (!found.length) return [h("p", { class: "soft none" }, "Ingen heter eller arbetar så.")];
  return GROUPS.map(([title, belongs]) => [title, found.filter(belongs)])
    .filter(([, members]) => members.length)
    .map(([title, members]) =>
      h("ul", { "aria-label": title }, h("li", { class: "menu-heading", "aria-hidden": "true" }, title), members.map(row)),
    );
}

function rowOf(one, current, choose) {
  const note = [one.title, one.admin && "administratör", one.guest && "gäst"].filter(Boolean).join(", ");
  const row = h("button", {
    type: "button",
    class: "menu-item",
    "aria-current": one.id === current ? "true" : null,
    on: { click: () => choose(one) },
  });
  append(row, [face(one.id), h("span", {}, one.name, h("small", {}, note))]);
  return h("li", {}, row);
}

function onArrows(event, panel, search) {
  const stops = [search, ...panel.querySelectorAll("button")];
  const at = stops.indexOf(document.activeElement);
  if (event.key === "Enter" && document.activeElement === search) stops[1]?.click();
  else if (event.key === "ArrowDown") stops[Math.min(at + 1, stops.length - 1)].focus();
  else if (event.key === "ArrowUp") stops[Math.max(at - 1, 0)].focus();
  else return;
  event.preventDefault();
}

/** Opens the list; `choose(person)` is called once it is closed. `current` is the id of the one that is marked. */
export function pickPerson(anchor, label, people, choose, current = null) {
  const list = h("div", { class: "people" });
  const search = h("input", {
    type: "search",
    "aria-label": "Sök på namn, roll eller kommun",
    placeholder: "Sök på namn, roll eller kommun",
  });
  const panel = h("div", { class: "menu people-panel", role: "dialog", "aria-label": label }, search, list);
  const row = (one) =>
    rowOf(one, current, (chosen) => {
      close();
      choose(chosen);
    });
  const fill = () => list.replaceChildren(...groupsOf(people, search.value, row));
  search.addEventListener("input", fill);
  panel.addEventListener("keydown", (event) => onArrows(event, panel, search));
  fill();
  const close = float(panel, anchor);
  search.focus();
}
