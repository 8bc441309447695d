"""Statements of a party, read from the log."""

from collections.abc import Iterable
from datetime import date, timedelta

from debt_domain.application.gathering import Account, gather
from debt_domain.application.reading import recorded_streams
from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import EventLog
from debt_domain.party_ledger.events import InvoiceIssued, StatementIssued
from debt_domain.party_ledger.model import InvoiceSource
from debt_domain.reports.statement import (
    Difference,
    Statement,
    as_issued,
    as_now_known,
    differences,
)


def issued_statements(log: EventLog, account: Account) -> tuple[StatementIssued, ...]:
    """Give the statements of an account, oldest first."""
    events = _own_events(log, account)
    return tuple(event for event in events if isinstance(event, StatementIssued))


def statement_as_issued(
    log: EventLog, account: Account, issued: StatementIssued
) -> Statement:
    """Show a statement with the entries of its range.

    Args:
        log: The tenant's log.
        account: Whose it is.
        issued: One of `issued_statements`.
    """
    invoice_id = f"{InvoiceSource.STATEMENT}.{issued.statement_id}"
    invoice = next(
        (
            event
            for event in _own_events(log, account)
            if isinstance(event, InvoiceIssued) and event.invoice_id == invoice_id
        ),
        None,
    )
    entries = gather(log, account, issued.after_position, issued.through_position)
    return as_issued(issued, entries, invoice)


def statement_as_now_known(
    log: EventLog,
    account: Account,
    period: tuple[date, date],
    issued: StatementIssued | None = None,
) -> tuple[Statement, tuple[Difference, ...]]:
    """Show a period with all that counts from its days, as it is known now.

    Args:
        log: The tenant's log.
        account: Whose.
        period: Its first and its last day.
        issued: The statement that was issued for it, to say what differs from it.
    """
    entries = gather(log, account, 0).entries
    found = () if issued is None else differences(issued, entries)
    return as_now_known(account.party, account.currency, period, entries), found


def month_of(year: int, month: int) -> tuple[date, date]:
    """Give the first and the last day of a month.

    >>> month_of(2026, 2)[1]
    datetime.date(2026, 2, 28)
    """
    first = date(year, month, 1)
    next_first = (first + timedelta(days=31)).replace(day=1)
    return first, next_first - timedelta(days=1)


def _own_events(log: EventLog, account: Account) -> Iterable[Event]:
    return (recorded.event for recorded in recorded_streams(log, (account.stream,)))
