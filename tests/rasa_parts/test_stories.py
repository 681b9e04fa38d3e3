"""The stories carry the qualities, rules carry requests, and nothing falls through."""

from __future__ import annotations

import os

import pytest
from rasa.core.agent import Agent
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.content.loader import QUALITY_IDS
from bot.rasa_parts.agent import load_guide
from bot.rasa_parts.fingerprint import model_file


@pytest.fixture(scope="module")
async def agent(trained: None) -> Agent:
    for name in ("GUIDE_ACTION_URL", "GUIDE_ACTION_KEY"):
        os.environ.setdefault(name, "unused")
    return await load_guide(model_file())


def predicted(agent: Agent, intent: str, awaited: str, quality: str | None) -> tuple[str, str]:
    """The action predicted after a message, and the policy that predicted it."""
    events = [
        ActionExecuted("action_listen"),
        SlotSet("awaited", awaited),
        SlotSet("quality", quality),
        UserUttered("words", {"name": intent, "confidence": 1.0}),
    ]
    tracker = DialogueStateTracker.from_events("someone", events, agent.domain.slots)
    found = agent.processor._predict_next_with_tracker(tracker)
    best = max(range(len(found.probabilities)), key=lambda n: found.probabilities[n])
    return agent.domain.action_names_or_texts[best], found.policy_name or ""


@pytest.mark.parametrize("quality", QUALITY_IDS)
@pytest.mark.parametrize("stance", ["present", "mixed", "absent", "unsure"])
async def test_an_answer_follows_the_story_of_its_quality(
    agent: Agent, quality: str, stance: str
) -> None:
    action, policy = predicted(agent, f"share_{stance}", "answer", quality)
    assert action == "action_keep_answer"
    assert "MemoizationPolicy" in policy


async def test_a_request_follows_its_rule(agent: Agent) -> None:
    action, policy = predicted(agent, "skip", "followup", "ayni")
    assert (action, "RulePolicy" in policy) == ("action_skip", True)


async def test_a_bare_yes_means_what_was_asked(agent: Agent) -> None:
    assert predicted(agent, "affirm", "consent", None)[0] == "action_consent_given"
    assert predicted(agent, "affirm", "offer", "ayni")[0] == "action_offer_possibility"
    assert predicted(agent, "affirm", "fit", "ayni")[0] == "action_keep_possibility"
    assert predicted(agent, "affirm", "erase", "ayni")[0] == "action_erase"


async def test_what_no_story_covers_is_heard(agent: Agent) -> None:
    action, policy = predicted(agent, "affirm", "safety", "ayni")
    assert action == "action_hear"
    assert "HearPolicy" in policy
