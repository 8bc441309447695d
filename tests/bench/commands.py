"""One command after the other, and from 16 threads."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from debt_adapters.kept_states import RecentStates
from debt_domain.application import DebtCollection
from tests.bench.cases import a_door, execute, payment, set_up
from tests.bench.measuring import Contender
from tests.bench.rival import Counter
from tests.bench.stores import Place

THREADS: Final = 16
_numbers = count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Doors:
    """The four ways to run ours; each has cases of its own."""

    plain: DebtCollection
    plain_live: DebtCollection
    kept: DebtCollection
    kept_live: DebtCollection


def _doors(place: Place) -> _Doors:
    live = a_door(place.log)
    plain = replace(live, projections=())
    return _Doors(
        plain=plain,
        plain_live=live,
        kept=replace(plain, kept_states=RecentStates()),
        kept_live=replace(live, kept_states=RecentStates()),
    )


def nothing_kept(place: Place, cases: int) -> Sequence[Contender]:
    """Give who carries commands out one by one, from the log alone."""
    doors = _doors(place)
    return (
        _ours("ours", doors.plain, cases, _one_by_one),
        _ours("ours, read models live", doors.plain_live, cases, _one_by_one),
        _four(place, cases, _one_by_one),
        _short(place, cases),
        _bare(place, cases),
    )


def states_kept(place: Place, cases: int) -> Sequence[Contender]:
    """Give the same, with folded states kept between commands."""
    doors = _doors(place)
    return (
        _ours("ours", doors.kept, cases, _one_by_one),
        _ours("ours, read models live", doors.kept_live, cases, _one_by_one),
        _four(place, cases, _one_by_one),
        _bare(place, cases),
    )


def in_threads(place: Place, cases: int) -> Sequence[Contender]:
    """Give who carries commands out from 16 threads, each case in one of them."""
    doors = _doors(place)
    return (
        _ours("ours", doors.plain, cases, _in_threads),
        _ours("ours, states kept", doors.kept, cases, _in_threads),
        _four(place, cases, _in_threads),
        _bare(place, cases),
    )


Spread = Callable[[Callable[[str], None], Sequence[str]], None]
"""Does something for each case."""


def _one_by_one(work: Callable[[str], None], names: Sequence[str]) -> None:
    for name in names:
        work(name)


def _in_threads(work: Callable[[str], None], names: Sequence[str]) -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        for done in [pool.submit(work, name) for name in names]:
            done.result()


def _ours(name: str, door: DebtCollection, cases: int, spread: Spread) -> Contender:
    names = set_up(door, cases, f"C{next(_numbers)}")

    def pay(case_id: str) -> None:
        execute(door, payment(case_id, f"P-{next(_numbers)}"))

    return Contender(name=name, units=cases, run=lambda: spread(pay, names))


def _four(place: Place, cases: int, spread: Spread) -> Contender:
    names = place.rival.set_up(cases)

    def pay(case_id: str) -> None:
        number = next(_numbers)
        place.rival.four(case_id, f"P-{number}", f"cmd-{number}")

    return Contender(name="four", units=cases, run=lambda: spread(pay, names))


def _short(place: Place, cases: int) -> Contender:
    """Counters of one event, new in each round, so that they stay short."""
    counters: list[Counter] = []

    def renew() -> None:
        counters[:] = [Counter(0) for _ in range(cases)]
        place.rival.save(*counters)

    def count_up() -> None:
        for counter in counters:
            place.rival.short(counter.id)

    return Contender(name="short", units=cases, run=count_up, before=renew)


def _bare(place: Place, cases: int) -> Contender:
    def commit() -> None:
        for _ in range(cases):
            number = next(_numbers)
            place.bare.commit_one((number, "case", number, "topic", bytes(600)))

    return Contender(name="bare", units=cases, run=commit)
