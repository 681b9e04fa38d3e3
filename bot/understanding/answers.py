"""Request or answer: decided in one place, from what was read and what was asked."""

from __future__ import annotations

# With a question open, a text is taken for a request only when it is plainly one.
PLAIN = 0.45
PLAIN_LONG = 0.80
LONG_WORDS = 12
VERY_LONG_WORDS = 30
# Small words that answer an open question ("yes", "no", "thanks, good one").
SMALL = {"affirm", "deny", "thank"}
# Where "yes" and "no" choose something instead of saying something.
CHOOSING = {"opening", "consent", "offer", "fit", "erase", "safety"}


def is_answer(intent: str, confidence: float, text: str, awaited: str) -> bool:
    """Whether ``text`` is the person's answer, given its context-free ``intent``.

    ``confidence`` is between 0 and 1; ``awaited`` names what the guide waits for.
    """
    if intent.startswith("share_"):
        return True
    if awaited in CHOOSING and intent in SMALL:
        return False
    if intent in SMALL:
        return awaited in ("answer", "followup", "paused", "correction")
    words = len(text.split())
    if words > VERY_LONG_WORDS:
        return confidence < 0.95
    return confidence < (PLAIN_LONG if words > LONG_WORDS else PLAIN)
