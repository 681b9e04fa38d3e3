"""Every part by its name, in the order of the table."""

from __future__ import annotations

from collections.abc import Callable

from tests.torture import crossings, erasure, faults, inputs, kills, logs
from tests.torture.bench import Bench

PARTS: dict[str, Callable[[Bench], None]] = {
    "kills": kills.run,
    "faults": faults.run,
    "inputs": inputs.run,
    "crossings": crossings.run,
    "erasure": erasure.run,
    "logs": logs.run,
}
