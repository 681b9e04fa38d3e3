"""What counts as a yes and as a no to keeping: plain words only, in many dialects."""

from __future__ import annotations

import re

from bot.understanding.plain import straight

START = (
    r"^(?:(?:well|h+m+|oh|ok|okay|so|um+|dunno|i guess|fine|thank you[^.!]*|hello[^.!]*)[\s,.!]+)*"
)
YES = re.compile(
    START + r"(?:yes|yh|yeah|yea|yep|yup|ya|aye|sure|ok(?:ay)?|of course|si|sí|ja|oui|alright|fine|"
    r"all right|go (?:on|ahead)|please do|why not|that'?s (?:fine|ok|okay|all right|alright)|"
    r"no (?:problem|wahala)|i (?:agree|consent|do|accept))\b|"
    r"\bi (?:agree|consent|accept)\b|\b(?:let'?s|lets) do it\b|"
    r"\b(?:you (?:can|may)|please) keep (?:it|them|my)\b",
    re.I,
)
# What is against keeping, whatever else is said, and what waits for an answer first.
AGAINST = r"\b(?:don'?t|do not|not|never) (?:agree|consent|keep|store|save|want)\b|\bkeep nothing\b"
WAITS = r"\b(?:wait|first|before|unless|if you)\b|\?"
NO = re.compile(
    START + r"(?:no|nope|nah|naw|nae|non|nein|i'?d (?:say no|rather not)|rather not|not really|"
    r"don'?t|do not|please don'?t)\b|" + AGAINST,
    re.I,
)
DOUBT = re.compile(WAITS + r"|\b(?:but|not sure|if|maybe|though i don'?t)\b", re.I)
# "I agree" stands even with a "but", unless it waits for something or wants nothing kept.
SWORN = re.compile(r"\byes,? i (agree|consent|accept)\b", re.I)
TAKEN_BACK = re.compile(AGAINST + "|" + WAITS, re.I)
HARMLESS_NO = re.compile(r"\bno (problem|wahala|worries|bother|objection|harm)\b", re.I)


def says_yes(text: str) -> bool:
    """Whether ``text`` plainly agrees, with nothing in it that takes it back."""
    plain = straight(text).strip()
    rest = HARMLESS_NO.sub("", plain)
    if SWORN.search(plain):
        return not TAKEN_BACK.search(rest)
    return bool(YES.search(plain)) and not NO.search(rest) and not DOUBT.search(rest)


def says_no(text: str) -> bool:
    """Whether ``text`` plainly refuses."""
    plain = HARMLESS_NO.sub("", straight(text).strip())
    return bool(NO.search(plain)) and not YES.search(plain)
