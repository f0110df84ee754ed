// What one can do with a message: react, reply, copy its link, and the bot's own shortcuts.

import { PICKER, emojiLabel, emojiSign } from "./emoji.js";
import { openMenu } from "./menu.js";
import { told, toast } from "./toast.js";

const WORDS = { bulb: "Glödlampa: det här hjälpte", "+1": "Tummen upp" };

const capital = (text) => text[0].toUpperCase() + text.slice(1);

export function pickReaction(list, message, anchor) {
  const mine = (name) =>
    message.reactions?.some((one) => one.name === name && one.users.includes(list.room.api.user)) ?? false;
  const entries = PICKER.map((name) => ({
    label: `${emojiSign(name)} ${WORDS[name] ?? capital(emojiLabel(name))}`,
    note: mine(name) ? "Ta bort din reaktion" : null,
    run: () => list.react(message, name, !mine(name)),
  }));
  openMenu(anchor, "Reagera", entries);
}

async function copyLink(list, message) {
  const thread = message.thread_ts && message.thread_ts !== message.ts ? `&thread=${message.thread_ts}` : "";
  const url = `${location.origin}${location.pathname}#channel=${list.room.channel}&ts=${message.ts}${thread}`;
  try {
    await navigator.clipboard.writeText(url);
    toast("Länken är kopierad.");
  } catch {
    toast(`Länk till meddelandet: ${url}`);
  }
}

export function messageMenu(list, message, anchor) {
  const { room } = list;
  const shortcut = (one) => ({
    label: one.name,
    icon: "bolt",
    run: () =>
      told(() => room.api.post("shortcut", { callback_id: one.callback_id, channel: room.channel, ts: message.ts })),
  });
  const shortcuts = room.shortcuts.filter((one) => one.type === "message").map(shortcut);
  const reply = { label: "Svara i tråd", icon: "reply", run: () => room.openThread(message.thread_ts ?? message.ts) };
  openMenu(anchor, "Meddelandet", [
    { label: "Reagera", icon: "smile", run: () => pickReaction(list, message, anchor) },
    ...(list.thread ? [] : [reply]),
    { label: "Kopiera länk", icon: "link", run: () => copyLink(list, message) },
    ...(shortcuts.length ? [{ heading: "Genvägar" }, ...shortcuts] : []),
  ]);
}
