"""Why a figure is refused: one class per rule.

Every one is also a `ValueError`, so that pydantic reports it as a validation error
when the figure is a field of a message.
"""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError


class UnknownCurrencyError(RejectedError, ValueError):
    """Only active ISO 4217 codes that have a minor unit name a currency."""

    code: ClassVar[str] = "money.unknown_currency"

    def __init__(self, *, value: object) -> None:
        accepted = "an active ISO 4217 code with a minor unit, such as EUR"
        super().__init__(
            f"currency: {value!r} is unknown; accepted is {accepted}",
            field="currency",
            value=value,
            accepted=accepted,
        )


class AmountNotWholeError(RejectedError, ValueError):
    """An amount is a whole number of minor units, never a float."""

    code: ClassVar[str] = "money.amount_not_whole"

    def __init__(self, *, field: str, value: object) -> None:
        accepted = "an int counting minor units"
        super().__init__(
            f"{field}: {value!r} is a {type(value).__name__}; accepted is {accepted}",
            field=field,
            value=value,
            accepted=accepted,
        )


class AmountOutOfRangeError(RejectedError, ValueError):
    """An amount is one that somebody could owe."""

    code: ClassVar[str] = "money.amount_out_of_range"

    def __init__(self, *, field: str, most_minor: int) -> None:
        accepted = f"-10**{len(str(most_minor)) - 1} to 10**{len(str(most_minor)) - 1}"
        super().__init__(
            f"{field}: this is out of all proportion; accepted are {accepted} minor units",
            field=field,
            accepted=accepted,
        )
        self.most_minor = most_minor


class MalformedAmountError(RejectedError, ValueError):
    """An amount is written in digits with at most one decimal point."""

    code: ClassVar[str] = "money.malformed_amount"

    def __init__(self, *, value: object) -> None:
        accepted = (
            "text of up to 30 digits with an optional leading minus and an optional"
            " decimal point, such as '-1000.5'; no exponent, no thousands separator"
        )
        super().__init__(
            f"text: {value!r} is no amount; accepted is {accepted}",
            field="text",
            value=value,
            accepted=accepted,
        )


class TooManyDecimalsError(RejectedError, ValueError):
    """An amount has no more decimals than its currency."""

    code: ClassVar[str] = "money.too_many_decimals"

    def __init__(self, *, value: str, currency: str, exponent: int) -> None:
        accepted = f"at most {exponent} decimals for {currency}"
        super().__init__(
            f"text: {value!r} has too many decimals; accepted are {accepted}",
            field="text",
            value=value,
            accepted=accepted,
        )
        self.currency, self.exponent = currency, exponent


class CurrencyMismatchError(RejectedError, ValueError):
    """Amounts are added and compared within one currency."""

    code: ClassVar[str] = "money.currency_mismatch"

    def __init__(self, *, left: str, right: str) -> None:
        super().__init__(
            f"currency: {right} does not go with {left}; accepted is {left}",
            field="currency",
            value=right,
            accepted=left,
        )
        self.left, self.right = left, right


class PartyNameError(RejectedError, ValueError):
    """A party of a split is named by text."""

    code: ClassVar[str] = "split.party_name"

    def __init__(self, *, value: object) -> None:
        accepted = "text of at least one character"
        super().__init__(
            f"shares: {value!r} names no party; accepted is {accepted}",
            field="shares",
            value=value,
            accepted=accepted,
        )


class DuplicatePartyError(RejectedError, ValueError):
    """A split names each party once."""

    code: ClassVar[str] = "split.duplicate_party"

    def __init__(self, *, party: str) -> None:
        accepted = "each party once"
        super().__init__(
            f"shares: {party!r} is named twice; accepted is {accepted}",
            field="shares",
            value=party,
            accepted=accepted,
        )
        self.party = party


class UnknownPartyError(RejectedError, ValueError):
    """Only a party of the split has a share of it."""

    code: ClassVar[str] = "split.unknown_party"

    def __init__(self, *, party: str, parties: tuple[str, ...]) -> None:
        accepted = "one of " + ", ".join(parties)
        super().__init__(
            f"party: {party!r} has no share; accepted is {accepted}",
            field="party",
            value=party,
            accepted=accepted,
        )
        self.party, self.parties = party, parties


class WeightNotExactError(RejectedError, ValueError):
    """A weight is an exact number, never a float."""

    code: ClassVar[str] = "split.weight_not_exact"

    def __init__(self, *, party: str, value: object) -> None:
        accepted = "an int or a Fraction"
        super().__init__(
            f"shares: weight {value!r} of {party!r} is a {type(value).__name__};"
            f" accepted is {accepted}",
            field="shares",
            value=value,
            accepted=accepted,
        )
        self.party = party


class NegativeWeightError(RejectedError, ValueError):
    """A weight is zero or more."""

    code: ClassVar[str] = "split.negative_weight"

    def __init__(self, *, party: str, value: object) -> None:
        accepted = "zero or more"
        super().__init__(
            f"shares: weight {value} of {party!r} is negative; accepted is {accepted}",
            field="shares",
            value=value,
            accepted=accepted,
        )
        self.party = party


class NoPositiveWeightError(RejectedError, ValueError):
    """Somebody must get the money."""

    code: ClassVar[str] = "split.no_positive_weight"

    def __init__(self, *, parties: tuple[str, ...]) -> None:
        accepted = "at least one weight above zero"
        super().__init__(
            f"shares: none of {parties!r} has a weight; accepted is {accepted}",
            field="shares",
            value=parties,
            accepted=accepted,
        )
        self.parties = parties


class SplitTooFineError(RejectedError, ValueError):
    """The whole weights of a split sum to a number whose table can be kept."""

    code: ClassVar[str] = "split.too_fine"

    def __init__(self, *, denominator: int, limit: int) -> None:
        accepted = f"weights whose lowest terms sum to at most {limit:,}"
        super().__init__(
            f"shares: the lowest terms sum to {denominator:,}; accepted are {accepted}",
            field="shares",
            value=denominator,
            accepted=accepted,
        )
        self.denominator, self.limit = denominator, limit


class ReversalExceedsPaymentError(RejectedError, ValueError):
    """A reversal takes back no more than what is left of its payment."""

    code: ClassVar[str] = "split.reversal_exceeds_payment"

    def __init__(self, *, amount_minor: int, left_minor: int) -> None:
        accepted = f"1 to {left_minor}" if left_minor > 0 else "none: nothing is left"
        super().__init__(
            f"amount_minor: {amount_minor} cannot be reversed; accepted is {accepted}",
            field="amount_minor",
            value=amount_minor,
            accepted=accepted,
        )
        self.amount_minor, self.left_minor = amount_minor, left_minor
