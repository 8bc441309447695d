from datetime import timedelta

import pytest

from debt_domain.case.commands import LiftHold, RecordDispute
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    DisputeIdReusedError,
    DisputeUnresolvedError,
    FutureDateError,
    SubjectMismatchError,
    WrongStatusError,
)
from debt_domain.case.events import CaseEvent, DisputeRecorded, HoldPlaced
from debt_domain.case.model import CaseContext, DisputeGround, HoldKind
from debt_domain.testing import (
    NOW,
    TODAY,
    Given,
    a_context,
    active_case,
    closed_case,
    personal,
    submitted_case,
)
from debt_domain.values.actor import PartyNotAllowedError, Role, RoleNotAllowedError

SAID = personal("D-1", "Die Ware kam nie an.")
RECORD = RecordDispute(
    case_id="C-1",
    dispute_id="DI-1",
    ground=DisputeGround.NOT_DELIVERED,
    raised_on=TODAY,
    statement=SAID,
)
RECORDED = DisputeRecorded(
    dispute_id="DI-1",
    ground=DisputeGround.NOT_DELIVERED,
    raised_on=TODAY,
    statement=SAID,
)
STOPPED = HoldPlaced(
    kind=HoldKind.DISPUTE, reason="dispute DI-1", placed_at=NOW, until=None
)
BY_PLATFORM = a_context(CaseContext)
DISPUTED = (*active_case(), RECORDED, STOPPED)


@pytest.mark.parametrize("history", [submitted_case(), active_case()])
def test_a_dispute_stops_outreach(history: tuple[CaseEvent, ...]) -> None:
    Given(CASE, history, BY_PLATFORM).when(RECORD).then(RECORDED, STOPPED)


def test_outreach_that_is_stopped_without_an_end_is_not_stopped_again() -> None:
    other = RECORD.model_copy(update={"dispute_id": "DI-2"})
    recorded = RECORDED.model_copy(update={"dispute_id": "DI-2"})
    Given(CASE, DISPUTED, BY_PLATFORM).when(other).then(recorded)


def test_a_hold_with_an_end_does_not_do_for_a_dispute() -> None:
    hold = STOPPED.model_copy(update={"reason": "called", "until": TODAY})
    given = Given(CASE, (*active_case(), hold), BY_PLATFORM)
    given.when(RECORD).then(RECORDED, STOPPED)


def test_the_same_dispute_again_changes_nothing() -> None:
    given = Given(CASE, DISPUTED, BY_PLATFORM)
    given.when(RECORD).then()
    given.when(RECORD.model_copy(update={"statement": None})).then()


def test_another_dispute_has_another_id() -> None:
    other = RECORD.model_copy(update={"ground": DisputeGround.DEFECTIVE})
    outcome = Given(CASE, DISPUTED, BY_PLATFORM).when(other)
    assert outcome.then_refused(DisputeIdReusedError).fields == ("ground",)


def test_a_closed_case_is_reopened_first() -> None:
    outcome = Given(CASE, closed_case(), BY_PLATFORM).when(RECORD)
    outcome.then_refused(WrongStatusError)


def test_it_was_raised_by_now() -> None:
    early = RECORD.model_copy(update={"raised_on": TODAY + timedelta(days=1)})
    outcome = Given(CASE, active_case(), BY_PLATFORM).when(early)
    assert outcome.then_refused(FutureDateError).field == "raised_on"


def test_the_words_are_the_debtors() -> None:
    other = RECORD.model_copy(update={"statement": personal("X-1", "Nein.")})
    outcome = Given(CASE, active_case(), BY_PLATFORM).when(other)
    outcome.then_refused(SubjectMismatchError)


def test_parties_of_the_case_record_it() -> None:
    by_collector = a_context(CaseContext, Role.COLLECTOR, "P-9")
    Given(CASE, active_case(), by_collector).when(RECORD).then(RECORDED, STOPPED)
    by_other = a_context(CaseContext, Role.COLLECTOR, "P-8")
    outcome = Given(CASE, active_case(), by_other).when(RECORD)
    outcome.then_refused(PartyNotAllowedError)
    by_finance = a_context(CaseContext, Role.FINANCE)
    outcome = Given(CASE, active_case(), by_finance).when(RECORD)
    outcome.then_refused(RoleNotAllowedError)


def test_its_hold_is_not_lifted_by_hand() -> None:
    lift = LiftHold(case_id="C-1", kind=HoldKind.DISPUTE, reason="settled")
    outcome = Given(CASE, DISPUTED, BY_PLATFORM).when(lift)
    assert outcome.then_refused(DisputeUnresolvedError).dispute_ids == ("DI-1",)
