"""The copy to read: warm headings, dates in words, and not a word lost."""

from __future__ import annotations

import re
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.content import load_content
from bot.journal.export import kept_about
from bot.journal.inbox import Inbox, Received
from bot.journal.repository import SqlJournal
from bot.keepsakes.copying import as_markdown
from bot.settings import Clinic
from tests.journal.conftest import (  # noqa: F401  fixtures
    MORNING,
    Making,
    engine,
    kept,
    long_journal,
    making,
    url,
)

CONTENT = load_content()
CLINIC = Clinic(time_zone="America/New_York", retention_months=12)


def copy_of(journal: SqlJournal, clinic: Clinic = CLINIC) -> str:
    return as_markdown(kept_about(journal.engine, journal.person, MORNING), CONTENT, clinic)


def words_in(copy: str) -> str:
    """The copy without the signs of quotation, so that words of several lines are found."""
    return re.sub(r"^> ", "", copy, flags=re.MULTILINE)


def test_every_word_of_a_long_journal_is_in_the_copy(long_journal: SqlJournal) -> None:  # noqa: F811
    copy = words_in(copy_of(long_journal))
    told = kept_about(long_journal.engine, "mona", MORNING)
    assert told is not None
    for caregiver in told["caregivers"]:
        for words in (caregiver["rhythm"], caregiver["appointment"]):
            assert words in copy
        for answer in caregiver["answers"]:
            assert copy.count(answer["text"]) >= 1
    for message in told["messages"]:
        assert message["text"] in copy
        assert all(reply["text"] in copy for reply in message["replies"] or [])
    assert copy.count("took back later") == 12
    assert copy.count("This one has no reply yet.") == 1


def test_answers_stand_under_the_name_of_their_quality(kept: SqlJournal, making: Making) -> None:  # noqa: F811
    physio = kept.partnership("my physio", MORNING)
    kept.keep(making("m1", physio.id, "She hears me.\nMostly.", question="How far?"))
    kept.keep(making("m2", physio.id, "A loose thought", quality=None, question=""))
    copy = copy_of(kept)
    assert "## my physio\n" in copy
    heard = copy.split("### Being heard")[1].split("### ")[0]
    assert "How far?" in heard
    assert "> She hears me.\n> Mostly.\n" in heard
    assert "> A loose thought" in copy.split("### Beside the questions")[1]


def test_dates_are_in_words_and_in_the_clinics_time(kept: SqlJournal) -> None:  # noqa: F811
    copy = copy_of(kept)
    assert "You agreed on 2 November 2026 at 04:00 that your words are kept" in copy
    assert "after 12 months" in copy
    assert "2026-11" not in copy.replace("(wording 2026-11)", "")
    assert "at 09:00" in copy_of(kept, Clinic())


def test_a_withdrawal_is_told_with_its_time(kept: SqlJournal) -> None:  # noqa: F811
    kept.withdraw("m1", MORNING + timedelta(days=1))
    assert "You took that back on 3 November 2026 at 04:00." in copy_of(kept)
    kept.consent("v2", MORNING + timedelta(days=2))
    copy = copy_of(kept)
    assert "You agreed on 4 November 2026" in copy
    assert "On 3 November 2026 at 04:00 you had taken it back." in copy


def test_safety_messages_are_told_in_neutral_words(kept: SqlJournal) -> None:  # noqa: F811
    for kind in ("crisis", "medical_emergency", "report_harm", "unsafe_at_home"):
        kept.safety_shown(kind, kind, MORNING)
    lines = copy_of(kept).split("## Safety messages")[1]
    assert lines.count("- 2 November 2026: ") == 4
    assert not re.search(r"crisis|harm|suicid|unsafe|_", lines)


def test_words_of_a_person_are_no_headings_of_the_copy(kept: SqlJournal) -> None:  # noqa: F811
    kept.partnership("my\n# physio", MORNING)
    inbox = Inbox(kept.engine)
    inbox.receive(Received("mona", "m1", "# not a heading\n## nor this", MORNING, None))
    headings = re.findall(r"^#+ .*$", copy_of(kept), re.MULTILINE)
    assert [h for h in headings if "heading" in h or "nor" in h] == []
    assert "## my # physio" in headings


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=2000))
def test_any_words_are_in_the_copy(kept: SqlJournal, words: str) -> None:  # noqa: F811
    inbox = Inbox(kept.engine)
    number = len(inbox.history("mona", most=10_000))
    inbox.receive(Received("mona", f"m{number}", words, MORNING, None))
    assert words in words_in(copy_of(kept))


def test_with_nothing_kept_the_copy_says_so() -> None:
    assert as_markdown(None, CONTENT, CLINIC) == "Nothing is kept about this person.\n"
