"""The golden events of parties' accounts, numbers and closed periods."""

from datetime import date
from typing import Final

from debt_domain.books.events import PeriodClosed
from debt_domain.invoice_series.events import NumberDrawn
from debt_domain.invoice_series.model import Series
from debt_domain.kernel.message import Event
from debt_domain.party_ledger.events import (
    BalanceWrittenOff,
    CreditNoteIssued,
    CreditNoteOrdered,
    InvoiceIssued,
    InvoiceOrdered,
    InvoicePaymentRecorded,
    PayoutConfirmed,
    PayoutFailed,
    PayoutInstructed,
    PayoutReturned,
    RecoveryRecorded,
    RemittanceRecorded,
    StatementIssued,
)
from debt_domain.party_ledger.model import (
    AccountAmount,
    EntryKind,
    InvoiceSource,
    KindSum,
    RemittanceKind,
)
from debt_domain.values.holder import Holder

_DAY: Final = date(2026, 2, 27)
_PARTY: Final = Holder.partner("P-1")
_INVOICE: Final = "statement.2026-02"

ACCOUNT_EVENTS: Final[tuple[Event, ...]] = (
    StatementIssued(
        party=_PARTY,
        currency="EUR",
        statement_id="2026-02",
        number=2,
        after_position=17,
        through_position=99,
        from_on=date(2026, 2, 1),
        through_on=_DAY,
        opening_minor=1_099_08,
        closing_minor=-201_67,
        sums=(
            KindSum(kind=EntryKind.FEE, amount_minor=-50_00),
            KindSum(kind=EntryKind.PAYOUT, amount_minor=-1_250_75),
        ),
        accounts=(AccountAmount(account="Due:Partner:P-1", amount_minor=201_67),),
        supplied_minor=50_00,
        vat_bps=1900,
        vat_minor=9_50,
        reverse_charge=False,
        payable_minor=0,
        payout_due=False,
        payout_on=None,
        owing_since=_DAY,
        entries_digest="d1" * 32,
        entry_count=2,
    ),
    PayoutInstructed(
        party=_PARTY,
        currency="EUR",
        payout_id="PO-1",
        amount_minor=1_099_08,
        instructed_on=_DAY,
    ),
    PayoutConfirmed(payout_id="PO-1"),
    PayoutFailed(payout_id="PO-1", reason="No such account."),
    PayoutReturned(payout_id="PO-1", reason="Account closed."),
    RemittanceRecorded(
        remittance_id="R-1",
        amount_minor=333_33,
        returned_minor=83_33,
        received_on=_DAY,
        kind=RemittanceKind.COMBINED,
    ),
    InvoiceOrdered(
        party=_PARTY,
        currency="EUR",
        invoice_id=_INVOICE,
        source=InvoiceSource.STATEMENT,
        amount_minor=211_17,
        vat_minor=9_50,
        from_held_minor=100_00,
        from_due_minor=111_17,
    ),
    InvoiceIssued(
        invoice_id=_INVOICE,
        number=7,
        amount_minor=211_17,
        vat_minor=9_50,
        net_minor=0,
        due_on=date(2026, 3, 13),
        reverse_charge=False,
    ),
    CreditNoteOrdered(
        party=_PARTY,
        currency="EUR",
        credit_note_id="void.V-1",
        invoice_id=_INVOICE,
        reason="A wrong case was in it.",
    ),
    CreditNoteIssued(
        credit_note_id="void.V-1",
        invoice_id=_INVOICE,
        number=3,
        amount_minor=211_17,
        net_minor=0,
    ),
    InvoicePaymentRecorded(
        invoice_id=_INVOICE, payment_id="PAY-9", amount_minor=100_00, received_on=_DAY
    ),
    BalanceWrittenOff(
        invoice_id=_INVOICE, amount_minor=111_17, vat_minor=5_00, reason="Insolvent."
    ),
    RecoveryRecorded(
        invoice_id=_INVOICE,
        recovery_id="RC-1",
        amount_minor=11_17,
        vat_minor=50,
        received_on=_DAY,
    ),
    NumberDrawn(
        series=Series.INVOICES,
        number=7,
        party=_PARTY,
        currency="EUR",
        document_id=_INVOICE,
    ),
    PeriodClosed(through=_DAY),
)
