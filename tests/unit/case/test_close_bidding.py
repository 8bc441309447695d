from datetime import timedelta

import pytest

from debt_domain.case.commands import CloseBidding, CloseCase
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import CloseCodeNotAvailableError, WrongStatusError
from debt_domain.case.events import (
    BiddingClosed,
    CaseClosed,
    CaseEvent,
    QuoteLapsed,
    ReturnReviewOpened,
)
from debt_domain.case.model import CaseContext, CaseStatus, CloseCode
from debt_domain.testing import Given, a_context, accepted_case
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.event_id import EventId
from tests.unit.case.bids import CLOSES_AT, QUOTED, QUOTING, submitted

CLOSE = CloseBidding(case_id="C-1")
BY_PLATFORM = a_context(CaseContext)
LAPSED = (
    QuoteLapsed(quote_id="Q-1", partner_id="P-1"),
    QuoteLapsed(quote_id="Q-2", partner_id="P-2"),
)
LATER = a_context(CaseContext, now=CLOSES_AT + timedelta(seconds=1))


def close(code: CloseCode) -> CloseCase:
    return CloseCase(case_id="C-1", code=code)


def test_the_case_goes_back_and_its_quotes_lapse() -> None:
    outcome = Given(CASE, QUOTED, BY_PLATFORM).when(CLOSE)
    outcome.then(*LAPSED, BiddingClosed())
    state = CASE.fold((*QUOTED, *outcome.events))
    assert state.status is CaseStatus.ACCEPTED


def test_only_a_bidding_that_runs() -> None:
    outcome = Given(CASE, accepted_case(), BY_PLATFORM).when(CLOSE)
    outcome.then_refused(WrongStatusError)


def test_by_the_platform() -> None:
    context = a_context(CaseContext, Role.CLIENT, "CL-1")
    Given(CASE, QUOTED, context).when(CLOSE).then_refused(RoleNotAllowedError)


@pytest.mark.parametrize("history", [QUOTING, (*QUOTING, BiddingClosed())])
def test_without_a_quote_the_case_closes_for_want_of_one(
    history: tuple[CaseEvent, ...],
) -> None:
    events = Given(CASE, history, BY_PLATFORM).when(close(CloseCode.NO_QUOTES)).events
    ended = events[-1]
    assert isinstance(ended, CaseClosed)
    assert ended.code is CloseCode.NO_QUOTES
    refused = Given(CASE, history, BY_PLATFORM).when(close(CloseCode.QUOTES_EXPIRED))
    refused.then_refused(CloseCodeNotAvailableError)


def test_with_quotes_it_closes_once_they_have_expired() -> None:
    code = CloseCode.QUOTES_EXPIRED
    outcome = Given(CASE, QUOTED, BY_PLATFORM).when(close(code))
    outcome.then_refused(CloseCodeNotAvailableError)
    events = Given(CASE, QUOTED, LATER).when(close(code)).events
    assert events[:3] == (*LAPSED, BiddingClosed())
    refused = Given(CASE, QUOTED, LATER).when(close(CloseCode.NO_QUOTES))
    refused.then_refused(CloseCodeNotAvailableError)


def test_a_return_ends_the_bidding_that_it_interrupted() -> None:
    history = (*QUOTING, submitted(), ReturnReviewOpened())
    context = a_context(CaseContext, cause=EventId("partner_case:C-1", 4))
    events = Given(CASE, history, context).when(close(CloseCode.RETURNED)).events
    assert events[:2] == (LAPSED[0], BiddingClosed())
