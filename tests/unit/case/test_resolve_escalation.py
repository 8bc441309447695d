from debt_domain.case.commands import ResolveEscalation
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import EscalationResolvedError, UnknownEscalationError
from debt_domain.case.events import EscalationOpened, EscalationResolved
from debt_domain.case.model import CaseContext
from debt_domain.testing import Given, a_context, active_case
from debt_domain.values.actor import Role, RoleNotAllowedError

RESOLVE = ResolveEscalation(case_id="C-1", escalation_id="ES-1", answer="write")
RESOLVED = EscalationResolved(escalation_id="ES-1", answer="write")
OPENED = EscalationOpened(
    escalation_id="ES-1", partner_id="P-9", instructions_version=1, explanation="no"
)
RAISED = (*active_case(), OPENED)
BY_PLATFORM = a_context(CaseContext)


def test_the_platform_answers() -> None:
    Given(CASE, RAISED, BY_PLATFORM).when(RESOLVE).then(RESOLVED)


def test_the_same_again_changes_nothing_another_answer_is_refused() -> None:
    given = Given(CASE, (*RAISED, RESOLVED), BY_PLATFORM)
    given.when(RESOLVE).then()
    other = RESOLVE.model_copy(update={"answer": "call"})
    given.when(other).then_refused(EscalationResolvedError)


def test_the_issue_is_known() -> None:
    outcome = Given(CASE, active_case(), BY_PLATFORM).when(RESOLVE)
    outcome.then_refused(UnknownEscalationError)


def test_a_partner_does_not_answer_itself() -> None:
    context = a_context(CaseContext, Role.COLLECTOR, "P-9")
    Given(CASE, RAISED, context).when(RESOLVE).then_refused(RoleNotAllowedError)
