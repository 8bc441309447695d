"""Histories, entries and circumstances of a partner's account in EUR."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final, TypeAlias

from debt_domain.accounting.events import EntryPosted
from debt_domain.party_ledger.commands import PartyLedgerCommand
from debt_domain.party_ledger.decisions import PARTY_LEDGER
from debt_domain.party_ledger.events import (
    InvoiceIssued,
    InvoiceOrdered,
    PartyLedgerEvent,
    StatementIssued,
)
from debt_domain.party_ledger.model import (
    AccountAmount,
    Gathered,
    GatheredEntry,
    InvoiceSource,
    PartyLedgerContext,
)
from debt_domain.party_ledger.state import PartyLedgerState
from debt_domain.testing import Given, a_context
from debt_domain.values.account_terms import AccountTerms
from debt_domain.values.actor import Role
from debt_domain.values.event_id import EventId
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money

Scenario: TypeAlias = Given[
    PartyLedgerCommand, PartyLedgerEvent, PartyLedgerState, PartyLedgerContext
]
A: Final = Holder.partner("A")
EUR: Final = "EUR"
DAY: Final = date(2026, 5, 31)
NO_TERMS: Final = AccountTerms()
DUE, HELD, RECEIVABLE = "Due:Partner:A", "Held:Partner:A", "Receivable:Partner:A"
ACCOUNTS: Final = {
    "due": DUE,
    "held": HELD,
    "receivable": RECEIVABLE,
    "for_client": f"{DUE}:ForClient",
}


def eur(amount_minor: int) -> Money:
    return Money(amount_minor, EUR)


def an_entry(
    number: int,
    rule: str = "receive",
    effective_on: date = DAY,
    fee_minor: int = 0,
    share_minor: int = 0,
    **amounts: int,
) -> GatheredEntry:
    """Give an entry; the amounts are credits, by `ACCOUNTS`."""
    return GatheredEntry(
        entry_id=f"ledger:case:C-1@{number}",
        position=number,
        effective_on=effective_on,
        booked_on=effective_on,
        recorded_at=datetime(2026, 5, 31, 9, tzinfo=UTC),
        rule=rule,
        case_id="C-1",
        lines=tuple(
            AccountAmount(account=ACCOUNTS[name], amount_minor=-minor)
            for name, minor in amounts.items()
        ),
        fee_minor=fee_minor,
        share_minor=share_minor,
    )


def gathered(*entries: GatheredEntry, billed_minor: int = 0) -> Gathered:
    return Gathered(
        through_position=max((x.position for x in entries), default=0),
        entries=entries,
        billed_minor=billed_minor,
    )


def told(
    *entries: GatheredEntry,
    terms: AccountTerms = NO_TERMS,
    role: Role = Role.FINANCE,
    cause: EventId | None = None,
    unfunded_minor: int = 0,
    first_open_on: date = date.min,
    is_known: bool = True,
) -> PartyLedgerContext:
    """Give the context of a command on 1 June 2026."""
    return a_context(
        PartyLedgerContext,
        role,
        terms=terms,
        gathered=gathered(*entries),
        cause=cause,
        unfunded_minor=unfunded_minor,
        first_open_on=first_open_on,
        is_known=is_known,
    )


def follow_up(terms: AccountTerms = NO_TERMS) -> PartyLedgerContext:
    """Give the context of a command that a process asks."""
    return told(terms=terms, role=Role.SUBMITTER, cause=EventId("series:invoices", 1))


def given(*history: PartyLedgerEvent, context: PartyLedgerContext) -> Scenario:
    return Given(PARTY_LEDGER, history, context)


def amounts(entry: PartyLedgerEvent) -> Mapping[str, int]:
    """Give an entry's lines; a debit is above zero."""
    assert isinstance(entry, EntryPosted)
    return {line.account: line.amount_minor for line in entry.lines}


def a_statement(
    closing_minor: int, payable_minor: int | None = None, **balances: int
) -> StatementIssued:
    """Give a statement; balances are credits, by `ACCOUNTS`."""
    stands = balances or {"due": closing_minor}
    return StatementIssued(
        party=A,
        currency=EUR,
        statement_id="S-1",
        number=1,
        after_position=0,
        through_position=10,
        from_on=date(2026, 4, 1),
        through_on=date(2026, 4, 30),
        opening_minor=0,
        closing_minor=closing_minor,
        sums=(),
        accounts=tuple(
            AccountAmount(account=ACCOUNTS[name], amount_minor=-minor)
            for name, minor in stands.items()
        ),
        supplied_minor=0,
        vat_bps=0,
        vat_minor=0,
        reverse_charge=False,
        payable_minor=max(0, closing_minor if payable_minor is None else payable_minor),
        payout_due=closing_minor > 0,
        payout_on=DAY if closing_minor > 0 else None,
        owing_since=None,
        entries_digest="0" * 64,
        entry_count=0,
    )


def an_order(
    amount_minor: int = 201_67, vat_minor: int = 0, from_held_minor: int = 0
) -> InvoiceOrdered:
    return InvoiceOrdered(
        party=A,
        currency=EUR,
        invoice_id="statement.S-1",
        source=InvoiceSource.STATEMENT,
        amount_minor=amount_minor,
        vat_minor=vat_minor,
        from_held_minor=from_held_minor,
        from_due_minor=amount_minor - from_held_minor,
    )


def issued(order: InvoiceOrdered) -> InvoiceIssued:
    return InvoiceIssued(
        invoice_id=order.invoice_id,
        number=7,
        amount_minor=order.amount_minor,
        vat_minor=order.vat_minor,
        net_minor=order.net_minor,
        due_on=date(2026, 5, 15),
        reverse_charge=False,
    )


def an_invoice(
    amount_minor: int = 201_67, vat_minor: int = 0, from_held_minor: int = 0
) -> tuple[PartyLedgerEvent, ...]:
    """Give the history of an issued invoice."""
    order = an_order(amount_minor, vat_minor, from_held_minor)
    return order, issued(order)
