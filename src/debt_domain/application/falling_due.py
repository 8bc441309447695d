"""What falls due on parties' accounts, read from the log."""

from collections.abc import Iterable, Sequence
from datetime import date

from debt_domain.application.gathering import Account
from debt_domain.application.unit_of_work import UnitOfWork
from debt_domain.kernel.message import Message
from debt_domain.kernel.ports import EventLog
from debt_domain.party_ledger.decisions import PARTY_LEDGER
from debt_domain.projections.trial_balance import LedgerBalance
from debt_domain.reports.falling_due import (
    InvoiceOverdue,
    PayoutDue,
    account_holders,
    overdue_invoices,
    payout_due,
)


class FallingDue(Message, frozen=True):
    """What is to be paid out, and what should have been paid.

    Attributes:
        on: The day that is looked at.
        payouts: By the day on which the terms have them paid out, later ones too.
        invoices: Those overdue, the oldest first.
    """

    on: date
    payouts: tuple[PayoutDue, ...]
    invoices: tuple[InvoiceOverdue, ...]


def falling_due(
    log: EventLog,
    ledgers: Sequence[LedgerBalance],
    on: date,
    accounts: Iterable[Account] | None = None,
) -> FallingDue:
    """Derive what falls due.

    Args:
        log: The tenant's log.
        ledgers: The accounts of all ledgers, as `Questions.trial_balance` gives them.
        on: The day that is looked at.
        accounts: Of which accounts; None: of all.
    """
    holders = account_holders(ledgers)
    asked = [Account(*x) for x in holders] if accounts is None else [*accounts]
    unit = UnitOfWork(log=log)
    unit.load([account.stream for account in asked])
    payouts, invoices = list[PayoutDue](), list[InvoiceOverdue]()
    for account in asked:
        party, currency = account.party, account.currency
        state = unit.state(PARTY_LEDGER, account.stream)
        payout = payout_due(ledgers, party, currency, state)
        payouts += [] if payout is None else [payout]
        invoices += overdue_invoices(party, currency, state, on)
    return FallingDue(
        on=on,
        payouts=tuple(sorted(payouts, key=lambda x: x.payout_on)),
        invoices=tuple(sorted(invoices, key=lambda x: x.due_on)),
    )
