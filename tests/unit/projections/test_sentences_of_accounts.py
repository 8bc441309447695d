from datetime import date
from typing import get_args

import pytest

from debt_domain.accounting.entries import Posting, credit, debit, entry
from debt_domain.books.events import PeriodClosed
from debt_domain.invoice_series.events import NumberDrawn
from debt_domain.invoice_series.model import Series
from debt_domain.kernel.message import Event
from debt_domain.party_ledger.events import (
    BalanceWrittenOff,
    CreditNoteIssued,
    CreditNoteOrdered,
    InvoicePaymentRecorded,
    PartyLedgerEvent,
    PayoutConfirmed,
    PayoutFailed,
    PayoutInstructed,
    PayoutReturned,
    RecoveryRecorded,
    RemittanceRecorded,
)
from debt_domain.party_ledger.model import RemittanceKind
from debt_domain.party_ledger.rules.catalogue import INSTRUCT_PAYOUT
from debt_domain.platform_ledger.events import (
    BankCharged,
    IncomeWithdrawn,
    MoneyExchanged,
    PlatformLedgerEvent,
    ReceiptMatched,
    ReceiptReturned,
    ShortageMadeGood,
    UnidentifiedReceiptRecorded,
)
from debt_domain.platform_ledger.model import BankAccount
from debt_domain.projections.sentences import sentence
from debt_domain.testing import TODAY
from debt_domain.values.money import Money
from tests.unit.party_ledger.accounts import A, a_statement, an_order, eur, issued

LINES = debit("Due:Partner:A", 100_00), credit("InTransit:Partner:A", 100_00)
ENTRY = entry(
    Posting(INSTRUCT_PAYOUT, LINES), currency="EUR", effective_on=TODAY, cause=None
)
POSTED = (
    "Posted by rule instruct_payout: debit Due:Partner:A 100.00 EUR;"
    " credit InTransit:Partner:A 100.00 EUR."
)
PARTY: dict[str, PartyLedgerEvent] = {
    POSTED: ENTRY,
    (
        "Statement 1 of PARTNER:A was issued for 2026-04-01 to 2026-04-30;"
        " it closes with -201.67 EUR."
    ): a_statement(-201_67),
    "Payout PO-1 of 1,099.08 EUR to PARTNER:A was instructed.": PayoutInstructed(
        party=A,
        currency="EUR",
        payout_id="PO-1",
        amount_minor=1_099_08,
        instructed_on=TODAY,
    ),
    "Payout PO-1 has left the client account.": PayoutConfirmed(payout_id="PO-1"),
    "Payout PO-1 failed: Account closed.": PayoutFailed(
        payout_id="PO-1", reason="Account closed."
    ),
    "Payout PO-1 came back: Unknown.": PayoutReturned(
        payout_id="PO-1", reason="Unknown."
    ),
    "Remittance R-1 came in (combined).": RemittanceRecorded(
        remittance_id="R-1",
        amount_minor=333_33,
        returned_minor=0,
        received_on=TODAY,
        kind=RemittanceKind.COMBINED,
    ),
    "Invoice statement.S-1 of 201.67 EUR to PARTNER:A was ordered.": an_order(),
    "Invoice statement.S-1 is number 7, due on 2026-05-15.": issued(an_order()),
    "A credit note for invoice fee.C-1 was ordered: Twice.": CreditNoteOrdered(
        party=A,
        currency="EUR",
        credit_note_id="void.X",
        invoice_id="fee.C-1",
        reason="Twice.",
    ),
    "Credit note 3 voids invoice fee.C-1.": CreditNoteIssued(
        credit_note_id="void.X",
        invoice_id="fee.C-1",
        number=3,
        amount_minor=50_00,
        net_minor=50_00,
    ),
    "Payment IP-1 came in on invoice fee.C-1.": InvoicePaymentRecorded(
        invoice_id="fee.C-1", payment_id="IP-1", amount_minor=1, received_on=TODAY
    ),
    "What was open of invoice fee.C-1 was given up: Insolvent.": BalanceWrittenOff(
        invoice_id="fee.C-1", amount_minor=1, vat_minor=0, reason="Insolvent."
    ),
    "RC-1 came in after all on invoice fee.C-1.": RecoveryRecorded(
        invoice_id="fee.C-1",
        recovery_id="RC-1",
        amount_minor=1,
        vat_minor=0,
        received_on=TODAY,
    ),
}
PLATFORM: dict[str, PlatformLedgerEvent] = {
    POSTED: ENTRY,
    "Receipt R-1 of 500.00 EUR came; nobody knew whose it is.": (
        UnidentifiedReceiptRecorded(
            receipt_id="R-1", amount=eur(500_00), received_on=TODAY, reference=None
        )
    ),
    "Receipt R-1 was found to be a payment on case C-1.": ReceiptMatched(
        receipt_id="R-1",
        case_id="C-1",
        payment_id="P-1",
        amount=eur(500_00),
        received_on=TODAY,
    ),
    "Receipt R-1 was sent back: Nobody's.": ReceiptReturned(
        receipt_id="R-1", amount=eur(500_00), returned_on=TODAY, reason="Nobody's."
    ),
    "Income of 10.00 EUR was taken out of the client account.": IncomeWithdrawn(
        withdrawal_id="W-1", amount=eur(10_00)
    ),
    "10.00 EUR of own money was paid into the client account.": ShortageMadeGood(
        transfer_id="T-1", amount=eur(10_00)
    ),
    "The bank charged 5.00 EUR to the own account.": BankCharged(
        charge_id="B-1",
        amount=eur(5_00),
        charged_on=TODAY,
        account=BankAccount.OWN,
        vat=None,
    ),
    "1,000.00 USD was sold for 920.00 EUR.": MoneyExchanged(
        exchange_id="X-1",
        sold=Money(1_000_00, "USD"),
        bought=eur(920_00),
        carried=eur(925_00),
        exchanged_on=TODAY,
        source="the bank's advice",
    ),
}
OTHERS: dict[str, Event] = {
    "The books were closed through 2026-03-31.": PeriodClosed(
        through=date(2026, 3, 31)
    ),
    "Number 7 of invoices is that of fee.C-1.": NumberDrawn(
        series=Series.INVOICES,
        number=7,
        party=A,
        currency="EUR",
        document_id="fee.C-1",
    ),
}
ALL: dict[str, Event] = {**PARTY, **PLATFORM, **OTHERS}


@pytest.mark.parametrize("said", ALL)
def test_of_an_account(said: str) -> None:
    assert sentence(ALL[said]) == said


def test_every_event_is_among_them() -> None:
    assert {type(x) for x in PARTY.values()} == set(get_args(PartyLedgerEvent))
    assert {type(x) for x in PLATFORM.values()} == set(get_args(PlatformLedgerEvent))
