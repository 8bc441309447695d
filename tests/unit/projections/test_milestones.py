"""What a case's events say of its way, in the case's view."""

from datetime import timedelta

from debt_domain.case.events import (
    ActivityLogged,
    BiddingClosed,
    BiddingOpened,
    CaseEvent,
    ClaimFiled,
    EnforcementStarted,
    JudgmentRecorded,
    LegalEscalated,
)
from debt_domain.case.model import (
    ActivityKind,
    ActivityOutcome,
    CaseStatus,
    Direction,
    Litigant,
    Milestone,
    Phase,
)
from debt_domain.projections.case_progress import CaseProgress, NextStep
from debt_domain.projections.case_view import CASE_VIEW, CaseView
from debt_domain.projections.case_view_parts import MilestoneView
from debt_domain.testing import LADDER, NOW, TODAY
from debt_domain.values.money import Money
from tests.support import recorded
from tests.unit.projections.histories import accepted, case_submitted, in_case

NEXT_DAY = TODAY + timedelta(days=1)
FILED = ClaimFiled(court="AG Köln", reference="12 C 34/26", filed_on=TODAY)
JUDGED = JudgmentRecorded(
    found_for=Litigant.CLIENT,
    amount=Money(1, "EUR"),
    costs_awarded=Money(0, "EUR"),
    judged_on=NEXT_DAY,
)
ENFORCED = EnforcementStarted(started_on=NEXT_DAY)
ESCALATED = LegalEscalated(
    legal_partner_id="L-1", effective_on=TODAY, waiver=None, decision=LADDER
)


def activity(outcome: ActivityOutcome | None, days: int = 0) -> ActivityLogged:
    return ActivityLogged(
        partner_id="P-9",
        kind=ActivityKind.CALL,
        direction=Direction.OUTBOUND,
        outcome=outcome,
        occurred_at=NOW + timedelta(days=days),
        note=None,
        private=False,
    )


def view(*events: CaseEvent) -> CaseView:
    (row,) = CASE_VIEW.fold(recorded(*in_case(case_submitted(), *events))).values()
    return row


def test_a_promise_is_a_contact_too_and_each_counts_once() -> None:
    row = view(
        activity(ActivityOutcome.NO_ANSWER),
        activity(None),
        activity(ActivityOutcome.PROMISE),
        activity(ActivityOutcome.REACHED, 1),
    )
    assert row.milestones == (
        MilestoneView(milestone=Milestone.FIRST_CONTACT, reached_on=TODAY),
        MilestoneView(milestone=Milestone.PROMISE, reached_on=TODAY),
    )


def test_the_steps_at_court_are_milestones() -> None:
    row = view(ESCALATED, FILED, JUDGED, ENFORCED)
    assert [(x.milestone, x.reached_on) for x in row.milestones] == [
        (Milestone.LEGAL_FILED, TODAY),
        (Milestone.JUDGMENT, NEXT_DAY),
        (Milestone.ENFORCEMENT, NEXT_DAY),
    ]


def test_enforcement_is_a_phase_that_no_other_legal_partner_takes_back() -> None:
    assert view(ESCALATED).phase is Phase.LEGAL
    assert view(ESCALATED, ENFORCED).phase is Phase.ENFORCEMENT
    assert view(ESCALATED, ENFORCED, ESCALATED).phase is Phase.ENFORCEMENT


def test_a_case_that_is_bid_for_waits_for_a_choice() -> None:
    opened = BiddingOpened(invitees=("P-1",), closes_at=NOW)
    progress = CaseProgress().after(case_submitted()).after(accepted()).after(opened)
    assert progress.status is CaseStatus.QUOTING
    assert progress.next_step is NextStep.CHOOSE_QUOTE
    assert progress.after(BiddingClosed()).status is CaseStatus.ACCEPTED
