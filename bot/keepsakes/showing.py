"""What the person asks to see, to take away, and the closing of a visit."""

from __future__ import annotations

from bot.conversation import asking, pausing, seasons
from bot.conversation.turn import Turn
from bot.keepsakes.gathering import gathering, listing, quoted
from bot.keepsakes.prompts import appointment_prompts


def show_summary(turn: Turn) -> None:
    """Everything said about this caregiver, word for word."""
    said = turn.entries()
    if not said:
        turn.say("nothing_yet")
        asking.way_back(turn)
        return
    turn.speak(f"{turn.pick(turn.content.voice['summary'])}\n{listing(said, turn)}")
    asking.way_back(turn)


def prepare_appointment(turn: Turn) -> None:
    """At most three prompts for the next appointment."""
    if turn.place.harmed_here:
        turn.say("no_prompts_there")
        asking.way_back(turn)
        return
    prompts = appointment_prompts(turn)
    if not prompts:
        turn.say("no_prompts_yet")
        asking.way_back(turn)
        return
    lines = "\n".join(f"{number}. {prompt}" for number, prompt in enumerate(prompts, 1))
    turn.speak(f"{turn.pick(turn.content.voice['prompts'])}\n{lines}")
    turn.say("prompts_yours", "go_on", "rest")


def show_support_web(turn: Turn) -> None:
    """Who else holds this person, as far as they said."""
    said = [e.quote for e in turn.entries() if e.quality == "web_of_support"]
    if said:
        turn.say("support_web", list=quoted(said))
        asking.way_back(turn)
        return
    turn.say("support_web_empty")
    asking.ask(turn, "web_of_support")


def export(turn: Turn) -> None:
    """Everything that is kept about this person: a link to it, or the words themselves."""
    if turn.links and turn.shelf.holds():
        turn.say("export_link")
        turn.messages[-1].copies = ["md", "json"]
        asking.way_back(turn)
        return
    parts = []
    journal = turn.shelf.kept if turn.shelf.holds() else turn.journal
    for caregiver in journal.caregivers():
        said = journal.entries(caregiver.id)
        told = [told for told in (caregiver.rhythm, caregiver.appointment) if told]
        lines = [caregiver.name, listing(said, turn), *(f"- “{text}”" for text in told)]
        parts.append("\n".join(line for line in lines if line))
    if not parts:
        turn.say("nothing_yet")
        return
    turn.speak("\n".join([turn.pick(turn.content.voice["export"]), *parts]))
    asking.way_back(turn)


def say_goodbye(turn: Turn) -> None:
    """A short gathering in the person's own words, a thought to part with, and safe journey."""
    pausing.rest(turn)
    gathered = gathering(turn.entries(), turn)
    if gathered:
        turn.speak(gathered)
    parting = _parting(turn) if gathered and not turn.place.harmed_here else []
    turn.speak(" ".join([*parting, turn.pick(turn.content.voice["safe_journey"])]))


def _parting(turn: Turn) -> list[str]:
    """A thought on the season that they are in, or else on how care grows and changes."""
    here = [c for c in turn.journal.caregivers() if c.id == turn.place.partnership]
    told = here[0].rhythm if here else None
    return seasons.thought(turn, told) or [turn.pick(turn.content.voice["parting"])]
