"""Commands of a process that wait are carried out in one transaction."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import islice
from threading import Lock
from typing import Final, Generic, TypeVar, cast
from weakref import WeakSet

from typing_extensions import override

from debt_domain.kernel.errors import StoreBusyError
from debt_domain.kernel.ports import Gathering

I = TypeVar("I")
R = TypeVar("R")

AT_ONCE: Final = 64
LONGEST_SECONDS: Final = 30


class _Place(Generic[I, R]):
    """One caller's place among those who wait.

    Attributes:
        item: What the caller brings.
        serve: Serves several items of the kind.
        is_over: Whether the item was served, or is to be served alone.
        answer: The answer, once it is over; None: it is to be served alone.
    """

    def __init__(self, item: I, serve: Callable[[Sequence[I]], Sequence[R]]) -> None:
        self.item = item
        self.serve = serve
        self.is_over = False
        self.answer: R | None = None


class GroupCommit(Gathering):
    """The first thread that waits leads: it carries out what the others brought too.

    Nobody waits for company: a thread that is alone begins at once, and whoever comes
    meanwhile is in the next group.

    Args:
        at_once: How many commands are in a group at most.
    """

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._at_once = at_once
        # In the order that they came in. Threads change it one operation at a time.
        self._waiting: dict[_Place[object, object], None] = {}
        self._leading = Lock()
        _ALL.add(self)

    @override
    def __call__(
        self, item: I, serve: Callable[[Sequence[I]], Sequence[R]], /
    ) -> R | None:
        place = _Place(item, serve)
        known = cast("_Place[object, object]", place)
        self._waiting[known] = None
        try:
            if not self._leading.acquire(timeout=LONGEST_SECONDS):
                reason = f"other threads have written for {LONGEST_SECONDS} s"
                raise StoreBusyError(reason)
            try:
                if not place.is_over:
                    self._lead(known)
            finally:
                self._leading.release()
        finally:
            self._waiting.pop(known, None)
        return place.answer

    def forget(self) -> None:
        """Begin anew, in a forked process: those who waited are not in it."""
        self._waiting.clear()
        self._leading = Lock()

    def _lead(self, first: _Place[object, object]) -> None:
        others = (
            place
            for place in tuple(self._waiting)
            if place is not first and place.serve == first.serve
        )
        group = [first, *islice(others, self._at_once - 1)]
        answers: Sequence[object | None] = [None] * len(group)
        # An error is nobody's yet: whoever it concerns will meet it alone.
        with suppress(Exception):
            answers = first.serve([place.item for place in group])
        for place, answer in zip(group, answers, strict=True):
            place.answer, place.is_over = answer, True
            self._waiting.pop(place, None)


_ALL: Final[WeakSet[GroupCommit]] = WeakSet()


def _forget_all() -> None:
    for group_commit in tuple(_ALL):
        group_commit.forget()


if sys.platform != "win32":
    os.register_at_fork(after_in_child=_forget_all)
