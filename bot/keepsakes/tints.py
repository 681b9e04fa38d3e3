"""The tints of the petals: told apart by colour, by pattern, and in grey."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("present", "mixed", "absent", "unsure", "untouched")
LEAST_CONTRAST = 3.0  # WCAG 2.2, 1.4.11: of a graphic against what is around it


@dataclass(frozen=True)
class Theme:
    """Colours as "#rrggbb": the ground, the writing, and one tint for each of ``KINDS``."""

    paper: str
    ink: str
    soft: str
    tints: dict[str, str]


# The hues are those of Okabe and Ito (jfly.uni-koeln.de/color), which stay apart for colour-blind
# eyes, made darker or lighter until they stand out from the ground.
LIGHT = Theme(
    paper="#fbf8f3",
    ink="#26302c",
    soft="#55625c",
    tints={
        "present": "#00795a",
        "mixed": "#9a6a00",
        "absent": "#b84e00",
        "unsure": "#0068a3",
        "untouched": "#7b8680",
    },
)
DARK = Theme(
    paper="#1b211e",
    ink="#e8ece9",
    soft="#b3bfb8",
    tints={
        "present": "#3cc79c",
        "mixed": "#e6b13c",
        "absent": "#f08a4b",
        "unsure": "#6fbdf0",
        "untouched": "#8b9690",
    },
)


def stylesheet(theme: Theme | None) -> str:
    """The CSS of a picture: one theme, or light with dark for readers who prefer it."""
    if theme:
        return _rules(theme)
    return f"{_rules(LIGHT)} @media (prefers-color-scheme: dark) {{ {_rules(DARK)} }}"


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _rules(theme: Theme) -> str:
    plain = (
        f".paper {{ fill: {theme.paper} }} .ink {{ fill: {theme.ink} }} "
        f".soft {{ fill: {theme.soft} }} .thread {{ stroke: {theme.soft}; fill: none }}"
    )
    tinted = [
        f".{kind}-fill {{ fill: {tint} }} .{kind}-line {{ stroke: {tint} }}"
        for kind, tint in theme.tints.items()
    ]
    return " ".join([plain, *tinted])


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
