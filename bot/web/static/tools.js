// The controls around the conversation: panels, text size, petals, printing, leaving fast.
import { forget, keep, kept } from "./keep.js";
import { told, words } from "./show.js";
import { ask } from "./wire.js";

const MOST_SIZE = 4;
const panels = [...document.querySelectorAll("details")];

/** Make the controls work. `speak` sends words as the person's own. */
export function equip(speak) {
  for (const panel of panels) panel.addEventListener("toggle", () => panel.open && closeOthers(panel));
  for (const button of document.querySelectorAll("[data-say]")) {
    button.addEventListener("click", () => {
      closeOthers(null);
      document.getElementById("words").focus();
      speak(button.dataset.say);
    });
  }
  for (const button of document.querySelectorAll("button[data-size]")) {
    button.addEventListener("click", () => resize(Number(button.dataset.size)));
  }
  resize(0);
  document.getElementById("leave").addEventListener("click", leave);
  document.getElementById("print").addEventListener("click", () => window.print());
  document.getElementById("close")?.addEventListener("click", closeWindow);
  document.addEventListener("keydown", escape);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("details")) closeOthers(null);
  });
}

function closeOthers(kept) {
  for (const panel of panels) if (panel !== kept) panel.open = false;
}

function escape(event) {
  if (event.key !== "Escape") return;
  const open = panels.find((panel) => panel.open);
  closeOthers(null);
  if (open) open.querySelector("summary").focus();
  else if (told.embedded) closeWindow();
}

/** Asks the site around the frame to close it; the message holds nothing. */
function closeWindow() {
  window.parent.postMessage("guide:close", "*");
}

function resize(step) {
  const size = Math.min(MOST_SIZE, Math.max(0, (kept("size") || 0) + step));
  if (step) keep("size", size);
  document.documentElement.dataset.size = size;
}

/** Another site in place of this one; "back" does not lead here. */
function leave() {
  document.body.replaceChildren();
  forget();
  window.top.location.replace(told.leave_to);
}

/** Fill the petals of the qualities in which something was said. Gives what is known of consent:
 *  true, false, `null` where nothing is agreed, `undefined` where the guide was not reached. */
export async function fillPetals() {
  const path = told.embedded ? "/chat/touched?embedded" : "/chat/touched";
  const { touched, agreed } = await ask(path).catch(() => ({}));
  if (touched) fill(touched);
  return agreed;
}

function fill(touched) {
  for (const part of document.querySelectorAll("[data-quality]")) {
    const full = touched.includes(part.dataset.quality);
    part.classList.toggle("touched", full);
    const note = part.querySelector("span");
    if (note) note.textContent = full ? words.petal_touched : words.petal_open;
  }
}
