// Who is who: names and initials of the people and channels that messages mention.

import { h } from "./dom.js";

let users = {};
let channels = {};

export function meet(people) {
  users = { ...users, ...Object.fromEntries(people.map((one) => [one.id, one])) };
}

export function learn(state) {
  users = {
    ...users,
    ...state.users,
    [state.bot.id]: { ...state.users?.[state.bot.id], name: state.bot.name, bot: true },
  };
  channels = Object.fromEntries(state.channels.map((channel) => [channel.id, channel]));
}

const firstLetters = (name) =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word[0].toUpperCase())
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join("");

export const person = (id) => users[id] ?? { name: "Okänd person", title: "" };
export const nameOf = (id) => person(id).name;

const tone = (id) => [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 8, 7);

/** The picture of somebody: the bot's mark, or initials on a colour of their own. */
export const face = (id) =>
  person(id).bot
    ? h("img", { class: "avatar", src: "icon.svg", alt: "" })
    : h(
        "span",
        { class: `avatar tone-${tone(id ?? "")}`, "aria-hidden": "true" },
        person(id).initials ?? firstLetters(nameOf(id)),
      );

export const channel = (id) => channels[id];

/** What a channel or conversation is called in the sidebar and at the top of the page. */
export function channelName(id) {
  const found = channels[id];
  if (!found) return "privat kanal";
  return found.is_im ? nameOf(found.with) : found.name;
}
