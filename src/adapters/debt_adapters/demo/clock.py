"""A clock that the demo sets: the same run every time."""

from datetime import datetime, timedelta
from typing import Final

TICK: Final = timedelta(seconds=1)


class DemoClock:
    """Stands where it was put, and goes on by a second whenever it is read."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def __call__(self) -> datetime:
        """Give the instant and go on."""
        self._now += TICK
        return self._now

    def put_to(self, instant: datetime) -> None:
        """Go forward to an instant; never back."""
        self._now = max(self._now, instant)
