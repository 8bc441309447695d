"""A command is decided again when others have moved its streams meanwhile."""

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from typing_extensions import override

from debt_adapters.memory import MemoryEventLog
from debt_adapters.memory.log import MemoryTransaction
from debt_domain.agreement.commands import AmendRates
from debt_domain.application import DebtCollection
from debt_domain.case.commands import AcceptCase
from debt_domain.case.errors import WrongStatusError
from debt_domain.kernel.errors import ConcurrencyError, StoreBusyError, StoreError
from debt_domain.kernel.ports import StoredFact
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.testing import TODAY, submit_case
from debt_domain.testing.partner_cases import rate_terms
from debt_domain.values.rate_terms import RevenueModel
from tests.application_support import PLATFORM, Platform

ACCEPT = AcceptCase(case_id="C-1")

MOVED = ConcurrencyError(stream="case:C-1", expected_version=1)


class BusyLog(MemoryEventLog):
    """A log in which another writer is faster so many times."""

    def __init__(
        self,
        log: MemoryEventLog,
        times: int,
        *,
        joined: bool = False,
        error: StoreError = MOVED,
    ) -> None:
        super().__init__()
        self.contents = log.contents
        self.times = times
        self._joined = joined
        self._error = error

    @contextmanager
    @override
    def writing(self) -> Generator[MemoryTransaction]:
        if self.times:
            self.times -= 1
            raise self._error
        with super().writing() as transaction:
            yield transaction

    @property
    @override
    def joined(self) -> bool:
        return self._joined


@dataclass
class Busy:
    door: DebtCollection
    log: BusyLog
    pauses: list[int]


def busy(platform: Platform, times: int, *, joined: bool = False) -> Busy:
    log, pauses = BusyLog(platform.log, times, joined=joined), list[int]()
    door = replace(platform.door, pause=pauses.append, attempts=4).inside(log)
    return Busy(door, log, pauses)


def test_it_succeeds_once_the_others_are_done(platform: Platform) -> None:
    platform.submit()
    house = busy(platform, times=3)
    receipt = house.door.execute(ACCEPT, by=PLATFORM, command_id="late")
    assert not receipt.repeated
    assert house.pauses == [1, 2, 3]


def test_a_log_that_was_locked_for_too_long_is_tried_again(platform: Platform) -> None:
    platform.submit()
    log = BusyLog(platform.log, times=1, error=StoreBusyError("deadlock"))
    pauses: list[int] = []
    door = replace(platform.door, pause=pauses.append).inside(log)
    assert not door.execute(ACCEPT, by=PLATFORM, command_id="late").repeated
    assert pauses == [1]


def test_after_the_last_attempt_the_caller_is_told(platform: Platform) -> None:
    platform.submit()
    house = busy(platform, times=4)
    before = house.log.contents
    with pytest.raises(ConcurrencyError):
        house.door.execute(ACCEPT, by=PLATFORM, command_id="late")
    assert house.pauses == [1, 2, 3]
    assert house.log.contents == before


def test_inside_a_host_s_transaction_the_host_tries_again(platform: Platform) -> None:
    platform.submit()
    house = busy(platform, times=1, joined=True)
    with pytest.raises(ConcurrencyError):
        house.door.execute(ACCEPT, by=PLATFORM, command_id="late")
    assert house.pauses == []


def test_it_is_decided_on_what_the_others_have_left(platform: Platform) -> None:
    platform.submit()
    house = busy(platform, times=1)

    def accepted_by_another(_attempt: int) -> None:
        house.door.execute(ACCEPT, by=PLATFORM, command_id="fast")

    slow = replace(house.door, pause=accepted_by_another)
    with pytest.raises(WrongStatusError):
        slow.execute(ACCEPT, by=PLATFORM, command_id="slow")


def test_the_same_command_sent_twice_at_once_is_carried_out_once(
    platform: Platform,
) -> None:
    platform.submit()
    house = busy(platform, times=1)

    def sent_again(_attempt: int) -> None:
        house.door.execute(ACCEPT, by=PLATFORM, command_id="same")

    slow = replace(house.door, pause=sent_again)
    assert slow.execute(ACCEPT, by=PLATFORM, command_id="same").repeated


class InterruptedLog(MemoryEventLog):
    """A log that lets another command in, once, right before it is written to."""

    def __init__(self, log: MemoryEventLog, meanwhile: Callable[[], object]) -> None:
        super().__init__()
        self.contents = log.contents
        self._meanwhile = [meanwhile]

    @contextmanager
    @override
    def writing(self) -> Generator[MemoryTransaction]:
        if self._meanwhile:
            self._meanwhile.pop()()
        with super().writing() as transaction:
            yield transaction


def test_a_decision_rests_on_what_it_only_looked_at_too(platform: Platform) -> None:
    """Rates were amended after the submission had looked at the agreement."""
    tomorrow = TODAY + timedelta(days=1)
    amend = AmendRates(
        partner_id="P-3", terms=rate_terms(RevenueModel.HYBRID), effective_from=tomorrow
    )

    def amended() -> None:
        door.execute(amend, by=PLATFORM, command_id="amend")

    pauses: list[int] = []
    log = InterruptedLog(platform.log, amended)
    door = replace(platform.door, pause=pauses.append).inside(log)
    submission = submit_case(submitter_id="P-3")
    door.execute(submission, by=PLATFORM, command_id="submit")
    assert pauses == [1]
    platform.log = log
    quoted = platform.state(PARTNER_CASE, "partner_case:C-1").quoted
    assert quoted is not None
    assert quoted.terms_version == 1


class SlowReader(MemoryEventLog):
    """A log in which another command comes between two looks of the same one."""

    def __init__(self, log: MemoryEventLog, meanwhile: Callable[[], object]) -> None:
        super().__init__()
        self.contents = log.contents
        self._meanwhile = [meanwhile]

    @override
    def facts(self, after: Mapping[str, int], /) -> Mapping[str, Sequence[StoredFact]]:
        found = super().facts(
            {name: after[name] for name in after if "command:" in name}
        )
        if self._meanwhile:
            self._meanwhile.pop()()
        others = {name: after[name] for name in after if "command:" not in name}
        return {**super().facts(others), **found}


def test_a_refusal_gives_way_to_the_same_command_s_success(platform: Platform) -> None:
    platform.submit()

    def sent_again() -> None:
        door.execute(ACCEPT, by=PLATFORM, command_id="same")

    door = platform.door.inside(SlowReader(platform.log, sent_again))
    assert door.execute(ACCEPT, by=PLATFORM, command_id="same").repeated
