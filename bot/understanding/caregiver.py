"""Who the person means: the caregiver's name or kind, as the person says it."""

from __future__ import annotations

import re

from spacy.tokens import Doc

MOST_WORDS = 6
FILLER = r"(?:(?:well|um+|hmm+|ok(?:ay)?|so|hi|hello|yes|yeah|please|maybe|actually)[,.!]?\s+)*"
WISH = (
    r"(?:(?:i(?:'d| would|'ll| want| wanna)?(?: really)?(?: like| love| want)?(?: to)?|"
    r"can we|could we|let(?:'s| us| me)|now|it'?s|it is|that would be|this is|how about|"
    r"what about|about)\s+)*"
)
VERB = (
    r"(?:(?:think|thinking|talk|talking|reflect|reflecting|speak|speaking|chat|switch|go|change|"
    r"begin|start|choose|pick|do)\s+)?(?:(?:about|on|of|to|over to|with|for)\s+)?"
)
CALLED = r"(?:(?:her|his|their)\s+name\s+is\s+|(?:she|he)(?:'s| is) called\s+|named\s+|called\s+)?"
LEAD_IN = re.compile(f"^{FILLER}{WISH}{VERB}{CALLED}", re.IGNORECASE)
TRAIL = re.compile(
    r"(?:[,.;:!?]|\s+-|\s+(?:please|instead|this time|today|now|then|first|i (?:guess|think)|"
    r"who|whom|that|which|because|and (?:she|he|they)))(?:\s|$).*$",
    re.IGNORECASE | re.DOTALL,
)
NO_NAME = (
    "practitioner|can|could|will|would|does|do|asked|asks|who|that|is|was|has|and|at|but|for|in|on|"
    "i|a|my|the|said|says|told|never"
)
TITLE = re.compile(
    r"\b(?:dr|doctor|prof|professor|mr|mrs|ms|miss|nurse|sister)\.?\s+"
    rf"(?!(?:{NO_NAME})\b)[^\W\d_][\w'’-]*",
    re.IGNORECASE,
)
GENERIC = {
    "someone", "somebody", "someone else", "another", "another one", "other", "the other",
    "the other one", "a different one", "caregiver", "another caregiver", "someone new",
    "somebody else", "a different caregiver", "them", "her", "him", "it", "me", "you",
}  # fmt: skip

# What is left of "go on then" or "let's start now" is nobody's name.
NO_NAMES = {
    "", "then", "now", "on", "ahead", "yes", "no", "ok", "okay", "please", "thanks", "sure", "so",
    "begin", "start", "next", "hello", "hi", "skip", "help", "nothing", "anything", "idk", "dunno",
}  # fmt: skip
# "I don't know. Renee, I suppose" is no name up to the full stop, nor "He is very structured".
UNKNOWN = re.compile(
    r"(i )?(don['’]?t|do not|dunno|not sure|no idea|can['’]?t)\b|(he|she|they|it|we|i|there)\s+\w",
    re.IGNORECASE,
)


def named_caregiver(doc: Doc, expected: bool = False) -> str:
    """What the person calls a caregiver, or "" if nobody is named.

    ``expected`` is true when the guide has asked who: then a bare name counts too. "My physio",
    "Dr. Osei" and "the reiki lady" come back as they were said.
    """
    titled = TITLE.search(doc.text)
    if titled and (expected or len(doc.text.split()) <= 12):
        return _tidy_title(titled[0])
    kind = "" if doc.text.strip(" .!?").lower() in GENERIC else _kind(doc)
    if not expected:
        return kind
    bare = _bare_name(doc.text)
    if bare and len(bare.split()) <= MOST_WORDS:
        return bare
    return kind


def _kind(doc: Doc) -> str:
    for span in doc.ents:
        if span.label_ == "practitioner":
            start = span.start
            while start > 0 and span.start - start < 3 and not doc[start - 1].is_punct:
                start -= 1
                if doc[start].lower_ in ("my", "the", "our"):
                    said: str = doc[start : span.end].text
                    return said[:1].lower() + said[1:]
            return f"my {span.text.lower()}"
    return ""


def _bare_name(text: str) -> str:
    rest = LEAD_IN.sub("", text.strip(), count=1).strip()
    described = rest.lower().startswith("the ") and len(rest.split()) <= MOST_WORDS
    name = (rest if described else TRAIL.sub("", rest)).strip(" .,!?'\"“”")
    if (
        UNKNOWN.match(name)
        or name.lower() in GENERIC | NO_NAMES
        or not re.search(r"[^\W\d_]", name)
    ):
        return ""
    lower = name.lower()
    return lower[:3] + name[3:] if lower.startswith(("my ", "the", "our")) else name


def _tidy_title(said: str) -> str:
    title, _, name = said.partition(" ")
    known = {"dr": "Dr.", "doctor": "Dr.", "prof": "Prof."}
    short = known.get(title.lower().rstrip("."), title.capitalize())
    return f"{short} {name.strip()[:1].upper()}{name.strip()[1:]}"
