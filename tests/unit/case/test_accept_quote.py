from datetime import timedelta

from debt_domain.case.commands import AcceptQuote
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
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
