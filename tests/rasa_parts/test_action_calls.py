"""The quicker check of an action's answer lets pass what Rasa's own lets pass, and no more."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction

from bot.rasa_parts.action_calls import check_once_compiled

RASAS_OWN = RemoteAction._validate_action_result
SLOT = {"event": "slot", "name": "quality", "value": "ayni", "timestamp": None}


@pytest.fixture(params=["rasa's own", "compiled once"])
def action(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> RemoteAction:
    monkeypatch.setattr(RemoteAction, "_validate_action_result", RASAS_OWN)
    if request.param == "compiled once":
        check_once_compiled()
    return RemoteAction("action_reflect", None)


@pytest.mark.parametrize(
    "answer", [{}, {"events": [], "responses": []}, {"events": [SLOT], "responses": [{"text": ""}]}]
)
def test_a_right_answer_passes(action: RemoteAction, answer: dict[str, Any]) -> None:
    assert action._validate_action_result(answer)


@pytest.mark.parametrize(
    "answer",
    [[], {"events": "none"}, {"events": [{"event": "slot"}]}, {"events": [7]}, {"responses": [7]}],
)
def test_a_wrong_answer_is_refused(action: RemoteAction, answer: Any) -> None:
    with pytest.raises(ValidationError):
        action._validate_action_result(answer)


def test_rasa_still_checks_as_it_did_when_this_was_written() -> None:
    assert "validate(result, self.action_response_format_spec())" in inspect.getsource(RASAS_OWN)
