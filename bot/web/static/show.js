// What was said, as text nodes. Nothing that anybody wrote is ever read as HTML.
const talk = document.getElementById("talk");
const log = document.getElementById("log");
const choices = document.getElementById("choices");
const state = document.getElementById("state");
const SAFE = /^(https:\/\/[\w.-]+(\/[\w./-]*)?|tel:\+?\d+)$/;
export const told = JSON.parse(document.getElementById("told").textContent);
export const words = told.words;

/** Show one turn, which the log announces once. Gives its bubbles. */
export function show(turn) {
  const added = turn.map((message) => bubble(message.from || "guide", message.text, message.links));
  log.append(...added);
  return added;
}

/** Scroll to the end, and no further than `said`, where reading begins; the first has a note above. */
export function scrollTo(said) {
  if (said) talk.scrollTop = said.previousSibling ? said.offsetTop - talk.offsetTop - 16 : 0;
}

function bubble(who, text, copies = []) {
  const said = document.createElement("div");
  const name = document.createElement("b");
  const body = document.createElement("p");
  said.className = `said ${who}`;
  said.tabIndex = -1;
  name.textContent = who === "person" ? words.you : words.guide;
  body.dir = "auto";
  body.append(...(who === "person" ? [text] : linked(text)));
  said.append(name, body, ...copies.map(copyLink));
  return said;
}

/** A link to a person's own copy, on this site whatever is sent. */
function copyLink({ title, url }) {
  const made = document.createElement("a");
  Object.assign(made, { href: new URL(url, location.origin).pathname, textContent: title });
  made.className = "button";
  return made;
}

/** The text with the clinic's own lines made touchable; no other address becomes a link. */
function linked(text) {
  const names = told.links.map((link) => link.name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (!names.length) return [text];
  const parts = text.split(new RegExp(`(^|[^\\w.-])(${names.join("|")})(?![\\w-])`, "i"));
  return parts.map((part, place) => (place % 3 === 2 ? link(part) : part));
}

function link(name) {
  const { href } = told.links.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!SAFE.test(href)) return name;
  const made = document.createElement("a");
  Object.assign(made, { href, rel: "noopener noreferrer", textContent: name });
  if (!href.startsWith("tel:")) made.target = "_blank";
  return made;
}

/** Show `titles` as buttons; one that is pressed goes to `pressed`, the others go away. */
export function offer(titles, pressed) {
  const buttons = titles.map((title) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: title });
    button.addEventListener("click", () => pressed(title));
    return button;
  });
  choices.replaceChildren(...buttons);
}

/** One quiet line above the words. `reading` lets it breathe. */
export function say(sentence, reading = false) {
  state.textContent = sentence;
  state.classList.toggle("reading", reading);
}

/** Mark a bubble as not sent yet, or take the mark away. */
export function mark(said, waits) {
  said.querySelector("i")?.remove();
  if (!waits) return;
  const note = document.createElement("i");
  note.textContent = words.not_sent;
  said.append(note);
}

/** Show the past without reading all of it aloud. */
export function restore(past) {
  log.setAttribute("aria-live", "off");
  show(past);
  talk.scrollTop = talk.scrollHeight;
  requestAnimationFrame(() => log.setAttribute("aria-live", "polite"));
}

/** Take away what was said before `said`. */
export function clearBefore(said) {
  while (said.previousSibling) said.previousSibling.remove();
}

/** A line of the page's own, before what is said. */
export function note(sentence) {
  const line = document.createElement("p");
  line.className = "note";
  line.textContent = sentence;
  log.before(line);
}
