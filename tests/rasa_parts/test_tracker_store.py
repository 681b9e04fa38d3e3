"""Where a person is outlives the process if they agreed, and never touches the disk if not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.conversation.place import Place
from bot.journal.database import migrate
from bot.journal.repository import SqlJournal
from bot.rasa_parts.tracker_store import GuideTrackerStore, state_of
from bot.settings import ROOT
from tests.journal.conftest import MORNING

CANARY = "the-quagga-in-the-waiting-room"
DOMAIN = Domain.load(str(ROOT / "domain"))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GuideTrackerStore:
    """The store on a journal in which mona agreed and ravi did not."""
    monkeypatch.setenv("GUIDE_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("GUIDE_DATABASE_URL", raising=False)
    migrate(f"sqlite:///{tmp_path / 'journal.db'}")
    store = GuideTrackerStore(DOMAIN)
    SqlJournal(store.engine, "mona").consent("v", MORNING)
    return store


def another(store: GuideTrackerStore) -> GuideTrackerStore:
    """The store of another process: the same disk, a memory of its own."""
    return GuideTrackerStore(store.domain)


def tracker_of(person: str, consent: bool | None) -> DialogueStateTracker:
    tracker = DialogueStateTracker.from_events(person, [], DOMAIN.slots)
    tracker.update_with_events([ActionExecuted("action_session_start"), SessionStarted()], DOMAIN)
    talk(tracker, 1, consent)
    return tracker


def talk(tracker: DialogueStateTracker, turn: int, consent: bool | None) -> None:
    """One turn, as Rasa records it."""
    place = Place(awaited="answer", quality="ayni", consent=consent, caregiver=CANARY, turn=turn)
    slots = {"place": place.held(), "awaited": "answer", "quality": "ayni", "consent": consent}
    tracker.update_with_events(
        [
            UserUttered(f"{CANARY} {turn}", {"name": "share_mixed", "confidence": 0.9}),
            ActionExecuted("action_keep_answer"),
            *(SlotSet(key, value) for key, value in slots.items()),
            ActionExecuted("action_reflect"),
            BotUttered(f"I hear {CANARY} {turn}."),
            ActionExecuted("action_listen"),
        ],
        DOMAIN,
    )


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def test_with_consent_a_tracker_comes_back_equal_in_its_slots(
    store: GuideTrackerStore,
) -> None:
    tracker = tracker_of("mona", True)
    await store.save(tracker)
    again = await another(store).retrieve("mona")
    assert again is not None
    assert again.current_slot_values() == tracker.current_slot_values()
    assert again.latest_message.text == tracker.latest_message.text
    assert again.latest_action_name == "action_listen"


@pytest.mark.parametrize("consent", [None, False])
async def test_without_consent_a_tracker_is_held_and_never_on_disk(
    store: GuideTrackerStore, tmp_path: Path, consent: bool | None
) -> None:
    tracker = tracker_of("ravi", consent)
    await store.save(tracker)
    again = await store.retrieve("ravi")
    assert again is not None
    assert again.current_slot_values() == tracker.current_slot_values()
    assert await another(store).retrieve("ravi") is None
    assert CANARY.encode() not in on_disk(tmp_path)
    assert b"ravi" not in on_disk(tmp_path)


async def test_someone_new_has_no_tracker(store: GuideTrackerStore) -> None:
    assert await store.retrieve("nobody") is None
    assert await store.state("nobody") is None


async def test_giving_consent_moves_a_tracker_from_memory_to_disk(
    store: GuideTrackerStore, tmp_path: Path
) -> None:
    await store.save(tracker_of("mona", None))
    assert await another(store).retrieve("mona") is None
    await store.save(tracker_of("mona", True))
    assert not store.passing
    assert await another(store).retrieve("mona") is not None
    assert CANARY.encode() not in on_disk(tmp_path)


async def test_after_erasing_nothing_comes_back(store: GuideTrackerStore, tmp_path: Path) -> None:
    await store.save(tracker_of("mona", True))
    SqlJournal(store.engine, "mona").erase()
    await store.save(tracker_of("mona", True))
    assert await store.retrieve("mona") is None
    await store.save(tracker_of("mona", None))
    assert await another(store).retrieve("mona") is None
    assert CANARY.encode() not in on_disk(tmp_path)


async def test_the_size_does_not_grow_with_the_conversation(store: GuideTrackerStore) -> None:
    tracker, sizes = tracker_of("mona", True), []
    for turn in range(2, 302):
        talk(tracker, turn, True)
        await store.save(tracker)
        again = await store.retrieve("mona")
        assert again is not None
        sizes.append(len(json.dumps(state_of(again))))
        tracker = again
    assert sizes[-1] <= sizes[9] * 1.02
    assert tracker.get_slot("place")["turn"] == 301


async def test_every_known_person_is_listed_once(store: GuideTrackerStore) -> None:
    await store.save(tracker_of("mona", True))
    await store.save(tracker_of("ravi", None))
    assert sorted(await store.keys()) == ["mona", "ravi"]
