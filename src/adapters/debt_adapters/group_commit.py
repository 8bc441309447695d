"""Commands of a process that wait are carried out in one transaction."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Lock
from typing import Final, Generic, TypeVar, cast
from weakref import WeakSet

from typing_extensions import override

from debt_domain.kernel.errors import StoreBusyError
from debt_domain.kernel.ports import GroupCommit

T = TypeVar("T")
R = TypeVar("R")

AT_ONCE: Final = 64
LONGEST_SECONDS: Final = 30


class _Place(Generic[T, R]):
    """One caller's place in the line.

    Attributes:
        item: What the caller brings.
        serve: Serves several items of the kind.
        turn: Held until the place is the first of the line.
        is_over: Whether the item was served, or is to be served alone.
        answer: The answer, once it is over; None: it is to be served alone.
    """

    def __init__(self, item: T, serve: Callable[[Sequence[T]], Sequence[R]]) -> None:
        self.item = item
        self.serve = serve
        self.turn = Lock()
        self.turn.acquire()
        self.is_over = False
        self.answer: R | None = None


class ThreadGroupCommit(GroupCommit):
    """Threads stand in a line, whose first carries out what all of them have brought.

    Nobody waits for company: whoever is alone begins at once, and those who come
    meanwhile are the next group. A line that moves in order makes the groups large:
    who was served is back at its end, with another command, before the next one leads.

    Args:
        at_once: How many commands are in a group at most.
    """

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._at_once = at_once
        self._line: list[_Place[object, object]] = []
        self._moving = Lock()
        _ALL.add(self)

    @override
    def __call__(
        self, item: T, serve: Callable[[Sequence[T]], Sequence[R]], /
    ) -> R | None:
        place = _Place(item, serve)
        in_line = cast("_Place[object, object]", place)
        try:
            self._enter(in_line)
            if not place.turn.acquire(timeout=LONGEST_SECONDS):
                reason = f"other threads have written for {LONGEST_SECONDS} s"
                raise StoreBusyError(reason)
            if not place.is_over:
                self._lead(in_line)
        finally:
            self._leave(in_line)
        return place.answer

    @property
    def waiting(self) -> int:
        """How many are in the line, those who are being served included."""
        return len(self._line)

    def forget(self) -> None:
        """Begin anew, in a forked process: those who waited are not in it."""
        self._line = []
        self._moving = Lock()

    def _enter(self, place: _Place[object, object]) -> None:
        with self._moving:
            self._line.append(place)
            if self._line[0] is place:
                place.turn.release()

    def _lead(self, first: _Place[object, object]) -> None:
        with self._moving:
            alike = [place for place in self._line if place.serve == first.serve]
        group = alike[: self._at_once]
        answers: Sequence[object | None] = [None] * len(group)
        # An error is nobody's yet: whoever it concerns will meet it alone.
        with suppress(Exception):
            answers = first.serve([place.item for place in group])
        for place, answer in zip(group, answers, strict=True):
            place.answer, place.is_over = answer, True

    def _leave(self, place: _Place[object, object]) -> None:
        with self._moving:
            if place in self._line:
                was_first = self._line[0] is place
                self._line.remove(place)
                if was_first and self._line:
                    self._line[0].turn.release()


_ALL: Final[WeakSet[ThreadGroupCommit]] = WeakSet()


def _forget_all() -> None:
    for group_commit in tuple(_ALL):
        group_commit.forget()


if sys.platform != "win32":
    os.register_at_fork(after_in_child=_forget_all)
