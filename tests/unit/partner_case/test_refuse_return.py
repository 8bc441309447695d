"""The platform keeps the case, and says why."""

from debt_domain.partner_case.commands import RefuseReturn
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.errors import WrongStatusError
from debt_domain.partner_case.events import ReturnRefused
from debt_domain.partner_case.model import PartnerCaseContext, PartnerCaseStatus
from debt_domain.testing import Given, a_context
from debt_domain.testing.partner_cases import (
    partner_case_accepted,
    partner_case_submitted,
    return_requested,
)
from debt_domain.values.actor import Role, RoleNotAllowedError

EXPLANATION = "The debtor has offered instalments."
REFUSE = RefuseReturn(case_id="C-1", explanation=EXPLANATION)
REFUSED = ReturnRefused(explanation=EXPLANATION)
ACCEPTED = (partner_case_submitted(), partner_case_accepted())
REQUESTED = (*ACCEPTED, return_requested())
PLATFORM = a_context(PartnerCaseContext)


def test_the_explanation_is_kept() -> None:
    Given(PARTNER_CASE, REQUESTED, PLATFORM).when(REFUSE).then(REFUSED)


def test_the_case_goes_on_as_before() -> None:
    after = Given(PARTNER_CASE, (*REQUESTED, REFUSED), PLATFORM).state
    assert after == Given(PARTNER_CASE, ACCEPTED, PLATFORM).state
    assert after.status is PartnerCaseStatus.ACCEPTED


def test_it_needs_a_request() -> None:
    history = (*REQUESTED, REFUSED)
    Given(PARTNER_CASE, history, PLATFORM).when(REFUSE).then_refused(WrongStatusError)


def test_the_submitter_does_not_refuse() -> None:
    context = a_context(PartnerCaseContext, Role.SUBMITTER, "P-1")
    Given(PARTNER_CASE, REQUESTED, context).when(REFUSE).then_refused(
        RoleNotAllowedError
    )
