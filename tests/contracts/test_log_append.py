"""Appending to any log: order, versions, recorded times."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from debt_adapters.memory import MemoryEventLog
from debt_domain.kernel.errors import ConcurrencyError
from debt_domain.kernel.ports import EventLog, Head
from tests.contracts.sealing import NOON, NOTHING, append, ids, sealing


def test_an_empty_log_ends_at_position_0(log: EventLog) -> None:
    assert log.head() == Head(0, None)


def test_positions_are_contiguous_from_1(log: EventLog) -> None:
    append(log, ("case:1", 1), ("ledger:case:1", 1), ("case:1", 2))
    append(log, ("command:9", 1))
    assert ids(log.read(0)) == [
        (1, "case:1", 1),
        (2, "ledger:case:1", 1),
        (3, "case:1", 2),
        (4, "command:9", 1),
    ]
    assert log.head() == Head(4, NOON)


def test_append_gives_what_it_stored(log: EventLog) -> None:
    append(log, ("case:1", 1))
    with log.transaction() as transaction:
        stored = transaction.append(
            sealing(("case:1", 2), ("case:2", 1)), now=NOON, unmoved=NOTHING
        )
    assert stored == log.read(1)
    assert ids(stored) == [(2, "case:1", 2), (3, "case:2", 1)]


def test_several_appends_in_one_transaction_follow_each_other(log: EventLog) -> None:
    with log.transaction() as transaction:
        transaction.append(sealing(("case:1", 1)), now=NOON, unmoved=NOTHING)
        transaction.append(sealing(("case:1", 2)), now=NOON, unmoved={"case:1": 1})
    assert ids(log.read(0)) == [(1, "case:1", 1), (2, "case:1", 2)]


def test_an_empty_batch_stores_nothing(log: EventLog) -> None:
    append(log)
    assert log.head() == Head(0, None)


@pytest.mark.parametrize("version", [0, 1, 2, 4])
def test_a_taken_version_and_a_gap_are_conflicts(log: EventLog, version: int) -> None:
    append(log, ("case:1", 1), ("case:1", 2))
    with pytest.raises(ConcurrencyError) as refusal:
        append(log, ("case:2", 1), ("case:1", version))
    assert (refusal.value.stream, refusal.value.expected_version) == (
        "case:1",
        version - 1,
    )
    assert log.head().position == 2


@pytest.mark.parametrize("versions", [(1, 1), (1, 3), (2, 1)])
def test_versions_inside_a_batch_follow_each_other(
    log: EventLog, versions: tuple[int, int]
) -> None:
    with pytest.raises(ConcurrencyError):
        append(log, *(("case:1", version) for version in versions))
    assert log.head().position == 0


def test_a_stream_that_was_only_read_must_not_have_moved(log: EventLog) -> None:
    append(log, ("agreement:P", 1), ("agreement:P", 2))
    with log.transaction() as transaction:
        transaction.append(
            sealing(("case:1", 1)), now=NOON, unmoved={"agreement:P": 2, "case:2": 0}
        )
    with pytest.raises(ConcurrencyError) as refusal, log.transaction() as transaction:
        transaction.append(sealing(("case:3", 1)), now=NOON, unmoved={"agreement:P": 1})
    assert refusal.value.stream == "agreement:P"
    assert refusal.value.expected_version == 1
    assert log.head().position == 3


def test_recorded_times_never_run_backwards(log: EventLog) -> None:
    append(log, ("case:1", 1))
    append(log, ("case:1", 2), now=NOON - timedelta(hours=1))
    append(log, ("case:1", 3), now=NOON + timedelta(microseconds=1))
    times = [logged.event.recorded_at for logged in log.read(0)]
    assert times == [NOON, NOON, NOON + timedelta(microseconds=1)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    name=st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1
    ),
    state=st.binary(),
)
def test_any_text_and_bytes_come_back(
    sql_log: EventLog, name: str, state: bytes
) -> None:
    for log in (sql_log, MemoryEventLog()):
        version = len(log.streams((name,))[name]) + 1
        with log.transaction() as transaction:
            seal = sealing((name, version), topic=name, state=state)
            transaction.append(seal, now=NOON, unmoved=NOTHING)
        stored = log.streams((name,))[name][-1].event
        assert (stored.stream, stored.topic, stored.state) == (name, name, state)
        assert type(stored.state) is bytes


def test_a_large_state_comes_back(log: EventLog) -> None:
    state = bytes(range(256)) * 40_000
    with log.transaction() as transaction:
        transaction.append(
            sealing(("case:ß 哈 🐈", 1), state=state), now=NOON, unmoved=NOTHING
        )
    assert [logged.event.state for logged in log.read(0)] == [state]


def test_a_large_batch_is_stored_as_a_small_one(log: EventLog) -> None:
    append(log, ("case:1", 1))
    many = [(f"ledger:{n % 300}", 1 + n // 300) for n in range(1200)]
    append(log, *many)
    append(log, ("case:2", 1))
    stored = ids(log.read(1, limit=2000))
    assert stored[:-1] == [(2 + n, *event) for n, event in enumerate(many)]
    assert stored[-1] == (1202, "case:2", 1)


@pytest.mark.parametrize("version", [1, 3])
def test_a_large_batch_conflicts_as_a_small_one(log: EventLog, version: int) -> None:
    append(log, ("case:1", 1))
    with pytest.raises(ConcurrencyError) as refusal:
        append(log, *((f"new:{n}", 1) for n in range(600)), ("case:1", version))
    assert refusal.value.stream == "case:1"
    assert log.head().position == 1


def test_one_call_is_a_transaction(log: EventLog) -> None:
    (first,) = log.append(sealing(("case:1", 1)), now=NOON, unmoved={"case:2": 0})
    (second,) = log.append(sealing(("case:2", 1)), now=NOON, unmoved={"case:1": 1})
    assert (first.position, second.position) == (1, 2)
    assert log.read(0) == [first, second]


@pytest.mark.parametrize(
    ("event", "unmoved"), [(("case:1", 1), {}), (("case:2", 1), {"case:1": 0})]
)
def test_one_call_that_is_refused_writes_nothing(
    log: EventLog, event: tuple[str, int], unmoved: dict[str, int]
) -> None:
    (first,) = log.append(sealing(("case:1", 1)), now=NOON, unmoved={})
    with pytest.raises(ConcurrencyError) as refusal:
        log.append(sealing(event), now=NOON, unmoved=unmoved)
    assert (refusal.value.stream, refusal.value.expected_version) == ("case:1", 0)
    assert log.read(0) == [first]


@pytest.mark.parametrize("name", ['a"b', "a\\b", "a,b", "{a}", "NULL", "a b", "ä%s'"])
def test_names_are_text_and_nothing_else(log: EventLog, name: str) -> None:
    (logged,) = log.append(sealing((name, 1), topic=name), now=NOON, unmoved={})
    assert log.facts({name: 0}) == {name: [(1, name, logged.event.state)]}
    with log.transaction() as transaction:
        transaction.read_models.put_rows({(name, name): b'\\x00"'})
    assert log.read_models.get_rows([(name, name)]) == {(name, name): b'\\x00"'}
