"""A short form of every part, so that a promise that broke is seen within the normal tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.running import RunningGuide
from tests.torture.bench import Bench, table
from tests.torture.parts import PARTS

SEED, SCALE = 1, 0.01


@pytest.fixture(scope="module")
def bench(running_guide: RunningGuide, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """All parts share the guide of the conversations, and one with protections that go off."""
    bench = Bench(SEED, SCALE, tmp_path_factory.mktemp("torture"), real_guide=running_guide)
    with bench.stack:
        yield bench


@pytest.mark.parametrize("part", PARTS)
def test_every_promise_holds_and_every_control_run_sees_its_fault(bench: Bench, part: str) -> None:
    before = len(bench.tallies)
    PARTS[part](bench)
    mine = bench.tallies[before:]
    assert all(tally.stands for tally in mine), "\n" + table(mine)
