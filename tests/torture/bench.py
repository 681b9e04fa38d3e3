"""What every part shares: seeded chance, guides to torture, tallies, and one table of them."""

from __future__ import annotations

import contextlib
import random
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.running import RunningGuide, running
from tests.torture.guides import AlteredGuide, ServedGuide

MOST_EXAMPLES = 5


@dataclass
class Tally:
    """How often one promise was tried and how often it broke; threads may share it.

    In a control run a protection is off, so there the promise has to break.
    """

    part: str
    promise: str
    control: bool = False
    tried: int = 0
    broken: int = 0
    seconds: float = 0.0
    examples: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def check(self, holds: bool, example: str = "") -> None:
        """Count one trial; ``example`` says how a broken one is made again."""
        with self.lock:
            self.tried += 1
            self.broken += not holds
            if not holds and len(self.examples) < MOST_EXAMPLES:
                self.examples.append(example)

    @property
    def stands(self) -> bool:
        """Whether the promise held, or the control saw the fault."""
        return self.tried > 0 and (self.broken > 0) == self.control


@dataclass
class Bench:
    """Seeded chance, a scale for all amounts, guides started when first asked for."""

    seed: int
    scale: float
    folder: Path
    tallies: list[Tally] = field(default_factory=list)
    stack: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)
    real_guide: RunningGuide | None = None
    altered_guide: AlteredGuide | None = None

    def chance(self, part: str) -> random.Random:
        """The random source of one part: the same for a seed whatever other parts run."""
        return random.Random(f"{self.seed}/{part}")

    def amount(self, full: int, least: int = 1) -> int:
        """``full`` at this scale, at the very least ``least``."""
        return max(least, round(full * self.scale))

    @contextlib.contextmanager
    def tally(self, part: str, *promises: str, control: bool = False) -> Iterator[list[Tally]]:
        """Tallies for promises that are tried together; their time is taken."""
        tallies = [Tally(part, promise, control) for promise in promises]
        self.tallies += tallies
        began = time.monotonic()
        yield tallies
        for tally in tallies:
            tally.seconds = time.monotonic() - began

    def real(self) -> RunningGuide:
        """The guide as it is."""
        if self.real_guide is None:
            self.real_guide = self.stack.enter_context(running(self._new_folder("real")))
        return self.real_guide

    def altered(self) -> AlteredGuide:
        """A guide with short limits whose protections can be switched off."""
        if self.altered_guide is None:
            self.altered_guide = AlteredGuide(self._new_folder("altered"))
            self.stack.callback(self.altered_guide.stop)
            self.altered_guide.start()
        return self.altered_guide

    def served(self) -> ServedGuide:
        """A new guide with its supervisor, as ``guide serve`` runs it."""
        guide = ServedGuide(self._new_folder("served"))
        self.stack.callback(guide.stop)
        guide.start()
        return guide

    def _new_folder(self, name: str) -> Path:
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self.folder))


def table(tallies: list[Tally]) -> str:
    """One line a promise: tried, broken, the time it took, and whether that is as it ought to be.

    Under a line that is not, examples say how to see it again.
    """
    rows = [("part", "promise", "tried", "broken", "seconds", "")]
    for t in tallies:
        name = f"CONTROL, must break: {t.promise}" if t.control else t.promise
        verdict = "ok" if t.stands else "CONTROL BLIND" if t.control else "BROKEN"
        rows.append((t.part, name, str(t.tried), str(t.broken), f"{t.seconds:.0f}", verdict))
    widths = [max(len(row[n]) for row in rows) for n in range(5)]
    lines = ["  ".join(c.ljust(w) for c, w in zip(r, [*widths, 0], strict=True)) for r in rows]
    for line, tally in zip(range(len(tallies), 0, -1), reversed(tallies), strict=True):
        if not tally.stands:
            lines[line + 1 : line + 1] = [f"    {example}" for example in tally.examples]
    return "\n".join(line.rstrip() for line in lines)
