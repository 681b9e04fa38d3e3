"""What stands on the page around the conversation: its words, the local lines, the petals."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from markupsafe import Markup

from bot.content import Content
from bot.settings import Clinic

TELEPHONE = re.compile(r"\+?[\d -]{2,}")
SITE = re.compile(r"[\w-]+(\.[\w-]+)+(/[\w./-]*)?")


class PageWords:
    """The words of ``content`` as they read for this clinic."""

    def __init__(self, content: Content, clinic: Clinic) -> None:
        self.content, self.clinic = content, clinic
        self.country = content.helplines.get(clinic.country, content.helplines["default"])

    @cached_property
    def words(self) -> dict[str, str]:
        """The words of the page, with the clinic's own names in them."""
        names = {
            "clinic": self.clinic.name,
            "contact": self.clinic.human_contact,
            "emergency": self.country["emergency"],
        }
        return {key: text.format(**names) for key, text in self.content.page.items()}

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The helplines of the clinic's country."""
        return list(self.country["lines"])

    @property
    def petals(self) -> list[tuple[str, str, float]]:
        """Each quality's id and name, and how far its petal is turned, in degrees."""
        qualities = self.content.qualities
        step = 360 / len(qualities)
        named = enumerate(qualities.items())
        return [(quality, parts["name"], round(n * step, 2)) for n, (quality, parts) in named]

    @cached_property
    def links(self) -> list[dict[str, str]]:
        """How the guide says each line's telephone and site, with its address; longest first.

        "Call 988" is one and "text 988" is none: the same number, another thing to do with it.
        """
        known = {
            said.format(name=line.get(key, "")): address_of(line.get(key, ""))
            for line in self.lines
            for key, voice in (("call", "line_call"), ("web", "line_web"))
            for said in self.content.voice[voice]
        }
        longest = sorted(known, key=lambda name: (-len(name), name))
        return [{"name": name, "href": known[name]} for name in longest if known[name]]


def as_link(way: str) -> Markup:
    """A telephone number or a site as a link; anything else as text."""
    address = address_of(way)
    if not address:
        return Markup.escape(way)
    return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(address, way)


def address_of(way: str) -> str:
    """The ``tel:`` or ``https:`` address of a line's number or site, or "" for any other text."""
    if TELEPHONE.fullmatch(way):
        return "tel:" + re.sub(r"[ -]", "", way)
    return f"https://{way}" if SITE.fullmatch(way) else ""
