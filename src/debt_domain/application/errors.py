"""Why the door itself refuses a request."""

from datetime import date
from typing import ClassVar

from debt_domain.kernel.errors import RejectedError, StoreError
from debt_domain.values.actor import Role


class InvalidCommandIdError(RejectedError):
    """A command's id is an identifier."""

    code: ClassVar[str] = "command.invalid_id"

    def __init__(self, *, command_id: str) -> None:
        accepted = "1 to 80 of A-Z a-z 0-9 . _ -"
        super().__init__(
            f"command_id {command_id!r} is not an identifier: give {accepted}",
            field="command_id",
            value=command_id,
            accepted=accepted,
        )
        self.command_id = command_id


class InvalidCorrelationIdError(RejectedError):
    """What the host ties commands together with is an identifier too."""

    code: ClassVar[str] = "command.invalid_correlation_id"

    def __init__(self, *, correlation_id: str) -> None:
        accepted = "1 to 80 of A-Z a-z 0-9 . _ -, or None"
        super().__init__(
            f"correlation_id {correlation_id!r} is not an identifier: give {accepted}",
            field="correlation_id",
            value=correlation_id,
            accepted=accepted,
        )
        self.correlation_id = correlation_id


class UnknownCommandError(RejectedError):
    """The door takes the commands of `COMMANDS`; processes issue others inside."""

    code: ClassVar[str] = "command.unknown"

    def __init__(self, *, command: object) -> None:
        name = type(command).__name__
        accepted = "an instance of one of the classes in COMMANDS"
        super().__init__(
            f"{name} is no command that can be asked for; accepted is {accepted}",
            field="command",
            value=name,
            accepted=accepted,
        )
        self.name = name


class InvalidEffectiveDayError(RejectedError):
    """The day from which a command counts is a date, without an hour."""

    code: ClassVar[str] = "command.invalid_effective_day"

    def __init__(self, *, effective_on: object) -> None:
        accepted = "a datetime.date, or None for today; the hour goes to effective_at"
        super().__init__(
            f"effective_on {effective_on!r} is not a day: give {accepted}",
            field="effective_on",
            value=effective_on,
            accepted=accepted,
        )


class InvalidEffectiveInstantError(RejectedError):
    """The instant from which a command counts names its time zone."""

    code: ClassVar[str] = "command.invalid_effective_instant"

    def __init__(self, *, effective_at: object) -> None:
        accepted = "a datetime with a time zone, in the years 1 to 9999 in UTC, or None"
        super().__init__(
            f"effective_at {effective_at!r} is not an instant: give {accepted}",
            field="effective_at",
            value=effective_at,
            accepted=accepted,
        )


class EffectiveInFutureError(RejectedError):
    """What is decided counts from today at the latest."""

    code: ClassVar[str] = "command.effective_in_future"

    def __init__(self, *, effective_on: date, today: date) -> None:
        accepted = f"{today} or earlier"
        super().__init__(
            f"effective_on: {effective_on} is in the future; accepted is {accepted}",
            field="effective_on",
            value=effective_on,
            accepted=accepted,
        )
        self.effective_on, self.today = effective_on, today


class BackdatingNotAllowedError(RejectedError):
    """Parties act today; who is trusted with the books may name an earlier day."""

    code: ClassVar[str] = "command.backdating_not_allowed"

    def __init__(
        self, *, role: Role, effective_on: date, today: date, allowed: tuple[Role, ...]
    ) -> None:
        accepted = f"{today}; an earlier day only as {', '.join(allowed)}"
        super().__init__(
            f"effective_on: {effective_on} as {role}; accepted is {accepted}",
            field="effective_on",
            value=effective_on,
            accepted=accepted,
        )
        self.role, self.effective_on, self.today = role, effective_on, today
        self.allowed = allowed


class UnknownProjectionError(RejectedError):
    """There is no projection of this name among those that are kept."""

    code: ClassVar[str] = "projection.unknown"

    def __init__(self, *, name: str, known: tuple[str, ...]) -> None:
        accepted = ", ".join(known)
        super().__init__(
            f"there is no projection {name!r} here; there are {accepted}",
            field="projection",
            value=name,
            accepted=accepted,
        )
        self.name, self.known = name, known


class ProjectionPausedError(StoreError):
    """A projection waits at an event that it cannot apply.

    Attributes:
        name: The projection's name.
        event: The event, `stream@version`.
        reason: Why it cannot be applied.
    """

    code: ClassVar[str] = "projection.paused"

    def __init__(self, *, name: str, event: str, reason: str) -> None:
        super().__init__(
            f"projection {name} is paused at event {event}: {reason}; mend the cause,"
            " then resume it"
        )
        self.name, self.event, self.reason = name, event, reason
