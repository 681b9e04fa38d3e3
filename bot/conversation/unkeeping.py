"""What counts as taking consent back, and as giving it again: plain words only, in many dialects.

Only a whole message that speaks to the guide counts. "I don't keep anything from her" is an answer.
"""

from __future__ import annotations

import re

MOST_WORDS = 22

SOFTLY = (
    r"(?:(?:please|pls|plz|abeg|kindly|ok(?:ay)?|actually|sorry|hey|hi|hello|well|wait|look|right|"
    r"alright|so|but|and|no|nah|um+|listen|oh|yo|also|guide|bot|thanks|thank you|never mind|"
    r"on second thoughts?|i(?:'ve| have)? changed my mind|from now on|from here on)[\s,.;:!-]+)*"
)
YOU = r"(?:you|u|ya|ye|yous|yuh|una|y'all)"
ASKED = (
    rf"(?:(?:can|could|would|will|cud|cn|wud) {YOU} (?:please |pls |plz |kindly |just )?|"
    rf"(?:i'd|i would|id) (?:like|prefer|want) (?:it if )?{YOU} (?:to )?|"
    rf"i'?d rather {YOU} |i (?:want|need) {YOU} (?:to )?|"
    rf"{YOU} (?:can|may|should) |(?:make|let) {YOU} |gonnae |wouldn'?t mind if {YOU} |let'?s )"
)
STOP = r"(?:stop|quit|cease|stap|no more|leave off|lay off|pack in|give up)"
KEEP = r"(?:keep|save|store|record|log|retain|hold on ?to)"
KEEPING = r"(?:keepin|savin|storin|recordin|loggin|retainin|rememberin|holdin on ?to)(?:g|')?"
NOT = r"(?:do not|don'?t|dnt|doh|dun|dinnae|dinna|nuh|no|not|didn'?t|dey no|no dey)"
NOT_TO = rf"{NOT}(?: (?:be|dey|even|go|{YOU}))*"
SAID = (
    r"(?:i'?m|i|ah|a|mi|me|ma|we)(?:'ve| have| am| dey)? (?:say|said|saying|sayin|seh|tell|told|"
    r"telling|type|typed|typing|write|wrote|written|writing|share|shared|sharing|talk|talked)"
    rf"(?: to)?(?: (?:{YOU}|here))?"
)
ANY = r"(?:any ?thin(?:g|')?|every ?thin(?:g|')?|nothin(?:g|')?|nuttin|nutten|nowt|owt|it all|all)"
WHAT = r"(?:what(?:ever)?|wat|wot|wut|whit|wetin|(?:the )?(?:things|stuff|words))"
MY = r"(?:my|ma|mi|me|these|those|our)"
WORDS = (
    r"(?:words?|answers?|messages?|msgs|chats?|data|info|information|stuff|conversations?|texts?|"
    r"replies)"
)
THESE = (
    rf"(?:(?:any|all)(?: of)? )?(?:{WHAT}(?: that)? {SAID}|{ANY}(?: (?:that )?{SAID})?|"
    rf"{MY} {WORDS}|words|(?:this|the) (?:chat|conversation|talk)|any of (?:this|it))"
)
FROM_NOW = (
    r"any ?more|any ?longer|from now(?: on(?:wards?)?)?|from here(?: on)?(?: in| out)?|no more|"
    r"again|going forward|after this|starting now|right now"
)
ALSO = (
    rf"(?:[\s,.;:!-]+(?:{FROM_NOW}|now|please|pls|plz|for now|ok(?:ay)?|thanks|thank you|ta|thx|"
    r"at all|either|already|lah|leh|luv|love|mate|pal|today|yeah|guide|bot|here|for me))*"
)
PLAINLY_NOW = rf"(?: (?:it|this|that|me))? (?:{FROM_NOW})"
STORING = rf"(?:{YOU} )?(?:keeping|saving|storing)"
CONSENT = r"(?:consent|permission|agreement)"

