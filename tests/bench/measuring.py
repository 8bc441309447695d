"""Contenders take turns; of each, the best round counts."""

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter


def _nothing() -> None:
    """Prepare nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """Somebody who does a row's work.

    Attributes:
        name: `ours`, `four`, `short`, `bare` and their variants.
        units: How much work a round is: commands or events.
        run: Does a round.
        before: Prepares a round; its time is not counted.
    """

    name: str
    units: int
    run: Callable[[], object]
    before: Callable[[], object] = _nothing


def best_rates(contenders: Sequence[Contender], repeats: int) -> Mapping[str, float]:
    """Give the units a second of each contender's best round.

    They take turns, so that a busy moment of the machine is everybody's; the first
    round of each warms it up and does not count.
    """
    best = dict.fromkeys((contender.name for contender in contenders), 0.0)
    for turn in range(repeats + 1):
        for contender in contenders:
            contender.before()
            gc.collect()
            start = perf_counter()
            contender.run()
            rate = contender.units / (perf_counter() - start)
            if turn:
                best[contender.name] = max(best[contender.name], rate)
    return best
