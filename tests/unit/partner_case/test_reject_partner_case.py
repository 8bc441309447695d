"""Rejection is final; a new try is a new case."""

import pytest

from debt_domain.partner_case.commands import (
    AcceptPartnerCase,
    ClosePartnerCase,
    PartnerCaseCommand,
    RejectPartnerCase,
    ReopenPartnerCase,
)
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.errors import ProcessOnlyError, WrongStatusError
from debt_domain.partner_case.events import PartnerCaseRejected
from debt_domain.partner_case.model import PartnerCaseContext, PartnerCaseStatus
from debt_domain.testing import Given, a_context
from debt_domain.testing.partner_cases import (
    agreed_rates,
    partner_case_accepted,
    partner_case_submitted,
    submit_partner_case,
)
from debt_domain.values.event_id import EventId

FEEDBACK = "The invoice is not yet due."
REJECT = RejectPartnerCase(case_id="C-1", feedback=FEEDBACK)
REJECTED = PartnerCaseRejected(feedback=FEEDBACK)
SUBMITTED = partner_case_submitted()
FOLLOWING = a_context(
    PartnerCaseContext, cause=EventId("case:C-1", 2), rates=agreed_rates()
)


def test_the_feedback_is_kept() -> None:
    Given(PARTNER_CASE, (SUBMITTED,), FOLLOWING).when(REJECT).then(REJECTED)


def test_an_accepted_case_is_not_rejected() -> None:
    history = (SUBMITTED, partner_case_accepted())
    Given(PARTNER_CASE, history, FOLLOWING).when(REJECT).then_refused(WrongStatusError)


@pytest.mark.parametrize(
    "command",
    [
        submit_partner_case(),
        AcceptPartnerCase(case_id="C-1"),
        REJECT,
        ClosePartnerCase(case_id="C-1", code="WITHDRAWN"),
        ReopenPartnerCase(case_id="C-1"),
    ],
)
def test_nothing_follows_a_rejection(command: PartnerCaseCommand) -> None:
    refusal = (
        Given(PARTNER_CASE, (SUBMITTED, REJECTED), FOLLOWING)
        .when(command)
        .then_refused(WrongStatusError)
    )
    assert refusal.status is PartnerCaseStatus.REJECTED
    assert refusal.command == type(command).__name__


def test_nobody_rejects_a_partner_case_without_its_case() -> None:
    context = a_context(PartnerCaseContext)
    Given(PARTNER_CASE, (SUBMITTED,), context).when(REJECT).then_refused(
        ProcessOnlyError
    )
