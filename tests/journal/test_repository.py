"""What both journals do, whether they keep or pass."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.journal.entries import Journal
from bot.journal.passing import PassingJournal
from tests.journal.conftest import MORNING, Making

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=4000)


def texts(journal: Journal, partnership: str) -> list[str]:
    return [entry.text for entry in journal.entries(partnership)]


def test_an_answer_comes_back_as_it_was_kept(journal: Journal, making: Making) -> None:
    physio = journal.partnership("my physio", MORNING)
    entry = making("m1", physio.id, "She listens,\nmostly.", quality=None, stance="present")
    assert journal.keep(entry)
    assert journal.has("m1")
    assert journal.entries(physio.id) == [entry]


def test_a_repeated_message_is_kept_once(journal: Journal, making: Making) -> None:
    physio = journal.partnership("my physio", MORNING)
    assert journal.keep(making("m1", physio.id, "first"))
    assert not journal.keep(making("m1", physio.id, "again"))
    assert texts(journal, physio.id) == ["first"]


def test_answers_stand_in_the_order_they_were_said(journal: Journal, making: Making) -> None:
    physio = journal.partnership("my physio", MORNING)
    for number in range(1, 6):
        journal.keep(making(f"m{number}", physio.id, f"words {number}"))
    assert texts(journal, physio.id) == [f"words {number}" for number in range(1, 6)]


def test_each_caregiver_has_a_thread_of_their_own(journal: Journal, making: Making) -> None:
    physio = journal.partnership("my physio", MORNING)
    maria = journal.partnership("Maria", MORNING + timedelta(minutes=1))
    journal.keep(making("m1", physio.id, "about the physio"))
    journal.keep(making("m2", maria.id, "about Maria"))
    assert [c.name for c in journal.caregivers()] == ["my physio", "Maria"]
    assert texts(journal, maria.id) == ["about Maria"]


def test_a_name_in_other_letters_is_the_same_caregiver(journal: Journal) -> None:
    physio = journal.partnership("my Physio", MORNING)
    assert journal.partnership("MY PHYSIO", MORNING) == physio
    assert journal.caregivers() == [physio]


def test_a_correction_takes_the_place_of_what_was_said(journal: Journal, making: Making) -> None:
    physio = journal.partnership("my physio", MORNING)
    journal.keep(making("m1", physio.id, "one"))
    journal.keep(making("m2", physio.id, "two"))
    journal.correct("m2", making("m3", physio.id, "two, said better"))
    assert texts(journal, physio.id) == ["one", "two, said better"]


def test_a_repeated_correction_changes_nothing(journal: Journal, making: Making) -> None:
    physio = journal.partnership("my physio", MORNING)
    journal.keep(making("m1", physio.id, "one"))
    better = making("m2", physio.id, "better")
    journal.correct("m1", better)
    journal.correct("m2", replace(better, text="better still"))
    assert texts(journal, physio.id) == ["better"]


def test_both_journals_show_a_correction_in_the_same_place(kept: Journal, making: Making) -> None:
    shown = []
    for journal in (kept, PassingJournal()):
        physio = journal.partnership("my physio", MORNING)
        journal.keep(making("m1", physio.id, "one"))
        journal.keep(making("m2", physio.id, "two"))
        journal.correct("m1", making("m3", physio.id, "one, said better"))
        shown.append(texts(journal, physio.id))
    assert shown[0] == shown[1]


def test_a_corrected_message_that_arrives_again_stays_corrected(
    kept: Journal, making: Making
) -> None:
    correct_and_send_again(kept, making)


def test_a_corrected_message_that_passes_again_stays_corrected(making: Making) -> None:
    correct_and_send_again(PassingJournal(), making)


def correct_and_send_again(journal: Journal, making: Making) -> None:
    physio = journal.partnership("my physio", MORNING)
    journal.keep(making("m1", physio.id, "one"))
    journal.correct("m1", making("m2", physio.id, "better"))
    assert not journal.keep(making("m1", physio.id, "one"))
    assert texts(journal, physio.id) == ["better"]


def test_what_is_to_be_brought_is_marked_alone(journal: Journal, making: Making) -> None:
    physio = journal.partnership("my physio", MORNING)
    journal.keep(making("m1", physio.id, "one"))
    journal.keep(making("m2", physio.id, "two"))
    journal.bring("m1")
    assert [entry.to_bring for entry in journal.entries(physio.id)] == [True, False]


def test_a_note_replaces_only_what_it_tells(journal: Journal) -> None:
    physio = journal.partnership("my physio", MORNING)
    journal.note(physio.id, "a calm month", None)
    journal.note(physio.id, None, "next Tuesday at 3")
    assert journal.caregivers() == [
        replace(physio, rhythm="a calm month", appointment="next Tuesday at 3")
    ]


def test_a_note_that_tells_nothing_changes_nothing(kept: Journal) -> None:
    physio = kept.partnership("my physio", MORNING)
    kept.note(physio.id, None, None)
    assert kept.caregivers() == [physio]


def test_a_new_round_leaves_earlier_answers(journal: Journal, making: Making) -> None:
    physio = journal.partnership("my physio", MORNING)
    journal.keep(making("m1", physio.id, "one"))
    journal.begin_round(physio.id, MORNING + timedelta(days=90))
    journal.keep(making("m2", physio.id, "two"))
    assert texts(journal, physio.id) == ["one", "two"]


def test_erasing_leaves_nothing(journal: Journal, making: Making) -> None:
    physio = journal.partnership("my physio", MORNING)
    journal.keep(making("m1", physio.id, "one"))
    journal.erase()
    assert journal.caregivers() == []
    assert journal.entries(physio.id) == []
    assert not journal.has("m1")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TEXTS)
@example(text="🫶🏽 pain 👩‍👩‍👧 is 9️⃣/10")
@example(text="الطبيبة تسمعني \u202b دائما")
@example(text="a' OR 1=1; -- \"”{quote}%s\\")
@example(text="ß" * 4000)
def test_any_text_comes_back_equal(journal: Journal, making: Making, text: str) -> None:
    number = sum(len(journal.entries(c.id)) for c in journal.caregivers())
    physio = journal.partnership("my physio", MORNING)
    journal.keep(making(f"m{number}", physio.id, text))
    assert journal.entries(physio.id)[-1].text == text
