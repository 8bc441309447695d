"""A closed case releases its debtor's data."""

from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseClosed
from debt_domain.case.model import CloseCode
from debt_domain.processes.closed_case_releases_its_debtor import PROCESS
from debt_domain.subject.commands import ReleaseSubject
from debt_domain.testing import submit_case
from debt_domain.testing.cases import closed_case


def test_the_debtor_is_released() -> None:
    history = closed_case(CloseCode.EXHAUSTED, submit_case(debtor_id="D-7"))
    closed = CaseClosed(
        code=CloseCode.EXHAUSTED, explanation=None, outstanding_minor=1_000_00
    )
    released = ReleaseSubject(subject_id="D-7", case_id="C-1")
    assert PROCESS.react(closed, CASE.fold(history)) == (released,)
