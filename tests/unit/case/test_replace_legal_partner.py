"""Another partner takes the case over at court."""

from datetime import timedelta

import pytest

from debt_domain.case.commands import AssignPartner
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    AlreadyAssignedError,
    LegalByEscalationError,
    PastDateError,
)
from debt_domain.case.events import (
    AssignmentEnded,
    LegalPartnerReplaced,
    PartnerAssigned,
)
from debt_domain.case.model import AssignmentRole, CaseContext, CaseStatus
from debt_domain.testing import TODAY, Given, a_context, active_case, legal_case
from debt_domain.values.actor import Role, RoleNotAllowedError

LEGAL = AssignmentRole.LEGAL
BY_PLATFORM = a_context(CaseContext)
ENDED = AssignmentEnded(assignment_id="AS-2", partner_id="L-1", role=LEGAL)
REPLACED = LegalPartnerReplaced(legal_partner_id="L-2", effective_on=TODAY)


def assign(partner_id: str = "L-2") -> AssignPartner:
    return AssignPartner(case_id="C-1", partner_id=partner_id, role=LEGAL)


def assigned() -> PartnerAssigned:
    return PartnerAssigned(
        assignment_id="AS-3", partner_id="L-2", role=LEGAL, instructions_version=1
    )


def test_the_first_assignment_ends_where_the_second_begins() -> None:
    outcome = Given(CASE, legal_case(), BY_PLATFORM).when(assign())
    outcome.then(ENDED, assigned(), REPLACED)
    state = CASE.fold((*legal_case(), *outcome.events))
    assert (state.legal_partner_id, state.collector_id) == ("L-2", "P-9")
    assert state.status is CaseStatus.ACTIVE
    assert {"L-1", "L-2"} <= state.partner_ids


def test_the_first_legal_partner_comes_by_escalation() -> None:
    given = Given(CASE, active_case(), BY_PLATFORM)
    given.when(assign()).then_refused(LegalByEscalationError)


def test_the_same_partner_does_not_follow_itself() -> None:
    outcome = Given(CASE, legal_case(), BY_PLATFORM).when(assign("L-1"))
    assert outcome.then_refused(AlreadyAssignedError).partner_id == "L-1"


def test_it_does_not_count_from_before_the_case_was_legal() -> None:
    # Every fact of the case counts from its submission on at the earliest.
    legal = legal_case()[-1].model_copy(update={"effective_on": TODAY})
    tomorrow = TODAY + timedelta(days=1)
    later = legal.model_copy(update={"effective_on": tomorrow})
    given = Given(CASE, (*legal_case()[:-1], later), BY_PLATFORM)
    refusal = given.when(assign()).then_refused(PastDateError)
    assert (refusal.value, refusal.earliest) == (TODAY, tomorrow)


@pytest.mark.parametrize("role", [Role.LEGAL, Role.COLLECTOR])
def test_no_partner_replaces_another(role: Role) -> None:
    party_id = "L-1" if role is Role.LEGAL else "P-9"
    given = Given(CASE, legal_case(), a_context(CaseContext, role, party_id))
    given.when(assign()).then_refused(RoleNotAllowedError)
