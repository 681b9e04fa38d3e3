"""One turn: what came in, what goes out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bot.content import Content
from bot.conversation.place import SAFETY, Place
from bot.conversation.voice import Voice, fill, own_words
from bot.journal.entries import Entry, Journal
from bot.journal.shelf import Shelf
from bot.settings import Clinic
from bot.understanding.reading import Reading


@dataclass
class Message:
    """Something the guide says: a text and the buttons under it (title and payload).

    ``copies`` are the forms in which a copy of the journal is offered there: "md", "json".
    """

    text: str
    buttons: list[dict[str, str]] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)


@dataclass
class Turn:
    """What a handler works with: it reads the person's side and fills ``messages``.

    ``links`` is whether the person is where a link can be followed. ``reasons`` say why words were
    chosen, for a developer who asks; they hold none of them. ``invite`` is what a link from the
    clinic says, on the message that brings it: "caregiver", and "appointment" as the guide says it.
    """

    message_id: str
    text: str
    reading: Reading
    place: Place
    journal: Journal
    shelf: Shelf
    content: Content
    clinic: Clinic
    now: datetime
    voice: Voice
    links: bool = False
    messages: list[Message] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    invite: dict[str, str] = field(default_factory=dict)

    def say(self, key: str, *buttons: str, **values: str) -> None:
        """Say one of the variants of a voice ``key``, with the named buttons under it."""
        self.say_from(self.content.voice[key], *buttons, **values)

    def say_from(self, variants: list[str], *buttons: str, **values: str) -> None:
        """Say one of ``variants``, with the named buttons under it."""
        self.speak(self.pick(variants, **values), *buttons)

    def pick(self, variants: list[str], **values: str) -> str:
        """One of ``variants``, filled, for a caller who says it as a part of something."""
        known = {
            "caregiver": self.caregiver,
            "quality": self.quality_name,
            "clinic": self.clinic.name,
            "contact": self.clinic.human_contact or self.clinic.name,
            "months": str(self.clinic.retention_months),
        }
        filling = {**known, **values}
        chosen = self.voice.choose(variants, filling)
        self._count(chosen)
        return fill(chosen, filling)

    def speak(self, text: str, *buttons: str) -> None:
        """Say exactly this."""
        if self.place.awaited != SAFETY:
            self.place.questions += "?" in own_words(text)
        named = [dict(self.content.buttons[name]) for name in buttons]
        self.messages.append(Message(text, named))

    def offer(self, *buttons: str) -> None:
        """Put more of the named buttons under what was said last."""
        self.messages[-1].buttons += [dict(self.content.buttons[name]) for name in buttons]

    def _count(self, text: str) -> None:
        """What pacing goes by; a safety conversation has a pace of its own."""
        utterance = self.content.utterances.get(text)
        if utterance and self.place.awaited != SAFETY:
            self.place.reflections += bool(utterance.reflection)
            self.place.questions += utterance.asks_unmarked

    def agree(self) -> None:
        """The person agreed: from here on what they say is kept."""
        self.journal = self.shelf.agree(self.now)
        self.place.consent = True

    @property
    def caregiver(self) -> str:
        """The caregiver as the guide says it: "my physio" becomes "your physio"."""
        name = self.place.caregiver or "your caregiver"
        return "your " + name[3:] if name.lower().startswith("my ") else name

    @property
    def quality_name(self) -> str:
        """The running-text name of the quality in hand."""
        quality = self.place.quality
        return self.content.qualities[quality]["name"] if quality else ""

    def entry(self, quality: str | None, text: str = "", stance: str = "") -> Entry:
        """An entry for the journal of what this message says."""
        return Entry(
            message_id=self.message_id,
            partnership=self.place.partnership or "",
            quality=quality,
            question=self.place.question,
            text=text or self.text,
            quote=self.reading.quote,
            stance=stance or self.reading.stance,
            said_at=self.now,
        )

    def entries(self) -> list[Entry]:
        """What stands in the journal for the partnership in hand."""
        return self.journal.entries(self.place.partnership or "")


def together(*parts: str) -> str:
    """The parts that are there, as one message."""
    return " ".join(part for part in parts if part)
