"""One command on a case of 100 events, and where its time goes."""

from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from itertools import count
from time import perf_counter
from typing import Final, cast

from typing_extensions import override

from debt_adapters.kept_states import RecentStates
from debt_adapters.sqlalchemy import SqlEventLog
from debt_domain.application import Asked, DebtCollection, DomainCommand, streams
from debt_domain.case.commands import AcceptCase, RecordPayment
from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseEvent
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.case_ledger.events import CaseLedgerEvent
from debt_domain.kernel.ports import (
    LoggedEvent,
    LogTransaction,
    ReadModels,
    Seal,
    StoredFact,
    SubjectKeys,
    Tracking,
)
from debt_domain.testing import submit_case
from debt_domain.wire import read_facts
from tests.bench.cases import PLATFORM, TENANT, a_door, execute, payment
from tests.bench.percentiles import Spread, spread
from tests.bench.rival import RivalCase, RivalLedger, who
from tests.bench.stores import MASTER_KEY, BareRow, Place

PAYMENTS: Final = 49
"""Submitted, accepted, two events a payment: 100 in the case, 50 in its ledger."""
ROUNDS: Final = 5
SELECT, DECODE, DECIDE = "load: select", "load: decode and fold", "decide"
BEGIN, ENCODE, INSERT = "store: begin", "store: encode", "store: seal and insert"
MODELS, COMMIT = "read models", "store: commit"
WHOLE, WITHOUT = "whole, read models live", "whole, without read models"
KEPT = "whole, read models live, states kept"
RIVAL, BARE = "eventsourcing, four events", "bare commit of the same events"
PARTS: Final = (SELECT, DECODE, DECIDE, BEGIN, ENCODE, INSERT, MODELS, COMMIT)
ORDER: Final = (WHOLE, *PARTS, WITHOUT, KEPT, RIVAL, BARE)
_numbers = count(1)


@dataclass
class Watch:
    """What a command did, and how long each part of it took.

    Attributes:
        seconds: By part.
        facts: The streams that it has loaded.
        events: What it has stored.
    """

    seconds: dict[str, float] = field(default_factory=dict[str, float])
    facts: dict[str, Sequence[StoredFact]] = field(
        default_factory=dict[str, Sequence[StoredFact]]
    )
    events: list[LoggedEvent] = field(default_factory=list[LoggedEvent])

    @contextmanager
    def during(self, part: str) -> Generator[None]:
        """Add the time of the block to a part."""
        start = perf_counter()
        yield
        self.add(part, perf_counter() - start)

    def add(self, part: str, seconds: float) -> None:
        """Add some time to a part."""
        self.seconds[part] = self.seconds.get(part, 0.0) + seconds


class WatchedTransaction(LogTransaction):
    """A transaction whose append is timed; what comes next are the read models."""

    def __init__(self, wrapped: LogTransaction, watch: Watch, begun: float) -> None:
        self._wrapped = wrapped
        self._watch = watch
        self.done = begun

    @override
    def append(
        self, seal: Seal, *, now: datetime, unmoved: Mapping[str, int]
    ) -> Sequence[LoggedEvent]:
        start = perf_counter()
        self._watch.add(ENCODE, start - self.done)
        logged = self._wrapped.append(seal, now=now, unmoved=unmoved)
        self.done = perf_counter()
        self._watch.add(INSERT, self.done - start)
        self._watch.events.extend(logged)
        return logged

    @property
    @override
    def read_models(self) -> ReadModels:
        return self._wrapped.read_models

    @property
    @override
    def tracking(self) -> Tracking:
        return self._wrapped.tracking

    @property
    @override
    def keys(self) -> SubjectKeys:
        return self._wrapped.keys


class WatchedLog(SqlEventLog):
    """The log, with a watch at its looks and its transactions.

    Attributes:
        watch: The command's; another for each.
    """

    watch = Watch()

    @override
    def facts(self, after: Mapping[str, int], /) -> Mapping[str, Sequence[StoredFact]]:
        with self.watch.during(SELECT):
            found = super().facts(after)
        self.watch.facts.update(found)
        return found

    @override
    @contextmanager
    def transaction(self) -> Generator[LogTransaction]:
        entered = perf_counter()
        with super().transaction() as transaction:
            begun = perf_counter()
            self.watch.add(BEGIN, begun - entered)
            watched = WatchedTransaction(transaction, self.watch, begun)
            yield watched
            ended = perf_counter()
            self.watch.add(MODELS, ended - watched.done)
        self.watch.add(COMMIT, perf_counter() - ended)


