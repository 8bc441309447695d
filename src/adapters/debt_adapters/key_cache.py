"""Subjects' keys that were unwrapped before, so that they are not unwrapped again."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from threading import Lock
from typing import Final, NamedTuple

CACHED_KEYS: Final = 1024


class Unwrapped(NamedTuple):
    """A key, and what it was unwrapped from."""

    wrapped: bytes
    key: bytes


class KeyCache:
    """A bounded memory of keys, the least used of which go first.

    A key is given only to whoever has its wrapped form from the store. So one that
    was never committed, was destroyed or was wrapped anew is not given, whichever
    process did that.

    Args:
        size: How many keys to keep at most; 0 keeps none.
    """

    def __init__(self, size: int = CACHED_KEYS) -> None:
        self._size = size
        self._keys: OrderedDict[str, Unwrapped] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._keys)

    def get(self, subject: str, wrapped: bytes) -> bytes | None:
        """Give a subject's key if it was unwrapped from these bytes."""
        with self._lock:
            found = self._keys.get(subject)
            if found is None or found.wrapped != wrapped:
                return None
            self._keys.move_to_end(subject)
            return found.key

    def keep(self, unwrapped: Mapping[str, Unwrapped]) -> None:
        """Keep keys that are committed, by subject."""
        with self._lock:
            for subject, key in unwrapped.items():
                self._keys[subject] = key
                self._keys.move_to_end(subject)
            while len(self._keys) > self._size:
                self._keys.popitem(last=False)

    def drop(self, subjects: Iterable[str]) -> None:
        """Forget subjects' keys."""
        with self._lock:
            for subject in subjects:
                self._keys.pop(subject, None)
