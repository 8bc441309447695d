"""Rules that hold for many commands."""

from datetime import date

from debt_domain.platform_ledger.errors import (
    AmountNotPositiveError,
    FutureDayError,
    IdReusedError,
)
from debt_domain.platform_ledger.model import PlatformLedgerContext
from debt_domain.platform_ledger.state import PlatformLedgerState
from debt_domain.values.money import Money


def require_positive(field: str, amount: Money) -> None:
    """Refuse an amount of zero or below."""
    if amount.amount_minor <= 0:
        raise AmountNotPositiveError(field=field, amount=amount)


def require_not_future(field: str, day: date, context: PlatformLedgerContext) -> None:
    """Refuse a day after today."""
    if day > context.today:
        raise FutureDayError(field=field, day=day, today=context.today)


def require_new(field: str, value: str, state: PlatformLedgerState) -> None:
    """Refuse an id that was recorded before."""
    if (field, value) in state.recorded:
        raise IdReusedError(field=field, value=value)
