"""The running guide, started once for all conversations."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.running import Chat, RunningGuide, running


@pytest.fixture(scope="session")
def trained() -> None:
    """The model, trained once if its inputs changed."""
    from bot.rasa_parts.fingerprint import model_file

    if not model_file().exists():
        from bot.rasa_parts.train import train

        train()


@pytest.fixture(scope="session")
def running_guide(
    trained: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningGuide]:
    """The guide that most conversations share; each person has a session of their own."""
    with running(tmp_path_factory.mktemp("guide")) as guide:
        yield guide


@pytest.fixture
def chat(running_guide: RunningGuide) -> Chat:
    """Someone who has not said anything yet."""
    return running_guide.chat()
