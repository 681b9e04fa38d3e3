"""Paper to write on: margins, colours, embedded fonts, and a tag for each thing that is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from typing import Any

from fpdf import FPDF, ViewerPreferences

from bot.keepsakes.direction import right_to_left
from bot.keepsakes.fonts import ARABIC, ITALIC, LATIN, SIGNS, font_file, with_boxes

PAPERS = {"a4": "A4", "letter": "Letter"}
MARGIN = 22.0  # mm
INK, SOFT, LEAF, RULE = (38, 48, 44), (85, 98, 92), (47, 102, 80), (138, 151, 143)
MARK = 15.0  # mm: the flower in the corner


class Sheet(FPDF):
    """A tagged PDF of one paper size; lengths in mm, type in points times ``scale``.

    Tags go through two members that fpdf2 keeps for itself (``struct_builder`` and
    ``_add_marked_content``), since it tags only pictures in public; the version is pinned and
    tests/keepsakes/test_printing.py reads the tags back.
    """

    def __init__(self, paper: str, title: str, language: str, now: datetime, scale: float) -> None:
        super().__init__(format=PAPERS[paper])
        self.scale = scale
        self.open_tag = ""
        self.set_title(title)
        self.set_lang(language)
        self.set_creation_date(now.replace(tzinfo=timezone.utc))
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.set_margin(MARGIN)
        self.c_margin = 0
        self.set_auto_page_break(True, MARGIN)
        self._embed()
        self.add_page()

    def _embed(self) -> None:
        self.add_font("words", "", font_file(LATIN))
        self.add_font("words", "I", font_file(ITALIC))
        self.add_font("arabic", "", font_file(ARABIC))
        self.add_font("signs", "", font_file(SIGNS))
        self.set_fallback_fonts(["arabic", "signs"], exact_match=False)
        self.set_text_shaping(True)

    def choose_type(self, size: float, colour: tuple[int, int, int] = INK, style: str = "") -> None:
        """Choose type: its size in points before scaling, its colour (RGB), "" or "I"."""
        self.set_font("words", style, size * self.scale)
        self.set_text_color(*colour)

    def write_text(
        self,
        text: str,
        tag: str = "/P",
        indent: float = 0,
        right: float = 0,
        to_right: bool = False,
    ) -> None:
        """A text in the chosen type under a structure tag, so many mm from the edges.

        It stands to the right where it runs from right to left, or where ``to_right`` says so.
        """
        align = "R" if to_right or right_to_left(text) else "L"
        self.set_x(self.l_margin + indent)
        drawn = with_boxes(text.expandtabs(4)).strip()
        with self.tagged(tag):
            self.multi_cell(self.epw - indent - right, self._leading, drawn, align=align,
                            new_x="LMARGIN", new_y="NEXT")  # fmt: skip

    def write_number(self, number: int) -> None:
        """The number of the line that is written next, at the edge."""
        place = self.y
        with self.tagged("/Lbl"):
            self.set_text_color(*LEAF)
            self.cell(text=str(number), h=self._leading)
        self.set_text_color(*INK)
        self.set_xy(self.l_margin, place)

    def flower(self) -> None:
        """The guide's mark, nine petals, in the upper right corner; readers pass over it."""
        x, y, petal = self.w - self.r_margin - MARK / 2, self.t_margin + MARK / 2 - 3, MARK / 2
        self.set_draw_color(*LEAF)
        self.set_line_width(0.25)
        self._out("/Artifact BMC")
        for turn in range(9):
            with self.rotation(40 * turn, x, y):
                self.ellipse(x - petal / 6, y - petal, petal / 3, petal * 0.8)
        self._out("EMC")

    def add_page(self, *args: Any, **kwargs: Any) -> None:
        """A new page; a tag that is open goes on as a new element there, since none can cross."""
        if self.open_tag:
            self._out("EMC")
        super().add_page(*args, **kwargs)
        if self.open_tag:
            self._begin(self.open_tag)

    def make_room(self, height: float) -> None:
        """Begin a new page when ``height`` mm no longer fit on this one."""
        if self.will_page_break(height):
            self.add_page()

    def rule(self, colour: tuple[int, int, int] = RULE, width: float = 0.2) -> None:
        """A line across the page, which a reader for the blind passes over."""
        self.set_draw_color(*colour)
        self.set_line_width(width)
        self._out("/Artifact BMC")
        self.line(self.l_margin, self.y, self.l_margin + self.epw, self.y)
        self._out("EMC")

    @contextmanager
    def tagged(self, tag: str) -> Iterator[None]:
        """What is drawn inside is one element of the document's structure."""
        self.open_tag = tag
        self._begin(tag)
        yield
        self.open_tag = ""
        self._out("EMC")

    @property
    def _leading(self) -> float:
        """From line to line, in mm."""
        return float(self.font_size * 1.45)

    def _begin(self, tag: str) -> None:
        number = self.struct_builder.next_mcid_for_page(self.page)
        self._add_marked_content(struct_type=tag, mcid=number)
        self._out(f"{tag} <</MCID {number}>> BDC")
