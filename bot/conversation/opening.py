"""Before the first question: what the guide is, consent, and who the person thinks about."""

from __future__ import annotations

from bot.conversation import asking, beginning, partnerships, place, returning
from bot.conversation.consenting import says_no, says_yes
from bot.conversation.turn import Turn

MOST_ASKED = 1  # times that a question at the door is asked again


def open_visit(turn: Turn) -> None:
    """The first message of a conversation, whatever it says."""
    if turn.shelf.agreed():
        _welcome_back(turn)
        return
    hold_words(turn)
    turn.say("opening")
    turn.say("consent_question", "agree", "disagree")
    turn.place.awaited = place.CONSENT


def arrive(turn: Turn) -> None:
    """A link from the clinic was opened: once consent is settled, it is about that visit."""
    turn.place.invited = turn.invite
    if turn.place.consent is None and not turn.shelf.agreed():
        turn.place.awaited = place.OPENING
        open_visit(turn)
        return
    if turn.place.consent is None:
        turn.agree()
    beginning.begin_invited(turn, turn.content.voice["greeting"])


def agree(turn: Turn) -> None:
    """Consent was given: keep from now on, and ask who. A plain no in the words counts more."""
    if says_no(turn.text):
        refuse(turn)
        return
    turn.agree()
    _ask_first(turn, turn.content.voice["consent_given"])


def refuse(turn: Turn) -> None:
    """Consent was refused: the same conversation, nothing kept. A plain yes counts more."""
    if says_yes(turn.text):
        agree(turn)
        return
    turn.place.consent = False
    _ask_first(turn, turn.content.voice["consent_refused"])


def _ask_first(turn: Turn, settled: list[str]) -> None:
    """Who it is about, unless the clinic's link said so."""
    if turn.place.invited:
        beginning.begin_invited(turn, settled)
        return
    turn.say_from(settled)
    turn.say("who")
    turn.place.awaited = place.NAME


def ask_consent_again(turn: Turn) -> None:
    """The consent question got something else than a bare yes or no.

    Plain agreement in other words counts. Asked twice without a clear answer, nothing is kept and
    the conversation goes on: nobody is held at the door.
    """
    if says_yes(turn.text):
        agree(turn)
        return
    hold_words(turn)
    if says_no(turn.text):
        refuse(turn)
        return
    if turn.place.consent_asked >= MOST_ASKED:
        _go_on_unkept(turn)
        return
    turn.place.consent_asked += 1
    turn.say("consent_again", "agree", "disagree")


def _go_on_unkept(turn: Turn) -> None:
    """Nothing is kept; a caregiver who was named meanwhile is the one to think about."""
    if not turn.reading.caregiver:
        refuse(turn)
        return
    turn.place.consent = False
    begin_with(turn, turn.reading.caregiver)


def keep_name(turn: Turn) -> None:
    """The caregiver was named: open their thread, and go to the first question.

    Asked twice without a name that is understood, it goes on with a plain word for them.
    """
    name = turn.reading.caregiver
    if name:
        begin_with(turn, name)
        return
    hold_words(turn)
    if turn.place.name_asked >= MOST_ASKED:
        begin_with(turn, turn.content.voice["unnamed"][0])
        return
    turn.place.name_asked += 1
    turn.say("name_again")


def begin_with(turn: Turn, name: str) -> None:
    """Turn to a caregiver of that name, new or known."""
    stood_open = beginning.turn_to(turn, name)
    said = turn.entries()
    first = beginning.keep_first_words(turn)
    if first:
        turn.say("first_words", first=first)
    elif said and returning.welcome(turn, said[-1].said_at):
        return
    elif said:
        turn.say("caregiver_again", earlier=said[-1].quote)
    else:
        turn.say("caregiver_named")
    if stood_open:
        asking.open_again(turn)
    else:
        asking.ask(turn, asking.next_quality(turn))


def ask_who(turn: Turn) -> None:
    """Another caregiver: by name if one was said, else ask."""
    if turn.reading.caregiver:
        begin_with(turn, turn.reading.caregiver)
        return
    turn.say("who_else")
    turn.place.leave_thread()
    turn.place.awaited = place.NAME


def hold_words(turn: Turn) -> None:
    """Remember, in memory only, an answer that came before consent."""
    if turn.reading.is_answer and turn.text:
        held = {"id": turn.message_id, "text": turn.text, "quote": turn.reading.quote}
        turn.place.first_words.append(held)


def _welcome_back(turn: Turn) -> None:
    turn.agree()
    known = turn.journal.caregivers()
    if not known:
        turn.say("who")
        turn.place.awaited = place.NAME
        return
    latest = max(known, key=lambda c: partnerships.last_said(turn, c.id))
    turn.place.change_thread(latest.id, latest.name)
    if turn.reading.is_answer and turn.text:
        turn.journal.keep(turn.entry(None))
        turn.say("loose_words", quote=turn.reading.quote)
    elif returning.welcome(turn, returning.last_here(turn)):
        return
    else:
        turn.say("welcome_back")
    asking.ask(turn, asking.next_quality(turn))
