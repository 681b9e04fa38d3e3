"""Consent and the name in people's own words; nobody is held at the door."""

from __future__ import annotations

import pytest

from bot.conversation.consenting import says_no, says_yes
from bot.conversation.unusual import is_long, is_silent, is_unknown, wants_idea
from tests.conversation.visiting import CONTENT, Visit, holds, says

SAID = {
    "yes": [
        "aye go on then", "Yes I agree, no wahala", "yeah alright love", "ok", "I consent", "sí",
        "Yes, I agree, but please no messages to my phone", "Hm, fine, sure", "of course you can",
        "dunno. yeah ok", "Yes, that’s fine by me",
    ],
    "no": [
        "no", "naw pal", "I don't agree", "rather not", "please don't keep it", "I'd say no",
        "not really, no",
    ],
    "neither": [
        "yes but not my name", "what do you keep?", "yes, wait, first tell me what is saved",
        "my knee hurts", "if the doctor can't see it", "maybe",
        "yes I agree, first tell me who reads it", "yes, I agree, don't keep it though",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("meant", "text"), [(meant, text) for meant, texts in SAID.items() for text in texts]
)
def test_a_plain_yes_or_no_counts_in_any_words_and_anything_else_is_neither(
    meant: str, text: str
) -> None:
    assert says_yes(text) is (meant == "yes")
    assert says_no(text) is (meant == "no")


def test_without_a_clear_answer_nothing_is_kept_and_it_goes_on(visit: Visit) -> None:
    visit.does("hello", "greet", intent="greet")
    assert says(visit.does("well who knows", "hear"), "consent_again")
    reply = visit.does("it's about my knee", "hear", is_answer=True)
    assert says(reply, "consent_refused")
    assert visit.place.consent is False


def test_agreement_in_other_words_is_agreement(visit: Visit) -> None:
    visit.does("hello", "greet", intent="greet")
    assert says(visit.does("aye go on then", "hear"), "consent_given")


def test_a_name_is_asked_for_once_more_and_then_it_goes_on(visit: Visit) -> None:
    visit.does("hello", "greet", intent="greet")
    visit.does("yes", "consent_given")
    assert says(visit.does("it was raining", "keep_name", is_answer=True), "name_again")
    reply = visit.does("and I was late", "keep_name", is_answer=True)
    asked = CONTENT.qualities["horizontal_relationship"]["questions"]
    assert holds(reply, [q.replace("{caregiver}", "your caregiver") for q in asked])
    assert visit.kept == ["it was raining", "and I was late"]


@pytest.mark.parametrize("text", ["ok", "...", "hm", "Mhm.", "k", "Right."])
def test_a_nod_is_silence(text):
    assert is_silent(text)


@pytest.mark.parametrize("text", ["okay she listens", "fine", "hmm, twice a week", "ok but why"])
def test_more_than_a_nod_is_not(text):
    assert not is_silent(text)


def test_not_knowing_and_much_are_told_apart():
    assert is_unknown("I don’t know really")
    assert not is_unknown("don't tell me to calm down")
    assert not is_unknown("I don't know how she does it, she remembers all of it")
    assert is_long("word " * 91)


@pytest.mark.parametrize(
    "text",
    ["ooh yes give me an idea", "fine gie's yer idea then", "idea", "ok what's the idea",
     "maybe an idea now.. a small one", "Okay, I'd like to hear your suggestion"],
)  # fmt: skip
def test_asking_for_an_idea_is_heard(text):
    assert wants_idea(text)


@pytest.mark.parametrize(
    "text",
    [
        "no ideas. prompts.",
        "I don't want an idea right now",
        "no idea",
        "she has good ideas",
        "the idea was hers and it took her a long while to say it to me in the end, you know",
    ],
)
def test_talk_of_ideas_is_not_asking(text):
    assert not wants_idea(text)


@pytest.mark.parametrize(
    ("text", "read_as", "kept"),
    [
        ("Yes I should think that's all right, I've nothing to hide", "consent_refused", True),
        ("no, I'd rather not, agreed?", "consent_given", False),
    ],
)
def test_plain_words_count_more_than_how_they_were_read(
    visit: Visit, text: str, read_as: str, kept: bool
) -> None:
    visit.does("hello", "open")
    visit.does(text, read_as)
    assert visit.place.consent is kept
