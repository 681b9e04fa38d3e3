"""Every word on a keepsake stands in keepsakes.yml, and every word there is on one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot import keepsakes
from bot.keepsakes.supports import LAYERS, PARTS
from bot.keepsakes.tints import KINDS
from tests.keepsakes.samples import CONTENT

CODE = "\n".join(p.read_text("utf-8") for p in Path(keepsakes.__file__).parent.glob("*.py"))


def names(texts: dict[str, Any]) -> Iterator[str]:
    for name, inside in texts.items():
        yield name
        if isinstance(inside, dict):
            yield from names(inside)


def test_every_text_is_used() -> None:
    looped = {*LAYERS, *PARTS, *KINDS}
    unused = [
        n
        for n in names(CONTENT.keepsakes)
        if n not in looped and not re.search(f"[\"']{n}[\"']", CODE)
    ]
    assert unused == []


def test_layers_parts_and_tints_have_their_words() -> None:
    web = CONTENT.keepsakes["web"]
    assert tuple(web["layers"]) == LAYERS
    assert tuple(web["parts"]) == PARTS
    assert tuple(CONTENT.keepsakes["petals"]["legend"]) == KINDS
