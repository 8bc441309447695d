"""Waiting between attempts."""

import random
import time
from typing import Final

FIRST_SECONDS: Final = 0.01
LONGEST_SECONDS: Final = 1.0


def jittered_pause(attempt: int) -> None:
    """Wait up to 10 ms after the first attempt, twice as long after each, at most 1 s.

    The length is drawn evenly from nothing to the bound, so that writers that met
    once do not meet again.
    """
    bound = min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** (attempt - 1))
    time.sleep(random.uniform(0, bound))  # noqa: S311  nothing secret depends on it
