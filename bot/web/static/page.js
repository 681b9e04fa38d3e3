"use strict";
// A plain chat page: fetch in, text nodes out. Nothing that anybody wrote is ever read as HTML.
const talk = document.getElementById("talk");
const choices = document.getElementById("choices");
const form = document.getElementById("say");
const words = document.getElementById("words");
const state = document.getElementById("state");
const NAMES = { guide: "Guide", person: "You" };
const WAIT_MS = 45000;
let unsent = null; // the message that got no answer: sent again under the same id

function show(who, text, links) {
  const item = document.createElement("li");
  const name = document.createElement("b");
  item.className = who;
  name.textContent = NAMES[who];
  item.append(name, text, ...(links || []).map(linkTo));
  talk.append(item);
  showLatest();
}

function linkTo(link) {
  const anchor = document.createElement("a");
  anchor.textContent = link.title;
  anchor.href = new URL(link.url, location.origin).pathname; // our own page, whatever is sent
  return anchor;
}

function showLatest() {
  const main = document.querySelector("main");
  main.scrollTop = main.scrollHeight;
}

function offer(buttons) {
  choices.replaceChildren(...(buttons || []).map((choice) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = choice.title;
    button.addEventListener("click", () => say(choice.title));
    return button;
  }));
  showLatest();
}

function showReply(messages) {
  for (const message of messages) show(message.from || "guide", message.text, message.links);
  const last = messages[messages.length - 1];
  offer(last && last.from !== "person" ? last.buttons : []);
}

async function ask(path, body) {
  const options = body
    ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }
    : {};
  const answer = await fetch(path, { ...options, signal: AbortSignal.timeout(WAIT_MS) });
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.error);
  return told.messages;
}

async function say(text) {
  const again = unsent && unsent.text === text;
  const message = again ? unsent : { id: crypto.randomUUID(), text };
  if (!again) show("person", text);
  busy(true, "The guide is reading ...");
  try {
    showReply(await ask("/chat/messages", message));
    unsent = null;
    busy(false, "");
  } catch (error) {
    unsent = message;
    if (!words.value) words.value = text;
    busy(false, told(error));
  }
}

function told(error) {
  const plain = error.name === "Error" && error.message;
  return plain || "The guide could not be reached. Your words are still here; press Send to try again.";
}

function busy(on, sentence) {
  state.textContent = sentence;
  for (const button of document.querySelectorAll("button")) button.disabled = on;
  if (!on) words.focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = words.value.trim();
  if (!text) return;
  words.value = "";
  say(text);
});

words.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});

async function begin() {
  busy(true, "");
  try {
    const past = await ask("/chat/history");
    showReply(past.length ? past : await ask("/chat/messages", { id: crypto.randomUUID(), text: "hello" }));
    busy(false, "");
  } catch (error) {
    busy(false, told(error));
  }
}

begin();
