"""The fonts of what is printed: open licences, pinned packages, nothing fetched at run time."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
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
    """The path of one of the fonts above, found without importing its package."""
    package, path = font
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"{package} is not installed: run make setup.")
    return Path(spec.submodule_search_locations[0]) / path


def font_files() -> list[Path]:
    """All fonts, the first choice first."""
    return [font_file(font) for font in (LATIN, ITALIC, ARABIC, SIGNS)]


@lru_cache(maxsize=1)
def drawable() -> frozenset[int]:
    """Every code point that one of the fonts can draw."""
    return frozenset(_advances())


def width(text: str, size: float) -> float:
    """How wide ``text`` runs at ``size``, in the units of ``size``, before ligatures draw it in."""
    return sum(_advances().get(ord(c), 1.0) for c in text) * size


@lru_cache(maxsize=1)
def _advances() -> dict[int, float]:
    """The advance of each drawable code point, in ems, of the first font that has it."""
    advances = dict.fromkeys(DRAWN_AS_NOTHING, 0.0)
    for path in font_files():
        with TTFont(path, lazy=True) as font:
            em, glyphs = font["head"].unitsPerEm, font["hmtx"].metrics
            for point, glyph in font.getBestCmap().items():
                advances.setdefault(point, glyphs[glyph][0] / em)
    return advances


def with_boxes(text: str) -> str:
    """``text`` with "□" for each sign that no font here can draw."""
    return "".join(c if ord(c) in drawable() else "□" for c in text)
