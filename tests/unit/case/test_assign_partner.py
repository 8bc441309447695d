import pytest

from debt_domain.case.commands import AssignPartner
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    AlreadyAssignedError,
    DuplicateOutreachError,
    QuoteRequiredError,
)
from debt_domain.case.events import (
    AssignmentEnded,
    BiddingClosed,
    BiddingOpened,
    CaseEvent,
    PartnerAssigned,
    QuoteAccepted,
)
from debt_domain.case.model import AssignmentRole, CaseContext, CaseStatus, Claim
from debt_domain.testing import (
    Given,
    a_context,
    accepted_case,
    active_case,
    invoice_line,
    submit_case,
)
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.claim_type import ClaimType
from debt_domain.values.event_id import EventId
from debt_domain.values.partner_submission import Handling
from tests.unit.case.bids import OPENED, submitted

ROLE = AssignmentRole.COLLECTOR


def assigned(partner_id: str, assignment_id: str = "AS-1") -> PartnerAssigned:
    return PartnerAssigned(
        assignment_id=assignment_id,
        partner_id=partner_id,
        role=ROLE,
        instructions_version=2,
    )


def assign(partner_id: str) -> AssignPartner:
    return AssignPartner(case_id="C-1", partner_id=partner_id, instructions_version=2)


def test_a_collector_is_charged_with_the_case() -> None:
    given = Given(CASE, accepted_case(), a_context(CaseContext))
    given.when(assign("P-2")).then(assigned("P-2"))


def test_another_collector_takes_the_place_of_the_first() -> None:
    ended = AssignmentEnded(assignment_id="AS-1", partner_id="P-9", role=ROLE)
    given = Given(CASE, active_case(), a_context(CaseContext))
    given.when(assign("P-2")).then(ended, assigned("P-2", "AS-2"))
    state = CASE.fold((*active_case(), ended, assigned("P-2", "AS-2")))
    assert (state.status, state.collector_id) == (CaseStatus.ASSIGNED, "P-2")


def test_the_same_partner_is_not_assigned_again() -> None:
    given = Given(CASE, active_case(), a_context(CaseContext))
    refusal = given.when(assign("P-9")).then_refused(AlreadyAssignedError)
    assert refusal.partner_id == "P-9"


@pytest.mark.parametrize(
    ("handling", "partner_id"), [(Handling.SELF, "P-2"), (Handling.NETWORK, "P-1")]
)
def test_the_handling_says_who_contacts_the_debtor(
    handling: Handling, partner_id: str
) -> None:
    submission = submit_case(submitter_id="P-1", handling=handling)
    given = Given(CASE, accepted_case(submission), a_context(CaseContext))
    refusal = given.when(assign(partner_id)).then_refused(DuplicateOutreachError)
    assert (refusal.partner_id, refusal.handling) == (partner_id, handling)


@pytest.mark.parametrize(
    ("handling", "partner_id"), [(Handling.SELF, "P-1"), (Handling.NETWORK, "P-2")]
)
def test_and_that_partner_is_assigned(handling: Handling, partner_id: str) -> None:
    submission = submit_case(submitter_id="P-1", handling=handling)
    cause = EventId("partner_case:C-1", 2)
    context = a_context(CaseContext, Role.SUBMITTER, "P-1", cause=cause)
    given = Given(CASE, accepted_case(submission), context)
    given.when(assign(partner_id)).then(assigned(partner_id))


def test_a_collector_does_not_assign_itself() -> None:
    given = Given(CASE, accepted_case(), a_context(CaseContext, Role.COLLECTOR, "P-2"))
    given.when(assign("P-2")).then_refused(RoleNotAllowedError)


SPECIAL = (ClaimType.DAMAGES, ClaimType.JUDGMENT, ClaimType.OTHER)


def accepted_claim(claim_type: ClaimType) -> tuple[CaseEvent, ...]:
    claim = Claim(currency="EUR", lines=(invoice_line(),), claim_type=claim_type)
    return accepted_case(submit_case(claim=claim))


def won(claim_type: ClaimType) -> tuple[CaseEvent, ...]:
    accepted = QuoteAccepted(quote_id="Q-1", partner_id="P-1")
    begun = (*accepted_claim(claim_type), OPENED, submitted())
    return (*begun, accepted, assigned("P-1"))


@pytest.mark.parametrize("claim_type", SPECIAL)
def test_a_claim_that_is_not_standard_needs_a_quote(claim_type: ClaimType) -> None:
    given = Given(CASE, accepted_claim(claim_type), a_context(CaseContext))
    refusal = given.when(assign("P-2")).then_refused(QuoteRequiredError)
    assert (refusal.partner_id, refusal.claim_type) == ("P-2", claim_type)


@pytest.mark.parametrize("claim_type", sorted(set(ClaimType) - set(SPECIAL)))
def test_a_standard_one_needs_none(claim_type: ClaimType) -> None:
    given = Given(CASE, accepted_claim(claim_type), a_context(CaseContext))
    given.when(assign("P-2")).then(assigned("P-2"))


def test_a_process_assigns_without_a_quote() -> None:
    context = a_context(CaseContext, cause=EventId("partner_case:C-1", 2))
    given = Given(CASE, accepted_claim(ClaimType.DAMAGES), context)
    given.when(assign("P-2")).then(assigned("P-2"))


def test_after_an_accepted_quote_another_may_take_the_case_over() -> None:
    ended = AssignmentEnded(assignment_id="AS-1", partner_id="P-1", role=ROLE)
    given = Given(CASE, won(ClaimType.DAMAGES), a_context(CaseContext))
    given.when(assign("P-2")).then(ended, assigned("P-2", "AS-2"))


def test_but_a_new_bidding_asks_for_a_new_quote() -> None:
    ended = AssignmentEnded(assignment_id="AS-1", partner_id="P-1", role=ROLE)
    again = BiddingOpened(invitees=("P-2",), closes_at=OPENED.closes_at)
    history = (*won(ClaimType.DAMAGES), ended, again, BiddingClosed())
    given = Given(CASE, history, a_context(CaseContext))
    given.when(assign("P-2")).then_refused(QuoteRequiredError)
