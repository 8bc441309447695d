"""A collector's time through the door: the host's policy, and what is shown of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from debt_domain.application.policies import Policies
from debt_domain.case.commands import (
    AcceptCase,
    AssignPartner,
    LogActivity,
    StartWork,
)
from debt_domain.case.errors import CollectionPeriodRunningError
from debt_domain.case.events import CollectionPeriodStarted
from debt_domain.case.model import ActivityKind, ActivityOutcome, Direction
from debt_domain.policies.collection_period import StandardCollectionPeriod
from debt_domain.reports.hand_over import Attempts
from debt_domain.testing import TODAY, actor, submit_case
from debt_domain.values.actor import Actor, Role
from debt_domain.values.partner_submission import Handling
from tests.application_support import Platform

DAY = timedelta(days=1)
FIRST, SECOND = actor(Role.COLLECTOR, "N-1"), actor(Role.COLLECTOR, "N-2")


@pytest.fixture(name="working")
def _working(platform: Platform) -> Platform:
    """C-1 of P-1, which N-1 has for ninety days by the host's policy."""
    policy = StandardCollectionPeriod(version=2, days=90, extension_days=60)
    platform.door = replace(platform.door, policies=Policies(collection_period=policy))
    platform.do(submit_case("C-1", submitter_id="P-1", handling=Handling.NETWORK))
    platform.do(AcceptCase(case_id="C-1"))
    platform.do(AssignPartner(case_id="C-1", partner_id="N-1"))
    platform.do(StartWork(case_id="C-1"), FIRST)
    return platform


def call(platform: Platform, by: Actor) -> None:
    platform.do(
        LogActivity(
            case_id="C-1",
            kind=ActivityKind.CALL,
            direction=Direction.OUTBOUND,
            outcome=ActivityOutcome.PROMISE,
            occurred_at=platform.clock.now,
        ),
        by,
    )


def assign(reason: str | None = None, *, handed_over: bool = False) -> AssignPartner:
    return AssignPartner(
        case_id="C-1",
        partner_id="N-2",
        reassignment_reason=reason,
        handed_over=handed_over,
    )


def test_the_policy_says_how_long_and_is_kept(working: Platform) -> None:
    events = working.events()
    (started,) = (x for x in events if isinstance(x, CollectionPeriodStarted))
    assert started.ends_on == TODAY + 90 * DAY
    assert started.under_policy() == "standard_collection_period:2"


def test_the_case_and_the_dashboard_show_its_last_day(working: Platform) -> None:
    working.clock.now += 80 * DAY
    call(working, FIRST)
    view = working.door.questions().case("C-1")
    (row,) = working.door.questions().partner_cases()
    assert view is not None
    assert view.period_ends_on == row.period_ends_on == TODAY + 140 * DAY
    with pytest.raises(CollectionPeriodRunningError):
        working.do(assign())
    working.do(assign("agreed by mail"))
    view = working.door.questions().case("C-1")
    (row,) = working.door.questions().partner_cases()
    assert view is not None
    assert view.period_ends_on is row.period_ends_on is None


@pytest.mark.parametrize("handed_over", [True, False])
def test_only_whom_it_is_handed_over_to_is_told_of_the_work(
    working: Platform, *, handed_over: bool
) -> None:
    call(working, FIRST)
    working.do(assign("agreed by mail", handed_over=handed_over))
    working.do(StartWork(case_id="C-1"), SECOND)
    call(working, SECOND)
    seen = working.door.questions().case_for("C-1", SECOND)
    assert seen is not None
    assert (seen.hand_over is not None) is handed_over
    assert ("N-1" in str((seen.fields, seen.timeline))) is handed_over
    if seen.hand_over is not None:
        once = Attempts(channel=ActivityKind.CALL, times=1)
        assert seen.hand_over.attempts == (once,)
    whole = working.door.questions().hand_over("C-1")
    assert whole.attempts == (Attempts(channel=ActivityKind.CALL, times=2),)


@pytest.mark.parametrize(
    "by", [actor(Role.SUBMITTER, "P-1"), actor(Role.PLATFORM)], ids=lambda by: by.role
)
def test_the_summary_is_a_collectors(working: Platform, by: Actor) -> None:
    working.do(assign("agreed by mail", handed_over=True))
    seen = working.door.questions().case_for("C-1", by)
    assert seen is not None
    assert seen.hand_over is None
