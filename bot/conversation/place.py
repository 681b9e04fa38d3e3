"""Where a person is in the conversation: small, plain, and carried from turn to turn."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any

# What the guide waits for; a bare "yes" is read against it.
OPENING = "opening"
CONSENT = "consent"
NAME = "name"
ANSWER = "answer"
FOLLOWUP = "followup"
OFFER = "offer"
FIT = "fit"
CHOICE = "choice"
CORRECTION = "correction"
ERASE = "erase"
PAUSED = "paused"
SAFETY = "safety"
NOTHING = "nothing"
AWAITED = (
    OPENING, CONSENT, NAME, ANSWER, FOLLOWUP, OFFER, FIT, CHOICE,
    CORRECTION, ERASE, PAUSED, SAFETY, NOTHING,
)  # fmt: skip

# With one of these, whatever is not plainly a request is the person's answer.
OPEN_TO_ANSWERS = (ANSWER, FOLLOWUP, OFFER, FIT, CHOICE, CORRECTION, PAUSED, SAFETY, NOTHING, NAME)


@dataclass
class Place:
    """Everything the guide knows about this moment; JSON-ready through ``held``.

    ``awaited`` is one of ``AWAITED``; ``interrupted`` says what was awaited when a pause, a
    correction, an erasure or a safety conversation began; ``said`` are keys of utterances used;
    ``openers`` pairs of turn number and first three words; ``offered`` the last turn's buttons;
    ``harmed`` the partnerships in which a line was crossed; ``themes`` what was spoken of in this
    visit, each as "quality/theme", and ``linked`` the one linked last; ``consent_asked`` and
    ``name_asked`` how often the questions at the door were asked again; ``invited`` what a link
    from the clinic said, until the door is passed; ``reflections`` and
    ``questions`` how many there were in this visit.
    """

    awaited: str = OPENING
    interrupted: dict[str, str] = field(default_factory=dict)
    consent: bool | None = None
    consent_asked: int = 0
    name_asked: int = 0
    invited: dict[str, str] = field(default_factory=dict)
    partnership: str | None = None
    caregiver: str = ""
    quality: str | None = None
    question: str = ""
    trail: list[str] = field(default_factory=list)
    last_message: str = ""
    first_words: list[dict[str, str]] = field(default_factory=list)
    safety: str | None = None
    harmed: list[str] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
    linked: str = ""
    reflections: int = 0
    questions: int = 0
    turn: int = 0
    last_turn: str = ""
    answered: str = ""
    said: list[str] = field(default_factory=list)
    openers: list[list[Any]] = field(default_factory=list)
    offered: list[dict[str, str]] = field(default_factory=list)

    @classmethod
    def of(cls, held: dict[str, Any] | None) -> Place:
        """The place that ``held`` describes; keys of another version are left aside."""
        known = {f.name for f in fields(cls)}
        return cls(**{k: v for k, v in (held or {}).items() if k in known})

    def held(self) -> dict[str, Any]:
        """This place as JSON-ready values."""
        return asdict(self)

    def interrupt(self, by: str) -> None:
        """Await ``by`` (a pause, a correction, ...) and remember what it came in between."""
        if self.awaited != by:
            self.interrupted[by] = self.awaited
            self.awaited = by

    def resume_from(self, by: str) -> None:
        """Await again what ``by`` came in between."""
        self.awaited = self.interrupted.pop(by, NOTHING)

    @property
    def open_step(self) -> str:
        """What is awaited, seen through a pause."""
        return self.interrupted.get(PAUSED, NOTHING) if self.awaited == PAUSED else self.awaited

    @property
    def harmed_here(self) -> bool:
        """Whether the caregiver in hand crossed a line, by what the person told."""
        return self.partnership in self.harmed

    def turn_to(self, quality: str) -> None:
        """Go to a quality and remember the way back."""
        if not self.trail or self.trail[-1] != quality:
            self.trail.append(quality)
        self.quality = quality
