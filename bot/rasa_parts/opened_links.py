"""Opening an invite link: what it tells the guide, and what it tells somebody it is not for."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace

from bot.clock import utc_now
from bot.content import load_content
from bot.journal.database import engine_for
from bot.journal.invites import claim
from bot.rasa_parts.front_door import Said
from bot.rasa_parts.invites import Invites, Unusable
from bot.settings import Settings
from bot.understanding.times import spoken


class OpenedLinks:
    """Takes links as they come in with a person's first message."""

    def __init__(self, invites: Invites, settings: Settings) -> None:
        self.invites = invites
        self.engine = engine_for(settings.journal_url)
        words = load_content(settings.clinic.language).page
        self.taken = f"{words['link_taken']} {words['link_onward']}"

    async def opened(self, said: Said) -> Said | None:
        """The message with what its link says, or ``None`` if the link is not this person's."""
        now = utc_now()
        try:
            invite = self.invites.read(said.invite, now)
        except Unusable:
            return None
        holder = self.invites.holder(invite, said.person)
        if not await asyncio.to_thread(claim, self.engine, invite.link, holder, invite.until, now):
            return None
        when = spoken(invite.appointment) if invite.appointment else ""
        told = {"caregiver": invite.caregiver, "appointment": when}
        return replace(said, invite=json.dumps(told))
