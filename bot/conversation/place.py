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

# Where words belong to the quality in hand.
ASKED = (ANSWER, FOLLOWUP, OFFER, FIT)


@dataclass
class Place:
    """Everything the guide knows about this moment; JSON-ready through ``held``.

    ``awaited`` is one of ``AWAITED``; ``interrupted`` says what was awaited when a pause, a
    correction, an erasure or a safety conversation began; ``said`` are keys of utterances used;
    ``openers`` pairs of turn number and first three words; ``offered`` the last turn's buttons;
    ``harmed`` the partnerships in which a line was crossed; ``doubted`` the words that were taken
    for danger without being plain, by id, text and quote, and ``calm`` how many of other things
    were said since; ``awake`` whether a crisis was spoken of and left in this visit; ``seen`` when
    the last turn was (ISO, UTC); ``looking_back`` the message that is being come back to and
    ``looked_back`` those that were; ``stood_open`` the quality whose question waits for that;
    ``threads`` where each other partnership was left; ``themes`` what was spoken of in this visit,
    each as "quality/theme", and ``linked`` the one linked last; ``consent_asked`` and
    ``name_asked`` how often the questions at the door were asked again; ``invited`` what a link
    from the clinic said, until the door is passed; ``carried`` the messages whose words came up
    again, newest last; ``plain`` whether it was plain how the answer in hand was meant;
    ``reflections``, ``questions`` and ``paced`` how many reflections, questions and turns there
    were outside safety.
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
    doubted: dict[str, str] = field(default_factory=dict)
    calm: int = 0
    awake: bool = False
    seen: str = ""
    looking_back: str = ""
    looked_back: list[str] = field(default_factory=list)
    stood_open: str = ""
    threads: dict[str, dict[str, Any]] = field(default_factory=dict)
    themes: list[str] = field(default_factory=list)
    linked: str = ""
    carried: list[str] = field(default_factory=list)
    plain: bool = False
    reflections: int = 0
    questions: int = 0
    paced: int = 0
    turn: int = 0
    last_turn: str = ""
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
        self.quality, self.looking_back = quality, ""

    def begin_visit(self) -> None:
        """Another day: what belonged to the visit before is over."""
        self.themes, self.linked, self.awake = [], "", False

    def look_back(self, message_id: str, quality: str) -> str:
        """Ask about earlier words on ``quality``; gives the quality whose question stood open."""
        self.stood_open = ""
        if self.awaited == ANSWER and self.quality not in (None, quality):
            self.stood_open = self.quality or ""
        self.turn_to(quality)
        self.awaited, self.looking_back = ANSWER, message_id
        self.looked_back.append(message_id)
        return self.stood_open

    def take_up(self) -> bool:
        """Turn to the quality whose question stood open, if there is one."""
        quality, self.stood_open = self.stood_open, ""
        self.looking_back = ""
        if quality:
            self.turn_to(quality)
            self.awaited = ANSWER
        return bool(quality)

    def leave_thread(self) -> None:
        """Remember where this partnership is left, if a question stands open in it."""
        if self.partnership and self.quality and self.open_step in ASKED:
            self.threads[self.partnership] = {
                "awaited": self.open_step, "quality": self.quality,
                "question": self.question, "trail": self.trail,
            }  # fmt: skip

    def change_thread(self, partnership: str, caregiver: str) -> bool:
        """Turn to a partnership, as it was left; gives whether a question stands open there."""
        self.leave_thread()
        left = self.threads.pop(partnership, {})
        self.partnership, self.caregiver = partnership, caregiver
        self.awaited, self.quality = left.get("awaited", NOTHING), left.get("quality")
        self.question, self.trail = left.get("question", ""), left.get("trail", [])
        self.looking_back = self.stood_open = ""
        return bool(left)
