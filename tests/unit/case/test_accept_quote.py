from datetime import timedelta

from debt_domain.case.commands import AcceptQuote
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    PartnerNotEligibleError,
    QuoteExpiredError,
    UnknownQuoteError,
    WrongStatusError,
)
from debt_domain.case.events import PartnerAssigned, QuoteAccepted, QuoteLapsed
from debt_domain.case.model import AssignmentRole, CaseContext, CaseStatus
from debt_domain.testing import Given, a_context, active_case
from debt_domain.values.actor import PartyNotAllowedError, Role, RoleNotAllowedError
from tests.unit.case.bids import CLOSES_AT, QUOTED, QUOTING

ACCEPT = AcceptQuote(case_id="C-1", quote_id="Q-1", instructions_version=2)
BY_CLIENT = a_context(CaseContext, Role.CLIENT, "CL-1")


def test_the_winner_is_assigned_and_the_others_lapse() -> None:
    outcome = Given(CASE, QUOTED, BY_CLIENT).when(ACCEPT)
    outcome.then(
        QuoteAccepted(quote_id="Q-1", partner_id="P-1"),
        QuoteLapsed(quote_id="Q-2", partner_id="P-2"),
        PartnerAssigned(
            assignment_id="AS-1",
            partner_id="P-1",
            role=AssignmentRole.COLLECTOR,
            instructions_version=2,
        ),
    )
    state = CASE.fold((*QUOTED, *outcome.events))
    assert (state.status, state.collector_id) == (CaseStatus.ASSIGNED, "P-1")


def test_a_quote_that_was_submitted() -> None:
    outcome = Given(CASE, QUOTING, BY_CLIENT).when(ACCEPT)
    assert outcome.then_refused(UnknownQuoteError).quotes == ()


def test_before_it_expires() -> None:
    later = a_context(CaseContext, now=CLOSES_AT + timedelta(seconds=1))
    outcome = Given(CASE, QUOTED, later).when(ACCEPT)
    assert outcome.then_refused(QuoteExpiredError).expires_at == CLOSES_AT


def test_while_the_case_waits_for_quotes() -> None:
    outcome = Given(CASE, active_case(), BY_CLIENT).when(ACCEPT)
    outcome.then_refused(WrongStatusError)


def test_by_the_platform_the_client_or_the_submitter() -> None:
    by_bidder = a_context(CaseContext, Role.COLLECTOR, "P-1")
    Given(CASE, QUOTED, by_bidder).when(ACCEPT).then_refused(RoleNotAllowedError)
    by_other = a_context(CaseContext, Role.CLIENT, "CL-2")
    Given(CASE, QUOTED, by_other).when(ACCEPT).then_refused(PartyNotAllowedError)


EXCLUSIVE = a_context(CaseContext, exclusive_partner_id="P-2")


def test_the_exclusive_partner_of_the_client_gets_it_first() -> None:
    refusal = (
        Given(CASE, QUOTED, EXCLUSIVE)
        .when(ACCEPT)
        .then_refused(PartnerNotEligibleError)
    )
    assert (refusal.partner_id, refusal.exclusive_partner_id) == ("P-1", "P-2")
    its_own = ACCEPT.model_copy(update={"quote_id": "Q-2"})
    assert Given(CASE, QUOTED, EXCLUSIVE).when(its_own).events


def test_but_with_a_waiver_that_is_kept() -> None:
    waived = ACCEPT.model_copy(update={"exclusivity_waiver": "P-2 is too dear"})
    (*_, assigned) = Given(CASE, QUOTED, EXCLUSIVE).when(waived).events
    assert isinstance(assigned, PartnerAssigned)
    assert assigned.exclusivity_waiver == "P-2 is too dear"
