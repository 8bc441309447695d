"""Amounts of money, exact to the minor unit."""

import re
from dataclasses import dataclass
from functools import total_ordering
from typing import Annotated, Final, Self, TypeAlias

from pydantic import AfterValidator

from debt_domain.values.currency import exponent_of
from debt_domain.values.errors import (
    AmountNotWholeError,
    AmountOutOfRangeError,
    CurrencyMismatchError,
    MalformedAmountError,
    TooManyDecimalsError,
)

# int() refuses text of several thousand digits; the bound refuses it by name first.
_AMOUNT: Final = re.compile(
    r"(?P<sign>-?)(?P<units>[0-9]{1,30})(\.(?P<decimals>[0-9]{1,30}))?"
)


# Far above all the money there is, and far below what int() and str() refuse.
_MOST_MINOR: Final = 10**30


def require_whole(field: str, value: object) -> None:
    """Refuse anything but an int as a count of minor units; a bool is none.

    Raises:
        AmountNotWholeError: `value` is not an int.
    """
    if type(value) is not int:
        raise AmountNotWholeError(field=field, value=value)


def _within_reason(amount_minor: int) -> int:
    if not -_MOST_MINOR <= amount_minor <= _MOST_MINOR:
        raise AmountOutOfRangeError(field="amount_minor", most_minor=_MOST_MINOR)
    return amount_minor


MinorUnits: TypeAlias = Annotated[int, AfterValidator(_within_reason)]
"""A count of minor units as a field of a message whose currency stands elsewhere."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """An integer count of a currency's minor units.

    Args:
        amount_minor: Minor units: cents for EUR, yen for JPY, fils for BHD.
        currency: An ISO 4217 code.

    Raises:
        AmountNotWholeError: The amount is not an int.
        AmountOutOfRangeError: It is beyond 10**30 minor units, above or below zero.
        UnknownCurrencyError: The code is not one of `debt_domain.values.currency`.

    Example:
        >>> print(Money(100_00, "EUR") + Money(1, "EUR"))
        100.01 EUR
    """

    amount_minor: int
    currency: str

    def __post_init__(self) -> None:
        require_whole("amount_minor", self.amount_minor)
        _within_reason(self.amount_minor)
        exponent_of(self.currency)

    @classmethod
    def parse(cls, text: str, currency: str) -> Self:
        """Read a decimal amount without rounding anything.

        Args:
            text: Digits with at most one decimal point: `1000`, `1000.5`, `-0.01`.
            currency: An ISO 4217 code.

        Raises:
            MalformedAmountError: The text is not such a number.
            TooManyDecimalsError: It has more decimals than the currency.
            UnknownCurrencyError: The code is unknown.

        Example:
            >>> Money.parse("100.01", "EUR")
            Money(amount_minor=10001, currency='EUR')
        """
        exponent = exponent_of(currency)
        sign, units, decimals = _pieces(text)
        if len(decimals) > exponent:
            raise TooManyDecimalsError(value=text, currency=currency, exponent=exponent)
        return cls(int(sign + units + decimals.ljust(exponent, "0")), currency)

    def text(self) -> str:
        """Write the amount with all decimals of its currency, as `parse` reads it.

        Example:
            >>> Money(1000, "EUR").text(), Money(1000, "JPY").text()
            ('10.00', '1000')
        """
        return self._written(grouping="")

    def label(self) -> str:
        """Write the amount for people, as `str` does.

        Example:
            >>> Money(1_000_00, "EUR").label()
            '1,000.00 EUR'
        """
        return f"{self.figure()} {self.currency}"

    __str__ = label

    def figure(self) -> str:
        """Write the amount for people, where the currency stands elsewhere.

        Example:
            >>> Money(-1_000_00, "EUR").figure()
            '-1,000.00'
        """
        return self._written(grouping=",")

    def __add__(self, other: Self) -> Self:
        self._require_same_currency(other)
        return type(self)(self.amount_minor + other.amount_minor, self.currency)

    def __sub__(self, other: Self) -> Self:
        return self + -other

    def __neg__(self) -> Self:
        return type(self)(-self.amount_minor, self.currency)

    def __lt__(self, other: "Money") -> bool:
        self._require_same_currency(other)
        return self.amount_minor < other.amount_minor

    def _require_same_currency(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise CurrencyMismatchError(left=self.currency, right=other.currency)

    def _written(self, *, grouping: str) -> str:
        exponent = exponent_of(self.currency)
        sign = "-" if self.amount_minor < 0 else ""
        units, decimals = divmod(abs(self.amount_minor), 10**exponent)
        tail = f".{decimals:0{exponent}}" if exponent else ""
        return f"{sign}{units:{grouping}}{tail}"


def _pieces(text: object) -> tuple[str, str, str]:
    found = _AMOUNT.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise MalformedAmountError(value=text)
    return found["sign"], found["units"], found["decimals"] or ""
