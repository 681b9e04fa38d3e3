"""What a reply in a safety conversation asks for: how it is met, the way back, the way out."""

from __future__ import annotations

import re

from bot.conversation.turn import Turn

# How a reply in a safety conversation is met, by the intent it was read as.
MET_AS = {
    "deny": "denied",
    "affirm": "confirmed",
    "share_unsure": "unsure",
    "complain_about_bot": "angry",
    "ask_meaning": "why_asked",
    "bot_challenge": "why_asked",
    "thank": "silent",
    "greet": "silent",
    "goodbye": "silent",
    "pause": "silent",
}
SILENT_WORDS = {"ok", "okay", "k", "fine", "hm", "hmm", "..", "...", "…", "right", "sure"}
HARD = (
    "can't call", "cant call", "cannot call", "won't call", "wont call", "not calling",
    "don't want to call", "dont want to call", "hate phones", "scared to call", "no phone",
)  # fmt: skip
BACK = re.compile(
    r"\bback to (the |our |my |those |that )?(questions?|reflection|talk|topic|conversation)\b|"
    r"\b(next|other) questions?\b|\bskip (this|that)\b|\bcontinue with the (questions?|talk)\b",
    re.I,
)
NOT_BACK = re.compile(r"\b(not|cannot|never|afraid|scared|no)\b|n['’]t\b", re.I)
LEAVING = re.compile(
    r"\b(page|tab|app|chat|browser|history|screen|this)\b.*\b(disappear|gone|hide|clear|close)|"
    r"\b(hide|clear|close|delete|leave|exit|get rid of)\b.*\b(page|tab|app|chat|browser|history)",
    re.I,
)
WHY = ("why do you ask", "why are you asking", "why did you ask", "why ask")


def wants_back(turn: Turn) -> bool:
    """Whether the person asks for the talk as it was; "I can't go back to him" is no such thing."""
    asked = bool(BACK.search(turn.text))
    name = turn.place.caregiver.casefold()
    if name and not turn.place.harmed_here:  # their caregiver, never someone at home
        asked = asked or f"back to {name}" in turn.text.casefold()
    return asked and not NOT_BACK.search(turn.text)


def met_as(turn: Turn) -> str:
    """Which way of staying fits what was said."""
    text = " ".join(turn.text.lower().replace("’", "'").split())
    if any(words in text for words in HARD):
        return "hard_to_call"
    if any(words in text for words in WHY):
        return "why_asked"
    if text.strip(".! ") in SILENT_WORDS or not text.strip(".! "):
        return "silent"
    return MET_AS.get(turn.reading.intent, "other")


def wants_out(text: str) -> bool:
    """Whether ``text`` asks how to leave or hide the page."""
    return bool(LEAVING.search(text))
