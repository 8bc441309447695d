"""A submitted case retains its debtor's data: they cannot be erased while it is open."""

from debt_domain.case.events import CaseSubmitted
from debt_domain.case.state import CaseState
from debt_domain.processes.process import Process
from debt_domain.subject.commands import RetainSubject


def react(_event: CaseSubmitted, case: CaseState) -> tuple[RetainSubject, ...]:
    """Retain the debtor."""
    return (RetainSubject(subject_id=case.debtor_id, case_id=case.case_id),)


PROCESS: Process[CaseSubmitted, CaseState] = Process(
    name="submitted_case_retains_its_debtor", listens_to=CaseSubmitted, react=react
)
