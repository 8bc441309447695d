"""How long something takes: its median, and what one in a hundred exceeds."""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple


class Spread(NamedTuple):
    """Milliseconds of many samples."""

    median_ms: float
    p99_ms: float

    def written(self) -> str:
        """Give both, for people."""
        return f"{self.median_ms:9.2f} ms   p99 {self.p99_ms:9.2f} ms"


def spread(seconds: Sequence[float]) -> Spread:
    """Give the median and the 99th percentile, by the nearest rank.

    Args:
        seconds: The samples, at least one.
    """
    ordered = sorted(seconds)
    rank = -(-len(ordered) * 99 // 100)
    return Spread(median(ordered) * 1000, ordered[rank - 1] * 1000)
