"""A closed case closes its partner case."""

from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseClosed
from debt_domain.case.model import CloseCode
from debt_domain.partner_case.commands import ClosePartnerCase
from debt_domain.processes.closed_case_closes_its_partner_case import PROCESS
from debt_domain.testing import submit_case
from debt_domain.testing.cases import closed_case

CLOSED = CaseClosed(
    code=CloseCode.UNTRACEABLE, explanation=None, outstanding_minor=1_000_00
)


def test_the_partner_case_is_closed_with_the_case_s_code() -> None:
    submission = submit_case(submitter_id="P-9")
    case = CASE.fold(closed_case(CloseCode.UNTRACEABLE, submission))
    close = ClosePartnerCase(case_id="C-1", code="UNTRACEABLE")
    assert PROCESS.react(CLOSED, case) == (close,)


def test_a_client_s_own_case_has_none() -> None:
    assert PROCESS.react(CLOSED, CASE.fold(closed_case(CloseCode.UNTRACEABLE))) == ()
