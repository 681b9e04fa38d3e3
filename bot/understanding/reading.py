"""What the guide understands of one message."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any


@dataclass(frozen=True)
class Reading:
    """A message as read.

    ``stance`` is towards the quality in hand (present, mixed, absent, unsure) and its
    ``stance_confidence`` between 0 and 1; ``named`` are ids of qualities the text asks for by
    name; ``qualities`` the ids it touches, likeliest first; ``themes`` what it speaks of inside the
    quality in hand (or else the likeliest one); ``elsewhere`` the same, as "quality/theme", where
    the likeliest quality is another than the one in hand; ``mood`` how it sounds where that is
    plain ("joy", "anger", "grief", "shame", "humour", "fear", "torn"), else ""; ``quote`` is a
    clause of the person's own words; ``safety`` one of the four kinds.
    """

    intent: str = ""
    intent_confidence: float = 0.0
    stance: str = "unsure"
    stance_confidence: float = 0.0
    named: list[str] = field(default_factory=list)
    qualities: list[str] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    mood: str = ""
    caregiver: str = ""
    quote: str = ""
    safety: str | None = None
    is_answer: bool = False

    @classmethod
    def of(cls, held: dict[str, Any] | None) -> Reading:
        """The reading that ``held`` describes."""
        known = {f.name for f in fields(cls)}
        return cls(**{k: v for k, v in (held or {}).items() if k in known})

    def held(self) -> dict[str, Any]:
        """This reading as JSON-ready values."""
        return asdict(self)
