"""Nine petals: how the person last spoke of each quality, now and over the months; no numbers."""

from __future__ import annotations

from datetime import datetime
from xml.etree.ElementTree import Element

from bot.content import Content
from bot.conversation.voice import fill
from bot.journal.entries import Entry
from bot.keepsakes.flower import around, flower, patterns, petal
from bot.keepsakes.fonts import width
from bot.keepsakes.page import shortened
from bot.keepsakes.svg import document, shape, words
from bot.keepsakes.tints import KINDS, Theme
from bot.keepsakes.visit_page import visits

UNTOUCHED = "untouched"
WIDTH = 720.0
LONGEST_NAME = 40
LINE = 12  # characters, from which a label goes on two lines
PETAL, SMALL_PETAL = 165.0, 62.0
CENTRE = (WIDTH / 2, 330.0)
LEGEND_PETAL = 24.0  # the room a petal takes before its word
A_ROW, ROW_HEIGHT = 4, 180.0
MOST_VISITS = 16


def kinds_by_quality(entries: list[Entry], content: Content) -> dict[str, str]:
    """The stance of the last words on each quality, "untouched" where there were none."""
    last = {entry.quality: entry.stance for entry in entries}
    return {quality: last.get(quality, UNTOUCHED) for quality in content.qualities}


def petals(
    entries: list[Entry],
    caregiver: str,
    content: Content,
    now: datetime,
    theme: Theme | None = None,
) -> str:
    """One flower as SVG, a petal a quality, with a legend."""
    texts, kinds = content.keepsakes["petals"], kinds_by_quality(entries, content)
    name = {"caregiver": shortened(caregiver, LONGEST_NAME)}
    title = fill(texts["title"], name)
    under = fill(texts["subtitle"], {"day": day(entries[-1].said_at if entries else now)})
    inside = [
        *_heading(title, under),
        patterns(),
        flower(list(kinds.values()), CENTRE, PETAL),
        *_labels(list(kinds), content),
        *_legend(texts["legend"], 615),
    ]
    return document((WIDTH, 660), title, in_words(entries, content), inside, theme)


def petals_over_time(
    entries: list[Entry], caregiver: str, content: Content, theme: Theme | None = None
) -> str | None:
    """A small flower for each of the last visits as SVG; ``None`` before there were two."""
    said = visits(entries)
    if len(said) < 2:
        return None
    texts = content.keepsakes["petals"]
    title = fill(texts["months"], {"caregiver": shortened(caregiver, LONGEST_NAME)})
    first, last = day(said[0][0].said_at), day(said[-1][-1].said_at)
    under = fill(texts["ebb"], {"first": first, "day": last})
    shown = range(max(0, len(said) - MOST_VISITS), len(said))
    flowers = [_at_visit(said, number, number - shown[0], content) for number in shown]
    foot = 110 + ROW_HEIGHT * ((len(flowers) - 1) // A_ROW + 1)
    inside = [*_heading(title, under), patterns(), *flowers, *_legend(texts["legend"], foot + 30)]
    described = f"{under} {in_words(entries, content)}"
    return document((WIDTH, foot + 75), title, described, inside, theme)


def in_words(entries: list[Entry], content: Content) -> str:
    """The same flower for those who read it: each quality and how it was last spoken of."""
    texts = content.keepsakes["petals"]
    said = [
        fill(texts["one"], {"quality": content.qualities[q]["name"], "name": texts["legend"][kind]})
        for q, kind in kinds_by_quality(entries, content).items()
    ]
    return " ".join([texts["about"], *(f"{text}." for text in said)])


def day(time: datetime) -> str:
    """A day such as "22 November 2026"."""
    return f"{time.day} {time:%B %Y}"


def _heading(title: str, under: str) -> list[Element]:
    return [
        words(title, WIDTH / 2, 52, 24, text_anchor="middle"),
        words(under, WIDTH / 2, 80, 14, text_anchor="middle", class_="soft"),
    ]


def _labels(qualities: list[str], content: Content) -> list[Element]:
    labels = []
    for at, quality in enumerate(qualities):
        angle = at * 360 / len(qualities)
        x, y = around(CENTRE, PETAL + 18, angle)
        lines = _in_two(content.qualities[quality]["name"])
        side = "middle" if min(angle, 360 - angle) < 15 else "start" if angle < 180 else "end"
        top = y - 9 * len(lines) + 14 if side != "middle" else y - 18 * (len(lines) - 1)
        labels += [
            words(line, x, top + 18 * row, 15, text_anchor=side) for row, line in enumerate(lines)
        ]
    return labels


def _in_two(name: str) -> list[str]:
    """A name on one line, or on two about as long as each other."""
    blanks = [at for at, character in enumerate(name) if character == " "]
    if len(name) <= LINE or not blanks:
        return [name]
    middle = min(blanks, key=lambda at: abs(at - len(name) / 2))
    return [name[:middle], name[middle + 1 :]]


def _at_visit(said: list[list[Entry]], number: int, place: int, content: Content) -> Element:
    before = [entry for visit in said[: number + 1] for entry in visit]
    row, column = divmod(place, A_ROW)
    x, y = WIDTH / A_ROW * (column + 0.5), 110 + ROW_HEIGHT * row + SMALL_PETAL
    kinds = list(kinds_by_quality(before, content).values())
    caption = words(day(before[-1].said_at), x, y + SMALL_PETAL + 24, 13,
                    text_anchor="middle", class_="soft")  # fmt: skip
    return shape("g", flower(kinds, (x, y), SMALL_PETAL), caption)


def _legend(names: dict[str, str], y: float) -> list[Element]:
    widths = [width(names[kind], 13) + LEGEND_PETAL for kind in KINDS]
    gap = (WIDTH - 80 - sum(widths)) / (len(KINDS) - 1)
    legend, x = [], 40.0
    for kind, taken in zip(KINDS, widths, strict=True):
        sample = petal(kind, (x + 8, y + 16), 44, 0)
        legend += [sample, words(names[kind], x + LEGEND_PETAL, y, 13)]
        x += taken + gap
    return legend
