"""Scripts of visits: what one person would type, line by line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

WHO = "# who:"


@dataclass(frozen=True)
class Script:
    """A visit to be played: a short name, who the person is, and the lines they type."""

    name: str
    who: str
    lines: list[str]


@dataclass
class Visit:
    """A played script: what was typed, and the guide's messages after each line."""

    script: Script
    turns: list[tuple[str, list[str]]] = field(default_factory=list)

    @property
    def replies(self) -> list[list[str]]:
        """The guide's side alone, a list of messages a turn."""
        return [messages for _, messages in self.turns]

    def as_text(self) -> str:
        """The transcript, for reading."""
        parts = [self.script.who, ""]
        for typed, messages in self.turns:
            parts += [f"> {typed}", "", *(f"{message}\n" for message in messages)]
        return "\n".join(parts)


def read_scripts(folder: Path) -> list[Script]:
    """Every script in ``folder``: text files, one line a message; "# who:" says who it is."""
    return [_script(path) for path in sorted(folder.glob("*.txt"))]


def _script(path: Path) -> Script:
    lines = [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
    who = [line.removeprefix(WHO).strip() for line in lines if line.startswith(WHO)]
    said = [line for line in lines if not line.startswith("#")]
    return Script(path.stem, who[0] if who else path.stem, said)
