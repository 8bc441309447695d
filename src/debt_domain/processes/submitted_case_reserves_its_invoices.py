"""A submitted case reserves its invoices, so that no other open case has them."""

from debt_domain.case.events import CaseSubmitted
from debt_domain.case.state import CaseState
from debt_domain.claim_reservation.commands import ReserveClaim
from debt_domain.processes.process import Process
from debt_domain.processes.shared_invoices import reserve_all


def react(_event: CaseSubmitted, case: CaseState) -> tuple[ReserveClaim, ...]:
    """Reserve each invoice for the case."""
    return reserve_all(case)


PROCESS: Process[CaseSubmitted, CaseState] = Process(
    name="submitted_case_reserves_its_invoices", listens_to=CaseSubmitted, react=react
)
