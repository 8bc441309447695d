"""A rejected case releases its debtor's data."""

from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseRejected
from debt_domain.case.model import RejectionReason
from debt_domain.processes.rejected_case_releases_its_debtor import PROCESS
from debt_domain.subject.commands import ReleaseSubject
from debt_domain.testing import submit_case
from debt_domain.testing.cases import submitted_case


def test_the_debtor_is_released() -> None:
    rejected = CaseRejected(
        reason=RejectionReason.TOO_SMALL, explanation="Below our minimum."
    )
    history = (*submitted_case(submit_case(debtor_id="D-7")), rejected)
    released = ReleaseSubject(subject_id="D-7", case_id="C-1")
    assert PROCESS.react(rejected, CASE.fold(history)) == (released,)
