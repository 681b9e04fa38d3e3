"""A page as PDF: tagged, with its fonts inside, on A4 or Letter."""

from __future__ import annotations

from datetime import datetime

from bot.keepsakes.direction import right_to_left
from bot.keepsakes.fonts import drawable
from bot.keepsakes.page import Line, Page, Section
from bot.keepsakes.sheet import INK, LEAF, MARK, RULE, SOFT, Sheet

NUMBER_INDENT = 9.0  # mm
RULE_GAP = 9.5  # mm between ruled lines: room for a hand
# Scale of the type, and ruled lines more or less in each place: a page that is to stay on one sheet
# gives up room to write first, then size.
FITS = ((1.0, 2), (1.0, 1), (1.0, 0), (1.0, -1), (0.9, -1), (0.8, -2), (0.7, -9))
AS_IT_IS = ((1.0, 0),)


def as_pdf(page: Page, now: datetime, paper: str = "a4") -> bytes:
    """The page as PDF bytes. ``now`` (UTC) dates the file; ``paper`` is "a4" or "letter"."""
    for scale, more_room in FITS if page.one_page else AS_IT_IS:
        sheet = _written(page, now, paper, scale, more_room)
        if sheet.page == 1:
            break
    return bytes(sheet.output())


def _written(page: Page, now: datetime, paper: str, scale: float, more_room: int) -> Sheet:
    sheet = Sheet(paper, page.title, page.language, now, scale)
    _head(sheet, page)
    for section in page.sections:
        _section(sheet, section, page.numbered, more_room)
    _foot(sheet, page)
    return sheet


def _head(sheet: Sheet, page: Page) -> None:
    sheet.flower()
    sheet.choose_type(21)
    sheet.write_text(page.title, "/H1", right=MARK + 4)
    if page.under:
        sheet.ln(1)
        sheet.choose_type(11, SOFT)
        sheet.write_text(page.under, right=MARK + 4)
    sheet.ln(4)
    sheet.rule(LEAF, 0.5)
    sheet.ln(9 * sheet.scale)


def _section(sheet: Sheet, section: Section, numbered: bool, more_room: int) -> None:
    if section.heading:
        sheet.make_room(40)  # a heading keeps company with what follows
        sheet.choose_type(11, LEAF)
        sheet.write_text(section.heading, "/H2")
        sheet.ln(3 * sheet.scale)
    room = section.room + more_room if section.room else 0
    for number, line in enumerate(section.lines, 1):
        _line(sheet, line, number if numbered else 0)
        _room(sheet, room)
        sheet.ln(5 * sheet.scale)
    if not section.lines:
        _room(sheet, room)
    sheet.ln(4 * sheet.scale)


def _line(sheet: Sheet, line: Line, number: int) -> None:
    indent = NUMBER_INDENT if number else 0
    words = f"“{line.text.strip()}”" if line.quoted else line.text
    sheet.choose_type(13 if number else 12, INK)
    sheet.make_room(2 * sheet.font_size)
    if number:
        sheet.write_number(number)
    sheet.write_text(words, indent=indent)
    if line.note:
        sheet.ln(0.8)
        sheet.choose_type(10, SOFT, "I")
        sheet.write_text(line.note, indent=indent, to_right=right_to_left(words))


def _room(sheet: Sheet, lines: int) -> None:
    for _ in range(lines):
        sheet.make_room(RULE_GAP)
        sheet.ln(RULE_GAP)
        sheet.rule(RULE)


def _foot(sheet: Sheet, page: Page) -> None:
    said = [
        page.title,
        page.under,
        *(t for s in page.sections for x in s.lines for t in (x.text, x.note)),
    ]
    boxed = page.missing and any(ord(c) not in drawable() for text in said for c in text)
    sheet.choose_type(9.5, SOFT)
    for text in (page.foot, page.missing if boxed else ""):
        if text:
            sheet.ln(2)
            sheet.write_text(text)
