"""A helpline that nobody looked at for half a year is named."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner

from bot.cli.group import guide
from bot.content import load_content
from bot.content.helplines import stale_lines

TODAY = date(2026, 11, 22)


def country(*checked: str | None) -> dict[str, Any]:
    lines = [{"name": f"Line {n}", "checked": when} for n, when in enumerate(checked, 1)]
    return {"xx": {"name": "Atlantis", "lines": lines}}


@pytest.mark.parametrize(
    ("checked", "warning"),
    [
        (("2026-11-01", None), "Atlantis: nobody has checked Line 2."),
        ((None, None), "Atlantis: nobody has checked any of its 2 lines."),
        (("2026-05-01", "2026-06-01"), "Atlantis: checked more than six months ago: Line 1."),
    ],
)
def test_a_line_never_checked_or_long_ago_is_named(
    checked: tuple[str | None, ...], warning: str
) -> None:
    assert list(stale_lines(country(*checked), TODAY)) == [warning]


def test_lines_that_were_checked_lately_are_not_named() -> None:
    assert list(stale_lines(country("2026-05-23", "2026-11-22"), TODAY)) == []


@pytest.mark.parametrize("code", ["us", "ca", "gb", "ie", "au", "nz", "in", "za", "mx", "pe",
                                  "default"])  # fmt: skip
def test_every_line_has_its_source_and_every_danger_its_line(code: str) -> None:
    lines = load_content().helplines[code]["lines"]
    assert all(line["source"].startswith("https://") for line in lines)
    kinds = {kind for line in lines for kind in line["for"]}
    assert kinds == {"crisis", "medical_emergency", "report_harm", "unsafe_at_home"}


def test_a_stale_line_is_a_warning_and_no_finding() -> None:
    done = CliRunner().invoke(guide, ["content", "check"])
    assert (done.exit_code, done.stdout) == (0, "Every text is in order.\n")
    assert "Helplines, Elsewhere: nobody has checked" in done.stderr
