"""An event with its circumstances, before and after it is stored."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, NamedTuple, TypeVar

from debt_domain.kernel.message import Event
from debt_domain.values.actor import Actor
from debt_domain.values.event_id import EventId

E_co = TypeVar("E_co", bound=Event, covariant=True)
F = TypeVar("F", bound=Event)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """Who, why and from when: the part of an envelope that a command gives.

    Attributes:
        actor: Who issued the command.
        command_id: The command that the event is part of.
        correlation_id: What the host ties commands together with; the command's
            own id if it gave none.
        cause: The event that a process answered with this one; None for the
            command's own events.
        effective_on: The day from which the fact counts.
        effective_at: The instant, where the hour counts.
    """

    actor: Actor
    command_id: str
    correlation_id: str
    cause: EventId | None
    effective_on: date
    effective_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An event that is about to be stored."""

    id: EventId
    event: Event
    circumstances: Circumstances


class Recorded(NamedTuple, Generic[E_co]):
    """An event as it was read back; its personal fields are still sealed.

    Attributes:
        id: Its stream and version.
        event: The fact, lifted to its newest version.
        circumstances: Who, why and from when.
        recorded_at: When the log took it, in UTC.
        position: Its place in the log.
        hash: Its own hash, in hexadecimal digits.
        previous_hash: The hash before it in the stream, or "" for the first.
    """

    id: EventId
    event: E_co
    circumstances: Circumstances
    recorded_at: datetime
    position: int
    hash: str
    previous_hash: str


Reveal = Callable[[F], F]
"""Gives an event with its personal fields in the clear, or erased."""
