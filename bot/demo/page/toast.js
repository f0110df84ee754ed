// What the page itself has to say: short notes that stay a while, and words for screen readers alone.

import { h, iconButton } from "./dom.js";

const STAY = 8000; // milliseconds; hovering or focusing keeps a note longer

const stack = () => document.getElementById("toasts");

/** A live region outside the open dialog is not read, so the notes move in with it. */
export function moveIn() {
  const host = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
  if (stack().parentNode !== host) host.append(stack());
}

export function moveOut(dialog) {
  if (dialog.contains(stack())) document.body.append(stack());
}

/** A note; one on the same `topic` takes the place of the last. */
export function toast(text, topic = null) {
  moveIn();
  if (topic) document.querySelector(`.toast[data-topic="${topic}"]`)?.remove();
  const note = h(
    "div",
    { class: "toast", "data-topic": topic },
    h("p", {}, text),
    iconButton("close", "Stäng", () => note.remove()),
  );
  const leave = () => (note.matches(":hover, :focus-within") ? setTimeout(leave, STAY) : note.remove());
  document.getElementById("toast-list").append(note);
  setTimeout(leave, STAY);
}

export function announce(text) {
  moveIn();
  document.getElementById("announcements").textContent = text;
}

/** Runs `work`; a failure is told as a note. Resolves to whether it went well. */
export async function told(work) {
  try {
    await work();
    return true;
  } catch (failure) {
    toast(failure.message);
    return false;
  }
}
