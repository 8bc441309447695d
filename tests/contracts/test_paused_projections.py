"""A projection stops at what it cannot apply; the others go on."""

from dataclasses import replace
from datetime import timedelta

import pytest

from debt_domain.application import Follower, Receipt
from debt_domain.application.batches import Obstacle
from debt_domain.application.errors import (
    ProjectionPausedError,
    UnknownProjectionError,
)
from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import EventLog, LoggedEvent
from debt_domain.projections import ALL
from debt_domain.projections.case_view import CASE_VIEW, CaseView
from debt_domain.projections.projection import AnyProjection
from debt_domain.projections.trial_balance import TRIAL_BALANCE
from debt_domain.wire.recorded import Recorded
from tests.application_support import rows_of
from tests.contracts.collected import collected, fill, stored
from tests.contracts.sealing import NOON, NOTHING, sealing
from tests.contracts.test_following import catch_up

PAYMENT = "case.payment_recorded:1"


def poisoned_at(position: int) -> AnyProjection:
    """Give the case view with a fault in it."""

    def apply(row: CaseView, recorded: Recorded[Event]) -> CaseView:
        if recorded.position == position:
            raise KeyError("Jane Roe")
        return CASE_VIEW.apply(row, recorded)

    return replace(CASE_VIEW, apply=apply)


def first(log: EventLog, topic: str = PAYMENT) -> LoggedEvent:
    """Give the first event of a topic."""
    return log.read(0, topics=(topic,), limit=1)[0]


def receipt(position: int) -> Receipt:
    return Receipt(command_id="c", position=position, recorded_at=NOON, events=())


def obstacles(follower: Follower) -> dict[str, Obstacle]:
    standings = follower.status(NOON)
    return {x.name: x.paused_at for x in standings if x.paused_at is not None}


@pytest.fixture(params=[1, 10, 1000])
def limit(request: pytest.FixtureRequest) -> int:
    """How many events are read at once."""
    found: int = request.param
    return found


def test_it_pauses_where_it_cannot_apply_and_resumes_when_mended(
    shared_log: EventLog, limit: int
) -> None:
    head = fill(shared_log)
    at = first(shared_log)
    follower = Follower(shared_log, (poisoned_at(at.position), TRIAL_BALANCE))
    catch_up(follower, limit)
    catch_up(follower, limit)

    paused, going_on = follower.status(NOON)
    assert paused.position == at.position - 1
    assert paused.paused_at is not None
    assert paused.paused_at.position == at.position
    assert paused.paused_at.event == f"{at.event.stream}@{at.event.version}"
    assert paused.paused_at.reason.startswith("KeyError in apply, line ")
    assert (going_on.position, going_on.paused_at) == (head, None)
    until = Follower(shared_log, (replace(CASE_VIEW, name="until"),))
    until.catch_up(at.position - 1)
    assert stored(shared_log, CASE_VIEW) == stored(shared_log, until.projections[0])

    mended = Follower(shared_log, (CASE_VIEW, TRIAL_BALANCE))
    catch_up(mended, limit)
    assert obstacles(mended), "never resumed by itself"
    mended.resume("case_view")
    catch_up(mended, limit)
    assert obstacles(mended) == {}
    for projection in mended.projections:
        name = projection.stored_name
        assert stored(shared_log, projection) == collected()[1][name]


def test_resumed_without_being_mended_it_pauses_again(shared_log: EventLog) -> None:
    fill(shared_log)
    at = first(shared_log)
    follower = Follower(shared_log, (poisoned_at(at.position),))
    catch_up(follower)
    before = obstacles(follower)
    follower.resume("case_view")
    assert obstacles(follower) == {}
    catch_up(follower)
    assert obstacles(follower) == before


def test_an_event_that_this_release_does_not_know_stops_all(
    shared_log: EventLog, limit: int
) -> None:
    head = fill(shared_log)
    with shared_log.transaction() as transaction:
        tomorrow = sealing(("case:T", 1), topic="case.of_tomorrow:1")
        transaction.append(tomorrow, now=NOON, unmoved=NOTHING)
    follower = Follower(shared_log, ALL)
    catch_up(follower, limit)
    assert rows_of(shared_log.read_models) == collected()[1]
    found = obstacles(follower)
    assert found.keys() == {projection.name for projection in ALL}
    assert {x.position for x in found.values()} == {head + 1}
    assert "case.of_tomorrow:1 is known not at all" in found["case_view"].reason


def test_a_newer_version_stops_those_who_take_the_event(shared_log: EventLog) -> None:
    fill(shared_log)
    with shared_log.transaction() as transaction:
        newer = sealing(("case:T", 1), topic="case.payment_recorded:99")
        transaction.append(newer, now=NOON, unmoved=NOTHING)
    follower = Follower(shared_log, (CASE_VIEW, TRIAL_BALANCE))
    catch_up(follower)
    assert obstacles(follower).keys() == {"case_view"}


def test_a_damaged_row_pauses_its_projection(shared_log: EventLog) -> None:
    fill(shared_log)
    follower = Follower(shared_log, (CASE_VIEW,))
    follower.catch_up(first(shared_log).position - 1)
    for key in stored(shared_log, CASE_VIEW):
        shared_log.read_models.put(CASE_VIEW.stored_name, {key: b"{}"})
    catch_up(follower)
    assert obstacles(follower)["case_view"].reason.startswith("ValidationError in ")


def test_who_waits_for_a_paused_one_is_told(shared_log: EventLog) -> None:
    head = fill(shared_log)
    at = first(shared_log)
    follower = Follower(shared_log, (poisoned_at(at.position), TRIAL_BALANCE))
    catch_up(follower)
    assert follower.has_applied(receipt(at.position - 1))
    assert follower.has_applied(receipt(head), ["trial_balance"])
    with pytest.raises(ProjectionPausedError) as refusal:
        follower.has_applied(receipt(at.position))
    assert refusal.value.name == "case_view"
    assert refusal.value.event == f"{at.event.stream}@{at.event.version}"
    assert refusal.value.reason.startswith("KeyError")
    assert "Jane Roe" not in str(refusal.value)


def test_a_command_ahead_has_not_been_applied(shared_log: EventLog) -> None:
    head = fill(shared_log)
    follower = Follower(shared_log, ALL)
    assert not follower.has_applied(receipt(1))
    follower.catch_up(head - 1)
    assert follower.has_applied(receipt(head - 1))
    assert not follower.has_applied(receipt(head))


def test_an_unknown_name_is_refused(shared_log: EventLog) -> None:
    follower = Follower(shared_log, (CASE_VIEW,))
    with pytest.raises(UnknownProjectionError):
        follower.resume("trial_balance")
    with pytest.raises(UnknownProjectionError) as refusal:
        follower.has_applied(receipt(1), ["case_view", "trial_balance"])
    assert refusal.value.known == ("case_view",)


def test_lag_is_how_long_the_next_event_has_waited(shared_log: EventLog) -> None:
    head = fill(shared_log)
    follower = Follower(shared_log, (CASE_VIEW,))
    waiting = shared_log.read(0)
    follower.catch_up(10)
    now = waiting[10].event.recorded_at + timedelta(seconds=90)
    (standing,) = follower.status(now)
    assert (standing.position, standing.lag_events) == (10, head - 10)
    assert standing.lag == timedelta(seconds=90)
    (standing,) = follower.status(NOON - timedelta(days=3650))
    assert standing.lag == timedelta(0), "a clock behind the log's"
    catch_up(follower)
    (standing,) = follower.status(now)
    assert (standing.position, standing.lag_events) == (head, 0)
    assert standing.lag == timedelta(0)
