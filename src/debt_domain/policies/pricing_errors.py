"""Why a tariff is none, and why no price follows."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError
from debt_domain.values.money import Money
from debt_domain.values.price import PriceSource


class BracketsError(RejectedError, ValueError):
    """The brackets of a tariff cover every claim once."""

    code: ClassVar[str] = "pricing.brackets"

    def __init__(self, *, brackets: tuple[Money, ...]) -> None:
        given = ", ".join(str(x) for x in brackets) or "none"
        accepted = "amounts of one currency, the first zero, each above the one before"
        super().__init__(
            f"brackets: {given}; accepted is {accepted}",
            field="brackets",
            value=given,
            accepted=accepted,
        )
        self.brackets = brackets


class PriceSourceMissingError(RejectedError):
    """Every case that is priced has a tariff, if only the default."""

    code: ClassVar[str] = "pricing.source_missing"

    def __init__(self, *, order: tuple[PriceSource, ...]) -> None:
        accepted = "an accepted quote, or a tariff of the policy that fits the case"
        super().__init__(
            f"price: none of {', '.join(order) or 'no sources'} says one; accepted is"
            f" {accepted}",
            field="price",
            accepted=accepted,
        )
        self.order = order


class QuoteRateMissingError(RejectedError):
    """A price is a part of the money; a flat or hourly quote has none."""

    code: ClassVar[str] = "pricing.quote_rate_missing"

    def __init__(self, *, quote_id: str) -> None:
        accepted = "a quote with a success rate; else AgreeCommission"
        super().__init__(
            f"price: quote {quote_id} asks for no part of the money; accepted is"
            f" {accepted}",
            field="price",
            value=quote_id,
            accepted=accepted,
        )
        self.quote_id = quote_id


class ConversionMissingError(RejectedError):
    """No rate of exchange is guessed."""

    code: ClassVar[str] = "pricing.conversion_missing"

    def __init__(
        self, *, source: PriceSource, currency: str, tariff_currency: str
    ) -> None:
        accepted = f"a stated rate from {currency} to {tariff_currency}"
        super().__init__(
            f"conversions: the tariff {source} is in {tariff_currency}, the claim in"
            f" {currency}; accepted is {accepted}",
            field="conversions",
            value=currency,
            accepted=accepted,
        )
        self.source, self.currency = source, currency
        self.tariff_currency = tariff_currency
