"""All or nothing, on any log: events, read models and keys."""

import pytest

from debt_domain.kernel.errors import ConcurrencyError
from debt_domain.kernel.ports import EventLog, Head, LogTransaction
from tests.contracts.sealing import NOON, NOTHING, append, sealing

VIEW = "case_view:1"


class PowerCutError(Exception):
    """What goes wrong in the middle."""


def write_everything(transaction: LogTransaction) -> None:
    transaction.keys.obtain(("S-2",))
    transaction.append(sealing(("case:1", 2)), now=NOON, unmoved=NOTHING)
    transaction.read_models.put(VIEW, {"1": b"new", "2": b"new"})
    transaction.read_models.clear("other:1")


def write_and_fail(log: EventLog) -> None:
    with log.transaction() as transaction:
        write_everything(transaction)
        raise PowerCutError


def write_twice(log: EventLog) -> None:
    with log.transaction() as transaction:
        write_everything(transaction)
        write_everything(transaction)


@pytest.fixture
def kept(log: EventLog) -> EventLog:
    """A log with an event, a key and rows."""
    append(log, ("case:1", 1))
    log.keys.obtain(("S-1",))
    log.read_models.put(VIEW, {"1": b"old"})
    log.read_models.put("other:1", {"1": b"other"})
    return log


def test_a_transaction_keeps_everything(kept: EventLog) -> None:
    with kept.transaction() as transaction:
        write_everything(transaction)
    assert kept.head().position == 2
    assert kept.keys.get(("S-1", "S-2")).keys() == {"S-1", "S-2"}
    assert list(kept.read_models.scan(VIEW)) == [("1", b"new"), ("2", b"new")]
    assert list(kept.read_models.scan("other:1")) == []


def test_an_error_undoes_everything(kept: EventLog) -> None:
    with pytest.raises(PowerCutError):
        write_and_fail(kept)
    assert kept.head() == Head(1, NOON)
    assert kept.keys.get(("S-1", "S-2")).keys() == {"S-1"}
    assert list(kept.read_models.scan(VIEW)) == [("1", b"old")]
    assert list(kept.read_models.scan("other:1")) == [("1", b"other")]


def test_a_conflict_undoes_everything_before_it(kept: EventLog) -> None:
    with pytest.raises(ConcurrencyError):
        write_twice(kept)
    assert kept.head().position == 1
    assert kept.keys.get(("S-2",)) == {}
    append(kept, ("case:1", 2))
    assert kept.head().position == 2


def test_a_transaction_sees_its_own_writes(kept: EventLog) -> None:
    with kept.transaction() as transaction:
        key = transaction.keys.obtain(("S-2",))
        transaction.read_models.put(VIEW, {"2": b"new"})
        assert transaction.keys.get(("S-2",)) == key
        assert transaction.read_models.get(VIEW, ("1", "2", "3")) == {
            "1": b"old",
            "2": b"new",
        }
        transaction.read_models.clear(VIEW)
        assert list(transaction.read_models.scan(VIEW)) == []


def test_a_transaction_without_writes_leaves_nothing(log: EventLog) -> None:
    with log.transaction() as transaction:
        assert transaction.read_models.get(VIEW, ("1",)) == {}
    assert log.head() == Head(0, None)


def test_rows_are_scanned_by_prefix_in_order_of_code_points(log: EventLog) -> None:
    keys = ["", "a", "a/1", "a/2", "a/\U0010ffff", "a/\U0010ffff\U0010ffff", "a0", "B"]
    keys += ["a/é", "b", "ß", "\ud7ff", "\ud7ffx", "\ue000", "\U0010ffff"]
    log.read_models.put(VIEW, {key: key.encode() for key in reversed(keys)})
    log.read_models.put("case_view:10", {"a/9": b"another projection"})
    for prefix in ("", "a/", "a", "A", "b", "a/\U0010ffff", "\ud7ff", "\U0010ffff"):
        wanted = sorted(key for key in keys if key.startswith(prefix))
        found = list(log.read_models.scan(VIEW, prefix))
        assert found == [(key, key.encode()) for key in wanted]


def test_a_scan_goes_on_after_a_key_and_stops_at_a_limit(log: EventLog) -> None:
    keys = ["a", "b/1", "b/2", "b/3", "c"]
    log.read_models.put(VIEW, {key: key.encode() for key in keys})

    def scanned(prefix: str, after: str | None, limit: int | None) -> list[str]:
        found = log.read_models.scan(VIEW, prefix, after=after, limit=limit)
        return [key for key, _ in found]

    assert scanned("", "b/1", None) == ["b/2", "b/3", "c"]
    assert scanned("b/", "b/1", 1) == ["b/2"]
    assert scanned("b/", "a", 2) == ["b/1", "b/2"]
    assert scanned("b/", "b/3", 2) == []
    assert scanned("", None, 0) == []


def test_a_scan_finds_rows_that_contain_all_of_some_bytes(log: EventLog) -> None:
    rows = {"1": b'{"a":"x","b":"\xc3\xa9%"}', "2": b'{"a":"X"}', "3": b'{"a":"x"}'}
    log.read_models.put(VIEW, rows)
    for sought, found in [
        ((b'"a":"x"',), ["1", "3"]),
        ((b'"a":"x"', b"\xc3\xa9%"), ["1"]),
        ((b"_",), []),
    ]:
        assert [k for k, _ in log.read_models.scan(VIEW, containing=sought)] == found


def test_more_rows_than_one_piece_holds(log: EventLog) -> None:
    rows = {f"{number:05}": b"row" for number in range(2500)}
    log.read_models.put(VIEW, rows)
    assert log.read_models.get(VIEW, tuple(rows)) == rows
    log.read_models.put(VIEW, {})
    assert len(list(log.read_models.scan(VIEW))) == 2500


def test_a_subject_has_one_key_for_good(log: EventLog) -> None:
    first = log.keys.obtain(("S-2", "S-1", "S-2"))
    assert first.keys() == {"S-1", "S-2"}
    assert {len(key) for key in first.values()} == {32}
    assert first["S-1"] != first["S-2"]
    assert log.keys.obtain(("S-1", "S-2")) == first
    assert log.keys.get(("S-1", "S-3")) == {"S-1": first["S-1"]}
