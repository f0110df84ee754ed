// Swedish dates on the product's clock, which a person may move forward. Message times are read in Stockholm.

const ZONE = "Europe/Stockholm";
const parts = (date, options) =>
  Object.fromEntries(
    new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, ...options })
      .formatToParts(date)
      .map((part) => [part.type, part.value]),
  );

let base = Date.now();
let setAt = performance.now();

export function setNow(iso) {
  base = Date.parse(iso);
  setAt = performance.now();
}

export const now = () => new Date(base + performance.now() - setAt);

export const ofTs = (ts) => new Date(Number.parseFloat(ts) * 1000);

export function time(date) {
  const { hour, minute } = parts(date, { hour: "2-digit", minute: "2-digit" });
  return `${hour}.${minute}`;
}

export function day(date) {
  const { weekday, day: number, month } = parts(date, { weekday: "long", day: "numeric", month: "long" });
  const { year } = parts(date, { year: "numeric" });
  return `${weekday} ${number} ${month}${year === parts(now(), { year: "numeric" }).year ? "" : ` ${year}`}`;
}

export const full = (date) => `${day(date)} kl. ${time(date)}`;

export function shortDay(date) {
  const { weekday, day: number, month } = parts(date, { weekday: "short", day: "numeric", month: "short" });
  return `${weekday} ${number} ${month}`.replaceAll(".", "");
}

const DAY = 24 * 3600 * 1000;

/** "Idag", "Igår" or the day itself, for the lines between messages. */
export function dayLine(date) {
  const line = day(date);
  if (line === day(now())) return "Idag";
  if (line === day(new Date(now().getTime() - DAY))) return "Igår";
  return line[0].toUpperCase() + line.slice(1);
}
