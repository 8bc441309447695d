"""An accepted case accepts its partner case, which freezes the terms."""

from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseAccepted
from debt_domain.partner_case.commands import AcceptPartnerCase
from debt_domain.processes.accepted_case_accepts_its_partner_case import PROCESS
from debt_domain.testing import submit_case
from debt_domain.testing.cases import ACCEPTANCE, accepted_case

ACCEPTED = CaseAccepted(decisions=ACCEPTANCE)


def test_the_partner_case_is_accepted() -> None:
    case = CASE.fold(accepted_case(submit_case("C-7", submitter_id="P-1")))
    assert PROCESS.react(ACCEPTED, case) == (AcceptPartnerCase(case_id="C-7"),)


def test_a_client_s_own_case_has_none() -> None:
    assert PROCESS.react(ACCEPTED, CASE.fold(accepted_case())) == ()