STOPPING = [
    rf"(?:{ASKED})?(?:{STOP} {KEEPING})(?: {THESE}|{PLAINLY_NOW}| this| it)",
    rf"(?:{ASKED})?{NOT_TO} (?:{KEEP}|be {KEEPING})(?: {THESE}|{PLAINLY_NOW}| this)",
    rf"(?:{ASKED}|(?:please|pls|plz|kindly) ){NOT_TO} (?:remember|{KEEPING})"
    rf"(?: {THESE}|{PLAINLY_NOW}| this)",
    rf"(?:{KEEP}) (?:nothin(?:g|')?|nuttin|nutten|nowt)(?: (?:that )?{SAID})?",
    rf"i (?:do not|don'?t|dinnae|no longer|dont) (?:want|like) {YOU} (?:to )?"
    rf"(?:{KEEP}|{KEEPING}|remember)(?: {THESE}|{PLAINLY_NOW}| this| it)",
    rf"i (?:do not|don'?t|dinnae|no longer) want (?:{THESE}|this) (?:to be |being )?"
    r"(?:kept|saved|stored|remembered)",
    rf"i(?:'d| would)? (?:want|like|prefer|rather)(?: that)? (?:nothing|none of (?:this|it))"
    rf"(?: (?:that )?{SAID})?(?: to be| be| is| was)? (?:kept|saved|stored|recorded)",
    rf"(?:i (?:want|wish|would like|'d like) to |i'd like to |let me |i )?(?:hereby )?"
    rf"(?:withdraw|revoke|take back|retract|cancel) my (?:{CONSENT}|yes)"
    rf"(?: (?:to|for) {STORING}(?: {THESE}| this| it)?)?",
    rf"i (?:no longer|do not|don'?t) (?:consent|agree) (?:to )?{STORING}(?: {THESE}| this| it)?",
    r"i no longer consent(?: to (?:this|it))?",
    r"(?:turn|switch) off (?:the |your )?(?:saving|keeping|storing|memory|storage)",
    r"(?:can we (?:go|talk|be|speak) |let'?s (?:go|talk|be|speak) )?off the record",
    rf"(?:nothing|none of (?:this|it)|no words)(?: (?:that )?{SAID})? (?:is to|to|may|can) be "
    r"(?:kept|saved|stored)",
]
AGAIN = [
    rf"(?:{ASKED}|please |you can start |start |go back to |begin )(?:to )?(?:{KEEP}|{KEEPING})"
    rf"(?: {THESE}| this| it| them)",
    rf"(?:{KEEP}|{KEEPING}) (?:{THESE}|it|them|this)(?: from now on| again)",
    rf"(?:{ASKED})?(?:{KEEP}|start {KEEPING})(?: (?:my|these) words) again",
    r"i (?:agree|consent) (?:again|after all)",
    rf"i (?:agree|consent) (?:again )?to {STORING}(?: {THESE}| this| it)",
]
TAKES_BACK = re.compile(rf"{SOFTLY}(?:{'|'.join(STOPPING)}){ALSO}")
GIVES_AGAIN = re.compile(rf"{SOFTLY}(?:{'|'.join(AGAIN)}){ALSO}")
REFUSING = re.compile(rf"\b(?:{NOT}|never|stop|quit|nothing)\b")


def takes_back(text: str) -> bool:
    """Whether ``text`` is no more and no less than a wish that the guide stops keeping words."""
    plain = _plain(text)
    return len(plain.split()) <= MOST_WORDS and bool(TAKES_BACK.fullmatch(plain))


def gives_again(text: str) -> bool:
    """Whether ``text`` is no more and no less than a wish that words are kept again."""
    plain = _plain(text)
    short = len(plain.split()) <= MOST_WORDS
    return short and not REFUSING.search(plain) and bool(GIVES_AGAIN.fullmatch(plain))


def _plain(text: str) -> str:
    letters = re.sub(r"[^\w\s',.;:!?-]", " ", text.casefold().replace("’", "'"))
    return re.sub(r"\s+", " ", letters).strip(" .,;:!?-")
