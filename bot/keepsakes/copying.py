"""The copy that a person takes away: all that is kept about them, as Markdown to read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bot.content import Content
from bot.conversation.voice import fill
from bot.settings import Clinic
from bot.understanding.times import clinic_now

Kept = dict[str, Any]


def as_markdown(kept: Kept | None, content: Content, clinic: Clinic) -> str:
    """What ``journal.export.kept_about`` gives, under headings a person can read.

    Dates are in words, in the clinic's time zone. Nothing that is kept is left out.
    """
    if kept is None:
        return content.copy["nothing"] + "\n"
    return "\n".join(_Copy(content, clinic).lines(kept)) + "\n"


class _Copy:
    """Puts the words of one clinic's language around what is kept."""

    def __init__(self, content: Content, clinic: Clinic) -> None:
        self.words = content.copy
        self.names = {key: parts["name"] for key, parts in content.qualities.items()}
        self.clinic = clinic

    def lines(self, kept: Kept) -> Iterator[str]:
        yield from (f"# {self.words['title']}", "", self.words["about"], "")
        yield from (self._at("made", kept["made_at"]), "")
        yield from self._consent(kept["consent"])
        for caregiver in kept["caregivers"]:
            yield from self._caregiver(caregiver)
        yield from self._messages(kept["messages"])
        yield from self._notices(kept["safety_notices"])
        yield self.words["end"]

    def _consent(self, consent: Kept) -> Iterator[str]:
        yield from (f"## {self.words['consent']}", "")
        told = {"version": consent["version"], "months": str(self.clinic.retention_months)}
        yield from (self._at("agreed", consent["agreed_at"], **told), "")
        if consent["withdrawn_at"]:
            key = "withdrawn_before" if consent["stands"] else "withdrawn"
            yield from (self._at(key, consent["withdrawn_at"]), "")

    def _caregiver(self, caregiver: Kept) -> Iterator[str]:
        yield from (f"## {_plain(caregiver['name'])}", "")
        yield from (self._at("since", caregiver["since"]), "")
        for visit in caregiver["visits"][1:]:
            yield from (self._at("visits", visit), "")
        for key in ("rhythm", "appointment"):
            if caregiver[key]:
                yield from (self.words[key], "", *_quoted(caregiver[key]), "")
        for quality in dict.fromkeys(a["quality"] for a in caregiver["answers"]):
            name = self.names.get(quality, quality) or self.words["loose"]
            yield from (f"### {name[:1].upper()}{name[1:]}", "")
            for answer in caregiver["answers"]:
                if answer["quality"] == quality:
                    yield from self._answer(answer)

    def _answer(self, answer: Kept) -> Iterator[str]:
        if answer["question"]:
            yield from (fill(self.words["asked"], {"question": answer["question"]}), "")
        yield from (
            self._at("taken_back" if answer["taken_back"] else "said", answer["said_at"]),
            "",
        )
        yield from (*_quoted(answer["text"]), "")
        if answer["to_bring"]:
            yield from (self.words["to_bring"], "")

    def _messages(self, messages: list[Kept]) -> Iterator[str]:
        if messages:
            yield from (f"## {self.words['messages']}", "", self.words["messages_about"], "")
        for message in messages:
            yield from (self._at("you", message["received_at"]), "", *_quoted(message["text"]), "")
            if message["replies"] is None:
                yield from (self.words["waiting"], "")
            for reply in message["replies"] or []:
                yield from (self.words["guide"], "", *_quoted(reply["text"]), "")
                if reply["choices"]:
                    choices = ", ".join(reply["choices"])
                    yield from (fill(self.words["choices"], {"list": choices}), "")

    def _notices(self, notices: list[Kept]) -> Iterator[str]:
        if not notices:
            return
        yield from (f"## {self.words['notices']}", "", self.words["notices_about"], "")
        yield from (f"- {self._day(n['shown_at'])}: {self.words[n['kind']]}" for n in notices)
        yield ""

    def _at(self, key: str, time: str, **values: str) -> str:
        there = self._local(time)
        told = {"day": self._day(time), "time": f"{there:%H:%M}", **values}
        return fill(self.words[key], told)

    def _day(self, time: str) -> str:
        there = self._local(time)
        return f"{there.day} {there:%B %Y}"

    def _local(self, time: str) -> datetime:
        return clinic_now(self.clinic.time_zone, datetime.fromisoformat(time.removesuffix("Z")))


def _quoted(text: str) -> Iterator[str]:
    """Each line of ``text`` as a quotation, so that nothing in it becomes a heading of ours."""
    yield from (f"> {line}" for line in text.split("\n"))


def _plain(name: str) -> str:
    return " ".join(name.split())
