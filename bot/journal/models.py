"""The journal's tables. Ids are random text, times are UTC without a zone.

Everything that someone said, and everything said to them, lies sealed: see ``sealing``.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Person(Base):  # type: ignore[valid-type,misc]
    """Someone who agreed that the guide keeps what they say, and when they last took that back."""

    __tablename__ = "people"
    id = Column(String(64), primary_key=True)
    consent_version = Column(String(16), nullable=False)
    consented_at = Column(DateTime, nullable=False)
    withdrawn_at = Column(DateTime)

    @property
    def keeping(self) -> bool:
        """Whether the consent stands; agreeing again is later than having withdrawn."""
        return self.withdrawn_at is None or self.withdrawn_at < self.consented_at


class PersonKey(Base):  # type: ignore[valid-type,misc]
    """The key that seals one person's words, wrapped by the master key that ``master`` marks."""

    __tablename__ = "person_keys"
    person_id = Column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    master = Column(String(16), nullable=False, index=True)
    wrapped = Column(Text, nullable=False)
    made_at = Column(DateTime, nullable=False)


class Partnership(Base):  # type: ignore[valid-type,misc]
    """One caregiver as this person calls them, and how life flowed when last asked."""

    __tablename__ = "partnerships"
    id = Column(String(32), primary_key=True)
    person_id = Column(ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True)
    name = Column(Text, nullable=False)
    rhythm = Column(Text)
    appointment = Column(Text)
    created_at = Column(DateTime, nullable=False)


class Round(Base):  # type: ignore[valid-type,misc]
    """One visit to one partnership, from its first question to its gathering."""

    __tablename__ = "rounds"
    id = Column(String(32), primary_key=True)
    partnership_id = Column(
        ForeignKey("partnerships.id", ondelete="CASCADE"), nullable=False, index=True
    )
    started_at = Column(DateTime, nullable=False)


class Answer(Base):  # type: ignore[valid-type,misc]
    """Something the person said, word for word. ``replaced`` marks one they took back."""

    __tablename__ = "answers"
    __table_args__ = (
        UniqueConstraint("person_id", "message_id"),
        Index("ix_answers_thread", "partnership_id", "said_at"),
    )
    number = Column(Integer, primary_key=True, autoincrement=True)
    person_id = Column(ForeignKey("people.id", ondelete="CASCADE"), nullable=False)
    message_id = Column(String(64), nullable=False)
    partnership_id = Column(ForeignKey("partnerships.id", ondelete="CASCADE"))
    round_id = Column(ForeignKey("rounds.id", ondelete="CASCADE"))
    quality = Column(String(64))
    question = Column(Text)
    text = Column(Text, nullable=False)
    quote = Column(Text, nullable=False)
    stance = Column(String(16), nullable=False)
    to_bring = Column(Boolean, nullable=False, default=False)
    replaced = Column(Boolean, nullable=False, default=False)
    said_at = Column(DateTime, nullable=False)


class SafetyNotice(Base):  # type: ignore[valid-type,misc]
    """That a safety message was shown, and when. Never the words."""

    __tablename__ = "safety_notices"
    __table_args__ = (UniqueConstraint("person_id", "message_id"),)
    number = Column(Integer, primary_key=True, autoincrement=True)
    person_id = Column(String(64), nullable=False, index=True)
    message_id = Column(String(64), nullable=False)
    kind = Column(String(32), nullable=False)
    shown_at = Column(DateTime, nullable=False)


class InboxMessage(Base):  # type: ignore[valid-type,misc]
    """A message as it came in, on disk before anything is done with it, and its reply.

    ``told`` is false while the person has not seen the reply, since it was made later. ``invite``
    is what a clinic's link said that was opened with this message.
    """

    __tablename__ = "inbox"
    __table_args__ = (UniqueConstraint("person_id", "message_id"),)
    number = Column(Integer, primary_key=True, autoincrement=True)
    person_id = Column(ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True)
    message_id = Column(String(64), nullable=False)
    text = Column(Text, nullable=False)
    invite = Column(Text)
    reply = Column(Text)
    received_at = Column(DateTime, nullable=False)
    answered_at = Column(DateTime, index=True)
    told = Column(Boolean, nullable=False, default=False)


class Conversation(Base):  # type: ignore[valid-type,misc]
    """Where a person is in the conversation: Rasa's slots and the last turns, sealed."""

    __tablename__ = "conversations"
    person_id = Column(String(64), primary_key=True)
    state = Column(Text, nullable=False)
    updated_at = Column(DateTime, nullable=False)


class UsedLink(Base):  # type: ignore[valid-type,misc]
    """A link to a copy of the journal that was followed once, by a digest of the link."""

    __tablename__ = "used_links"
    digest = Column(String(64), primary_key=True)
    used_at = Column(DateTime, nullable=False)


class Erasure(Base):  # type: ignore[valid-type,misc]
    """That someone was erased, so that a backup does not bring them back; never who it was."""

    __tablename__ = "erasures"
    number = Column(Integer, primary_key=True, autoincrement=True)
    salt = Column(String(32), nullable=False)
    digest = Column(String(64), nullable=False)
    erased_at = Column(DateTime, nullable=False)


class OpenedInvite(Base):  # type: ignore[valid-type,misc]
    """An invite link that was opened: by whom, as a keyed hash that leads to nobody."""

    __tablename__ = "invites"
    id = Column(String(32), primary_key=True)
    holder = Column(String(64), nullable=False)
    until = Column(DateTime, nullable=False)
