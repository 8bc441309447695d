"""What the door lets in: a known command, identifiers, a day and an instant."""

from datetime import date, datetime
from typing import Final

from pydantic import TypeAdapter, ValidationError

from debt_domain.application.commands import COMMANDS
from debt_domain.application.errors import (
    BackdatingNotAllowedError,
    EffectiveInFutureError,
    InvalidCommandIdError,
    InvalidCorrelationIdError,
    InvalidEffectiveDayError,
    InvalidEffectiveInstantError,
    UnknownCommandError,
)
from debt_domain.values.actor import Role
from debt_domain.values.context import Context
from debt_domain.values.text import Identifier, Instant

_BACKDATERS: Final = (Role.PLATFORM, Role.FINANCE, Role.SYSTEM)
_COMMANDS: Final = frozenset(COMMANDS.values())
_IDENTIFIER: Final[TypeAdapter[str]] = TypeAdapter(Identifier)
_INSTANT: Final[TypeAdapter[datetime]] = TypeAdapter(Instant)


def require_identifiers(command_id: str, correlation_id: str | None) -> None:
    """Refuse ids that are not what a host may store and print anywhere.

    Raises:
        InvalidCommandIdError: The command's id is not an identifier.
        InvalidCorrelationIdError: The other one is given and is not.
    """
    if not _is_identifier(command_id):
        raise InvalidCommandIdError(command_id=command_id)
    if correlation_id is not None and not _is_identifier(correlation_id):
        raise InvalidCorrelationIdError(correlation_id=correlation_id)


def _is_identifier(text: str) -> bool:
    try:
        _IDENTIFIER.validate_python(text, strict=True)
    except ValidationError:
        return False
    return True


def require_known(command: object) -> None:
    """Refuse what a type checker would have refused, such as a process's command.

    Raises:
        UnknownCommandError: The command is not one of `COMMANDS`.
    """
    if type(command) not in _COMMANDS:
        raise UnknownCommandError(command=command)


def effective_day(effective_on: object) -> date | None:
    """Give the day that the caller named, if it is one.

    Raises:
        InvalidEffectiveDayError: It is something else; a datetime is no day.
    """
    if effective_on is None or type(effective_on) is date:
        return effective_on
    raise InvalidEffectiveDayError(effective_on=effective_on)


def effective_instant(effective_at: object) -> datetime | None:
    """Give the instant that the caller named, in UTC whatever its time zone was.

    Raises:
        InvalidEffectiveInstantError: It has no time zone, or no date in UTC.
    """
    if effective_at is None:
        return None
    try:
        return _INSTANT.validate_python(effective_at, strict=True)
    except ValidationError:
        raise InvalidEffectiveInstantError(effective_at=effective_at) from None


def require_day(context: Context) -> None:
    """Refuse a day in the future, and an earlier one of somebody who has a stake in it.

    Raises:
        EffectiveInFutureError: The day is after today.
        BackdatingNotAllowedError: It is before today, and the actor is a party.
    """
    day, today, role = context.effective_on, context.today, context.actor.role
    if day > today:
        raise EffectiveInFutureError(effective_on=day, today=today)
    if day < today and role not in _BACKDATERS:
        raise BackdatingNotAllowedError(
            role=role, effective_on=day, today=today, allowed=_BACKDATERS
        )
