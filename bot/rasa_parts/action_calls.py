"""Quicker calls of the action server: one open connection, and a schema that is compiled once.

Rasa checks every answer of the action server against a schema that it compiles anew each time.
That check alone takes most of an action call. What passes and what does not stays the same here.
Rasa offers no switch for it, so its method is replaced, here only.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from rasa.core.actions.action import DEFAULT_REQUEST_TIMEOUT, RemoteAction
from rasa.utils.endpoints import EndpointConfig

# Under the five seconds after which the action server closes a connection that nobody uses.
IDLE_SECONDS = 3


class OpenEndpoint(EndpointConfig):
    """The action server's address, called over a connection that stays open between calls."""

    _held: aiohttp.ClientSession | None = None
    _loop: asyncio.AbstractEventLoop | None = None

    @asynccontextmanager
    async def session(self) -> AsyncIterator[aiohttp.ClientSession]:
        """The session of the running loop, which the end of the block leaves open."""
        loop = asyncio.get_running_loop()
        if self._held is None or self._held.closed or self._loop is not loop:
            self._loop, self._held = (
                loop,
                aiohttp.ClientSession(
                    connector=aiohttp.TCPConnector(keepalive_timeout=IDLE_SECONDS),
                    timeout=aiohttp.ClientTimeout(total=DEFAULT_REQUEST_TIMEOUT),
                ),
            )
        yield self._held


def check_once_compiled() -> None:
    """Let every action call of this process use the compiled schema."""
    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema, default=Draft202012Validator)
    kind.check_schema(schema)
    compiled: Validator = kind(schema)

    def check(_action: RemoteAction, result: dict[str, Any]) -> bool:
        error: ValidationError | None = next(compiled.iter_errors(result), None)
        if error is not None:
            raise error
        return True

    RemoteAction._validate_action_result = check
