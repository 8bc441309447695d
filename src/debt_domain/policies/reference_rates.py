"""The rates of interest that statutes give, by the day from which they count."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import ClassVar, Final, Protocol

from debt_domain.kernel.errors import RejectedError
from debt_domain.values.interest_rate import AnnualRate
from debt_domain.values.money import Money


class UnknownStatuteError(RejectedError):
    """A statute's interest is charged by a table that has the statute."""

    code: ClassVar[str] = "interest.unknown_statute"

    def __init__(self, *, statute: str, known: tuple[str, ...]) -> None:
        accepted = ", ".join(known) + ", or a table of the host's own that has it"
        super().__init__(
            f"statute: {statute} has no rates; accepted is one of: {accepted}",
            field="claim.interest_basis.statute",
            value=statute,
            accepted=accepted,
        )
        self.statute, self.known = statute, known


class ReferenceRateMissingError(RejectedError):
    """No rate is guessed for a day that the table does not reach.

    Attributes:
        rate: The reference rate.
        day: The day that needs one.
        first_on: The first day that the table knows.
        last_on: The last one.
    """

    code: ClassVar[str] = "interest.reference_rate_missing"

    def __init__(self, *, rate: str, day: date, first_on: date, last_on: date) -> None:
        accepted = f"a day from {first_on} to {last_on}, or a longer table"
        super().__init__(
            f"up_to: the {rate} is not known for {day}; accepted is {accepted}",
            field="up_to",
            value=day,
            accepted=accepted,
        )
        self.rate, self.day = rate, day
        self.first_on, self.last_on = first_on, last_on


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceRate:
    """A published rate that statutes add their points to.

    Attributes:
        name: What it is called in refusals, and as the source of a rate.
        percents: By the first day of the half-year that it counts for.
        last_on: The last day that the latest of them counts for.
    """

    name: str
    percents: Mapping[date, str]
    last_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Statute:
    """A law that gives creditors interest.

    Attributes:
        reference: The rate that it refers to.
        points: What it adds, in percentage points.
        stays: The rate of the half-year in which interest begins stays for good.
        lump_sums: What a creditor may claim beside, by the debt from which on, both in
            the currency of the law; empty: nothing.
    """

    reference: ReferenceRate
    points: int
    stays: bool = False
    lump_sums: tuple[tuple[Money, Money], ...] = ()


class StatutoryInterest(Protocol):
    """Where a case's statutory interest comes from; a host may give its own."""

    def rates(
        self, statute: str, begun: Sequence[date], up_to: date
    ) -> tuple[AnnualRate, ...]:
        """Give every rate that counts, oldest first.

        Args:
            statute: As the claim's interest basis names it.
            begun: The first day of interest of each invoice, at least one.
            up_to: The last day, not before these.

        Raises:
            RejectedError: The statute is unknown, or a day's rate is.
        """
        ...


@dataclass(frozen=True, slots=True)
class StatutoryRates:
    """Tables of the statutes by name.

    Args:
        statutes: By the name that a claim's interest basis gives.

    Example:
        >>> day = date(2026, 3, 1)
        >>> StatutoryRates().rates("EU_2011_7", (day,), day)[0].rate_bps
        1015
    """

    statutes: Mapping[str, Statute] = field(default_factory=lambda: STATUTES)

    def rates(
        self, statute: str, begun: Sequence[date], up_to: date
    ) -> tuple[AnnualRate, ...]:
        """Give every rate that counts, oldest first.

        Args:
            statute: Such as `EU_2011_7`.
            begun: The first day of interest of each invoice, at least one.
            up_to: The last day, not before these.

        Raises:
            UnknownStatuteError: There is no table for the statute.
            ReferenceRateMissingError: The table does not reach one of the days.
        """
        law = self._law(statute)
        first, last = min(begun), max(begun) if law.stays else up_to
        for day in (first, last):
            _require_known(law.reference, day)
        days = sorted(law.reference.percents)
        known = days[bisect_right(days, first) - 1 : bisect_right(days, last)]
        return tuple(_rate(law, day) for day in known)

    def lump_sum(self, statute: str, debt: Money) -> Money | None:
        """Give the fixed sum that may be claimed for one late debt, if there is one.

        Example:
            >>> StatutoryRates().lump_sum("UK_1998", Money(1_500_00, "GBP")).text()
            '70.00'

        Raises:
            UnknownStatuteError: There is no table for the statute.
        """
        sums = [
            lump_sum
            for least, lump_sum in self._law(statute).lump_sums
            if least.currency == debt.currency and least <= debt
        ]
        return sums[-1] if sums else None

    def _law(self, statute: str) -> Statute:
        if statute not in self.statutes:
            raise UnknownStatuteError(statute=statute, known=tuple(self.statutes))
        return self.statutes[statute]


