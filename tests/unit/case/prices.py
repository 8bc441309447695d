"""Prices of a client's own case, and the commission that follows from one."""

from fractions import Fraction
from typing import Final

from debt_domain.case.events import CommissionAgreed, PriceDetermined
from debt_domain.testing.partner_cases import case_figures
from debt_domain.values.money import Money
from debt_domain.values.price import Price, PriceSource
from debt_domain.values.resolved_terms import resolve_commission

SHARE: Final = Fraction(3, 5)


def price(
    rate: Fraction = Fraction(1, 4), source: PriceSource = PriceSource.DEFAULT
) -> Price:
    """Give a price that may move by two points."""
    return Price(
        policy="standard_pricing",
        version=1,
        source=source,
        base_rate=rate,
        uplift=Fraction(0),
        rate=rate,
        collector_share=SHARE,
        consent_above=Fraction(1, 50),
        principal=Money(1_000_00, "EUR"),
    )


def determined(rate: Fraction = Fraction(1, 4)) -> PriceDetermined:
    """Give the fact that a price was determined without the client's consent."""
    return PriceDetermined(price=price(rate), consent_reference=None)


def agreed(rate: Fraction = Fraction(1, 4)) -> CommissionAgreed:
    """Give the commission that P-9 has at such a price."""
    terms = resolve_commission(rate, SHARE, case_figures())
    return CommissionAgreed(collector_id="P-9", terms=terms)
