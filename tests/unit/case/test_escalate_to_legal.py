from datetime import timedelta

import pytest

from debt_domain.case.commands import AssignPartner, CloseCase, EscalateToLegal
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    AlreadyLegalError,
    ClientConsentRequiredError,
    EffectiveBeforeSubmissionError,
    FutureDateError,
    LegalByEscalationError,
    LegalInDisputeError,
    NeverLegalError,
    WrongStatusError,
)
from debt_domain.case.events import (
    AssignmentEnded,
    CaseEvent,
    HoldPlaced,
    LegalEscalated,
    PartnerAssigned,
)
from debt_domain.case.model import (
    Approach,
    AssignmentRole,
    CaseContext,
    ClientConsent,
    CloseCode,
    EscalationPreference,
    HoldKind,
    Phase,
)
from debt_domain.testing import (
    LADDER,
    NOW,
    TODAY,
    Given,
    a_context,
    accepted_case,
    active_case,
    assigned_case,
    closed_case,
    legal_case,
    submit_case,
    submitted_case,
)
from debt_domain.values.actor import Role, RoleNotAllowedError

ESCALATE = EscalateToLegal(
    case_id="C-1", legal_partner_id="L-1", effective_on=TODAY, waiver="debtor abroad"
)
ESCALATED = LegalEscalated(
    legal_partner_id="L-1",
    effective_on=TODAY,
    waiver="debtor abroad",
    decision=LADDER,
)
BY_PLATFORM = a_context(CaseContext, ladder=LADDER)


def assigned(number: int) -> PartnerAssigned:
    return PartnerAssigned(
        assignment_id=f"AS-{number}",
        partner_id="L-1",
        role=AssignmentRole.LEGAL,
        instructions_version=1,
    )


LEGAL = legal_case()


@pytest.mark.parametrize(
    ("history", "number"),
    [(accepted_case(), 1), (assigned_case(), 2), (active_case(), 2)],
)
def test_a_case_goes_to_court(history: tuple[CaseEvent, ...], number: int) -> None:
    outcome = Given(CASE, history, BY_PLATFORM).when(ESCALATE)
    outcome.then(assigned(number), ESCALATED)
    before, after = CASE.fold(history), CASE.fold((*history, *outcome.events))
    assert (before.phase, after.phase) == (Phase.PRE_LEGAL, Phase.LEGAL)
    assert (after.status, after.legal_partner_id) == (before.status, "L-1")


def test_what_was_decided_counts_from_the_day_of_the_decision() -> None:
    assert ESCALATED.takes_effect_on() is None


@pytest.mark.parametrize("history", [submitted_case(), closed_case()])
def test_a_case_that_is_not_worked_does_not(history: tuple[CaseEvent, ...]) -> None:
    outcome = Given(CASE, history, BY_PLATFORM).when(ESCALATE)
    outcome.then_refused(WrongStatusError)


def test_a_client_may_want_no_court() -> None:
    approach = Approach(escalation_preference=EscalationPreference.NEVER_LEGAL)
    history = active_case(submission=submit_case(approach=approach))
    outcome = Given(CASE, history, BY_PLATFORM).when(ESCALATE)
    outcome.then_refused(NeverLegalError)


def preferring(preference: EscalationPreference) -> tuple[CaseEvent, ...]:
    return active_case(
        submission=submit_case(approach=Approach(escalation_preference=preference))
    )


CONSENT = ClientConsent(given_by="CL-1-contact", reference="mail 7", given_on=TODAY)
CONSENTED = ESCALATE.model_copy(update={"consent": CONSENT})


def test_a_client_that_wants_to_be_asked_has_to_agree() -> None:
    given = Given(CASE, preferring(EscalationPreference.ASK_FIRST), BY_PLATFORM)
    refusal = given.when(ESCALATE).then_refused(ClientConsentRequiredError)
    assert refusal.client_id == "CL-1"
    kept = ESCALATED.model_copy(update={"consent": CONSENT})
    given.when(CONSENTED).then(assigned(2), kept)


def test_asking_first_is_what_a_client_wants_that_has_not_said_so() -> None:
    assert Approach().escalation_preference is EscalationPreference.ASK_FIRST


def test_a_client_that_leaves_it_to_the_platform_is_not_asked() -> None:
    given = Given(CASE, preferring(EscalationPreference.AUTO_LEGAL), BY_PLATFORM)
    given.when(ESCALATE).then(assigned(2), ESCALATED)


def test_no_consent_helps_where_a_client_wants_no_court() -> None:
    given = Given(CASE, preferring(EscalationPreference.NEVER_LEGAL), BY_PLATFORM)
    given.when(CONSENTED).then_refused(NeverLegalError)


def test_consent_comes_before_the_step() -> None:
    later = CONSENT.model_copy(update={"given_on": TODAY + timedelta(days=1)})
    escalate = ESCALATE.model_copy(update={"consent": later})
    given = Given(CASE, preferring(EscalationPreference.ASK_FIRST), BY_PLATFORM)
    refusal = given.when(escalate).then_refused(FutureDateError)
    assert refusal.field == "consent.given_on"


def test_a_dispute_is_resolved_first() -> None:
    hold = HoldPlaced(
        kind=HoldKind.DISPUTE, reason="goods broken", placed_at=NOW, until=None
    )
    outcome = Given(CASE, (*active_case(), hold), BY_PLATFORM).when(ESCALATE)
    outcome.then_refused(LegalInDisputeError)


def test_a_case_has_one_legal_partner() -> None:
    other = ESCALATE.model_copy(update={"legal_partner_id": "L-2"})
    outcome = Given(CASE, LEGAL, BY_PLATFORM).when(other)
    assert outcome.then_refused(AlreadyLegalError).legal_partner_id == "L-1"


def test_it_is_legal_from_its_submission_on_at_the_earliest() -> None:
    early = ESCALATE.model_copy(update={"effective_on": TODAY - timedelta(days=1)})
    outcome = Given(CASE, active_case(), BY_PLATFORM).when(early)
    assert outcome.then_refused(EffectiveBeforeSubmissionError).submitted_on == TODAY
    late = ESCALATE.model_copy(update={"effective_on": TODAY + timedelta(days=1)})
    outcome = Given(CASE, active_case(), BY_PLATFORM).when(late)
    assert outcome.then_refused(FutureDateError).field == "effective_on"


def test_a_collector_does_not_escalate() -> None:
    context = a_context(CaseContext, Role.COLLECTOR, "P-9")
    outcome = Given(CASE, active_case(), context).when(ESCALATE)
    outcome.then_refused(RoleNotAllowedError)


def test_a_legal_partner_is_not_assigned_by_itself() -> None:
    assign = AssignPartner(case_id="C-1", partner_id="L-1", role=AssignmentRole.LEGAL)
    outcome = Given(CASE, active_case(), BY_PLATFORM).when(assign)
    outcome.then_refused(LegalByEscalationError)


def test_closing_ends_both_assignments() -> None:
    close = CloseCase(case_id="C-1", code=CloseCode.EXHAUSTED)
    events = Given(CASE, LEGAL, BY_PLATFORM).when(close).events
    ended = [event for event in events if isinstance(event, AssignmentEnded)]
    assert [event.assignment_id for event in ended] == ["AS-1", "AS-2"]
    state = CASE.fold((*LEGAL, *events))
    assert (state.assignment, state.legal, state.phase) == (None, None, Phase.LEGAL)
