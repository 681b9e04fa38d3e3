"""How life flows now, as far as plain words tell: a rough season, a calm one, or neither."""

from __future__ import annotations

import re

from bot.conversation.turn import Turn

ROUGH = re.compile(
    r"\b(storm\w*|turmoil|chao\w+|rough|hectic|upside down|falling apart|hard|tough|too much|"
    r"overwhelm\w*|divorce|stress\w*|crazy|mess\w*|frantic|struggl\w+|exhaust\w*)\b",
    re.I,
)
CALM = re.compile(
    r"\b(calm\w*|stead\w+|quiet\w*|settled|stable|smooth\w*|even|peaceful|slow\w*|restful|"
    r"in a good place|easy|lighter)\b",
    re.I,
)
NOT = re.compile(r"\b(not|no|never|hardly|anything but|isn'?t|far from)\b", re.I)


def season_in(text: str | None) -> str:
    """ "rough", "calm" or "" for words on how life flows; doubt and negation give ""."""
    told = text or ""
    rough, calm = bool(ROUGH.search(told)), bool(CALM.search(told))
    if rough == calm or NOT.search(told):
        return ""
    return "rough" if rough else "calm"


def thought(turn: Turn, rhythm: str | None) -> list[str]:
    """A sentence on how care ebbs and flows in such a season; none where none is told."""
    season = season_in(rhythm)
    if not season:
        return []
    rough = season == "rough"
    return [turn.pick(turn.content.voice["rough_season" if rough else "calm_season"])]
