// Puts the page together: who one is, where one is, and what the address says.

import { Api } from "./api.js";
import { governAccounts } from "./company.js";
import { meet } from "./directory.js";
import { h, icon } from "./dom.js";
import { Modal } from "./modal.js";
import { Session } from "./session.js";
import { Sidebar } from "./sidebar.js";
import { toast, told } from "./toast.js";
import { Clock, PersonSwitcher } from "./top.js";
import { full, now, setNow } from "./when.js";

const at = (id) => document.getElementById(id);
const REMEMBERED = "rummet-person"; // per tab: two tabs may be two people

let session = null;

const modal = new Modal();
const sidebar = new Sidebar(
  at("sidebar"),
  (id) => {
    drawer(false);
    told(() => session.open(id));
  },
  (anchor) => told(() => governAccounts(session.api, anchor, () => drawer(false))),
  (scene) => told(() => stage(scene)),
);
const clock = new Clock(at("clock"), at("next-release"), (to) => told(() => moveClock(to)));
const switcher = new PersonSwitcher(at("person"), (id) => told(() => become(id)));

const page = {
  modal,
  places: { head: at("room-head"), body: at("room-body"), foot: at("room-foot") },
  pane: at("thread"),
  showState(shown) {
    sidebar.show(shown.state, shown.room?.channel.id);
    document.title = shown.heading;
    if (shown.room) history.replaceState(null, "", `#channel=${shown.room.channel.id}`);
  },
  showNowhere() {
    const { head, body, foot } = page.places;
    head.replaceChildren(h("div", { class: "room-title" }, h("h1", {}, "Kontot är avslutat")));
    const words = "Den som har ett avslutat konto kan inte logga in i Slack. Byt person längst upp.";
    body.replaceChildren(h("p", { class: "nowhere", id: "write", tabindex: "-1" }, words));
    foot.replaceChildren();
  },
  showClock: (next) => clock.show(next),
  async showPeople() {
    const { people } = await session.api.get("people");
    meet(people);
    switcher.show(people, session.api.user);
  },
};

async function moveClock(to) {
  const reply = await session.api.post("clock", { to });
  setNow(reply.now);
  await session.refreshState();
  toast(`Klockan är nu ${full(now())}.`, "clock");
}

/** Where the address points: `#channel=C&ts=T&thread=T`. */
const wanted = () => Object.fromEntries(new URLSearchParams(location.hash.slice(1)));

async function become(user, place = wanted()) {
  const root = document.documentElement;
  delete root.dataset.ready;
  session?.end();
  sessionStorage.setItem(REMEMBERED, user);
  session = new Session(user, page);
  modal.become(session.api);
  await page.showPeople();
  await session.begin(place);
  await modal.refresh();
  root.dataset.ready = user;
}

/** Goes where a scene begins, as the one who plays it. */
async function stage({ label, note, person, tab }) {
  drawer(false);
  await become(person, {});
  if (tab) await session.open(session.conversation, { tab });
  toast(`${label}. ${note}`, "scene");
}

function drawer(open) {
  document.body.classList.toggle("drawer-open", open);
  at("drawer").setAttribute("aria-expanded", String(open));
}

function dressDrawer() {
  const button = at("drawer");
  button.append(icon("menu"));
  button.addEventListener("click", () => drawer(button.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => event.key === "Escape" && drawer(false));
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest("#sidebar, #drawer")) drawer(false);
  });
}

/** Where in this workspace an address leads: to a message or a channel, or to the bot; in any of Slack's forms. */
function inside({ protocol, host, pathname, searchParams }) {
  const [, id, seconds, micros] = /^\/archives\/(\w+)(?:\/p(\d{10})(\d{6}))?$/.exec(pathname) ?? [];
  const thread = searchParams.get("thread_ts") ?? undefined;
  if (id) return { id, ts: seconds && `${seconds}.${micros}`, thread };
  const channel = host === "channel" ? searchParams.get("id") : searchParams.get("channel");
  if (protocol !== "slack:" && `${host}${pathname}` !== "slack.com/app_redirect") return null;
  if (channel) return { id: channel };
  return { id: session.conversation, tab: searchParams.get("tab") === "home" ? "home" : "messages" };
}

/** Such links open here instead of in a new tab. */
function followInside(event) {
  const link = event.target.closest?.("a[href]");
  const place = link && inside(new URL(link.href));
  if (!place) return;
  event.preventDefault();
  told(() => session.open(place.id, place));
}

async function begin() {
  dressDrawer();
  document.addEventListener("click", followInside);
  window.addEventListener("hashchange", () => wanted().channel && told(() => session.open(wanted().channel, wanted())));
  document.addEventListener("visibilitychange", () => !document.hidden && session && told(session.refreshRoom));
  const { people, default: usual, scenes } = await new Api(null).get("people");
  sidebar.invite(scenes ?? []);
  const remembered = sessionStorage.getItem(REMEMBERED);
  await become(people.some((one) => one.id === remembered) ? remembered : usual);
}

told(begin);
