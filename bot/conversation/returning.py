"""Coming back on another day: what was said then, how it is now, and what changed."""

from __future__ import annotations

import re
from datetime import datetime

from bot.conversation import asking, choosing, place
from bot.conversation.distance import another_day, when
from bot.conversation.turn import Turn
from bot.conversation.unusual import is_silent, is_unknown
from bot.journal.entries import Entry

THIN = ("absent", "mixed")
FEWEST_WORDS = 3
SHORT = 8
MOST_LOOKED_BACK = 30
# From the stance then and the stance now to what is said of it.
CHANGES = {
    ("present", "present"): "change_still_good",
    ("absent", "absent"): "change_still_thin",
    ("mixed", "mixed"): "change_still_both",
    ("absent", "present"): "change_eased",
    ("absent", "mixed"): "change_eased",
    ("mixed", "present"): "change_eased",
    ("present", "absent"): "change_thinned",
    ("present", "mixed"): "change_thinned",
    ("mixed", "absent"): "change_thinned",
}
OPEN_CHANGE = "change_open"
# A short answer such as "worse" compares, and says nothing by itself.
SAME = re.compile(
    r"\b(same|unchanged|no (change|different)|nothing('s| has)? changed|still (so|true|is|does)|"
    r"(hasn'?t|has not|didn'?t|not) changed?)\b",
    re.I,
)
WORSE = re.compile(r"\b(worse|worst|harder|downhill|even less|got less)\b", re.I)
BETTER = re.compile(r"\b(better|easier|improved|improving|eased|lighter)\b", re.I)
NOT = re.compile(r"\b(not|no|isn'?t|hardly|never)\b", re.I)


def welcome(turn: Turn, since: datetime | None) -> bool:
    """Greet someone who comes back on another day with their own words and how it is now.

    ``since`` is when they were last here (UTC, without a zone). Gives ``False``, and says nothing,
    on the same day, where nothing was kept, and where the words are not to be come back to.
    """
    if since is None or not turn.journal.keeps or not another_day(turn, since):
        return False
    turn.place.begin_visit()
    remembered = telling(turn)
    if remembered is None:
        return False
    turn.journal.begin_round(remembered.partnership, turn.now)
    stood_open = turn.place.look_back(remembered.message_id, remembered.quality or "")
    turn.place.looked_back = turn.place.looked_back[-MOST_LOOKED_BACK:]
    ways = turn.content.voice["remembered_to_bring" if remembered.to_bring else "remembered"]
    told = when(turn, remembered.said_at)
    turn.place.question = turn.pick(ways, earlier=remembered.quote, when=told)
    turn.speak(f"{turn.pick(turn.content.voice['welcome_back'])} {turn.place.question}")
    if stood_open:
        turn.say("also_open", quality=turn.content.qualities[stood_open]["name"])
    turn.offer("go_on", "choose", "rest")
    return True


def last_here(turn: Turn) -> datetime | None:
    """When this person last spoke here, or else last said something that is kept."""
    if turn.place.seen:
        return datetime.fromisoformat(turn.place.seen)
    said = turn.entries()
    return said[-1].said_at if said else None


def telling(turn: Turn) -> Entry | None:
    """The words to come back to: marked to bring, or else thin, or else the last ones.

    Only answers to a quality, so nothing of a safety talk, and the newest of each quality; what
    was come back to before waits until all were. ``None`` where a line was crossed.
    """
    if turn.place.harmed_here:
        return None
    newest = {e.quality: e for e in turn.entries() if e.quality and _says_something(e)}
    known = [e for e in newest.values() if e.quality in turn.content.qualities]
    fresh = [e for e in known if e.message_id not in turn.place.looked_back]
    weight = {e.message_id: (e.to_bring, e.stance in THIN, e.said_at) for e in known}
    return max(fresh or known, key=lambda e: weight[e.message_id], default=None)


def reflect_change(turn: Turn) -> None:
    """Set then and now side by side, without judging, and go on where they were."""
    then = _then(turn)
    now = stance_now(turn)
    key = CHANGES.get((then.stance if then else "", now), OPEN_CHANGE)
    turn.reasons.append(key)
    turn.say_from(
        turn.content.voice[key], earlier=then.quote if then else "", quote=turn.reading.quote
    )
    if turn.place.take_up():
        asking.open_again(turn)
        return
    turn.place.question = choosing.followup(turn, now)
    turn.speak(turn.place.question, "enough")
    turn.place.awaited = place.FOLLOWUP


def stance_now(turn: Turn) -> str:
    """The stance of an answer to "how is that now": a bare "worse" is read beside then."""
    then = _then(turn)
    read = turn.reading.stance
    if then is None or len(turn.text.split()) > SHORT:
        return read
    if SAME.search(turn.text) or turn.text.casefold() == then.text.casefold():
        return then.stance
    if NOT.search(turn.text):
        return read
    if WORSE.search(turn.text):
        return "absent" if then.stance in THIN else "mixed"
    if BETTER.search(turn.text):
        return "mixed" if then.stance == "absent" else "present"
    return read


def _then(turn: Turn) -> Entry | None:
    return next((e for e in turn.entries() if e.message_id == turn.place.looking_back), None)


def _says_something(entry: Entry) -> bool:
    enough = len(entry.quote.split()) >= FEWEST_WORDS
    return enough and not is_silent(entry.text) and not is_unknown(entry.text)
