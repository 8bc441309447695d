import pytest

from debt_domain.case.commands import FlagConflict
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    EscalationIdReusedError,
    NotAssignedPartnerError,
    WrongStatusError,
)
from debt_domain.case.events import CaseEvent, EscalationOpened
from debt_domain.case.model import CaseContext
from debt_domain.testing import (
    Given,
    a_context,
    accepted_case,
    active_case,
    assigned_case,
)
from debt_domain.values.actor import Role, RoleNotAllowedError

FLAG = FlagConflict(
    case_id="C-1", escalation_id="ES-1", explanation="visits are forbidden here"
)
OPENED = EscalationOpened(
    escalation_id="ES-1",
    partner_id="P-9",
    instructions_version=1,
    explanation="visits are forbidden here",
)
BY_COLLECTOR = a_context(CaseContext, Role.COLLECTOR, "P-9")


@pytest.mark.parametrize("history", [assigned_case(), active_case()])
def test_the_assigned_partner_raises_an_issue(history: tuple[CaseEvent, ...]) -> None:
    Given(CASE, history, BY_COLLECTOR).when(FLAG).then(OPENED)


def test_the_same_again_changes_nothing_another_has_another_id() -> None:
    given = Given(CASE, (*active_case(), OPENED), BY_COLLECTOR)
    given.when(FLAG).then()
    other = FLAG.model_copy(update={"explanation": "no calls either"})
    given.when(other).then_refused(EscalationIdReusedError)


def test_others_do_not() -> None:
    other = a_context(CaseContext, Role.COLLECTOR, "P-8")
    outcome = Given(CASE, active_case(), other).when(FLAG)
    assert outcome.then_refused(NotAssignedPartnerError).assigned == "P-9"
    client = a_context(CaseContext, Role.CLIENT, "CL-1")
    outcome = Given(CASE, active_case(), client).when(FLAG)
    outcome.then_refused(RoleNotAllowedError)


def test_nobody_does_without_an_assignment() -> None:
    outcome = Given(CASE, accepted_case(), BY_COLLECTOR).when(FLAG)
    outcome.then_refused(WrongStatusError)
