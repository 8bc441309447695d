from datetime import timedelta

from debt_domain.case.commands import RecordInsolvency
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    FutureDateError,
    InsolvencyRecordedError,
    WrongStatusError,
)
from debt_domain.case.events import HoldPlaced, InsolvencyRecorded
from debt_domain.case.model import CaseContext, HoldKind
from debt_domain.testing import (
    NOW,
    TODAY,
    Given,
    a_context,
    active_case,
    closed_case,
)
from debt_domain.values.actor import Role, RoleNotAllowedError

RECORD = RecordInsolvency(
    case_id="C-1", opened_on=TODAY, court="AG Köln", reference="71 IN 12/26"
)
RECORDED = InsolvencyRecorded(opened_on=TODAY, court="AG Köln", reference="71 IN 12/26")
HOLD = HoldPlaced(
    kind=HoldKind.MORATORIUM,
    reason="insolvency proceedings 71 IN 12/26",
    placed_at=NOW,
    until=None,
)
BY_PLATFORM = a_context(CaseContext)


def test_proceedings_stop_outreach() -> None:
    Given(CASE, active_case(), BY_PLATFORM).when(RECORD).then(RECORDED, HOLD)


def test_which_is_not_stopped_twice() -> None:
    Given(CASE, (*active_case(), HOLD), BY_PLATFORM).when(RECORD).then(RECORDED)


def test_the_same_again_changes_nothing_others_are_refused() -> None:
    given = Given(CASE, (*active_case(), RECORDED, HOLD), BY_PLATFORM)
    given.when(RECORD).then()
    other = RECORD.model_copy(update={"reference": "72 IN 1/26"})
    assert given.when(other).then_refused(InsolvencyRecordedError).reference == (
        "71 IN 12/26"
    )


def test_not_in_advance_nor_on_a_closed_case() -> None:
    early = RECORD.model_copy(update={"opened_on": TODAY + timedelta(days=1)})
    outcome = Given(CASE, active_case(), BY_PLATFORM).when(early)
    outcome.then_refused(FutureDateError)
    outcome = Given(CASE, closed_case(), BY_PLATFORM).when(RECORD)
    outcome.then_refused(WrongStatusError)


def test_finance_does_not() -> None:
    given = Given(CASE, active_case(), a_context(CaseContext, Role.FINANCE))
    given.when(RECORD).then_refused(RoleNotAllowedError)
