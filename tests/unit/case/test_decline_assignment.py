from debt_domain.case.commands import DeclineAssignment
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import WrongStatusError
from debt_domain.case.events import AssignmentDeclined, AssignmentEnded
from debt_domain.case.model import AssignmentRole, CaseContext, CaseStatus
from debt_domain.testing import Given, a_context, active_case, assigned_case
from debt_domain.values.actor import PartyNotAllowedError, Role, RoleNotAllowedError

DECLINE = DeclineAssignment(case_id="C-1", reason="no capacity")
BY_COLLECTOR = a_context(CaseContext, Role.COLLECTOR, "P-9")


def test_the_assigned_partner_declines_and_the_case_goes_back() -> None:
    outcome = Given(CASE, assigned_case(), BY_COLLECTOR).when(DECLINE)
    outcome.then(
        AssignmentDeclined(
            assignment_id="AS-1", partner_id="P-9", reason="no capacity"
        ),
        AssignmentEnded(
            assignment_id="AS-1", partner_id="P-9", role=AssignmentRole.COLLECTOR
        ),
    )
    state = CASE.fold((*assigned_case(), *outcome.events))
    assert (state.status, state.assignment) == (CaseStatus.ACCEPTED, None)


def test_not_once_it_has_started() -> None:
    outcome = Given(CASE, active_case(), BY_COLLECTOR).when(DECLINE)
    assert outcome.then_refused(WrongStatusError).allowed == (CaseStatus.ASSIGNED,)


def test_others_do_not_decline_for_it() -> None:
    other = a_context(CaseContext, Role.COLLECTOR, "P-8")
    outcome = Given(CASE, assigned_case(), other).when(DECLINE)
    outcome.then_refused(PartyNotAllowedError)
    platform = a_context(CaseContext)
    outcome = Given(CASE, assigned_case(), platform).when(DECLINE)
    outcome.then_refused(RoleNotAllowedError)
