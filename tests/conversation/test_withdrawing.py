"""Consent can be taken back in the middle of a talk, in people's own words, and given again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text as sql

from bot.conversation.unkeeping import gives_again, takes_back
from bot.journal.inbox import Inbox, Received
from bot.journal.models import Conversation, Person
from tests.conversation.visiting import START, Visit, says

STOPPING = [
    "stop keeping what I say",
    "don't save anything any more",
    "don't save anything anymore",
    "Stop keeping my words",
    "stop saving what I say please",
    "please stop saving this conversation",
    "Could you stop keeping my answers?",
    "can you please not save what I say from now on",
    "I don't want you to keep what I say any more",
    "i dont want u to save my messages anymore",
    "I no longer want you to keep anything I say",
    "I don't want my words kept any more",
    "I don't want anything saved from now on",
    "I'd rather you didn't keep what I say",
    "id like you to stop storing my data",
    "dont save nothin i say no more",
    "plz dnt keep wat i say",
    "quit savin my stuff",
    "Quit keeping everything I tell you",
    "dinnae keep whit ah say",
    "dinna save ma words please",
    "gonnae no keep whit ah say",
    "stop keepin whit ah tell ye",
    "abeg no dey keep wetin I talk again",
    "make you no keep wetin i talk again",
    "nuh keep nutten mi seh",
    "doh save nothing i say again",
    "dun save my words already lah",
    "kindly do not store my data any longer",
    "don't be keeping what I say now",
    "don't be saving nothing I say no more",
    "could ya stop keeping me answers mate",
    "ok, from now on keep nothing",
    "Actually, keep nothing I say",
    "Save nothing from here on",
    "I want nothing kept",
    "I'd rather nothing was kept from now on",
    "I withdraw my consent",
    "I want to withdraw my consent please.",
    "I'd like to revoke my permission",
    "I take back my consent to you keeping my words",
    "i take back my yes",
    "I no longer consent",
    "I don't agree to you keeping this any more",
    "I've changed my mind, don't keep my words",
    "I changed my mind. please don't save this conversation",
    "can we talk off the record?",
    "let's go off the record",
    "off the record from now on please",
    "turn off saving",
    "don't keep any of this",
    "do not record anything I say here",
    "stop recording this conversation",
    "stop remembering what I say",
    "please don't remember what I tell you",
    "don’t keep what I write",
    "STOP KEEPING WHAT I SAY!!!",
    "Don't keep it any more",
    "stop keeping this",
    "you can stop keeping what i say now",
    "nothing I say is to be kept",
    "don't store anything, please",
    "no more saving what I say",
]
ORDINARY = [
    "I don't keep anything from her",
    "she doesn't save my notes",
    "I stopped keeping a diary",
    "don't keep it",
    "He never keeps anything I say in mind",
    "don't remember anything",
    "dont remember what I said",
    "don't remember what he told me any more",
    "stop keeping me waiting",
    "I wish she would stop keeping me waiting",
    "stop keeping things to myself",
    "I can't keep anything down",
    "she keeps everything I say in her head",
    "he doesn't keep what I say to himself",
    "He does not save anything any more",
    "I don't save anything any more, money is tight",
    "they stopped saving seats for us",
    "I'd like him to stop recording what I say",
    "my therapist keeps nothing from me",
    "keep nothing back",
    "don't keep anything from her",
    "don't keep everything bottled up",
    "Don't save anything for later",
    "she told me to stop keeping a food diary",
    "stop saving",
    "I don't want to keep going there",
    "I don't want my doctor to keep what I say",
    "I don't want her to write down what I say",
    "he said stop keeping score",
    "I withdrew my consent for the surgery",
    "I withdraw my consent for the surgery",
    "I no longer agree with her",
    "off the record, he was rude",
    "Off the record she told me to leave",
    "do you keep what I say?",
    "how long do you keep my words",
    "who sees what I say",
    "keep my words",
    "I told him not to keep anything I say",
    "We keep nothing from each other",
    "nothing is kept from me",
    "I want nothing from him",
    "I'd rather nothing was said",
    "no record of what I said",
    "she lost everything I told her",
    "he no longer keeps my appointments",
    "keep going",
    "stop",
    "no",
    "I do not want to keep it all inside any more",
    "stop holding on to things",
    "I need to stop holding on to everything",
    "you can keep what I say",
    "don't keep me in the dark",
    "no more secrets",
    "the nurse said don't save it for the doctor",
    "She can't keep it all",
    "I no longer want to go",
    "don't keep this from my wife",
    "don't save it",
    "I don't keep anything",
    "i dont keep anything any more",
    "I never save anything",
    "not keeping anything any more",
    "he does not record anything I say",
    "they don't record our sessions any more",
    "I don't want you",
    "stop telling me what to do",
    "let's keep it simple",
    "let him not keep my chart",
    "I don't like what she keeps",
    "I don't store anything in my body any more",
]
AGAIN = [
    "keep my words again",
    "Keep my words again",
    "you can keep what I say again",
    "you can keep my words now",
    "please keep what I say from now on",
    "please save this conversation",
    "start keeping what I say again",
    "ok you can start saving my answers again",
    "I've changed my mind, you can keep my words",
    "i agree to you keeping my words",
    "I agree again",
    "go back to keeping what i say",
    "could you keep what I say again please",
    "you may keep it",
]
NOT_AGAIN = [
    "keep my words",
    "I want to keep it",
    "please keep me safe",
    "she can keep it",
    "you can't keep my words",
    "please don't keep my words",
    "you can keep going",
    "I agree",
    "keep it",
    "I'd like her to keep what I say",
    "start again",
]


@pytest.mark.parametrize("text", STOPPING)
def test_a_wish_that_nothing_is_kept_is_heard(text: str) -> None:
    assert takes_back(text)
    assert not gives_again(text)


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_answer_is_no_such_wish(text: str) -> None:
    assert not takes_back(text)


@pytest.mark.parametrize("text", AGAIN)
def test_a_wish_that_words_are_kept_again_is_heard(text: str) -> None:
    assert gives_again(text)
    assert not takes_back(text)


@pytest.mark.parametrize("text", NOT_AGAIN)
def test_anything_else_does_not_start_keeping(text: str) -> None:
    assert not gives_again(text)


@pytest.mark.parametrize("around", ["{} because my sister reads this", "she said {}",
                                    "I {} and it helps", "when I {}, he nods"])  # fmt: skip
@pytest.mark.parametrize("text", ["stop keeping what I say", "don't save anything any more"])
def test_the_wish_inside_a_longer_text_is_an_answer(text: str, around: str) -> None:
    assert not takes_back(around.format(text))


@given(st.text(max_size=400))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert not (takes_back(text) and gives_again(text))


def person_in(visit: Visit) -> Person:
    with visit.engine.connect() as connection:
        return connection.execute(sql("select * from people")).one()


def stop(visit: Visit) -> str:
    return visit.does("stop keeping what I say", "keep_answer", is_answer=True)


def test_nothing_is_kept_from_there_on_and_the_talk_goes_on(begun: Visit) -> None:
    begun.answers("she asks before she touches")
    reply = stop(begun)
    assert says(reply, "withdrawn")
    assert says(reply, "withdrawn_earlier")
    assert begun.buttons == ["Yes, erase it all", "No, leave it"]
    begun.does("No, leave it", "keep_after_all", intent="deny")
    reply = begun.answers("she forgot my name today")
    assert "she forgot my name today" in reply
    assert begun.kept == ["she asks before she touches", "she forgot my name today"]
    assert kept_on_disk(begun) == ["she asks before she touches"]
    assert "she forgot my name today" in begun.does("show my words", "show_summary")


def kept_on_disk(visit: Visit) -> list[str]:
    """The answers in the journal that is kept, over all caregivers."""
    kept = visit._shelf().kept
    return [e.text for c in kept.caregivers() for e in kept.entries(c.id)]


def test_the_time_of_withdrawal_is_recorded_beside_the_consent(begun: Visit) -> None:
    stop(begun)
    person = person_in(begun)
    assert str(person.withdrawn_at).startswith(str(START + timedelta(minutes=begun.number)))
    assert person.consent_version
    assert not begun._shelf().agreed()
    assert begun._shelf().holds()


def test_the_withdrawing_message_and_the_conversations_state_are_gone(begun: Visit) -> None:
    begun.answers("a kind word")
    inbox = Inbox(begun.engine)
    for message_id in ("mona-1", f"mona-{begun.number + 1}", "mona-99"):
        inbox.receive(Received("mona", message_id, "words", START, None))
    inbox.answered(inbox.find("mona", "mona-1"), [], START, told=True)
    with begun.engine.begin() as connection:
        state = {"person_id": "mona", "state": "{}", "updated_at": START}
        connection.execute(Conversation.__table__.insert().values(**state))
    stop(begun)
    assert [m.message_id for m in inbox.history("mona")] == ["mona-1"]
    with begun.engine.connect() as connection:
        assert not connection.execute(sql("select * from conversations")).all()


def test_what_was_kept_before_can_be_erased_with_it(begun: Visit) -> None:
    begun.answers("she asks before she touches")
    stop(begun)
    assert says(begun.does("Yes, erase it all", "erase", intent="affirm"), "erased")
    assert kept_on_disk(begun) == []
    assert not begun._shelf().holds()
    assert begun.slots["visit"]["entries"] == []


def test_in_a_safety_talk_it_is_heard_and_the_guide_stays(begun: Visit) -> None:
    begun.does("I want to end it all", "crisis", safety="crisis")
    reply = begun.does("please don't save any of this", "keep_answer")
    assert says(reply, "withdrawn")
    assert not says(reply, "withdrawn_earlier")
    assert begun.place.awaited == "safety"
    assert len(begun.replies[-1]) == 2
    begun.does("I am so tired of it", "keep_answer", "hear")
    assert kept_on_disk(begun) == ["I want to end it all"]


def test_danger_is_heard_before_any_wish_about_keeping(begun: Visit) -> None:
    begun.does("don't save anything any more", "crisis", safety="crisis")
    assert begun.place.awaited == "safety"


def test_a_caregiver_who_crossed_a_line_stays_one_in_the_unkept_talk(begun: Visit) -> None:
    begun.does("he hit me", "report_harm", safety="report_harm")
    begun.does("go on", "resume")
    stop(begun)
    assert begun.place.harmed_here
    begun.does("keep my words again", "hear")
    assert begun.place.harmed_here


def test_asked_again_it_says_that_nothing_is_kept(begun: Visit) -> None:
    stop(begun)
    begun.does("No, leave it", "keep_after_all", intent="deny")
    assert says(stop(begun), "unkept_already")
    assert kept_on_disk(begun) == []


def test_someone_who_comes_back_can_take_it_back_before_anything_else(begun: Visit) -> None:
    begun.answers("she asks before she touches")
    begun.slots = {}
    assert says(stop(begun), "withdrawn")
    assert begun.place.consent is False
    assert begun.place.open_step == "erase"


def test_at_the_door_it_is_a_no(visit: Visit) -> None:
    visit.does("hello", "greet", intent="greet")
    assert says(stop(visit), "consent_refused")
    assert visit.place.consent is False


def test_agreeing_again_keeps_from_there_on_and_not_what_lay_between(begun: Visit) -> None:
    begun.answers("before")
    stop(begun)
    begun.does("No, leave it", "keep_after_all", intent="deny")
    begun.answers("in between")
    assert says(begun.does("Keep my words again", "hear"), "kept_again")
    begun.answers("afterwards")
    assert kept_on_disk(begun) == ["before", "afterwards"]
    assert begun._shelf().agreed()
    person = person_in(begun)
    assert person.consented_at > person.withdrawn_at
    assert begun.slots["visit"] is None


def test_someone_who_withdrew_is_asked_anew_on_the_next_visit(begun: Visit) -> None:
    stop(begun)
    begun.slots = {}
    assert says(begun.does("hello", "greet"), "consent_question")


@pytest.mark.parametrize(("agrees", "button"), [(True, "Stop keeping words"),
                                                (False, "Keep my words again")])  # fmt: skip
def test_the_reply_on_privacy_has_a_button_that_changes_it(
    visit: Visit, agrees: bool, button: str
) -> None:
    visit.begins(agrees=agrees)
    visit.does("what do you keep?", "tell_privacy")
    assert button in visit.buttons
    visit.does(button, "tell_privacy")
    assert visit.place.consent is not agrees


def test_what_is_told_about_privacy_stays_true_after_it(begun: Visit) -> None:
    stop(begun)
    assert says(begun.does("what do you keep?", "tell_privacy"), "privacy_withdrawn")
    begun.does("Yes, erase it all", "erase", intent="affirm")
