"""The commercial side is taken up again with its case, under the frozen terms."""

import pytest

from debt_domain.partner_case.commands import ReopenPartnerCase
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.errors import ProcessOnlyError, WrongStatusError
from debt_domain.partner_case.events import (
    PartnerCaseClosed,
    PartnerCaseEvent,
    PartnerCaseReopened,
)
from debt_domain.partner_case.model import PartnerCaseContext, PartnerCaseStatus
from debt_domain.testing import Given, a_context
from debt_domain.testing.partner_cases import (
    partner_case_accepted,
    partner_case_submitted,
    return_requested,
)
from debt_domain.values.event_id import EventId

REOPEN = ReopenPartnerCase(case_id="C-1")
REOPENED = PartnerCaseReopened()
CLOSED = PartnerCaseClosed(code="UNCOLLECTIBLE")
SUBMITTED = (partner_case_submitted(),)
ACCEPTED = (*SUBMITTED, partner_case_accepted())
FOLLOWING = a_context(PartnerCaseContext, cause=EventId("case:C-1", 10))


def test_a_closed_one_is_reopened() -> None:
    Given(PARTNER_CASE, (*ACCEPTED, CLOSED), FOLLOWING).when(REOPEN).then(REOPENED)


@pytest.mark.parametrize(
    ("history", "resumed"),
    [
        (ACCEPTED, ACCEPTED),
        ((*ACCEPTED, return_requested()), ACCEPTED),
    ],
)
def test_it_goes_on_where_its_terms_stood(
    history: tuple[PartnerCaseEvent, ...], resumed: tuple[PartnerCaseEvent, ...]
) -> None:
    after = Given(PARTNER_CASE, (*history, CLOSED, REOPENED), FOLLOWING).state
    assert after == Given(PARTNER_CASE, resumed, FOLLOWING).state


def test_it_remembers_that_it_was_closed_before_it_was_accepted() -> None:
    after = Given(PARTNER_CASE, (*SUBMITTED, CLOSED, REOPENED), FOLLOWING).state
    assert after.status is PartnerCaseStatus.SUBMITTED
    assert after.closed_unaccepted == 1


@pytest.mark.parametrize("history", [(), SUBMITTED, ACCEPTED])
def test_only_a_closed_one_is_reopened(history: tuple[PartnerCaseEvent, ...]) -> None:
    Given(PARTNER_CASE, history, FOLLOWING).when(REOPEN).then_refused(WrongStatusError)


def test_nobody_reopens_a_partner_case_without_its_case() -> None:
    context = a_context(PartnerCaseContext)
    history = (*ACCEPTED, CLOSED)
    Given(PARTNER_CASE, history, context).when(REOPEN).then_refused(ProcessOnlyError)
