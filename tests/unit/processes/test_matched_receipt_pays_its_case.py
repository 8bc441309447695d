from datetime import date

from debt_domain.case.commands import RecordPayment
from debt_domain.platform_ledger.decisions import PLATFORM_LEDGER
from debt_domain.platform_ledger.events import ReceiptMatched
from debt_domain.processes.matched_receipt_pays_its_case import PROCESS
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money

MATCHED = ReceiptMatched(
    receipt_id="R-1",
    case_id="C-1",
    payment_id="P-9",
    amount=Money(500_00, "EUR"),
    received_on=date(2026, 5, 20),
)


def test_the_case_gets_a_verified_payment_of_the_day_it_came() -> None:
    assert PROCESS.answer(MATCHED, PLATFORM_LEDGER.initial) == (
        RecordPayment(
            case_id="C-1",
            payment_id="P-9",
            amount=Money(500_00, "EUR"),
            received_on=date(2026, 5, 20),
            holder=Holder.platform(),
            verified=True,
        ),
    )
