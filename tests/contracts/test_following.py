"""Rows kept behind the log are those that commands would have kept, byte for byte."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debt_adapters.memory import MemoryEventLog
from debt_domain.application import Follower
from debt_domain.kernel.ports import EventLog, LoggedEvent
from debt_domain.projections import ALL
from tests.application_support import rows_of
from tests.contracts.collected import collected, fill, positions


def catch_up(follower: Follower, limit: int = 1000) -> None:
    while not follower.catch_up(limit).is_complete:
        pass


@pytest.mark.parametrize("limit", [1, 7, 1000])
def test_followed_rows_are_the_inline_ones(shared_log: EventLog, limit: int) -> None:
    head = fill(shared_log)
    catch_up(Follower(shared_log, ALL), limit)
    assert rows_of(shared_log.read_models) == collected()[1]
    assert positions(shared_log) == {head}


@given(
    st.lists(
        st.tuples(st.integers(1, 300), st.lists(st.sampled_from(ALL), unique_by=id)),
        max_size=8,
    )
)
def test_whoever_follows_whatever_in_batches_of_any_size(
    batches: Sequence[tuple[int, Sequence[object]]],
) -> None:
    log = MemoryEventLog()
    head = fill(log)
    for limit, chosen in batches:
        Follower(log, [x for x in ALL if x in chosen]).catch_up(limit)
    catch_up(Follower(log, ALL))
    assert rows_of(log.read_models) == collected()[1]
    assert positions(log) == {head}


def test_a_new_projection_does_not_hold_the_others_back(shared_log: EventLog) -> None:
    head = fill(shared_log)
    *old, new = ALL
    catch_up(Follower(shared_log, old))
    caught = Follower(shared_log, ALL).catch_up(10)
    assert (caught.events, caught.is_complete) == (10, False)
    assert shared_log.tracking.get([x.stored_name for x in ALL]) == {
        **{x.stored_name: head for x in old},
        new.stored_name: 10,
    }


def test_what_commands_have_kept_is_thrown_away_first(shared_log: EventLog) -> None:
    """Else every event would count twice."""
    fill(shared_log)
    for name, rows in collected()[1].items():
        shared_log.read_models.put(name, {**rows, "gone": b"{}"})
    catch_up(Follower(shared_log, ALL), 50)
    assert rows_of(shared_log.read_models) == collected()[1]


def test_who_was_overtaken_applies_nothing(
    shared_log: EventLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(shared_log)
    slow, fast = Follower(shared_log, ALL), Follower(shared_log, ALL)
    slow.catch_up(20)
    reads = shared_log.read

    def overtaken(after: int, *, limit: int) -> Sequence[LoggedEvent]:
        found = reads(after, limit=limit)
        monkeypatch.undo()
        fast.catch_up(30)
        return found

    monkeypatch.setattr(shared_log, "read", overtaken)
    assert not slow.catch_up(60).is_complete
    assert positions(shared_log) == {50}
    catch_up(slow)
    assert rows_of(shared_log.read_models) == collected()[1]


def test_many_followers_at_once_apply_each_event_once(shared_log: EventLog) -> None:
    head = fill(shared_log)
    start = Barrier(3)

    def follow(chosen: slice) -> None:
        start.wait()
        catch_up(Follower(shared_log, ALL[chosen]), 5)

    with ThreadPoolExecutor(3) as threads:
        for followed in [
            threads.submit(follow, chosen)
            for chosen in (slice(None), slice(3), slice(2, None))
        ]:
            followed.result()
    assert rows_of(shared_log.read_models) == collected()[1]
    assert positions(shared_log) == {head}


def test_an_empty_log_is_followed_to_its_end(shared_log: EventLog) -> None:
    caught = Follower(shared_log, ALL).catch_up()
    assert (caught.events, caught.is_complete) == (0, True)
    assert positions(shared_log) == {0}
