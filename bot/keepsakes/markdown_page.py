"""A page as Markdown."""

from __future__ import annotations

import re
from textwrap import indent

from bot.keepsakes.page import Line, Page, Section

SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")
OPENING_SIGN = re.compile(r"^(\s*)(\d+)?([-+.=)])", re.MULTILINE)


def as_markdown(page: Page) -> str:
    """CommonMark; the person's words as quotations, their signs kept from meaning anything."""
    parts = [f"# {plain(page.title)}", plain(page.under)]
    for section in page.sections:
        parts += _section(section, page.numbered)
    parts += ["---", plain(page.foot)] if page.foot else []
    return "\n\n".join(part for part in parts if part) + "\n"


def plain(text: str) -> str:
    """``text`` with Markdown's own signs escaped."""
    return OPENING_SIGN.sub(r"\1\2\\\3", SIGNS.sub(r"\\\1", text))


def _section(section: Section, numbered: bool) -> list[str]:
    lines = [_line(line, f"{n}. " if numbered else "") for n, line in enumerate(section.lines, 1)]
    return [f"## {plain(section.heading)}" if section.heading else "", *lines]


def _line(line: Line, number: str) -> str:
    words = plain(f"“{line.text}”" if line.quoted else line.text)
    body = indent(words, "> ", lambda _: True) if line.quoted else words
    whole = body + (f"\n\n{plain(line.note)}" if line.note else "")
    return number + indent(whole, " " * len(number)).lstrip(" ")
