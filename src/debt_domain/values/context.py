"""What a decision is told besides the command and the state."""

from dataclasses import dataclass
from datetime import date, datetime

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
    """

    actor: Actor
    now: datetime
    today: date
    effective_on: date
    effective_at: datetime | None = None
    cause: EventId | None = None

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
