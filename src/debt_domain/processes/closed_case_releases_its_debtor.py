"""A closed case releases its debtor's data."""

from debt_domain.case.events import CaseClosed
from debt_domain.case.state import CaseState
from debt_domain.processes.process import Process
from debt_domain.subject.commands import ReleaseSubject


def react(_event: CaseClosed, case: CaseState) -> tuple[ReleaseSubject, ...]:
    """Release the debtor."""
    return (ReleaseSubject(subject_id=case.debtor_id, case_id=case.case_id),)


PROCESS: Process[CaseClosed, CaseState] = Process(
    name="closed_case_releases_its_debtor", listens_to=CaseClosed, react=react
)
