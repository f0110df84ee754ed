// The short names that messages use for emoji, with the Swedish word a screen reader says.

import { h } from "./dom.js";

const LIST = `
bulb 💡 glödlampa|+1 👍 tummen upp|thumbsup 👍 tummen upp|-1 👎 tummen ner|heart ❤️ hjärta|pray 🙏 tack|eyes 👀 ögon
clap 👏 applåd|tada 🎉 fest|blush 😊 leende|smile 😄 glad|slightly_smiling_face 🙂 litet leende|thinking_face 🤔 fundersam
wave 👋 vinkning|raised_hands 🙌 lyfta händer|muscle 💪 styrka|ok_hand 👌 okej|handshake 🤝 handslag|hugging_face 🤗 kram
sweat_smile 😅 lättad|cry 😢 ledsen|relieved 😌 lugn|sunflower 🌻 solros|seedling 🌱 grodd|herb 🌿 kvist|four_leaf_clover 🍀 klöver
white_check_mark ✅ klart|heavy_check_mark ✔️ bock|x ❌ kryss|warning ⚠️ varning|question ❓ frågetecken|exclamation ❗ utropstecken
grey_question ❔ frågetecken|information_source ℹ️ information|lock 🔒 lås|unlock 🔓 öppet lås|key 🔑 nyckel|mag 🔍 förstoringsglas
speech_balloon 💬 pratbubbla|thought_balloon 💭 tankebubbla|pushpin 📌 nål|round_pushpin 📍 kartnål|memo 📝 anteckning
clipboard 📋 skrivplatta|calendar 📅 kalender|spiral_calendar_pad 🗓️ kalender|date 📅 kalender|clock1 🕐 klocka|hourglass ⌛ timglas
alarm_clock ⏰ väckarklocka|bell 🔔 klocka|no_bell 🔕 tyst klocka|telephone_receiver 📞 telefon|email 📧 e-post|envelope ✉️ brev
house 🏠 hus|door 🚪 dörr|coffee ☕ kaffe|bar_chart 📊 diagram|chart_with_upwards_trend 📈 uppåt|link 🔗 länk|paperclip 📎 gem
books 📚 böcker|book 📖 bok|open_book 📖 bok|bookmark 🔖 bokmärke|star ⭐ stjärna|sparkles ✨ glitter|sunny ☀️ sol|moon 🌙 måne
busts_in_silhouette 👥 grupp|bust_in_silhouette 👤 person|older_woman 👵 äldre kvinna|older_man 👴 äldre man|wheelchair ♿ rullstol
arrow_right ➡️ pil|arrow_left ⬅️ pil|arrow_up ⬆️ pil|arrow_down ⬇️ pil|repeat 🔁 igen|arrows_counterclockwise 🔄 uppdatera
large_green_circle 🟢 grön|large_yellow_circle 🟡 gul|large_blue_circle 🔵 blå|red_circle 🔴 röd|white_circle ⚪ vit|black_circle ⚫ svart
one 1️⃣ ett|two 2️⃣ två|three 3️⃣ tre|four 4️⃣ fyra|five 5️⃣ fem|rocket 🚀 raket|gift 🎁 gåva|compass 🧭 kompass|scales ⚖️ våg|car 🚗 bil
`;

const KNOWN = new Map(
  LIST.trim()
    .split(/[|\n]/)
    .map((entry) => entry.split(" "))
    .map(([name, sign, ...words]) => [name, { sign, label: words.join(" ") }]),
);

/** What the reaction picker offers; the first is the one that keeps an answer as a lösning. */
export const PICKER = [
  "bulb",
  "+1",
  "heart",
  "pray",
  "clap",
  "blush",
  "thinking_face",
  "eyes",
  "white_check_mark",
  "tada",
  "wave",
  "seedling",
];

export const emojiLabel = (name) => KNOWN.get(name)?.label ?? name.replaceAll("_", " ");
export const emojiSign = (name) => KNOWN.get(name)?.sign ?? `:${name}:`;

export function emoji(name) {
  const known = KNOWN.get(name.split("::")[0]);
  if (!known) return document.createTextNode(`:${name}:`);
  return h("span", { role: "img", "aria-label": known.label, class: "emoji" }, known.sign);
}
