"""The command line: ``python -m tests.torture --seed N [--scale 1.0] [--only PART ...]``."""

from __future__ import annotations

import argparse
import random
import signal
import sys
import tempfile
from pathlib import Path

from tests.torture.bench import Bench, table
from tests.torture.parts import PARTS


def main() -> int:
    """Run the parts and print their table; 1 when a promise broke or a control saw nothing."""
    asked = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # the guides' processes end with us
    with tempfile.TemporaryDirectory(prefix="torture-", ignore_cleanup_errors=True) as folder:
        bench = Bench(asked.seed, asked.scale, Path(folder))
        print(f"seed {asked.seed}, scale {asked.scale}", flush=True)
        with bench.stack:
            for name in asked.only or PARTS:
                print(f"{name} ...", file=sys.stderr, flush=True)
                PARTS[name](bench)
    print(table(bench.tallies))
    return int(not all(tally.stands for tally in bench.tallies))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--scale", type=float, default=1.0, help="1.0 is the full number of trials")
    parser.add_argument("--only", nargs="+", choices=PARTS, metavar="PART", help=", ".join(PARTS))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
