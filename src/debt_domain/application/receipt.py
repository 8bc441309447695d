"""What a caller gets for a command."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from debt_domain.accounting.events import Entry
from debt_domain.application.reading import read_event
from debt_domain.application.unit_of_work import Emitted
from debt_domain.command_record.errors import CommandIdReusedError
from debt_domain.command_record.events import CommandRecorded
from debt_domain.kernel.errors import RejectedError
from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import LoggedEvent
from debt_domain.values.event_id import EventId


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Proof that a command was carried out.

    Attributes:
        command_id: The caller's id of the request.
        position: The place in the log of the command's last event, its record.
        recorded_at: When the log took it, in UTC.
        events: The events that the command made, its record aside, in order.
        repeated: Whether it had been carried out before: nothing was changed now.
    """

    command_id: str
    position: int
    recorded_at: datetime
    events: tuple[EventId, ...]
    repeated: bool = False


Outcome: TypeAlias = Receipt | RejectedError
"""What became of one command among many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewedEvent:
    """An event as a command would make it."""

    id: EventId
    event: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a command would do if it came now; nothing of it is stored.

    Attributes:
        events: What would happen, processes' answers included; empty if refused.
        refusal: Why it would be refused, or None.
    """

    events: tuple[PreviewedEvent, ...] = ()
    refusal: RejectedError | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The ledger entries among the events."""
        return tuple(
            previewed.event
            for previewed in self.events
            if isinstance(previewed.event, Entry)
        )


def preview_of(found: tuple[Emitted, ...] | RejectedError) -> Preview:
    """Tell what a command would have done: its events, or why it would be refused."""
    if isinstance(found, RejectedError):
        return Preview(refusal=found)
    return Preview(events=tuple(PreviewedEvent(id=x.id, event=x.event) for x in found))


def outcome_of(
    found: tuple[Emitted, ...] | RejectedError, record: LoggedEvent | None
) -> Outcome | None:
    """Say what became of a command, when all is committed.

    Args:
        found: Its events, none if it had been carried out before; or its refusal.
        record: The record that the log has under its id.

    Returns:
        Its receipt or refusal; None: it has to be decided again.
    """
    match found, record:
        case CommandIdReusedError() as refusal, _:
            return refusal
        case RejectedError() as refusal, None:
            return refusal
        case tuple() as emitted, LoggedEvent() if emitted:
            return _receipt(emitted[-1].event, record, repeated=False)
        case tuple(), LoggedEvent():
            return _receipt(read_event(record).event, record, repeated=True)
        case _:
            # The same command, sent twice at once, has won meanwhile.
            return None


def _receipt(event: Event, logged: LoggedEvent, *, repeated: bool) -> Receipt:
    names: Sequence[str] = event.events if isinstance(event, CommandRecorded) else ()
    return Receipt(
        command_id=logged.event.stream.removeprefix("command:"),
        position=logged.position,
        recorded_at=logged.event.recorded_at,
        events=tuple(EventId.parse(name) for name in names),
        repeated=repeated,
    )
