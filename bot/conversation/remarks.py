"""Words that are meant for the guide itself, or for ending, though they were read as an answer.

Only short texts that are nothing else count: whatever may be the person's answer stays one. "You"
may be the caregiver, so a remark is known by its whole wording, never by that word.
"""

from __future__ import annotations

import re

from bot.understanding.plain import normalised

MOST_LETTERS = 90
DRAWN_OUT = re.compile(r"(\w)\1{2,}")  # "thank uuu"
LEAD = (
    r"(?:(?:ok(?:ay)?|so|well|hm+|um+|and|but|hey|wait|lol|yeah|yes|no|nah|oh|right|ah+|"
    r"thanks?(?: (?:yo)?u)?|ta|cheers|sorry|now|anyway)[\s,.!]+)*"
)
TRAIL = (
    r"(?:[\s,.!]+(?:thanks?(?: (?:yo)?u)?|ta|cheers|please|pls|plz|then|now|mate|love|bye|lol|ok|"
    r"sorry|for (?:now|today|tonight|me)|here|bot|you|robot|machine))*[\s.!?]*"
)
REMARKS = {
    "remark_decides": (
        r"(?:who|what) (?:decides|says|judges|chooses)\b.{0,30}\byou",
        r"who (?:made|asked|are) you to (?:judge|decide|say)(?: that| this)?",
        r"(?:are|r) you (?:judging|grading|testing|scoring|rating|assessing) (?:me|this|us)",
        r"is this (?:a|some kind of a?) (?:test|exam)",
    ),
    "remark_here": (
        r"are you (?:even |actually |really |still )*(?:reading|listening|there|following|awake)"
        r"(?: to)?(?: (?:this|me|any of this|what i (?:say|write|said)))?",
        r"(?:do|can) you (?:even |actually |really )*(?:read|hear|understand|follow|get)"
        r"(?: (?:this|me|any of this|what i(?:'m| am)? (?:say|saying|write|mean|said)))",
        r"(?:is|are) (?:anyone|anybody|you) there",
    ),
    "remark_why": (
        r"why (?:do|are|did) you (?:ask|asking|want to know|need to know)"
        r"(?: me)?(?: (?:this|that|all this|these things|these questions))?",
        r"what(?:'s| is) the point of (?:this|that|the|these) (?:questions?|talk|chat)",
        r"what(?:'s| is| has) (?:this|that) (?:got )?to do with (?:it|anything|me|you)",
    ),
    "remark_opinion": (
        r"what do you (?:think|reckon|say)(?: (?:of|about) (?:that|this|it|him|her|them))?",
        r"what would you (?:do|say)(?: in my (?:place|shoes))?",
        r"(?:do you think )?(?:is|was) (?:that|this|it) (?:normal|ok(?:ay)?|wrong|bad|right|weird)"
        r"(?:,? do you think)?",
        r"(?:am i|was i) (?:wrong|right|crazy|mad|being silly|overreacting|unfair)",
    ),
    "remark_how": (r"(?:and )?how (?:are|r) (?:you|u)(?: (?:doing|today))*", r"(?:and )?you\?"),
    "out_of_scope": (
        r"(?:please )?(?:ignore|forget|disregard|override) (?:all )?(?:your|the|my|any)? ?"
        r"(?:previous |prior |earlier |above |system )*(?:instructions?|rules|prompts?)\b.*",
        r"(?:tell|sing|write|give) me (?:a |another )?(?:joke|song|poem|story|recipe)",
        r"(?:you are|act as|pretend (?:to be|you are)) (?:now )?(?:a|an|my) "
        r"(?:pirate|poet|human|dog|cat|doctor|therapist|assistant|ai|bot)\b.*",
        r"(?:what(?:'s| is)|show|print|repeat|reveal)(?: me)? your "
        r"(?:system )?(?:prompt|instructions|rules|password)\b.*",
    ),
    "pass": (
        r"(?:(?:i'?ll|i|let'?s|gonna|can i|can we|let me) )?(?:pass|skip)"
        r"(?: on)?(?: (?:this|that|it|(?:this|that|the) (?:one|question)))?",
        r"next(?: one| question)?", r"not this (?:one|question)",
    ),
    "goodbye": (
        r"(?:(?:i'?m|im|i am|am|i) )?(?:gonna|going to|gotta|got to|off to|off|heading|about to|"
        r"(?:have|need|ought) to)(?: (?:go|get|head|be))?(?: (?:to|off(?: to)?))?"
        r" ?(?:sleep|bed|go|run|dash|leave|work|cook)",
        r"(?:good ?)?(?:night|nite)(?: (?:night|nite))?", r"(?:bye|byebye|cya|ttyl|laters?)",
        r"(?:see|talk to|speak to) (?:you|u|ya)(?: (?:later|soon|tomorrow|again|around))?",
        r"(?:i'?m|im|i am) (?:done|finished|tired|knackered|out) for (?:today|now|tonight)",
        r"(?:that'?s|thats|this is) (?:enough|all|it|plenty) for (?:today|now|tonight|me)",
        r"(?:let'?s|lets) (?:stop|leave it|call it (?:a day|quits))(?: (?:here|there|at that))?",
    ),
    "enough": (
        r"(?:that'?s|thats|this is|that will be|that'?ll be|it'?s) (?:enough|all|it|plenty)"
        r"(?: (?:really|from me|i (?:have|got)|about it|there is))?",
        r"that'?ll do|enough(?: (?:said|now))?",
    ),
    "nothing_more": (
        r"(?:there'?s |i have |i'?ve )?(?:nothing|no) (?:more|else|to add)"
        r"(?: (?:to (?:say|add)|from me))?",
    ),
}  # fmt: skip
WHOLE = {
    kind: re.compile(LEAD + "(?:" + "|".join(ways) + ")" + TRAIL, re.I)
    for kind, ways in REMARKS.items()
}


def remark_in(text: str) -> str:
    """What a short ``text`` is, one of the keys of ``REMARKS``; "" for anything else."""
    plain = DRAWN_OUT.sub(r"\1", normalised(text))
    if len(plain) > MOST_LETTERS:
        return ""
    return next((kind for kind, whole in WHOLE.items() if whole.fullmatch(plain)), "")
