"""A legal case adjusts its split by the legal terms that were signed."""

from debt_domain.case.decisions import CASE
from debt_domain.case.events import LegalEscalated, PartnerAssigned
from debt_domain.case.model import AssignmentRole
from debt_domain.partner_case.commands import AdoptLegalTerms
from debt_domain.processes.legal_case_adjusts_its_split import PROCESS
from debt_domain.testing import LADDER, TODAY, active_case, submit_case

ASSIGNED = PartnerAssigned(
    assignment_id="AS-2",
    partner_id="L-1",
    role=AssignmentRole.LEGAL,
    instructions_version=1,
)
ESCALATED = LegalEscalated(
    legal_partner_id="L-1", effective_on=TODAY, waiver=None, decision=LADDER
)


def test_the_commercial_side_adopts_the_legal_terms() -> None:
    history = active_case("P-1", submit_case(submitter_id="P-1"))
    case = CASE.fold((*history, ASSIGNED, ESCALATED))
    adopt = AdoptLegalTerms(
        case_id="C-1", assignment_id="AS-2", legal_partner_id="L-1", effective_on=TODAY
    )
    assert PROCESS.react(ESCALATED, case) == (adopt,)


def test_a_clients_own_case_has_none() -> None:
    case = CASE.fold((*active_case(), ASSIGNED, ESCALATED))
    assert PROCESS.react(ESCALATED, case) == ()
