"""A rejected case releases its debtor's data."""

from debt_domain.case.events import CaseRejected
from debt_domain.case.state import CaseState
from debt_domain.processes.process import Process
from debt_domain.subject.commands import ReleaseSubject


def react(_event: CaseRejected, case: CaseState) -> tuple[ReleaseSubject, ...]:
    """Release the debtor."""
    return (ReleaseSubject(subject_id=case.debtor_id, case_id=case.case_id),)


PROCESS: Process[CaseRejected, CaseState] = Process(
    name="rejected_case_releases_its_debtor", listens_to=CaseRejected, react=react
)
