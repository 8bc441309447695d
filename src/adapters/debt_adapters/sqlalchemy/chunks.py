"""Long lists of names, in pieces that every database takes."""

from collections.abc import Iterator, Sequence
from typing import Final

CHUNK: Final = 1000


def chunks(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut a list into pieces of at most 1000."""
    for start in range(0, len(names), CHUNK):
        yield names[start : start + CHUNK]
