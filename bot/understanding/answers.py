"""Request or answer: decided in one place, from what was read and what was asked."""

from __future__ import annotations

# With a question open, a little likeness to an answer makes it one; chosen on the first two voices
# of our test texts so that 98 of 100 answers are kept.
LIKE_ANSWER = 0.15
LIKE_ANSWER_LONG = 0.03
# A request that is no plainer than this is the answer to an open question.
PLAIN_BESIDE_ANSWER = 0.50
# Where something else is asked (a name, consent), a text is taken for a
# request only when it is plainly one. With nothing asked, it is what it was read as.
PLAIN = 0.45
PLAIN_LONG = 0.80
LONG_WORDS = 12
VERY_LONG_WORDS = 30
# Small words that answer an open question.
SMALL = {"affirm", "deny"}
# Where the person's own words are asked for.
OPEN = {"answer", "followup", "paused", "correction"}


def is_answer(intent: str, confidence: float, share: float, text: str, awaited: str) -> bool:
    """Whether ``text`` is the person's answer, given its context-free ``intent``.

    ``confidence`` in it and ``share``, the chance of any kind of answer, are between 0 and 1;
    ``awaited`` names what the guide waits for.
    """
    if intent.startswith("share_") or _looks_like_a_command(text):
        return True
    if intent in SMALL or not awaited:
        return awaited in OPEN
    words = len(text.split())
    if awaited in OPEN:
        likely = share > (LIKE_ANSWER_LONG if words > VERY_LONG_WORDS else LIKE_ANSWER)
        return likely or confidence < PLAIN_BESIDE_ANSWER
    if words > VERY_LONG_WORDS:
        return confidence < 0.95
    return confidence < (PLAIN_LONG if words > LONG_WORDS else PLAIN)


def _looks_like_a_command(text: str) -> bool:
    """Typed slashes are words like any other; they never choose, agree or erase."""
    return text.lstrip("\u2060\u00a0 ").startswith("/")
