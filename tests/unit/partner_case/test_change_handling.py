"""The contact with the debtor is handed over."""

import pytest

from debt_domain.partner_case.commands import ChangeHandling
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.errors import WrongStatusError
from debt_domain.partner_case.events import (
    HandlingChanged,
    PartnerCaseClosed,
    PartnerCaseEvent,
    PartnerCaseRejected,
)
from debt_domain.partner_case.model import PartnerCaseContext, PartnerCaseStatus
from debt_domain.testing import Given, a_context
from debt_domain.testing.partner_cases import (
    partner_case_accepted,
    partner_case_submitted,
    return_requested,
)
from debt_domain.values.actor import PartyNotAllowedError, Role, RoleNotAllowedError
from debt_domain.values.partner_submission import Handling

SUBMITTED = (partner_case_submitted(),)
ACCEPTED = (*SUBMITTED, partner_case_accepted())
TO_NETWORK = ChangeHandling(
    case_id="C-1", handling=Handling.NETWORK, reason="too far away"
)
CHANGED = HandlingChanged(handling=Handling.NETWORK, reason="too far away")
SUBMITTER = a_context(PartnerCaseContext, Role.SUBMITTER, "P-1")
PLATFORM = a_context(PartnerCaseContext)


@pytest.mark.parametrize("context", [SUBMITTER, PLATFORM])
@pytest.mark.parametrize("history", [SUBMITTED, ACCEPTED])
def test_the_submitter_and_the_platform_hand_it_over(
    history: tuple[PartnerCaseEvent, ...], context: PartnerCaseContext
) -> None:
    Given(PARTNER_CASE, history, context).when(TO_NETWORK).then(CHANGED)


def test_the_handling_is_the_new_one_and_all_else_stays() -> None:
    state = PARTNER_CASE.fold((*ACCEPTED, CHANGED))
    assert state.handling is Handling.NETWORK
    assert state.status is PartnerCaseStatus.ACCEPTED


def test_the_same_handling_again_changes_nothing() -> None:
    Given(PARTNER_CASE, (*ACCEPTED, CHANGED), SUBMITTER).when(TO_NETWORK).then()


@pytest.mark.parametrize(
    "history",
    [
        (),
        (*SUBMITTED, PartnerCaseRejected(feedback="no invoice")),
        (*ACCEPTED, return_requested()),
        (*ACCEPTED, PartnerCaseClosed(code="EXHAUSTED")),
    ],
)
def test_it_is_not_handed_over_under_review_or_after_the_end(
    history: tuple[PartnerCaseEvent, ...],
) -> None:
    outcome = Given(PARTNER_CASE, history, SUBMITTER).when(TO_NETWORK)
    refusal = outcome.then_refused(WrongStatusError)
    assert refusal.needed == (PartnerCaseStatus.SUBMITTED, PartnerCaseStatus.ACCEPTED)


def test_another_partner_does_not_take_it_over() -> None:
    other = a_context(PartnerCaseContext, Role.SUBMITTER, "P-2")
    outcome = Given(PARTNER_CASE, ACCEPTED, other).when(TO_NETWORK)
    outcome.then_refused(PartyNotAllowedError)


@pytest.mark.parametrize("role", [Role.COLLECTOR, Role.CLIENT])
def test_collector_and_client_have_no_say(role: Role) -> None:
    context = a_context(PartnerCaseContext, role, "P-1")
    Given(PARTNER_CASE, ACCEPTED, context).when(TO_NETWORK).then_refused(
        RoleNotAllowedError
    )
