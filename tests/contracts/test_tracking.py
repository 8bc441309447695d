"""How far projections are: moved with their rows, by one follower at a time."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine

from debt_adapters.sqlalchemy import SqlEventLog, create_engine
from debt_domain.kernel.errors import TrackingMovedError
from debt_domain.kernel.ports import EventLog
from tests.contracts.conftest import MASTER_KEY, disposed
from tests.contracts.sealing import append

VIEW, OTHER = "case_view:1", "other:1"


class PowerCutError(Exception):
    """What goes wrong in the middle."""


def test_nothing_is_kept_behind_a_new_log(log: EventLog) -> None:
    assert log.tracking.get((VIEW, OTHER)) == {}
    assert log.tracking.get(()) == {}


def test_a_position_is_set_and_forgotten(log: EventLog) -> None:
    log.tracking.put(VIEW, 7)
    log.tracking.put(OTHER, 0)
    log.tracking.put(VIEW, 3)
    assert log.tracking.get((VIEW, OTHER, "third:1")) == {VIEW: 3, OTHER: 0}
    log.tracking.put(VIEW, None)
    assert log.tracking.get((VIEW, OTHER)) == {OTHER: 0}


@pytest.mark.parametrize("expected", [None, 0, 6, 8])
def test_a_position_moves_from_the_expected_one_only(
    log: EventLog, expected: int | None
) -> None:
    log.tracking.put(VIEW, 7)
    with pytest.raises(TrackingMovedError) as refusal:
        log.tracking.move(VIEW, expected, 9)
    assert (refusal.value.projection, refusal.value.expected) == (VIEW, expected)
    assert log.tracking.get((VIEW,)) == {VIEW: 7}
    log.tracking.move(VIEW, 7, 9)
    assert log.tracking.get((VIEW,)) == {VIEW: 9}


def test_a_first_position_comes_from_none(log: EventLog) -> None:
    with pytest.raises(TrackingMovedError):
        log.tracking.move(VIEW, 0, 9)
    log.tracking.move(VIEW, None, 9)
    assert log.tracking.get((VIEW,)) == {VIEW: 9}


def rows_and_position(log: EventLog, *, fails: bool) -> None:
    with log.transaction() as transaction:
        transaction.tracking.move(VIEW, 1, 2)
        transaction.read_models.put(VIEW, {"C-1": b"new"})
        assert transaction.tracking.get((VIEW,)) == {VIEW: 2}
        if fails:
            raise PowerCutError


def test_rows_and_position_are_kept_together_or_not_at_all(log: EventLog) -> None:
    log.tracking.put(VIEW, 1)
    log.read_models.put(VIEW, {"C-1": b"old"})
    with pytest.raises(PowerCutError):
        rows_and_position(log, fails=True)
    assert log.tracking.get((VIEW,)) == {VIEW: 1}
    assert dict(log.read_models.scan(VIEW)) == {"C-1": b"old"}
    rows_and_position(log, fails=False)
    assert log.tracking.get((VIEW,)) == {VIEW: 2}
    assert dict(log.read_models.scan(VIEW)) == {"C-1": b"new"}


def test_tenants_are_apart(engine: Engine, sql_log: SqlEventLog) -> None:
    other = SqlEventLog(engine, tenant="other", master_key=MASTER_KEY)
    sql_log.tracking.put(VIEW, 7)
    assert other.tracking.get((VIEW,)) == {}
    other.tracking.move(VIEW, None, 3)
    assert sql_log.tracking.get((VIEW,)) == {VIEW: 7}


def test_on_postgresql_rows_and_tracking_hold_no_append_up(postgres_url: str) -> None:
    with (
        disposed(create_engine(postgres_url)) as engine,
        ThreadPoolExecutor(1) as threads,
    ):
        log = SqlEventLog(engine, tenant="acme", master_key=MASTER_KEY)
        append(log, ("case:1", 1))
        with log.transaction() as transaction:
            transaction.tracking.put(VIEW, 1)
            transaction.read_models.put(VIEW, {"C-1": b"row"})
            threads.submit(append, log, ("case:1", 2)).result(timeout=5)
            assert log.head().position == 2
