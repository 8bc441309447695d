"""A closed case releases its invoices."""

from debt_domain.case.events import CaseClosed
from debt_domain.case.state import CaseState
from debt_domain.claim_reservation.commands import ReleaseClaim
from debt_domain.processes.process import Process
from debt_domain.processes.shared_invoices import release_all


def react(_event: CaseClosed, case: CaseState) -> tuple[ReleaseClaim, ...]:
    """Release each invoice."""
    return release_all(case)


PROCESS: Process[CaseClosed, CaseState] = Process(
    name="closed_case_releases_its_invoices", listens_to=CaseClosed, react=react
)
