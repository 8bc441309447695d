"""What a caller gives when it has many commands."""

from dataclasses import dataclass
from datetime import date, datetime

from debt_domain.application.commands import DomainCommand


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A command with its id, as `DebtCollection.execute` takes them.

    Attributes:
        command: What is asked.
        command_id: The caller's id of the request.
        effective_on: The day from which it counts; None: today.
        effective_at: The instant, where the hour counts.
        correlation_id: What the host ties commands together with; None: the
            command's id.
    """

    command: DomainCommand
    command_id: str
    effective_on: date | None = None
    effective_at: datetime | None = None
    correlation_id: str | None = None
