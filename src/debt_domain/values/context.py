"""What a decision is told besides the command and the state."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, tzinfo
from typing import TypeVar

from debt_domain.values.actor import Actor, Role, RoleNotAllowedError
from debt_domain.values.event_id import EventId


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The circumstances of a command: the core has no clock and no session.

    Attributes:
        actor: Who issued the command, or the one that it follows from.
        now: The instant of the command, in UTC.
        today: The day of `now` in the tenant's time zone.
        effective_on: The day from which what is decided counts, unless the fact
            itself says another.
        effective_at: The instant, where the hour counts.
        cause: The event that a process answers with this command; None for a
            command that came from outside.
        approval: The grant that lets the command through; None: it takes none.
        time_zone: The tenant's, which says what day an instant is of.
    """

    actor: Actor
    now: datetime
    today: date
    effective_on: date
    effective_at: datetime | None = None
    cause: EventId | None = None
    approval: EventId | None = None
    time_zone: tzinfo = UTC

    def day_of(self, instant: datetime) -> date:
        """Give the day of an instant in the tenant's time zone."""
        return instant.astimezone(self.time_zone).date()

    def require_role(self, command: str, *allowed: Role) -> None:
        """Refuse an actor with another role; a process acts for everybody.

        Args:
            command: The command's name, for the error.
            allowed: The roles that may issue it; SYSTEM always may.

        Raises:
            RoleNotAllowedError: The actor has none of these roles.
        """
        if self.cause is None and self.actor.role not in (*allowed, Role.SYSTEM):
            raise RoleNotAllowedError(
                command=command, role=self.actor.role, allowed=allowed
            )


X = TypeVar("X", bound=Context)


def widened(kind: Callable[..., X], context: Context, **more: object) -> X:
    """Give an aggregate's own context: the same circumstances, and what it needs more.

    Args:
        kind: The class of context, such as `CaseContext`.
        context: The command's circumstances.
        more: The fields that this class adds.
    """
    shared = {field.name: getattr(context, field.name) for field in fields(Context)}
    return kind(**shared, **more)
