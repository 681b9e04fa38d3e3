"""The answers as FHIR R4: valid, the same after a round trip, words alone."""

from __future__ import annotations

import json

import pytest
from fhir.resources import __fhir_version__
from fhir.resources.questionnaire import Questionnaire
from fhir.resources.questionnaireresponse import QuestionnaireResponse
from pydantic import ValidationError

from bot.content.loader import QUALITY_IDS, STANCES
from bot.keepsakes.fhir import questionnaire, questionnaire_response
from tests.keepsakes.samples import ANSWERS, ARABIC, CONTENT, NOW, said


def test_both_are_valid_r4_and_survive_a_round_trip() -> None:
    assert __fhir_version__ == "4.0.1"
    asked = questionnaire(CONTENT, "en")
    answered = questionnaire_response([*ANSWERS, ARABIC], CONTENT, "en", NOW)
    assert json.loads(Questionnaire.parse_obj(asked).json()) == asked
    assert json.loads(QuestionnaireResponse.parse_obj(answered).json()) == answered


def test_every_answer_stands_under_a_question_that_was_asked() -> None:
    asked = {item["linkId"] for item in questionnaire(CONTENT, "en")["item"]}
    answered = questionnaire_response(ANSWERS, CONTENT, "en", NOW)
    assert asked == set(QUALITY_IDS)
    given = {i["linkId"]: [a["valueString"] for a in i["answer"]] for i in answered["item"]}
    assert given == {e.quality: [e.text] for e in ANSWERS}
    assert answered["questionnaire"] == questionnaire(CONTENT, "en")["url"]
    assert answered["authored"].startswith("2026-11-22T18:00:00")


def test_no_stance_and_no_id_goes_along() -> None:
    text = json.dumps(questionnaire_response(ANSWERS, CONTENT, "en", NOW))
    assert not any(f'"{stance}"' in text for stance in STANCES)
    assert not any(e.message_id in text for e in ANSWERS)


def test_nothing_to_share_is_valid_too() -> None:
    blank = said("ayni", "mixed", " \n ")
    assert "item" not in questionnaire_response([blank], CONTENT, "en", NOW)


def test_what_is_not_fhir_is_refused() -> None:
    broken = {**questionnaire(CONTENT, "en"), "status": 3, "extra": 1}
    with pytest.raises(ValidationError):
        Questionnaire.parse_obj(broken)
