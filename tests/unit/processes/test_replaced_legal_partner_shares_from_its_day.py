"""A replaced legal partner's part goes to the new one, from its day on."""

from debt_domain.case.decisions import CASE
from debt_domain.case.events import LegalPartnerReplaced, PartnerAssigned
from debt_domain.case.model import AssignmentRole
from debt_domain.partner_case.commands import ReplaceLegalPartner
from debt_domain.processes.replaced_legal_partner_shares_from_its_day import PROCESS
from debt_domain.testing import TODAY, legal_case, submit_case

ASSIGNED = PartnerAssigned(
    assignment_id="AS-3",
    partner_id="L-2",
    role=AssignmentRole.LEGAL,
    instructions_version=1,
)
REPLACED = LegalPartnerReplaced(legal_partner_id="L-2", effective_on=TODAY)


def test_the_commercial_side_goes_on_with_the_new_one() -> None:
    history = legal_case(submission=submit_case(submitter_id="P-1"))
    case = CASE.fold((*history, ASSIGNED, REPLACED))
    replace = ReplaceLegalPartner(
        case_id="C-1", assignment_id="AS-3", legal_partner_id="L-2", effective_on=TODAY
    )
    assert PROCESS.react(REPLACED, case) == (replace,)


def test_a_clients_own_case_has_none() -> None:
    case = CASE.fold((*legal_case(), ASSIGNED, REPLACED))
    assert PROCESS.react(REPLACED, case) == ()
