"""What all decisions about an account have in common."""

from datetime import date

from debt_domain.accounting.entries import Posting, entry
from debt_domain.accounting.events import EntryPosted
from debt_domain.party_ledger.commands import PartyCommand
from debt_domain.party_ledger.errors import (
    AccountAmountNotPositiveError,
    DayInFutureError,
)
from debt_domain.party_ledger.model import PartyLedgerContext
from debt_domain.values.errors import CurrencyMismatchError
from debt_domain.values.money import Money


def post(
    posting: Posting,
    command: PartyCommand,
    context: PartyLedgerContext,
    effective_on: date | None = None,
) -> EntryPosted:
    """Make an entry; what is effective in a closed period is booked after it."""
    return entry(
        posting,
        currency=command.currency,
        effective_on=effective_on or context.effective_on,
        cause=None if context.cause is None else str(context.cause),
        first_open_on=context.first_open_on,
    )


def require_amount(amount: Money, command: PartyCommand) -> None:
    """Refuse another currency, and nothing at all.

    Raises:
        CurrencyMismatchError: The account is in another currency.
        AccountAmountNotPositiveError: The amount is not above zero.
    """
    if amount.currency != command.currency:
        raise CurrencyMismatchError(left=command.currency, right=amount.currency)
    if amount.amount_minor <= 0:
        raise AccountAmountNotPositiveError(amount=amount)


def require_past(day_field: str, day: date, context: PartyLedgerContext) -> None:
    """Refuse a day to come.

    Raises:
        DayInFutureError: The day is after today.
    """
    if day > context.today:
        raise DayInFutureError(day_field=day_field, day=day, today=context.today)
