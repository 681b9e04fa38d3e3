"""The quicker check of an action's answer lets pass what Rasa's own lets pass, and no more."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from aiohttp import web
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction

from bot.rasa_parts.action_calls import OpenEndpoint, check_once_compiled
from bot.supervisor import free_port

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


async def test_one_connection_serves_many_calls_and_another_after_a_restart() -> None:
    connections: set[object] = set()

    async def answer(request: web.Request) -> web.Response:
        connections.add(request.transport)
        return web.json_response({"events": []})

    async def serve(port: int) -> web.AppRunner:
        app = web.Application()
        app.router.add_post("/webhook", answer)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        return runner

    port = free_port()
    endpoint = OpenEndpoint(f"http://127.0.0.1:{port}/webhook", headers={"X-Guide-Key": "k"})
    first = await serve(port)
    for _ in range(3):
        assert await endpoint.request(json={}) == {"events": []}
    assert len(connections) == 1
    await first.cleanup()
    second = await serve(port)
    assert await endpoint.request(json={}) == {"events": []}
    assert len(connections) == 2
    await second.cleanup()
