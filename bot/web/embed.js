"use strict";
// One line on a clinic's page: a button, and behind it the guide in a frame. Nothing is asked of
// the guide before the button is pressed.
(() => {
  const told = {{ told|tojson }};
  const ORIGIN = new URL(document.currentScript.src).origin;
  const ROUND = `all: initial; box-sizing: border-box; font: 16px/1.3 Georgia, serif; cursor: pointer;
    min-height: 48px; padding: 12px 20px; border: 2px solid #ffffff; border-radius: 24px;
    background: ${told.accent}; color: #ffffff; box-shadow: 0 2px 10px rgba(0, 0, 0, 0.35);
    position: fixed; right: 16px; bottom: 16px; z-index: 2147483000;`;
  const WINDOW = `all: initial; box-sizing: border-box; position: fixed; right: 0; bottom: 0;
    z-index: 2147483001; width: min(27rem, 100vw); height: min(46rem, 100vh); background: #fbf8f3;
    border: 1px solid #55625c; box-shadow: 0 4px 24px rgba(0, 0, 0, 0.35);`;

  const host = document.createElement("div");
  host.lang = told.language;
  const root = host.attachShadow({ mode: "open" });
  const opener = document.createElement("button");
  opener.type = "button";
  opener.textContent = told.open;
  opener.style.cssText = ROUND;
  opener.setAttribute("aria-expanded", "false");
  opener.addEventListener("focus", () => { opener.style.outline = `3px solid ${told.accent}`; });
  opener.addEventListener("blur", () => { opener.style.outline = "none"; });
  opener.style.outlineOffset = "3px";
  root.append(opener);
  let frame = null;

  function made() {
    frame = document.createElement("iframe");
    frame.src = `${ORIGIN}/embed`;
    frame.title = told.window;
    frame.style.cssText = WINDOW;
    frame.referrerPolicy = "origin";
    frame.addEventListener("load", greet);
    root.append(frame);
  }

  function greet() {
    frame.focus();
    frame.contentWindow.postMessage("guide:open", ORIGIN);
  }

  opener.addEventListener("click", () => {
    opener.setAttribute("aria-expanded", "true");
    if (!frame) return made();
    frame.style.display = "block";
    greet();
  });

  function close() {
    frame.style.display = "none";
    opener.setAttribute("aria-expanded", "false");
    opener.focus();
  }

  window.addEventListener("message", (event) => {
    const ours = frame && event.source === frame.contentWindow && event.origin === ORIGIN;
    if (ours && event.data === "guide:close") close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && frame && frame.style.display !== "none") close();
  });
  const add = () => document.body.append(host);
  if (document.body) add();
  else document.addEventListener("DOMContentLoaded", add);
})();
