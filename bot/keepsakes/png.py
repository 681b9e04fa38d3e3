"""A picture as PNG, for channels that show no SVG."""

from __future__ import annotations

import resvg_py

from bot.keepsakes.fonts import FAMILY, font_files


def as_png(svg: str, zoom: int = 2) -> bytes:
    """``svg`` drawn with the guide's own fonts, ``zoom`` pixels to each of its units.

    Give the picture a theme: this knows no reader's preference.
    """
    fonts = [str(path) for path in font_files()]
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=zoom,
            skip_system_fonts=True,
            font_files=fonts,
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )
    )
