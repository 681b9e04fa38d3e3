"""What is said can be looked at, put right, taken away and erased, word for word."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.conversation.place import Place
from bot.understanding.times import clinic_now, spoken, time_in
from tests.conversation.visiting import CONTENT, START, Visit, says

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=4000)


def test_the_summary_is_word_for_word_under_each_quality(begun: Visit) -> None:
    begun.answers("  We talk,\nas two people do. ")
    begun.answers("She asks first.")
    begun.does("go on", "lead_on")
    begun.answers("My story matters to her.")
    reply = begun.does("summary", "show_summary")
    first, second = (CONTENT.qualities[q]["name"] for q in begun.place.trail)
    shown = reply[reply.casefold().index(first.casefold() + ":") :]
    assert shown.partition("\n")[2].startswith(
        "- “  We talk,\nas two people do. ”\n- “She asks first.”\n"
        f"{second[:1].upper()}{second[1:]}:\n- “My story matters to her.”\n"
    )


def test_a_summary_of_nothing_says_so(begun: Visit) -> None:
    assert says(begun.does("summary", "show_summary"), "nothing_yet")


@settings(max_examples=50, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(words=WORDS)
@example(words='{quote} {caregiver} “nested” "marks" %s \\n')
@example(words="🫶🏽 والطبيبة تسمعني \u202b e\u0301")
def test_any_words_come_back_equal_in_the_summary(visit: Visit, words: str) -> None:
    someone = Visit(visit.engine, person=f"someone-{visit.number}")
    visit.number += 1
    someone.begins()
    someone.answers(words, quote="a quote")
    assert someone.kept == [words]
    assert f"- “{words}”" in someone.does("summary", "show_summary")


def test_a_correction_replaces_the_last_words_and_returns_to_the_place(begun: Visit) -> None:
    begun.answers("She lisens.", quote="She lisens.")
    asked = begun.does("let me change that", "correct")
    assert says(asked, "correction", earlier="She lisens.")
    reply = begun.does("She listens.", "keep_correction", intent="share_present")
    assert says(reply, "corrected", quote="She listens.")
    assert begun.kept == ["She listens."]
    assert begun.place.awaited == "followup"
    assert "lisens" not in begun.does("summary", "show_summary")


def test_with_nothing_said_there_is_nothing_to_correct(begun: Visit) -> None:
    assert says(begun.does("let me change that", "correct"), "nothing_to_correct")
    assert begun.place.awaited == "answer"


def test_asking_twice_to_correct_loses_no_later_answer(begun: Visit) -> None:
    begun.answers("She lisens.")
    begun.does("let me change that", "correct")
    begun.does("I want to correct that", "correct")
    begun.does("She listens.", "keep_correction", intent="share_present")
    assert begun.place.awaited == "followup"


def test_a_corrected_answer_is_still_one_to_bring(begun: Visit) -> None:
    begun.answers("She lisens.")
    begun.answers("To evrything.")
    begun.does("yes", "offer_possibility", intent="affirm")
    begun.does("that fits", "keep_possibility", intent="affirm")
    begun.does("let me change that", "correct")
    begun.does("To everything.", "keep_correction", intent="share_present")
    entries = begun.journal.entries(begun.place.partnership or "")
    assert [entry.to_bring for entry in entries] == [False, True]


def test_notes_are_kept_in_the_persons_words(begun: Visit) -> None:
    said = begun.does("next Tuesday at three", "note_appointment")
    tuesday = time_in("next Tuesday at three", clinic_now("UTC", START))
    assert tuesday and tuesday.weekday() == 1
    assert says(said, "appointment_on", quote="next Tuesday at three", day=spoken(tuesday))
    said = begun.does("stormy, with the move", "note_rhythm")
    assert says(said, "rhythm_noted", quote="stormy, with the move")
    [physio] = begun.journal.caregivers()
    assert (physio.appointment, physio.rhythm) == ("next Tuesday at three", "stormy, with the move")


def test_a_time_that_is_not_plain_is_kept_as_it_was_said(begun: Visit) -> None:
    said = begun.does("when she is back from leave", "note_appointment")
    assert says(said, "appointment_noted", quote="when she is back from leave")


def test_the_copy_in_the_chat_covers_every_caregiver(begun: Visit) -> None:
    begun.answers("We talk as two people do.")
    begun.does("someone else", "ask_who")
    begun.names("Maria")
    begun.answers("Maria hums.")
    copy = begun.does("a copy please", "export")
    for words in ("my physio", "“We talk as two people do.”", "Maria", "“Maria hums.”"):
        assert words in copy


def test_goodbye_gathers_the_persons_own_words(begun: Visit) -> None:
    begun.answers("We talk as two people do.", quote="as two people do")
    begun.does("go on", "lead_on")
    begun.answers("He follows his list.", "absent", quote="his list")
    reply = begun.does("bye", "say_goodbye")
    assert says(reply, "gathering_present", list="“as two people do”")
    assert says(reply, "gathering_absent", list="“his list”")
    assert says(reply, "safe_journey")


def test_erasing_asks_once_and_a_no_leaves_all(begun: Visit) -> None:
    begun.answers("We talk as two people do.")
    assert says(begun.does("erase all", "ask_before_erasing"), "erase_question")
    begun.does("erase it", "ask_before_erasing")
    assert says(begun.does("no", "keep_after_all", intent="deny"), "not_erased")
    assert begun.kept == ["We talk as two people do."]
    assert begun.place.awaited == "followup"


def test_other_words_after_the_question_erase_nothing(begun: Visit) -> None:
    begun.answers("We talk as two people do.")
    begun.does("erase all", "ask_before_erasing")
    assert says(begun.does("hm, wait", "hear"), "not_erased")
    assert begun.kept == ["We talk as two people do."]


def test_a_yes_erases_and_the_next_hello_is_the_first(begun: Visit, tmp_path: Path) -> None:
    begun.answers("the quagga in the waiting room")
    begun.does("erase all", "ask_before_erasing")
    assert says(begun.does("yes", "erase", intent="affirm"), "erased")
    this_turn = begun.place.last_turn
    assert begun.place == Place(last_turn=this_turn)
    assert begun.slots["visit"] is None
    assert b"quagga" not in b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert says(begun.does("hello", "greet"), "opening")


def test_a_visit_that_keeps_nothing_touches_no_disk(visit: Visit, tmp_path: Path) -> None:
    visit.begins("my cinnabarologist", agrees=False)
    visit.answers("the quagga in the waiting room")
    assert "quagga" in visit.does("summary", "show_summary")
    on_disk = b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert b"quagga" not in on_disk
    assert b"cinnabar" not in on_disk