@dataclass(frozen=True, slots=True)
class CaseLatency:
    """How long a command takes.

    Attributes:
        commands: How many were measured of each.
        spreads: By what was measured: the whole command, its parts, the others.
    """

    commands: int
    spreads: Mapping[str, Spread]

    def written(self) -> str:
        """Give the figures for people."""
        title = f"\none command on a case of 100 events, {self.commands} times"
        rows = (f"  {name:36} {x.written()}" for name, x in self.spreads.items())
        return "\n".join((title, *rows))

    def figures(self) -> Mapping[str, object]:
        """Give the figures to keep."""
        spreads = {name: x._asdict() for name, x in self.spreads.items()}
        return {"commands": self.commands, "milliseconds": spreads}


@dataclass
class Samples:
    """The seconds of each command, by what was measured."""

    seconds: dict[str, list[float]] = field(default_factory=dict[str, list[float]])

    def add(self, name: str, seconds: float) -> None:
        """Add one."""
        self.seconds.setdefault(name, []).append(seconds)

    def timed(self, name: str, work: Callable[[], object]) -> float:
        """Do something, and add how long it took."""
        start = perf_counter()
        work()
        seconds = perf_counter() - start
        self.add(name, seconds)
        return seconds


def measured(place: Place, cases: int) -> CaseLatency:
    """Pay on cases of 100 events, five times on each; all take turns.

    Args:
        place: New databases.
        cases: How many cases each contender has.
    """
    log = WatchedLog(place.engine, tenant=TENANT, master_key=MASTER_KEY)
    live = a_door(log)
    plain = replace(live, projections=())
    kept = replace(live, kept_states=RecentStates())
    own, others, third = (_set_up(live, cases) for _ in range(3))
    rivals, samples = _set_up_rival(place, cases), Samples()
    for _ in range(ROUNDS):
        for each in zip(own, others, third, rivals, strict=True):
            rows = _pay(live, log, each[0], samples)
            samples.timed(WITHOUT, partial(execute, plain, _payment(each[1])))
            samples.timed(KEPT, partial(execute, kept, _payment(each[2])))
            number = next(_numbers)
            four = partial(place.rival.four, each[3], f"P-{number}", f"cmd-{number}")
            samples.timed(RIVAL, four)
            samples.timed(BARE, partial(place.bare.insert_many, rows))
    spreads = {name: spread(samples.seconds[name]) for name in ORDER}
    return CaseLatency(len(samples.seconds[WHOLE]), spreads)


def _payment(case_id: str) -> RecordPayment:
    return payment(case_id, f"P-{next(_numbers)}")


def _pay(
    door: DebtCollection, log: WatchedLog, case_id: str, samples: Samples
) -> Sequence[BareRow]:
    """Pay with a watch, and split its time; what is left besides the parts decides.

    Returns:
        What was stored.
    """
    log.watch = watch = Watch()
    command = _payment(case_id)
    start = perf_counter()
    execute(door, command)
    whole = perf_counter() - start
    watch.add(DECODE, _decoding_again(watch.facts))
    samples.add(WHOLE, whole)
    for part, seconds in watch.seconds.items():
        samples.add(part, seconds)
    samples.add(DECIDE, whole - sum(watch.seconds.values()))
    return _rows(watch.events)


def _decoding_again(facts: Mapping[str, Sequence[StoredFact]]) -> float:
    """Decode and fold what was loaded once more, by itself."""
    start = perf_counter()
    for name, found in facts.items():
        events = read_facts(name, found)
        if name.startswith(streams.case("")):
            CASE.fold(cast("Iterator[CaseEvent]", events))
        elif name.startswith(streams.case_ledger("")):
            CASE_LEDGER.fold(cast("Iterator[CaseLedgerEvent]", events))
        else:
            deque(events, maxlen=0)
    return perf_counter() - start


def _history(case_id: str) -> Iterator[DomainCommand]:
    yield submit_case(case_id, client_id=f"CL-{case_id}", debtor_id=f"D-{case_id}")
    yield AcceptCase(case_id=case_id)
    for number in range(PAYMENTS):
        yield payment(case_id, f"H-{number}")


def _set_up(door: DebtCollection, cases: int) -> Sequence[str]:
    names = [f"L-{next(_numbers)}" for _ in range(cases)]
    asked = [
        Asked(command=command, command_id=f"long-{next(_numbers)}")
        for name in names
        for command in _history(name)
    ]
    for outcome in door.execute_many(asked, by=PLATFORM):
        if isinstance(outcome, Exception):
            raise outcome
    return names


def _set_up_rival(place: Place, cases: int) -> Sequence[str]:
    names = [f"R-{next(_numbers)}" for _ in range(cases)]
    for name in names:
        place.rival.save(
            RivalCase(name, who("set-up")), RivalLedger(name, who("set-up"))
        )
        for number in range(PAYMENTS):
            place.rival.four(name, f"H-{number}", f"set-up-{next(_numbers)}")
    return names


def _rows(events: Sequence[LoggedEvent]) -> Sequence[BareRow]:
    return [
        (x.position, x.event.stream, x.event.version, x.event.topic, x.event.state)
        for x in events
    ]
