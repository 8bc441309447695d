"""Which part of the money a case costs its client."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, Protocol

from debt_domain.policies.pricing_errors import (
    BracketsError,
    ConversionMissingError,
    PriceSourceMissingError,
    QuoteRateMissingError,
)
from debt_domain.values.aging import OpenInvoice, over_months
from debt_domain.values.currency import exponent_of
from debt_domain.values.money import Money
from debt_domain.values.policy import PolicyInput
from debt_domain.values.price import (
    Price,
    PriceSource,
    PricingFigures,
    Quoted,
    StatedRate,
)


class PricingPolicy(Protocol):
    """Asked when a price is determined; its answer is kept in the event."""

    def __call__(self, figures: PricingFigures, /) -> Price:
        """Give the price with what led to it.

        Raises:
            RejectedError: No price follows from what the policy knows.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeUplift:
    """What is added to the rate for old invoices, by one version of the terms.

    Attributes:
        effective_from: The first day of submission that it counts for.
        over_12_months: From 12 full months overdue on; 10 points are 1/10.
        over_24_months: Instead, from 24 on.

    Example:
        >>> uplift = AgeUplift(
        ...     effective_from=date.min,
        ...     over_12_months=Fraction(10, 100),
        ...     over_24_months=Fraction(20, 100),
        ... )
        >>> old = OpenInvoice(due_on=date(2024, 1, 31), open_minor=100_00)
        >>> new = OpenInvoice(due_on=date(2026, 1, 31), open_minor=300_00)
        >>> uplift.blended((old, new), date(2026, 3, 2))
        Fraction(1, 20)
    """

    effective_from: date
    over_12_months: Fraction
    over_24_months: Fraction

    def blended(self, invoices: Iterable[OpenInvoice], on: date) -> Fraction:
        """Weigh each invoice's uplift by what of it is open; one has its own bracket's.

        Args:
            invoices: What is open, in one currency.
            on: The day to which their age is counted.

        Returns:
            `((A12 - A24) * u12 + A24 * u24) / total`, exact; 0 where nothing is open.
        """
        each = tuple(invoices)
        total = sum(x.open_minor for x in each)
        if not total:
            return Fraction(0)
        over_12, over_24 = over_months(each, 12, on), over_months(each, 24, on)
        younger = (over_12 - over_24) * self.over_12_months
        return (younger + over_24 * self.over_24_months) / total


