"""Several caregivers, each with a thread apart; side by side only if the person compares."""

from __future__ import annotations

import re
from datetime import datetime

from bot.conversation import asking
from bot.conversation.turn import Turn
from bot.journal.entries import Caregiver, Entry

# What people put before a name, or leave out, when they mean the same one.
ARTICLE = re.compile(r"^(?:my|the|our|your)\s+")
TITLE = re.compile(r"^(dr|doctor|mr|mrs|ms|prof)\b\.?\s+")
COMPARES = re.compile(
    r"\b(than|compar\w+|unlike|like|whereas|while|but|too|also|both|either|neither|same|other|"
    r"different\w*|difference|better|worse|more|less|old|former|last)\b",
    re.I,
)
ASKS_TO_COMPARE = re.compile(
    r"\b(compar\w+|differen\w+|versus|vs|side by side|next to|beside|against)\b", re.I
)
MOST_LETTERS = 80
BACK_TO = re.compile(
    r"^(?:(?:ok|okay|now|and|so|please|can we|could we|let'?s|lets|i(?:'d)? (?:want|like) to)"
    r"[\s,]+)*(?:(?:go|switch|return|turn|talk|think)\s+)?(?:back\s+|over\s+|again\s+)?"
    r"(?:to|about)\s+(?P<name>.+?)(?:[\s,]+(?:again|now|please|instead|then))*[.!?]*$",
    re.I,
)


def known_as(turn: Turn, name: str) -> str:
    """The name under which a caregiver is known already, or else ``name`` as it is."""
    for caregiver in turn.journal.caregivers():
        if same_name(caregiver.name, name):
            return caregiver.name
    return name


def same_name(one: str, other: str) -> bool:
    """Whether two names mean one caregiver: "Dr. Rao" and "rao", "my physio" and "the physio"."""
    (title, bare), (other_title, other_bare) = _parted(one), _parted(other)
    return bare == other_bare and (title == other_title or not (title and other_title))


def last_said(turn: Turn, partnership: str) -> datetime:
    """When the newest words of a partnership were said; long ago where there are none."""
    said = turn.journal.entries(partnership)
    return said[-1].said_at if said else datetime.min


def goes_to(turn: Turn) -> str:
    """The known caregiver to whom a text such as "back to Dr. Rao" leads, or ""."""
    found = BACK_TO.match(turn.text.strip()) if len(turn.text) <= MOST_LETTERS else None
    if not found:
        return ""
    named = [c.name for c in _others(turn) if same_name(c.name, found["name"])]
    return named[0] if named else ""


def asks_to_compare(turn: Turn) -> bool:
    """Whether the person asks how this caregiver is beside another whom they told about."""
    asks = "?" in turn.text or turn.text.casefold().startswith(("compare", "how"))
    return asks and bool(ASKS_TO_COMPARE.search(turn.text)) and _named(turn) is not None


def set_side_by_side(turn: Turn) -> None:
    """The words about both, without ranking; then the way back."""
    other = _named(turn)
    if other is None:
        return
    pair = _pair(turn, other)
    if pair:
        here, there = pair
        turn.say("side_by_side", name=called(other), earlier=there.quote, quote=here.quote)
    else:
        turn.say("nothing_beside", name=called(other))
    asking.way_back(turn)


def beside(turn: Turn) -> str:
    """The reflection of an answer that compares by itself: both quotations, or ""."""
    other = _named(turn) if COMPARES.search(turn.text) else None
    there = _newest(turn, other.id, turn.place.quality) if other else None
    if other is None or there is None:
        return ""
    turn.reasons.append("side by side")
    ways = turn.content.voice["side_by_side"]
    return turn.pick(ways, name=called(other), earlier=there.quote, quote=turn.reading.quote)


def called(caregiver: Caregiver) -> str:
    """A caregiver as the guide says it: "my physio" becomes "your physio"."""
    return re.sub(r"^my ", "your ", caregiver.name, flags=re.I)


def _named(turn: Turn) -> Caregiver | None:
    """Another known caregiver whom the text names; the longest name that fits counts."""
    text = turn.text.casefold()
    for caregiver in sorted(turn.journal.caregivers(), key=lambda c: -len(c.name)):
        name = re.compile(rf"\b{re.escape(_parted(caregiver.name)[1])}\b")
        if name.search(text):
            if caregiver in _others(turn):
                return caregiver
            text = name.sub(" ", text)
    return None


def _others(turn: Turn) -> list[Caregiver]:
    """The other caregivers, but for those who crossed a line; none beside one who did."""
    if turn.place.harmed_here:
        return []
    apart = {turn.place.partnership, *turn.place.harmed}
    return [c for c in turn.journal.caregivers() if c.id not in apart]


def _pair(turn: Turn, other: Caregiver) -> tuple[Entry, Entry] | None:
    """Words on one quality about this caregiver and the other: of the one in hand, or else any."""
    for quality in dict.fromkeys([turn.place.quality, *turn.content.qualities]):
        here = _newest(turn, turn.place.partnership or "", quality)
        there = _newest(turn, other.id, quality)
        if here and there:
            return here, there
    return None


def _newest(turn: Turn, partnership: str, quality: str | None) -> Entry | None:
    said = [e for e in turn.journal.entries(partnership) if quality and e.quality == quality]
    return said[-1] if said else None


def _parted(name: str) -> tuple[str, str]:
    """The title, if any, and the rest of a name, in lower case and without an article."""
    plain = ARTICLE.sub("", " ".join(name.casefold().split()))
    title = TITLE.match(plain)
    return (title[1] if title else "", plain[title.end() :] if title else plain)
