"""Between plain values and the tables' rows: what is said goes in sealed and comes out opened."""

from __future__ import annotations

from bot.journal.entries import Caregiver, Entry
from bot.journal.models import Answer, Partnership
from bot.journal.sealing import Seal

WORDS = ("question", "text", "quote")
TOLD = ("rhythm", "appointment")


def answer_row(seal: Seal, person: str, entry: Entry, round_id: str | None) -> Answer:
    """The row that keeps an entry in a round."""
    place = ("answers", entry.message_id)
    return Answer(
        person_id=person,
        message_id=entry.message_id,
        partnership_id=entry.partnership,
        round_id=round_id,
        quality=entry.quality,
        stance=entry.stance,
        to_bring=entry.to_bring,
        said_at=entry.said_at,
        **{column: seal.close(getattr(entry, column), *place, column) for column in WORDS},
    )


def entry_of(seal: Seal, row: Answer) -> Entry:
    """The entry that a row keeps."""
    place = ("answers", row.message_id)
    return Entry(
        message_id=row.message_id,
        partnership=row.partnership_id,
        quality=row.quality,
        stance=row.stance,
        said_at=row.said_at,
        to_bring=row.to_bring,
        **{column: seal.open(getattr(row, column), *place, column) for column in WORDS},
    )


def told(seal: Seal, partnership: str, values: dict[str, str]) -> dict[str, str]:
    """Columns of a partnership's row, sealed."""
    return {
        key: seal.close(value, "partnerships", partnership, key) for key, value in values.items()
    }


def caregiver_of(seal: Seal, row: Partnership) -> Caregiver:
    """The caregiver of a partnership's row."""
    held = {key: getattr(row, key) for key in ("name", *TOLD)}
    opened = {k: seal.open(v, "partnerships", row.id, k) for k, v in held.items() if v is not None}
    return Caregiver(id=row.id, **opened)
