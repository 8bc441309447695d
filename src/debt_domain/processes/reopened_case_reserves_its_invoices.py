"""A reopened case reserves its invoices again, unless another case has them now."""

from debt_domain.case.events import CaseReopened
from debt_domain.case.state import CaseState
from debt_domain.claim_reservation.commands import ReserveClaim
from debt_domain.processes.process import Process
from debt_domain.processes.shared_invoices import reserve_all


def react(_event: CaseReopened, case: CaseState) -> tuple[ReserveClaim, ...]:
    """Reserve each invoice for the case."""
    return reserve_all(case)


PROCESS: Process[CaseReopened, CaseState] = Process(
    name="reopened_case_reserves_its_invoices", listens_to=CaseReopened, react=react
)
