"""Who and what holds a person: adding, moving and taking off supports."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

LAYERS = ("practitioners", "friends", "family", "groups", "places", "practices")
PARTS = ("body", "mind", "spirit")
ADD, MOVE, REMOVE = "add", "move", "remove"
USUAL_LAYER = "friends"
OWNER = re.compile(r"^(?:my|our|the|an?|some)\s+", re.I)
PLACED = re.compile(r"\b(?:from|at|in|on|of|with|down|next)\b")


@dataclass(frozen=True)
class Support:
    """Someone or something that holds the person.

    ``layer`` is one of ``LAYERS``; ``touches`` are those of ``PARTS`` that it reaches.
    """

    name: str
    layer: str
    touches: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """``kind`` is add, move or remove; ``layer`` is the one that was named, else empty."""

    kind: str
    name: str
    layer: str = ""


def changed(supports: list[Support], changes: list[Change]) -> list[Support]:
    """``supports`` after ``changes``, in their order; a change that fits two of them does nothing.

    Moving someone who is not there yet adds them; adding someone again changes nothing.
    """
    for change in changes:
        supports = _after(supports, change)
    return supports


def found(supports: list[Support], said: str) -> list[Support]:
    """The supports that ``said`` can mean: those of that very name, else those that hold it."""
    bare = key(said)
    same = [s for s in supports if key(s.name) == bare]
    return same or [s for s in supports if bare and f" {bare} " in f" {key(s.name)} "]


def support(name: str, layer: str = "") -> Support:
    """A support of that name, in ``layer`` or in the one that its words tell."""
    told = set(re.findall(r"\w+", name.casefold()))
    reached = tuple(part for part in PARTS if told & set(support_words()["touches"][part]))
    return Support(name, layer or _layer_of(name), reached)


def _layer_of(name: str) -> str:
    """The layer that the name's head tells: of "Gran's church group on Sundays" it is "group"."""
    head, *rest = PLACED.split(name.casefold())
    words = [*reversed(re.findall(r"\w+", head)), *re.findall(r"\w+", " ".join(rest))]
    known = {word: layer for layer, held in support_words()["layers"].items() for word in held}
    return next((known[word] for word in words if word in known), USUAL_LAYER)


def _after(supports: list[Support], change: Change) -> list[Support]:
    meant = found(supports, change.name)
    if change.kind == ADD or (change.kind == MOVE and not meant):
        new = support(change.name, change.layer)
        known = any(key(s.name) == key(new.name) for s in supports)
        return supports if known else [*supports, new]
    if len(meant) != 1:
        return supports
    if change.kind == REMOVE:
        return [s for s in supports if s is not meant[0]]
    return [replace(s, layer=change.layer) if s is meant[0] else s for s in supports]


def key(name: str) -> str:
    """A name as it is compared: without case, signs, and "my" or "the"."""
    return OWNER.sub("", " ".join(re.findall(r"[\w'-]+", name.casefold())))


@lru_cache(maxsize=1)
def support_words() -> dict[str, dict[str, list[str]]]:
    """The words that tell a layer, a touch, or the name of a layer, from ``supports.yml``."""
    read: Any = YAML(typ="safe").load(Path(__file__).with_suffix(".yml"))
    return dict(read)
