"""Runs `rasa data validate` and fails on any warning, with Rasa's chatter left out."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WRONG = ("UserWarning", "ERROR", "Traceback")


def main() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LOG_LEVEL": "INFO"}
    done = subprocess.run(
        [sys.executable, "-m", "rasa", "data", "validate", "--domain", "domain",
         "--fail-on-warnings"],
        check=False, cwd=ROOT, env=environment, capture_output=True, text=True,
    )  # fmt: skip
    said = [line for line in (done.stdout + done.stderr).splitlines() if is_finding(line)]
    if done.returncode or said:
        print("\n".join(said) or done.stdout[-2000:] + done.stderr[-2000:])
        sys.exit("rasa data validate has findings.")
    print("rasa data validate: clean.")


def is_finding(line: str) -> bool:
    """Whether a line of Rasa's output tells of something wrong in our files."""
    return any(word in line for word in WRONG) and "Deprecation" not in line


if __name__ == "__main__":
    main()
