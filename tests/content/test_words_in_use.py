"""Code and content fit together: every name that is used exists, every name there is used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from ruamel.yaml import YAML

from bot.content import load_content
from bot.content.check import PLACEHOLDER
from bot.conversation.distance import WHEN
from bot.conversation.returning import CHANGES, OPEN_CHANGE
from bot.conversation.safety import WAYS
from bot.keepsakes.gathering import BRING, SECTIONS
from bot.rasa_parts.pages import SPOKEN
from bot.settings import ROOT

CONTENT = load_content()
TREES = [
    ast.parse(path.read_text("utf-8"))
    for folder in ("bot", "actions")
    for path in sorted((ROOT / folder).rglob("*.py"))
]
KEYED = ("say", "aside", "_voice")
# How many arguments come before the names of the buttons.
BEFORE_BUTTONS = {"say": 1, "say_from": 1, "speak": 1, "offer": 0}


def calls(*names: str) -> Iterator[ast.Call]:
    for tree in TREES:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and called(node) in names:
                yield node


def called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def values(node: ast.AST) -> set[str]:
    """The texts that an expression can come to: one, or two with an ``if`` between."""
    if isinstance(node, ast.IfExp):
        return values(node.body) | values(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def keys_used() -> set[str]:
    used = {*SECTIONS, BRING, *WAYS, *WHEN, *CHANGES.values(), OPEN_CHANGE}
    for call in calls(*KEYED):
        used |= values(call.args[0]) if call.args else set()
    for tree in TREES:
        for node in ast.walk(tree):
            if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith(".voice"):
                used |= values(node.slice)
    return used


def buttons_used() -> set[str]:
    used: set[str] = set()
    for call in calls(*BEFORE_BUTTONS):
        for argument in call.args[BEFORE_BUTTONS[called(call)] :]:
            used |= values(argument)
    return used


def test_the_search_finds_keys_of_every_kind() -> None:
    asked_for = {"who", "privacy_unkept", "summary", "also_said", "thanked", "too_long"}
    assert asked_for <= keys_used()
    assert {"agree", "enough", "erase_no"} <= buttons_used()


def test_every_key_that_is_said_has_words() -> None:
    assert sorted(keys_used() - set(CONTENT.voice)) == []


def test_every_key_that_has_words_is_said() -> None:
    assert sorted(set(CONTENT.voice) - keys_used()) == []


def test_every_button_that_is_shown_exists() -> None:
    assert sorted(buttons_used() - set(CONTENT.buttons)) == []


def test_every_button_that_exists_is_shown() -> None:
    assert sorted(set(CONTENT.buttons) - buttons_used()) == []


def test_every_button_means_something_that_a_person_can_mean() -> None:
    domain = YAML(typ="safe").load(ROOT / "domain" / "intents.yml")
    intents = {name for intent in domain["intents"] for name in intent}
    assert {button["payload"] for button in CONTENT.buttons.values()} <= intents


def test_what_the_front_door_says_has_no_gap_that_it_does_not_fill() -> None:
    for call in calls("_voice"):
        filled = {keyword.arg for keyword in call.keywords}
        for key in values(call.args[0]):
            for text in CONTENT.voice[key]:
                assert set(PLACEHOLDER.findall(text)) <= filled, f"{key}: {text}"


def test_a_buttons_title_is_short_and_says_it_all() -> None:
    for button in CONTENT.buttons.values():
        assert len(button["title"]) <= 20
        assert not re.search(r"[{}]", button["title"])


def test_every_word_of_the_page_is_shown_and_every_one_shown_is_there() -> None:
    web = ROOT / "bot" / "web"
    shown = {
        name
        for path in [*web.glob("*.html"), *web.glob("static/*.js")]
        for name in re.findall(r"\bwords\.(\w+)", path.read_text("utf-8"))
    }
    code = (ROOT / "bot" / "rasa_parts").glob("*.py")
    asked = {
        name for path in code for name in re.findall(r"['\"](\w+)['\"]", path.read_text("utf-8"))
    }
    shown |= {name for name in CONTENT.page if name in asked}
    assert sorted(shown) == sorted(CONTENT.page)


def test_the_scripts_are_given_the_words_that_they_show() -> None:
    scripts = (ROOT / "bot" / "web" / "static").glob("*.js")
    shown = {w for p in scripts for w in re.findall(r"\bwords\.(\w+)", p.read_text("utf-8"))}
    assert shown == set(SPOKEN)
