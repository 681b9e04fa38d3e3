"""Rasa checks every answer of the action server against a schema that it compiles anew each time.

That check alone takes most of an action call. Here the schema is compiled once; what passes and
what does not stays the same. Rasa offers no switch for it, so its method is replaced, here only.
"""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction


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
