// rich_text blocks: sections, lists, quotes and preformatted text.

import { h } from "./dom.js";
import { emoji } from "./emoji.js";
import { BROADCASTS, channelMention, link, mention, userMention } from "./text.js";
import { full, ofTs } from "./when.js";

const STYLES = { bold: "strong", italic: "em", strike: "s", code: "code", underline: "u" };

const styled = (node, style = {}) =>
  Object.entries(STYLES).reduce((inner, [name, tag]) => (style[name] ? h(tag, {}, inner) : inner), node);

function inline(part) {
  switch (part.type) {
    case "text":
      return styled(part.text, part.style);
    case "link":
      return styled(link(part.url, part.text), part.style);
    case "user":
      return userMention(part.user_id);
    case "channel":
      return channelMention(part.channel_id);
    case "broadcast":
      return mention(BROADCASTS[part.range] ?? `@${part.range}`);
    case "emoji":
      return emoji(part.name);
    case "date":
      return part.fallback ?? full(ofTs(String(part.timestamp)));
    default:
      return part.text ?? "";
  }
}

const inlines = (element) => element.elements.map(inline);

function element(part) {
  switch (part.type) {
    case "rich_text_section":
      return h("div", { class: "text" }, inlines(part));
    case "rich_text_quote":
      return h("blockquote", {}, inlines(part));
    case "rich_text_preformatted":
      return h("pre", {}, inlines(part));
    case "rich_text_list": {
      const items = part.elements.map((item) => h("li", {}, inlines(item)));
      const props = { class: `indent-${Math.min(part.indent ?? 0, 4)}` };
      return part.style === "ordered"
        ? h("ol", { ...props, start: (part.offset ?? 0) + 1 }, items)
        : h("ul", props, items);
    }
    default:
      return h("p", { class: "unknown" }, "Den här texten kan inte visas här.");
  }
}

export const richText = (block) => h("div", { class: "rich" }, block.elements.map(element));
