"""The commercial side ends with its case."""

import pytest

from debt_domain.partner_case.commands import ClosePartnerCase
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.errors import ProcessOnlyError, WrongStatusError
from debt_domain.partner_case.events import (
    PartnerCaseClosed,
    PartnerCaseEvent,
    ReturnApproved,
)
from debt_domain.partner_case.model import (
    PartnerCaseContext,
    PartnerCaseStatus,
    ReturnSettlement,
)
from debt_domain.testing import Given, a_context
from debt_domain.testing.partner_cases import (
    partner_case_accepted,
    partner_case_submitted,
    return_requested,
)
from debt_domain.values.event_id import EventId

CLOSE = ClosePartnerCase(case_id="C-1", code="PAID_IN_FULL")
CLOSED = PartnerCaseClosed(code="PAID_IN_FULL")
SUBMITTED = (partner_case_submitted(),)
ACCEPTED = (*SUBMITTED, partner_case_accepted())
REQUESTED = (*ACCEPTED, return_requested())
APPROVED = ReturnApproved(
    settlement=ReturnSettlement(
        currency="EUR",
        fees_due_minor=0,
        held_by_platform_minor=0,
        held_by_submitter_minor=0,
        submitter_position_minor=0,
    )
)
FOLLOWING = a_context(PartnerCaseContext, cause=EventId("case:C-1", 9))


@pytest.mark.parametrize("history", [SUBMITTED, ACCEPTED, REQUESTED])
def test_it_closes_from_wherever_it_is_open(
    history: tuple[PartnerCaseEvent, ...],
) -> None:
    given = Given(PARTNER_CASE, history, FOLLOWING)
    given.when(CLOSE).then(CLOSED)
    state = Given(PARTNER_CASE, (*history, CLOSED), FOLLOWING).state
    assert state.status is PartnerCaseStatus.CLOSED
    assert (state.terms, state.return_reason) == (given.state.terms, None)


@pytest.mark.parametrize("last", [CLOSED, APPROVED])
def test_a_closed_one_stays_closed(last: PartnerCaseEvent) -> None:
    Given(PARTNER_CASE, (*REQUESTED, last), FOLLOWING).when(CLOSE).then()


def test_there_is_nothing_to_close_before_submission() -> None:
    Given(PARTNER_CASE, (), FOLLOWING).when(CLOSE).then_refused(WrongStatusError)


def test_nobody_closes_a_partner_case_without_its_case() -> None:
    context = a_context(PartnerCaseContext)
    Given(PARTNER_CASE, ACCEPTED, context).when(CLOSE).then_refused(ProcessOnlyError)
