"""Rows listed in an order of their own, so that a page needs no look at all of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from debt_domain.kernel.message import Message

R = TypeVar("R", bound=Message)


@dataclass(frozen=True, slots=True)
class Listing(Generic[R]):
    """A short entry for each row of a projection, kept beside the rows.

    Attributes:
        entry: Gives a row's key in the order of the listing, and what it can be found
            by; None: it is not listed. Once a row has a key, it keeps it.
    """

    entry: Callable[[R], tuple[str, Message] | None]

    def changes(
        self, before: Mapping[str, R], after: Mapping[str, R]
    ) -> Iterator[tuple[str, Message]]:
        """Give the entries that are new, or not what they were."""
        for key, row in after.items():
            earlier = before.get(key)
            listed = self.entry(row)
            if listed and (earlier is None or self.entry(earlier) != listed):
                yield listed
