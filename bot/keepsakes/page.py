"""A page that a person takes away, as plain values: a title, sections, lines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One line of a page. ``id`` tells it from the others; ``note`` stands small beneath it.

    ``quoted`` marks the person's own words.
    """

    id: str
    text: str
    note: str = ""
    quoted: bool = False


@dataclass(frozen=True)
class Section:
    """Lines under a heading; ``room`` is how many ruled lines to write on follow each of them."""

    heading: str
    lines: tuple[Line, ...] = ()
    room: int = 0


@dataclass(frozen=True)
class Page:
    """What the writers of PDF, HTML and Markdown work from.

    ``language`` is a BCP 47 tag; ``under`` stands under the title; ``numbered`` counts the lines;
    ``one_page`` asks the printed form to stay on a single sheet; ``missing`` is what the PDF says
    when it cannot draw a sign.
    """

    title: str
    language: str
    sections: tuple[Section, ...]
    under: str = ""
    foot: str = ""
    missing: str = ""
    numbered: bool = False
    one_page: bool = False


def shortened(text: str, most: int) -> str:
    """``text`` in one line of at most ``most`` characters, cut between words, "…" for the rest.

    Keepsakes on one sheet quote; the whole of it stays in the journal.
    """
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    cut = flat[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut).rstrip(",;:. ") + "…"
