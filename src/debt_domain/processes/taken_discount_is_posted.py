"""A taken discount is posted."""

from debt_domain.case.events import DiscountTaken
from debt_domain.case.state import CaseState
from debt_domain.case_ledger.commands import PostDiscount
from debt_domain.processes.process import Process


def react(event: DiscountTaken, case: CaseState) -> tuple[PostDiscount, ...]:
    """Forgive the amount for the payment."""
    return (
        PostDiscount(
            case_id=case.case_id, payment_id=event.payment_id, amount=event.amount
        ),
    )


PROCESS: Process[DiscountTaken, CaseState] = Process(
    name="taken_discount_is_posted", listens_to=DiscountTaken, react=react
)
