"""A visit as a page: what nourishes, what is thin, what to bring; no totals, no ranking."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.content import Content
from bot.conversation.voice import fill
from bot.journal.entries import Entry
from bot.keepsakes.page import Line, Page, Section
from bot.understanding.times import spoken

# Words that came further apart than this are of two visits.
BETWEEN_VISITS = timedelta(hours=6)
KINDS = {"nourishing": ("present",), "thin": ("absent",), "open": ("mixed", "unsure")}
BRING = "bring"


def visits(entries: list[Entry]) -> list[list[Entry]]:
    """The answers of each visit, oldest first; ``entries`` are in the order they were said."""
    parts: list[list[Entry]] = []
    for entry in entries:
        if parts and entry.said_at - parts[-1][-1].said_at <= BETWEEN_VISITS:
            parts[-1].append(entry)
        else:
            parts.append([entry])
    return parts


def telling(entries: list[Entry], content: Content) -> list[Entry]:
    """``entries`` without a bare "no" or "yes" to a quality of which the person said more.

    Declining a further question is an answer in the chat; on a page it would read as a verdict.
    """
    bare = set(content.keepsakes["page"]["bare"])
    full = [e for e in entries if e.text.casefold().strip(" .,!?…") not in bare]
    spoken_of = {e.quality for e in full}
    return [e for e in entries if e in full or e.quality not in spoken_of]


def gathering_page(
    visit: list[Entry], caregiver: str, content: Content, language: str, harmed: bool = False
) -> Page:
    """The answers of one visit, word for word.

    ``harmed`` says that the caregiver crossed a line: then nothing of the good sides is shown, and
    nothing to bring.
    """
    words = content.keepsakes["gathering"]
    sections = _sections(visit, words, content, harmed)
    empty = Section("", (Line("", words["nothing"]),))
    return Page(
        title=fill(words["title"], {"caregiver": caregiver}),
        under=_day(visit[-1].said_at) if visit else "",
        language=language,
        sections=sections or (empty,),
        foot=words["foot"],
        missing=content.keepsakes["page"]["missing"],
    )


def _sections(
    visit: list[Entry], words: dict[str, str], content: Content, harmed: bool
) -> tuple[Section, ...]:
    said = {kind: [e for e in visit if e.quality and e.stance in KINDS[kind]] for kind in KINDS}
    said[BRING] = [e for e in visit if e.quality and e.to_bring]
    if harmed:
        said["nourishing"], said[BRING] = [], []
    else:
        said = {k: [e for e in v if k == BRING or not e.to_bring] for k, v in said.items()}
    return tuple(
        Section(words[kind], tuple(line_of(e, content) for e in entries))
        for kind, entries in said.items()
        if entries
    )


def line_of(entry: Entry, content: Content) -> Line:
    """An answer as a line: the words, and beneath them the quality that they are about."""
    name = content.qualities[entry.quality or ""]["name"]
    return Line(entry.message_id, entry.text, note=name[:1].upper() + name[1:], quoted=True)


def _day(said_at: datetime) -> str:
    return spoken(datetime(said_at.year, said_at.month, said_at.day)) + f" {said_at.year}"
