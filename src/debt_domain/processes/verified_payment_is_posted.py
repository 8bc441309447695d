"""A verified payment is posted."""

from debt_domain.case.events import PaymentVerified
from debt_domain.case.state import CaseState
from debt_domain.case_ledger.commands import PostReceipt
from debt_domain.processes.process import Process


def react(event: PaymentVerified, case: CaseState) -> tuple[PostReceipt, ...]:
    """Post the receipt: it fills the claim, and is split once there are terms."""
    return (
        PostReceipt(
            case_id=case.case_id,
            payment_id=event.payment_id,
            amount=event.amount,
            holder=event.holder,
            conversion=event.conversion,
        ),
    )


PROCESS: Process[PaymentVerified, CaseState] = Process(
    name="verified_payment_is_posted", listens_to=PaymentVerified, react=react
)
