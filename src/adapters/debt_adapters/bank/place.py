"""Where in a file something stands, and what is refused there by name."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from debt_adapters.bank.errors import MalformedStatementError
from debt_domain.kernel.errors import RejectedError
from debt_domain.values.money import Money

_GERMAN_DAY = re.compile(r"(?P<day>\d{2})\.(?P<month>\d{2})\.(?P<year>\d{4})")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file.

    Attributes:
        file: The file's name.
        where: Such as `line 7` or `statement 1, entry 3`.
    """

    file: str
    where: str

    def malformed(self, found: str, accepted: str) -> MalformedStatementError:
        """Give the refusal of what stands here."""
        return MalformedStatementError(
            file=self.file, place=self.where, found=found, accepted=accepted
        )

    def amount_minor(self, text: str | Decimal, currency: str) -> int:
        """Read an amount with a decimal point, exact to the minor unit.

        Raises:
            MalformedStatementError: It is none, or has too many decimals.
        """
        written = format(text, "f") if isinstance(text, Decimal) else text.strip()
        try:
            return Money.parse(_without_spare_zeros(written), currency).amount_minor
        except RejectedError as refusal:
            raise self.malformed(
                f"{written!r} is no amount of {currency}", refusal.accepted
            ) from None

    def currency(self, code: str) -> str:
        """Read a currency.

        Raises:
            MalformedStatementError: The code is unknown.
        """
        try:
            return Money(0, code.strip()).currency
        except RejectedError as refusal:
            found = f"{code!r} is no currency that is known"
            raise self.malformed(found, refusal.accepted) from None

    def day(self, text: str) -> date:
        """Read a day, as 2026-03-02 or 02.03.2026.

        Raises:
            MalformedStatementError: It is none.
        """
        german = _GERMAN_DAY.fullmatch(text.strip())
        try:
            if german is not None:
                parts = (int(german[x]) for x in ("year", "month", "day"))
                return date(*parts)
            return date.fromisoformat(text.strip()[:10])
        except ValueError:
            accepted = "a day such as 2026-03-02 or 02.03.2026"
            raise self.malformed(f"{text!r} is no day", accepted) from None


def _without_spare_zeros(written: str) -> str:
    """Take off decimals that say nothing: banks write 100.00000 too."""
    units, point, decimals = written.partition(".")
    kept = decimals.rstrip("0")
    return f"{units}.{kept}" if point and kept else units