def _require_known(reference: ReferenceRate, day: date) -> None:
    first_on = min(reference.percents)
    if not first_on <= day <= reference.last_on:
        raise ReferenceRateMissingError(
            rate=reference.name, day=day, first_on=first_on, last_on=reference.last_on
        )


def _rate(law: Statute, day: date) -> AnnualRate:
    percent = law.reference.percents[day]
    return AnnualRate(
        from_on=day,
        rate_bps=int((Decimal(percent) + law.points) * 100),
        source=f"{law.reference.name} {percent} % + {law.points} points",
        stays=law.stays,
    )


def _half_years(first: int, *percents: str) -> Mapping[date, str]:
    """Give each half-year from a year's January on its rate."""
    days = (date(first + n // 2, 1 + n % 2 * 6, 1) for n in range(len(percents)))
    return MappingProxyType(dict(zip(days, percents, strict=True)))


_ECB: Final = ReferenceRate(
    name="ECB main refinancing rate",
    percents=_half_years(
        2015,
        *("0.05", "0.05", "0.05", "0.00", "0.00", "0.00", "0.00", "0.00"),
        *("0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00"),
        *("2.50", "4.00", "4.50", "4.25", "3.15", "2.15", "2.15"),
    ),
    last_on=date(2026, 6, 30),
)
"""The rate on the first calendar day of each half-year.

Source: ECB, key interest rates, fixed rate tenders, by date of effect (14 September
2022 to 11 June 2025 and unchanged on 1 January 2026; before, 10 September 2014 and 16
March 2016).
"""

_GERMAN_BASE: Final = ReferenceRate(
    name="base rate of section 247 BGB",
    percents=_half_years(
        2015,
        *("-0.83", "-0.83", "-0.83", "-0.88", "-0.88", "-0.88", "-0.88", "-0.88"),
        *("-0.88", "-0.88", "-0.88", "-0.88", "-0.88", "-0.88", "-0.88", "-0.88"),
        *("1.62", "3.12", "3.62", "3.37", "2.27", "1.27", "1.27"),
    ),
    last_on=date(2026, 6, 30),
)
"""Source: Deutsche Bundesbank, Bekanntgabe des Basiszinssatzes, to 1 January 2026."""

_BANK_OF_ENGLAND: Final = ReferenceRate(
    name="Bank of England base rate",
    percents=_half_years(
        2015,
        *("0.50", "0.50", "0.50", "0.50", "0.25", "0.25", "0.50", "0.50"),
        *("0.75", "0.75", "0.75", "0.10", "0.10", "0.10", "0.25", "1.25"),
        *("3.50", "5.00", "5.25", "5.25", "4.75", "4.25", "3.75", "3.75"),
    ),
    last_on=date(2026, 12, 31),
)
"""The rate on the 31 December or 30 June before each half-year.

Source: Bank of England, official Bank Rate history, to the decision of June 2026.
"""

STATUTES: Final[Mapping[str, Statute]] = MappingProxyType(
    {
        # Directive 2011/7/EU, articles 2(6), 2(7), 3 and 6.
        "EU_2011_7": Statute(
            reference=_ECB,
            points=8,
            lump_sums=((Money(1, "EUR"), Money(40_00, "EUR")),),
        ),
        # Section 288(1): consumers take part, so there is no lump sum.
        "BGB_288_1": Statute(reference=_GERMAN_BASE, points=5),
        # Section 288(2) and (5): between businesses.
        "BGB_288_2": Statute(
            reference=_GERMAN_BASE,
            points=9,
            lump_sums=((Money(1, "EUR"), Money(40_00, "EUR")),),
        ),
        # Late Payment of Commercial Debts (Interest) Act 1998, sections 5A and 6, and
        # Rate of Interest (No. 3) Order 2002, article 4.
        "UK_1998": Statute(
            reference=_BANK_OF_ENGLAND,
            points=8,
            stays=True,
            lump_sums=(
                (Money(1, "GBP"), Money(40_00, "GBP")),
                (Money(1_000_00, "GBP"), Money(70_00, "GBP")),
                (Money(10_000_00, "GBP"), Money(100_00, "GBP")),
            ),
        ),
    }
)
"""The statutes that the library has figures for, by name."""
