"""The fonts of what is printed: open licences, from pinned packages, nothing fetched at run time."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

FAMILY = "Noto Sans"
# Regular and italic are the default instances of variable fonts, so that nothing is instanced at
# run time (a bold one takes seconds); pages tell things apart by size and tint instead of weight.
LATIN = ("fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf")
ITALIC = ("fontpkg_noto_sans", "files/NotoSans-Italic[wdth,wght].ttf")
ARABIC = ("justmytype_intl_rtl", "fonts/ofl/notosansarabic/NotoSansArabic[wdth,wght].ttf")
# Hebrew, arrows, hearts and faces.
SIGNS = ("matplotlib", "mpl-data/fonts/ttf/DejaVuSans.ttf")
DRAWN_AS_NOTHING = {0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFE0E, 0xFE0F, 0x0A, 0x09}


def font_file(font: tuple[str, str]) -> Path:
    """The path of one of the fonts above."""
    package, path = font
    return Path(str(files(package))) / path


def font_files() -> list[Path]:
    """All fonts, the first choice first."""
    return [font_file(font) for font in (LATIN, ITALIC, ARABIC, SIGNS)]


@lru_cache(maxsize=1)
def drawable() -> frozenset[int]:
    """Every code point that one of the fonts can draw."""
    points: set[int] = set(DRAWN_AS_NOTHING)
    for path in font_files():
        with TTFont(path, lazy=True) as font:
            points |= set(font.getBestCmap())
    return frozenset(points)


def with_boxes(text: str) -> str:
    """``text`` with "□" for each sign that no font here can draw."""
    return "".join(c if ord(c) in drawable() else "□" for c in text)
