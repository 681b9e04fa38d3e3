"""A page as HTML that reads well on a screen and prints on A4 and Letter."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from bot.keepsakes.direction import right_to_left
from bot.keepsakes.page import Page


def as_html(page: Page) -> str:
    """One self-contained HTML document: no script, nothing loaded from anywhere."""
    return _template().render(page=page)


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("bot.keepsakes", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["way"] = lambda text: "rtl" if right_to_left(text) else "ltr"
    return environment.get_template("page.html.j2")
