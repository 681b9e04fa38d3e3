"""The answers as FHIR R4 (4.0.1): a Questionnaire and a QuestionnaireResponse to share."""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection
from datetime import datetime, timezone
from typing import Any

from fhir.resources.questionnaire import Questionnaire
from fhir.resources.questionnaireresponse import QuestionnaireResponse

from bot.content import Content
from bot.journal.entries import Entry


def questionnaire(content: Content, language: str) -> dict[str, Any]:
    """The nine open questions as a Questionnaire, JSON-ready and validated.

    Raises ``pydantic.ValidationError`` where content cannot be said in FHIR.
    """
    items = [
        {
            "linkId": quality,
            "prefix": parts["name"],
            "text": parts["questions"][0],
            "type": "text",
            "repeats": True,
        }
        for quality, parts in content.qualities.items()
    ]
    plain = {
        "resourceType": "Questionnaire",
        "url": _url(content),
        "language": language,
        "title": content.keepsakes["fhir"]["title"],
        "status": "active",
        "subjectType": ["Patient"],
        "item": items,
    }
    return _ready(Questionnaire.parse_obj(plain))


def questionnaire_response(
    entries: list[Entry],
    content: Content,
    language: str,
    now: datetime,
    left_out: Collection[str] = (),
) -> dict[str, Any]:
    """The answers as a QuestionnaireResponse without the message ids in ``left_out``.

    ``now`` is UTC without a zone. It holds the words alone: no stance, which is the guide's own
    reading, and no name of the person, who knows whom they send it to.
    """
    shown = [e for e in entries if e.quality and e.text.strip() and e.message_id not in left_out]
    items = [
        {"linkId": quality, "answer": [{"valueString": e.text.strip()} for e in said]}
        for quality in content.qualities
        if (said := [e for e in shown if e.quality == quality])
    ]
    plain: dict[str, Any] = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": _url(content),
        "language": language,
        "status": "completed" if items else "in-progress",
        "authored": now.replace(tzinfo=timezone.utc, microsecond=0).isoformat(),
    }
    return _ready(QuestionnaireResponse.parse_obj({**plain, **({"item": items} if items else {})}))


def _url(content: Content) -> str:
    """A name for the questionnaire that changes with its questions."""
    asked = [parts["questions"][0] for parts in content.qualities.values()]
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(asked))}"


def _ready(resource: Questionnaire | QuestionnaireResponse) -> dict[str, Any]:
    return dict(json.loads(resource.json()))
