"""Accrued interest is posted."""

from debt_domain.case.events import InterestAccrued
from debt_domain.case.state import CaseState
from debt_domain.case_ledger.commands import PostInterest
from debt_domain.processes.process import Process


def react(event: InterestAccrued, case: CaseState) -> tuple[PostInterest, ...]:
    """Let the ledger compute the interest to date by the kept rates."""
    return (
        PostInterest(
            case_id=case.case_id,
            up_to=event.up_to,
            rates=event.rates,
            day_count=event.day_count,
        ),
    )


PROCESS: Process[InterestAccrued, CaseState] = Process(
    name="accrued_interest_is_posted", listens_to=InterestAccrued, react=react
)
