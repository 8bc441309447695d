"""A reversed payment is posted."""

from debt_domain.case.events import PaymentReversed
from debt_domain.case.state import CaseState
from debt_domain.case_ledger.commands import PostReversal
from debt_domain.processes.process import Process


def react(event: PaymentReversed, case: CaseState) -> tuple[PostReversal, ...]:
    """Post the reversal: it reopens the claim and takes the parts back."""
    return (
        PostReversal(
            case_id=case.case_id, payment_id=event.payment_id, amount=event.amount
        ),
    )


PROCESS: Process[PaymentReversed, CaseState] = Process(
    name="reversed_payment_is_posted", listens_to=PaymentReversed, react=react
)
