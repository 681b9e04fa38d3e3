// The page: what was said before, then one message and one turn after another.
import { keep, kept } from "./keep.js";
import * as outbox from "./outbox.js";
import * as shown from "./show.js";
import { equip, fillPetals } from "./tools.js";
import { ask, newId } from "./wire.js";

const { told, words } = shown;
const form = document.getElementById("say");
const box = document.getElementById("words");
const talk = document.getElementById("talk");
const BY_TOUCH = window.matchMedia("(pointer: coarse)").matches;
const bubbles = new Map(); // what is on its way, by message id
let agreed; // as the guide said last; see fillPetals

const on = {
  reading: () => shown.say(words.reading, true),
  answered(message, turn) {
    if (bubbles.has(message.id)) shown.mark(bubbles.get(message.id), false);
    if (message.invite) leaveInvite();
    shown.say("");
    const [first] = shown.show(turn);
    offerAfter(turn);
    shown.scrollTo(first);
    lookAround(first);
    settle(first);
  },
  refused(message, refusal) {
    bubbles.get(message.id)?.remove();
    if (message.invite) {
      leaveInvite();
      shown.note(refusal.message);
      sayHello();
      return;
    }
    shown.say(refusal.message);
    if (!box.value && !message.hidden) write(message.text);
  },
  unreached(again, sentence) {
    for (const { id } of outbox.waiting()) if (bubbles.has(id)) shown.mark(bubbles.get(id), true);
    shown.say(sentence || (again ? words.unreached : words.still_unreached));
    shown.offer([words.try_again], () => outbox.send(on));
  },
};

/** Fill the petals; after everything was erased, `first` is where the page begins anew. */
async function lookAround(first) {
  const now = await fillPetals();
  if (agreed === true && now === null && first) shown.clearBefore(first);
  if (now !== undefined) agreed = now;
}

/** The buttons of a turn stand until the next thing is said. */
function offerAfter(turn) {
  const last = turn[turn.length - 1];
  const buttons = last && last.from !== "person" ? last.buttons || [] : [];
  shown.offer(buttons.map((button) => button.title), speak);
}

/** Where the person goes on: in the words, or on `reply` where a keyboard would cover it. */
function settle(reply) {
  const at = document.activeElement;
  if (at && at !== document.body && !talk.contains(at)) return;
  (BY_TOUCH ? reply : box)?.focus({ preventScroll: true });
}

/** Send `text` as the person's own words. */
function speak(text) {
  const message = { id: newId(), text };
  const [said] = shown.show([{ from: "person", text }]);
  bubbles.set(message.id, said);
  shown.scrollTo(said);
  shown.offer([], speak);
  outbox.post(message);
  outbox.send(on);
}

function write(text) {
  box.value = text;
  keep("draft", text);
}

/** The first words of a visit are not shown: the page says hello for the person. */
function sayHello(invite) {
  outbox.post({ id: newId(), text: words.say_hello, hidden: true, invite });
  queueMicrotask(() => outbox.send(on));
}

/** The link did its work: a reload comes back to the talk, and the address bar holds no name. */
function leaveInvite() {
  history.replaceState(null, "", "/");
}

async function begin() {
  shown.say(words.reading, true);
  let past;
  try {
    past = await remembered();
  } catch {
    shown.say(words.still_unreached);
    shown.offer([words.try_again], begin);
    return;
  }
  shown.say(past ? "" : words.no_memory);
  if (past) goOn(past);
}

/** What was said before; `null` when this window cannot remember anybody. */
async function remembered() {
  const path = told.embedded ? "/chat/history?embedded" : "/chat/history";
  const first = await ask(path);
  if (first.known || !told.embedded) return first.messages;
  return (await ask(path)).known ? [] : null;
}

function goOn(past) {
  shown.restore(past);
  offerAfter(past);
  box.value = kept("draft") || "";
  const lost = past.filter((message) => message.from === "person").pop();
  if (lost && outbox.waiting()[0]?.text === lost.text) outbox.drop(); // only its answer was lost
  const waits = outbox.waiting();
  for (const message of waits) {
    if (message.hidden) continue;
    bubbles.set(message.id, shown.show([{ from: "person", text: message.text }])[0]);
  }
  if (told.invite && !waits.some((message) => message.invite)) sayHello(told.invite);
  else if (waits.length) outbox.send(on);
  else if (!past.length) sayHello();
  lookAround();
  settle();
}

function submit(event) {
  event.preventDefault();
  const text = box.value.trim();
  if (!text) return;
  write("");
  speak(text);
}

form.addEventListener("submit", submit);

box.addEventListener("input", () => keep("draft", box.value));

box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
});

window.addEventListener("message", (event) => {
  const ours = [window.origin, ...told.hosts].includes(event.origin);
  if (ours && event.source === window.parent && event.data === "guide:open") box.focus();
});

equip(speak);
begin();