STANDARD_UPLIFTS: Final = (
    AgeUplift(
        effective_from=date.min,
        over_12_months=Fraction(10, 100),
        over_24_months=Fraction(20, 100),
    ),
    AgeUplift(
        effective_from=date(2026, 3, 25),
        over_12_months=Fraction(8, 100),
        over_24_months=Fraction(15, 100),
    ),
)
"""The uplifts of the standard terms, oldest version first; a contract that was signed
under old terms has the first alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bracket:
    """The rate of claims from a size on.

    Attributes:
        claim_from: The smallest principal, in the tariff's currency.
        rate: The part of the money, before any uplift.
    """

    claim_from: Money
    rate: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Tariff:
    """What somebody's cases cost.

    Attributes:
        source: What kind of tariff it is.
        applies_to: The client, `client/division`, the partner, or the debtor's country
            that it is for; None for the default.
        brackets: From zero on, each larger than the one before, in one currency.
        collector_share: The collector's part of the price; the platform's is the rest.
        uplifts: For age, by version of the terms, oldest first; empty: none.
        conversions: Stated rates for claims in other currencies.

    Raises:
        BracketsError: The brackets are none, leave a gap, or mix currencies.
    """

    source: PriceSource
    applies_to: str | None = None
    brackets: tuple[Bracket, ...]
    collector_share: Fraction
    uplifts: tuple[AgeUplift, ...] = ()
    conversions: tuple[StatedRate, ...] = ()

    def __post_init__(self) -> None:
        sizes = [bracket.claim_from for bracket in self.brackets]
        one_currency = len({size.currency for size in sizes}) == 1
        minors = [size.amount_minor for size in sizes]
        if not one_currency or minors[0] or minors != sorted(set(minors)):
            raise BracketsError(brackets=tuple(sizes))

    @property
    def currency(self) -> str:
        """The currency of the brackets."""
        return self.brackets[0].claim_from.currency

    def conversion(self, currency: str) -> StatedRate | None:
        """Give the rate for claims in a currency; None: it is the tariff's own.

        Raises:
            ConversionMissingError: No rate is stated for it.
        """
        if currency == self.currency:
            return None
        for stated in self.conversions:
            if stated.currency == currency:
                return stated
        raise ConversionMissingError(
            source=self.source, currency=currency, tariff_currency=self.currency
        )

    def bracket(self, principal: Money) -> Bracket:
        """Give the bracket of a claim; one lowered to less than nothing has the first."""
        size = _units(principal)
        stated = self.conversion(principal.currency)
        if stated is not None:
            size *= stated.rate
        fitting = [x for x in self.brackets if _units(x.claim_from) <= size]
        return fitting[-1] if fitting else self.brackets[0]

    def uplift(self, figures: PricingFigures) -> Fraction:
        """Give what is added for age, by the terms in force at submission."""
        on = figures.submitted_on
        in_force = [x for x in self.uplifts if x.effective_from <= on]
        return in_force[-1].blended(figures.invoices, on) if in_force else Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardPricing:
    """Tariffs, of which the first that matches says the price.

    Attributes:
        version: Raised with every change of the figures below.
        tariffs: All there are, in any order.
        order: What is asked first; a source that is left out is never asked.
        quoted_collector_share: The collector's part of a price that it has quoted
            itself; all of it by default.
        consent_above: By how much a price may move without the client's consent; 2
            percentage points are 1/50.

    Example:
        >>> rest = Bracket(claim_from=Money(0, "EUR"), rate=Fraction(1, 4))
        >>> large = Bracket(claim_from=Money(5_000_00, "EUR"), rate=Fraction(1, 5))
        >>> default = Tariff(
        ...     source=PriceSource.DEFAULT,
        ...     brackets=(rest, large),
        ...     collector_share=Fraction(3, 5),
        ... )
        >>> figures = PricingFigures(
        ...     principal=Money(6_000_00, "EUR"),
        ...     invoices=(),
        ...     submitted_on=date(2026, 3, 2),
        ...     client_id="CL-1",
        ...     debtor_country="DE",
        ... )
        >>> StandardPricing(tariffs=(default,))(figures).rate
        Fraction(1, 5)
    """

    version: int = 1
    tariffs: tuple[Tariff, ...] = ()
    order: tuple[PriceSource, ...] = tuple(PriceSource)
    quoted_collector_share: Fraction = Fraction(1)
    consent_above: Fraction = Fraction(0)

    def __call__(self, figures: PricingFigures, /) -> Price:
        """Give the price by the first source that matches.

        Raises:
            PriceSourceMissingError: None does.
            QuoteRateMissingError: An accepted quote asks for no part of the money.
            ConversionMissingError: The tariff states no rate for the claim's currency.
        """
        for source in self.order:
            if source is PriceSource.QUOTE and figures.quote is not None:
                return self._quoted(figures.quote, figures)
            for tariff in self.tariffs:
                if tariff.source is source and _matches(tariff, figures):
                    return self._by_tariff(tariff, figures)
        raise PriceSourceMissingError(order=self.order)

    def _quoted(self, quote: Quoted, figures: PricingFigures) -> Price:
        rate = quote.success_rate
        if rate is None:
            raise QuoteRateMissingError(quote_id=quote.quote_id)
        return Price(
            policy="standard_pricing",
            version=self.version,
            source=PriceSource.QUOTE,
            applies_to=quote.quote_id,
            base_rate=rate,
            uplift=Fraction(0),
            rate=rate,
            collector_share=self.quoted_collector_share,
            consent_above=self.consent_above,
            principal=figures.principal,
        )

    def _by_tariff(self, tariff: Tariff, figures: PricingFigures) -> Price:
        bracket, uplift = tariff.bracket(figures.principal), tariff.uplift(figures)
        return Price(
            policy="standard_pricing",
            version=self.version,
            source=tariff.source,
            applies_to=tariff.applies_to,
            bracket_from=bracket.claim_from,
            conversion=tariff.conversion(figures.principal.currency),
            base_rate=bracket.rate,
            uplift=uplift,
            rate=bracket.rate + uplift,
            collector_share=tariff.collector_share,
            consent_above=self.consent_above,
            principal=figures.principal,
            inputs=_inputs(figures),
        )


def _units(amount: Money) -> Fraction:
    """Give an amount in whole units, so that currencies of any decimals compare."""
    return Fraction(amount.amount_minor, 10 ** exponent_of(amount.currency))


def _matches(tariff: Tariff, figures: PricingFigures) -> bool:
    division = figures.division_id
    party = {
        PriceSource.CLIENT_CONTRACT: figures.client_id,
        PriceSource.DIVISION: division and f"{figures.client_id}/{division}",
        PriceSource.PARTNER_TARIFF: figures.collector_id,
        PriceSource.COUNTRY_TARIFF: figures.debtor_country,
    }
    if tariff.source is PriceSource.DEFAULT:
        return True
    found = party.get(tariff.source)
    return found is not None and found == tariff.applies_to


def _inputs(figures: PricingFigures) -> tuple[PolicyInput, ...]:
    currency, on = figures.principal.currency, figures.submitted_on
    amounts = {
        "open_at_submission": sum(x.open_minor for x in figures.invoices),
        "over_12_months": over_months(figures.invoices, 12, on),
        "over_24_months": over_months(figures.invoices, 24, on),
    }
    return (
        *(
            PolicyInput(name=k, value=str(Money(v, currency)))
            for k, v in amounts.items()
        ),
        PolicyInput(name="submitted_on", value=on.isoformat()),
    )
