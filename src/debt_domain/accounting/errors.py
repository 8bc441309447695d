"""What an entry may never be."""

from collections.abc import Mapping

from debt_domain.accounting.accounts import Book


class UnbalancedEntryError(AssertionError):
    """A posting rule has a fault: a book does not sum to zero in some currency."""

    def __init__(self, *, rule: str, sums: Mapping[tuple[Book, str], int]) -> None:
        super().__init__(f"rule {rule} is out of balance: {dict(sums)}")
        self.rule, self.sums = rule, sums
