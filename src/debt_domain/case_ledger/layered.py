"""A map that grows with a history."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final, Generic, Self, TypeVar

from typing_extensions import override

K = TypeVar("K")
V = TypeVar("V")

_SMALL: Final = 64


class LayeredMap(Mapping[K, V], Generic[K, V]):
    """A map of which a changed copy costs little, however much is in it.

    What was put lately lies over what was there before, which copies share. Like a
    dict it gives its keys in the order in which they were first put.

    Example:
        >>> first = LayeredMap({"P1": 10, "P2": 20})
        >>> second = first.copy()
        >>> second.put("P1", 5)
        >>> dict(first), dict(second)
        ({'P1': 10, 'P2': 20}, {'P1': 5, 'P2': 20})
    """

    __slots__ = ("_above", "_below")

    def __init__(
        self, below: Mapping[K, V], above: Mapping[K, V] | None = None
    ) -> None:
        self._below = below
        self._above = dict[K, V](above or {})

    def copy(self) -> Self:
        """Give a copy to change.

        Once much lies above, both layers are copied into one: of n keys that is every
        square root of n changes.
        """
        above = self._above
        if len(above) > _SMALL and len(above) ** 2 > len(self._below):
            return type(self)({**self._below, **above})
        return type(self)(self._below, above)

    def put(self, key: K, value: V) -> None:
        """Put a value; only whoever has just made the copy may do so."""
        self._above[key] = value

    @override
    def __getitem__(self, key: K) -> V:
        return self._above[key] if key in self._above else self._below[key]

    @override
    def __iter__(self) -> Iterator[K]:
        new = (key for key in self._above if key not in self._below)
        return chain(self._below, new)

    @override
    def __len__(self) -> int:
        return len(self._below) + sum(key not in self._below for key in self._above)
