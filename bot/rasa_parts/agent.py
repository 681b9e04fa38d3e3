"""Loads the trained guide, with its own tracker store and no silent fall back to memory."""

from __future__ import annotations

from pathlib import Path

import rasa.core.agent
from rasa.core.agent import Agent
from rasa.core.utils import AvailableEndpoints

from bot.rasa_parts.action_calls import OpenEndpoint, check_once_compiled
from bot.rasa_parts.tracker_store import GuideTrackerStore
from bot.settings import ROOT


class BrokenModel(RuntimeError):
    """The trained model is missing or cannot be read."""


class WrongTrackerStore(RuntimeError):
    """Rasa would not use the guide's own tracker store."""


async def load_guide(model: Path) -> Agent:
    """The agent of ``model``.

    Raises ``BrokenModel``, or ``WrongTrackerStore`` when another store than ours would be in use.
    """
    check_once_compiled()
    endpoints = AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml"))
    endpoints.action = OpenEndpoint(endpoints.action.url, headers=endpoints.action.headers)
    agent = await rasa.core.agent.load_agent(str(model), endpoints=endpoints)
    if not agent.is_ready():  # Rasa swallows what went wrong and gives an empty agent
        raise BrokenModel(
            f"The trained model {model.name} cannot be read. Run: guide train --force"
        )
    return unwrap(agent)


def unwrap(agent: Agent) -> Agent:
    """Take our store out of Rasa's wrapper, which would hide an outage as an empty memory."""
    store = getattr(agent.tracker_store, "_tracker_store", agent.tracker_store)
    if not isinstance(store, GuideTrackerStore) or agent.processor is None:
        raise WrongTrackerStore("endpoints.yml does not name the guide's tracker store.")
    store.domain = agent.domain
    agent.tracker_store = store
    agent.processor.tracker_store = store
    return agent
