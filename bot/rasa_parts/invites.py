"""Links that a clinic puts into its own reminders: who a visit is with and when, signed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from itsdangerous import BadSignature, Signer, URLSafeSerializer

MOST_NAME = 60
MOST_TOKEN = 1000
PATH = "/invite/"


class InviteError(ValueError):
    """An invite that cannot be made; the message is one plain sentence."""


class Unusable(ValueError):
    """A link that cannot be used: HTTP's ``status``, and which ``words`` of the page say so."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


@dataclass(frozen=True)
class Invite:
    """What a link says. ``appointment`` is the clinic's local time without a zone, if there is one;
    ``until`` is UTC without a zone; ``link`` tells links apart. Nothing is about the patient.
    """

    caregiver: str
    appointment: datetime | None
    until: datetime
    link: str


class Invites:
    """Makes and reads links with the clinic's own secret."""

    def __init__(self, secret: bytes) -> None:
        self.serializer = URLSafeSerializer(secret, salt="guide-invite")
        self.signer = Signer(secret, salt="guide-invite-holder")

    def token(self, caregiver: str, appointment: datetime | None, until: datetime) -> str:
        """The last part of a link. Raises ``InviteError`` for a name that cannot be used."""
        name = " ".join(caregiver.split())
        if not name or len(name) > MOST_NAME or not name.isprintable():
            raise InviteError(f"A caregiver's name has 1 to {MOST_NAME} letters.")
        when = appointment.isoformat(timespec="minutes") if appointment else ""
        end = int(until.replace(tzinfo=timezone.utc).timestamp())
        return str(self.serializer.dumps([name, when, end, secrets.token_hex(8)]))

    def read(self, token: str, now: datetime) -> Invite:
        """What a link says at ``now`` (UTC without a zone). Raises ``Unusable``."""
        try:
            name, when, end, link = self.serializer.loads(token[:MOST_TOKEN])
        except (BadSignature, ValueError):
            raise Unusable(404, "link_wrong") from None
        until = datetime.fromtimestamp(end, timezone.utc).replace(tzinfo=None)
        if until < now:
            raise Unusable(410, "link_over")
        return Invite(name, datetime.fromisoformat(when) if when else None, until, link)

    def holder(self, invite: Invite, person: str) -> str:
        """A hash of who opened this link, of no use for anything else."""
        return self.signer.get_signature(f"{invite.link}/{person}").decode()


def ending(appointment: datetime | None, days: int, now: datetime) -> datetime:
    """When a link made at ``now`` ends: after ``days``. ``now`` is UTC without a zone.

    Raises ``InviteError`` when that comes before the appointment, or it lies in the past.
    """
    until = now + timedelta(days=days)
    if appointment and appointment < now - timedelta(days=1):
        raise InviteError(f"The appointment on {appointment:%Y-%m-%d} lies in the past.")
    if appointment and until < appointment:
        wanted = (appointment - now).days + 1
        raise InviteError(f"The link would end before the appointment. Give --days {wanted}.")
    return until
