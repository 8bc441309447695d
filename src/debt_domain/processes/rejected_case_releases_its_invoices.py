"""A rejected case releases its invoices: a new try is a new case."""

from debt_domain.case.events import CaseRejected
from debt_domain.case.state import CaseState
from debt_domain.claim_reservation.commands import ReleaseClaim
from debt_domain.processes.process import Process
from debt_domain.processes.shared_invoices import release_all


def react(_event: CaseRejected, case: CaseState) -> tuple[ReleaseClaim, ...]:
    """Release each invoice."""
    return release_all(case)


PROCESS: Process[CaseRejected, CaseState] = Process(
    name="rejected_case_releases_its_invoices", listens_to=CaseRejected, react=react
)
