"""A reopened case retains its debtor's data again, unless they were erased."""

from debt_domain.case.events import CaseReopened
from debt_domain.case.state import CaseState
from debt_domain.processes.process import Process
from debt_domain.subject.commands import RetainSubject


def react(_event: CaseReopened, case: CaseState) -> tuple[RetainSubject, ...]:
    """Retain the debtor."""
    return (RetainSubject(subject_id=case.debtor_id, case_id=case.case_id),)


PROCESS: Process[CaseReopened, CaseState] = Process(
    name="reopened_case_retains_its_debtor", listens_to=CaseReopened, react=react
)
