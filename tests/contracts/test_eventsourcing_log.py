"""The contracts of a log, as far as the stores of `eventsourcing` keep them."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Final

import pytest

from debt_adapters.eventsourcing import RecorderEventLog
from debt_adapters.stores import Promise, Store
from debt_domain.kernel.ports import EventLog
from tests.contracts import (
    test_log_append,
    test_log_read,
    test_log_threads,
    test_log_transactions,
)
from tests.contracts.eventsourcing_stores import MODULES, opened

CONTRACTS: Final = (
    test_log_append,
    test_log_read,
    test_log_threads,
    test_log_transactions,
)
FIXTURES: Final = ("log_of_six", "kept")
# Which promise, given up in the table of the stores, each of these rests on.
NOT_KEPT: Final[Mapping[str, Promise]] = {
    "test_a_large_state_comes_back": Promise.ANY_BYTES,
    "test_an_error_undoes_everything": Promise.WITH_ROWS,
    "test_a_conflict_undoes_everything_before_it": Promise.WITH_ROWS,
}


@pytest.fixture(params=MODULES, ids=lambda store: store.module)
def log(request: pytest.FixtureRequest) -> Iterator[RecorderEventLog]:
    """A log in a store of `eventsourcing`, in place of those of our own."""
    with opened(request, request.param) as log:
        yield log


@pytest.fixture
def shared_log(log: EventLog) -> EventLog:
    return log


def contracts_of(module: ModuleType) -> Mapping[str, Callable[..., None]]:
    """Give a module's tests of any log; others have their stores in their names."""
    needed = {"log", "shared_log", *FIXTURES}
    return {
        name: function
        for name, function in vars(module).items()
        if name.startswith("test_")
        and needed & inspect.signature(function).parameters.keys()
    }


ALL_CONTRACTS: Final = {
    name: function
    for module in CONTRACTS
    for name, function in contracts_of(module).items()
}
globals().update(
    {name: test for name, test in ALL_CONTRACTS.items() if name not in NOT_KEPT}
)
log_of_six = test_log_read.log_of_six
kept = test_log_transactions.kept


def test_what_is_left_out_is_a_contract() -> None:
    assert set(NOT_KEPT) < set(ALL_CONTRACTS)


@pytest.mark.parametrize("store", MODULES, ids=lambda store: store.module)
def test_the_table_gives_up_what_contracts_are_left_out_for(store: Store) -> None:
    assert set(NOT_KEPT.values()) <= store.gives_up.keys()
