"""A whole visit without Rasa: hand-made readings in, the guide's own words out."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.engine import Engine

from actions.table import ACTIONS
from actions.turns import slots_after
from bot.content import load_content
from bot.conversation.gates import take
from bot.conversation.place import Place
from bot.conversation.turn import Message, Turn
from bot.conversation.voice import Voice
from bot.journal.entries import Journal
from bot.journal.shelf import Shelf
from bot.settings import Clinic
from bot.understanding.reading import Reading

CONTENT = load_content()
CLINIC = Clinic(name="The Yard", country="us", human_contact="the front desk")
START = datetime(2026, 11, 2, 9, 0)
PLAIN = {"intent_confidence": 0.95}


@dataclass
class Visit:
    """One person who talks; the slots are all that travels from one action to the next."""

    engine: Engine
    person: str = "mona"
    slots: dict[str, Any] = field(default_factory=dict)
    number: int = 0
    start: datetime = START
    replies: list[list[Message]] = field(default_factory=list)
    invite: dict[str, str] = field(default_factory=dict)

    def does(self, text: str, *actions: str, **reading: Any) -> str:
        """A message, the actions that Rasa would choose for it, and all that the guide says."""
        self.number += 1
        said: list[Message] = []
        for action in actions:
            turn = self._turn(text, Reading(**{"quote": text, **PLAIN, **reading}))
            take(f"action_{action}", ACTIONS, turn)
            self.slots = json.loads(json.dumps(slots_after(turn)))
            said += turn.messages
        self.replies.append(said)
        return "\n".join(message.text for message in said)

    def answers(self, text: str, stance: str = "present", **reading: Any) -> str:
        """The person says something of their own."""
        told = {"intent": f"share_{stance}", "stance": stance, "stance_confidence": 0.9}
        return self.does(
            text, "keep_answer", "reflect", is_answer=True, **{**told, **PLAIN, **reading}
        )

    def begins(self, caregiver: str = "my physio", agrees: bool = True) -> str:
        """Hello, consent, a name: up to the first question."""
        self.does("hello", "greet", intent="greet")
        self.does("yes" if agrees else "no", f"consent_{'given' if agrees else 'refused'}")
        return self.names(caregiver)

    def arrives(self, caregiver: str, appointment: str = "") -> str:
        """The person opens a link from the clinic; the page says hello for them."""
        self.invite = {"caregiver": caregiver, "appointment": appointment}
        reply = self.does("hello", "greet", intent="greet")
        self.invite = {}
        return reply

    def names(self, caregiver: str) -> str:
        """The person says who the caregiver is."""
        return self.does(caregiver, "keep_name", caregiver=caregiver, intent_confidence=0.3)

    @property
    def place(self) -> Place:
        return Place.of(self.slots.get("place"))

    @property
    def journal(self) -> Journal:
        return self._shelf().journal(self.place.consent)

    @property
    def kept(self) -> list[str]:
        """The words that stand in the journal about the caregiver in hand."""
        return [entry.text for entry in self.journal.entries(self.place.partnership or "")]

    @property
    def buttons(self) -> list[str]:
        """The titles of the buttons under the last turn."""
        return [b["title"] for message in self.replies[-1] for b in message.buttons]

    def _shelf(self) -> Shelf:
        return Shelf(self.engine, self.person, self.slots.get("visit"))

    def _turn(self, text: str, reading: Reading) -> Turn:
        place, shelf = self.place, self._shelf()
        message_id = f"{self.person}-{self.number}"
        return Turn(
            message_id=message_id,
            text=text,
            reading=reading,
            place=place,
            journal=shelf.journal(place.consent),
            shelf=shelf,
            content=CONTENT,
            clinic=CLINIC,
            now=self.start + timedelta(minutes=self.number),
            voice=Voice(place, f"{self.person}/{message_id}"),
            invite=self.invite,
        )


def says(text: str, key: str, **values: str) -> bool:
    """Whether a reply holds one of the variants of a voice ``key``."""
    return holds(text, CONTENT.voice[key], **values)


def holds(text: str, variants: list[str], **values: str) -> bool:
    """Whether a reply holds one of ``variants``, filled with ``values`` and the usual names."""
    usual = {"caregiver": "your physio", "clinic": CLINIC.name, "months": "24",
             "contact": CLINIC.human_contact}  # fmt: skip
    known = {**usual, **values}
    filled = (re.sub(r"\{(\w+)\}", lambda gap: known.get(gap[1], gap[0]), v) for v in variants)
    return any(variant[1:] in text for variant in filled)
