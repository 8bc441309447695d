"""What counts as contact with the debtor, and what the step to court makes of it."""

import pytest

from debt_domain.case.commands import EscalateToLegal
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import ContactLadderIncompleteError, PolicyMissingError
from debt_domain.case.events import ActivityLogged, ClientInformed, LegalEscalated
from debt_domain.case.model import ActivityKind, CaseContext, Direction, LadderStep
from debt_domain.testing import LADDER, NOW, TODAY, Given, a_context, active_case

ESCALATE = EscalateToLegal(case_id="C-1", legal_partner_id="L-1", effective_on=TODAY)
INCOMPLETE = LADDER.model_copy(update={"reasons": ("the client was not informed",)})


def activity(
    kind: ActivityKind, direction: Direction = Direction.OUTBOUND
) -> ActivityLogged:
    return ActivityLogged(
        partner_id="P-9",
        kind=kind,
        direction=direction,
        outcome=None,
        occurred_at=NOW,
        note=None,
        private=False,
    )


def test_attempts_and_channels_are_counted() -> None:
    activities = (
        activity(ActivityKind.CALL),
        activity(ActivityKind.LETTER),
        activity(ActivityKind.CALL),
    )
    outreach = CASE.fold((*active_case(), *activities)).outreach
    assert outreach.attempts == len(activities)
    assert outreach.channels == {ActivityKind.CALL, ActivityKind.LETTER}
    assert outreach.step is LadderStep.FURTHER_ATTEMPTS


@pytest.mark.parametrize(
    "other",
    [
        activity(ActivityKind.CALL, Direction.INBOUND),
        activity(ActivityKind.NOTE, Direction.INTERNAL),
        activity(ActivityKind.SKIP_TRACE),
    ],
)
def test_what_does_not_go_to_the_debtor_is_not(other: ActivityLogged) -> None:
    informed = ClientInformed(informed_on=TODAY)
    outreach = CASE.fold((*active_case(), other, informed)).outreach
    assert outreach.step is LadderStep.INFORMATION_GATHERING


def test_an_incomplete_ladder_keeps_a_case_from_court() -> None:
    context = a_context(CaseContext, ladder=INCOMPLETE)
    outcome = Given(CASE, active_case(), context).when(ESCALATE)
    refusal = outcome.then_refused(ContactLadderIncompleteError)
    assert refusal.reasons == INCOMPLETE.reasons


def test_unless_it_is_waived_with_a_reason_that_is_kept() -> None:
    context = a_context(CaseContext, ladder=INCOMPLETE)
    waived = ESCALATE.model_copy(update={"waiver": "debtor abroad"})
    events = Given(CASE, active_case(), context).when(waived).events
    escalated = events[-1]
    assert isinstance(escalated, LegalEscalated)
    assert (escalated.waiver, escalated.decision) == ("debtor abroad", INCOMPLETE)
    assert escalated.under_policy() == "standard_contact_ladder:1"


def test_a_complete_one_needs_no_waiver() -> None:
    context = a_context(CaseContext, ladder=LADDER)
    events = Given(CASE, active_case(), context).when(ESCALATE).events
    assert isinstance(events[-1], LegalEscalated)


def test_the_policy_is_asked() -> None:
    outcome = Given(CASE, active_case(), a_context(CaseContext)).when(ESCALATE)
    assert outcome.then_refused(PolicyMissingError).field == "ladder"
