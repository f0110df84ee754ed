// Text objects and mrkdwn, as nodes.

import { append, h, safeHref } from "./dom.js";
import { channelName, nameOf } from "./directory.js";
import { emoji } from "./emoji.js";

const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const plainly = (text) => text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity]);

const BOLD = String.raw`(?<![\p{L}\p{N}*])\*(?<bold>\S(?:[^*\n]*\S)?)\*(?![\p{L}\p{N}*])`;
const ITALIC = String.raw`(?<![\p{L}\p{N}_])_(?<italic>\S(?:[^_\n]*\S)?)_(?![\p{L}\p{N}_])`;
const STRIKE = String.raw`(?<![\p{L}\p{N}~])~(?<strike>\S(?:[^~\n]*\S)?)~(?![\p{L}\p{N}~])`;
const INLINE = new RegExp(
  ["`(?<code>[^`\\n]+)`", "<(?<token>[^<>\\n]+)>", ":(?<emoji>[a-z0-9_+\\-:]+):", BOLD, ITALIC, STRIKE].join("|"),
  "gu",
);

export const mention = (name) => h("span", { class: "mention" }, name);
export const userMention = (id) => mention(`@${nameOf(id)}`);
export const channelMention = (id) => h("a", { class: "mention", href: `#channel=${id}` }, `#${channelName(id)}`);
export const BROADCASTS = { here: "@här", channel: "@kanalen", everyone: "@alla" };

/** A link that people may follow, or its words alone where the address is of a kind we do not open. */
export function link(url, label) {
  const href = safeHref(url);
  return href ? h("a", { href, rel: "noopener noreferrer", target: "_blank" }, label ?? url) : (label ?? url);
}

function token(inside) {
  const [target, label] = inside.split("|", 2);
  if (target.startsWith("@")) return userMention(target.slice(1));
  if (target.startsWith("#")) return channelMention(target.slice(1));
  if (target.startsWith("!date^")) return plainly(label ?? "");
  if (target.startsWith("!")) return mention(plainly(label ?? BROADCASTS[target.slice(1)] ?? `@${target.slice(1)}`));
  return link(plainly(target), label && plainly(label));
}

function pieces(text) {
  const nodes = [];
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    const { code, token: inside, emoji: name, bold, italic, strike } = match.groups;
    nodes.push(plainly(text.slice(at, match.index)));
    at = match.index + match[0].length;
    if (code !== undefined) nodes.push(h("code", {}, plainly(code)));
    else if (inside !== undefined) nodes.push(token(inside));
    else if (name !== undefined) nodes.push(emoji(name));
    else if (bold !== undefined) nodes.push(h("strong", {}, pieces(bold)));
    else if (italic !== undefined) nodes.push(h("em", {}, pieces(italic)));
    else if (strike !== undefined) nodes.push(h("s", {}, pieces(strike)));
  }
  nodes.push(plainly(text.slice(at)));
  return nodes.filter((node) => node !== "");
}

function lines(text) {
  const nodes = [];
  let quote = null;
  let open = false;
  for (const line of text.split("\n")) {
    const quoted = /^(?:>|&gt;) ?/.exec(line);
    if (quoted) {
      if (quote) quote.push("\n");
      else nodes.push((quote = []));
      quote.push(...pieces(line.slice(quoted[0].length)));
      open = false;
    } else {
      if (open) nodes.push("\n");
      quote = null;
      open = true;
      nodes.push(...pieces(line));
    }
  }
  return nodes.map((node) => (Array.isArray(node) ? h("blockquote", {}, node) : node));
}

/** Nodes for mrkdwn text: *bold*, _italic_, ~strike~, `code`, ```blocks```, quotes, links, mentions and emoji. */
export function mrkdwn(text) {
  return text
    .split(/\n?```\n?/)
    .flatMap((part, index) => (index % 2 ? h("pre", {}, plainly(part)) : part === "" ? [] : lines(part)));
}

/** Nodes for plain text, in which only emoji names mean anything. */
export function plain(text, withEmoji = true) {
  if (!withEmoji) return [text];
  return text.split(/:([a-z0-9_+-]+):/).flatMap((part, index) => (index % 2 ? emoji(part) : part === "" ? [] : part));
}

/** Nodes for a text object of either kind; nothing for none. */
export function textNodes(object) {
  if (!object) return [];
  return object.type === "mrkdwn" ? mrkdwn(object.text) : plain(object.text, object.emoji !== false);
}

export function paragraph(object, props = {}) {
  const node = h("div", { class: "text", ...props });
  append(node, textNodes(object));
  return node;
}

/** The words alone, for names that a control is known by. */
export const wordsOf = (object) => paragraph(object).textContent;
