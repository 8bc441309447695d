"""A matched receipt pays its case."""

from debt_domain.case.commands import RecordPayment
from debt_domain.platform_ledger.events import ReceiptMatched
from debt_domain.platform_ledger.state import PlatformLedgerState
from debt_domain.processes.process import Process
from debt_domain.values.holder import Holder


def react(
    event: ReceiptMatched, _ledger: PlatformLedgerState
) -> tuple[RecordPayment, ...]:
    """Record the payment as verified: it lies in the platform's client account."""
    return (
        RecordPayment(
            case_id=event.case_id,
            payment_id=event.payment_id,
            amount=event.amount,
            received_on=event.received_on,
            holder=Holder.platform(),
            verified=True,
        ),
    )


PROCESS: Process[ReceiptMatched, PlatformLedgerState] = Process(
    name="matched_receipt_pays_its_case", listens_to=ReceiptMatched, react=react
)
