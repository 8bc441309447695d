"""What a case costs its client: who says it, for which size, and how old."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debt_domain.policies.pricing import (
    STANDARD_UPLIFTS,
    Bracket,
    StandardPricing,
    Tariff,
)
from debt_domain.policies.pricing_errors import (
    BracketsError,
    ConversionMissingError,
    PriceSourceMissingError,
    QuoteRateMissingError,
)
from debt_domain.values.aging import OpenInvoice
from debt_domain.values.money import Money
from debt_domain.values.policy import PolicyInput
from debt_domain.values.price import (
    PriceSource,
    PricingFigures,
    Quoted,
    StatedRate,
)
from tests.platform_inputs import INPUTS, SUBMITTED_ON, open_invoices

OLD_TERMS, TERMS_FROM_MARCH = STANDARD_UPLIFTS
INVOICES = st.lists(
    st.builds(
        OpenInvoice,
        due_on=st.dates(date(2023, 1, 1), SUBMITTED_ON),
        open_minor=st.integers(1, 10**9),
    ),
    min_size=1,
    max_size=6,
)


def brackets(
    *rates: tuple[int, Fraction], currency: str = "EUR"
) -> tuple[Bracket, ...]:
    return tuple(
        Bracket(claim_from=Money(minor, currency), rate=rate) for minor, rate in rates
    )


def tariff(
    source: PriceSource, applies_to: str | None = None, rate: Fraction = Fraction(1, 4)
) -> Tariff:
    return Tariff(
        source=source,
        applies_to=applies_to,
        brackets=brackets((0, rate)),
        collector_share=Fraction(3, 5),
    )


FIGURES = PricingFigures(
    principal=Money(1_000_00, "EUR"),
    invoices=(OpenInvoice(due_on=date(2025, 7, 1), open_minor=1_000_00),),
    submitted_on=SUBMITTED_ON,
    client_id="CL-1",
    division_id="north",
    collector_id="P-9",
    debtor_country="DE",
    quote=Quoted(quote_id="Q-1", success_rate=Fraction(1, 5)),
)
SOURCES = (
    tariff(PriceSource.CLIENT_CONTRACT, "CL-1"),
    tariff(PriceSource.DIVISION, "CL-1/north"),
    tariff(PriceSource.PARTNER_TARIFF, "P-9"),
    tariff(PriceSource.COUNTRY_TARIFF, "DE"),
    tariff(PriceSource.DEFAULT),
)
UNPRICED = FIGURES.model_copy(update={"quote": None})


@pytest.mark.parametrize("name", INPUTS)
def test_the_shipped_submissions_have_the_expected_uplifts(name: str) -> None:
    expected, invoices = INPUTS[name]["expected"], open_invoices(name)
    old, new = (x.blended(invoices, SUBMITTED_ON) * 100 for x in STANDARD_UPLIFTS)
    assert old == Fraction(expected["upliftPointsOldTerms"])
    assert new == Fraction(expected["upliftPointsTermsFrom20260325"])


@given(invoices=INVOICES)
def test_a_blend_lies_between_what_its_invoices_have(
    invoices: Sequence[OpenInvoice],
) -> None:
    single = [TERMS_FROM_MARCH.blended((x,), SUBMITTED_ON) for x in invoices]
    blend = TERMS_FROM_MARCH.blended(invoices, SUBMITTED_ON)
    assert min(single) <= blend <= max(single)
    assert set(single) <= {Fraction(0), Fraction(8, 100), Fraction(15, 100)}


@given(invoices=INVOICES, parts=st.integers(2, 5))
def test_it_does_not_matter_how_a_debt_is_cut_into_invoices(
    invoices: Sequence[OpenInvoice], parts: int
) -> None:
    cut = [
        OpenInvoice(due_on=x.due_on, open_minor=x.open_minor)
        for x in invoices
        for _ in range(parts)
    ]
    whole = OLD_TERMS.blended(invoices, SUBMITTED_ON)
    assert OLD_TERMS.blended(cut, SUBMITTED_ON) == whole


def test_a_claim_that_is_all_interest_has_no_age() -> None:
    assert OLD_TERMS.blended((), SUBMITTED_ON) == 0


@pytest.mark.parametrize("first", range(len(SOURCES)))
def test_the_first_source_that_matches_wins(first: int) -> None:
    policy = StandardPricing(tariffs=tuple(reversed(SOURCES[first:])))
    assert policy(UNPRICED).source is SOURCES[first].source


def test_an_agreed_quote_comes_before_all_tariffs_and_has_no_uplift() -> None:
    price = StandardPricing(tariffs=SOURCES)(FIGURES)
    assert (price.source, price.applies_to) == (PriceSource.QUOTE, "Q-1")
    assert (price.rate, price.uplift) == (Fraction(1, 5), Fraction(0))


def test_a_host_may_ask_in_another_order() -> None:
    order = (PriceSource.DIVISION, PriceSource.CLIENT_CONTRACT)
    policy = StandardPricing(tariffs=SOURCES, order=order)
    assert policy(FIGURES).source is PriceSource.DIVISION


@pytest.mark.parametrize("tariffs", [(), (tariff(PriceSource.CLIENT_CONTRACT, "X"),)])
def test_no_price_is_made_up(tariffs: tuple[Tariff, ...]) -> None:
    with pytest.raises(PriceSourceMissingError) as refused:
        StandardPricing(tariffs=tariffs)(UNPRICED)
    assert refused.value.order == tuple(PriceSource)


def test_a_flat_quote_is_no_part_of_the_money() -> None:
    flat = FIGURES.model_copy(update={"quote": Quoted(quote_id="Q", success_rate=None)})
    with pytest.raises(QuoteRateMissingError) as refused:
        StandardPricing(tariffs=SOURCES)(flat)
    assert refused.value.quote_id == "Q"


@pytest.mark.parametrize(
    ("minor", "rate"),
    [(-1, 30), (0, 30), (4_999_99, 30), (5_000_00, 25), (20_000_00, 20)],
)
def test_a_claim_has_the_bracket_of_its_size(minor: int, rate: int) -> None:
    rates = ((0, Fraction(30, 100)), (5_000_00, Fraction(25, 100)))
    sized = Tariff(
        source=PriceSource.DEFAULT,
        brackets=brackets(*rates, (20_000_00, Fraction(20, 100))),
        collector_share=Fraction(3, 5),
    )
    assert sized.bracket(Money(minor, "EUR")).rate == Fraction(rate, 100)


YEN = StatedRate(
    currency="JPY",
    rate=Fraction("0.0061"),
    source="ECB reference rate",
    stated_on=date(2026, 7, 21),
)
IN_EURO = Tariff(
    source=PriceSource.DEFAULT,
    brackets=brackets((0, Fraction(3, 10)), (61_00, Fraction(1, 5))),
    collector_share=Fraction(3, 5),
    conversions=(YEN,),
)


@pytest.mark.parametrize(("yen", "rate"), [(9_999, 30), (10_000, 20)])
def test_a_claim_in_another_currency_is_sized_at_the_stated_rate(
    yen: int, rate: int
) -> None:
    figures = UNPRICED.model_copy(update={"principal": Money(yen, "JPY")})
    price = StandardPricing(tariffs=(IN_EURO,))(figures)
    assert price.base_rate == Fraction(rate, 100)
    assert price.conversion == YEN


def test_no_rate_of_exchange_is_guessed() -> None:
    figures = UNPRICED.model_copy(update={"principal": Money(1, "GBP")})
    with pytest.raises(ConversionMissingError) as refused:
        StandardPricing(tariffs=(IN_EURO,))(figures)
    refusal = refused.value
    assert (refusal.source, refusal.currency) == (PriceSource.DEFAULT, "GBP")
    assert refusal.tariff_currency == "EUR"


@pytest.mark.parametrize(
    ("day", "uplift"),
    [(date(2026, 3, 24), Fraction(10, 100)), (date(2026, 3, 25), Fraction(8, 100))],
)
def test_the_uplift_is_that_of_the_terms_in_force_at_submission(
    day: date, uplift: Fraction
) -> None:
    aged = Tariff(
        source=PriceSource.DEFAULT,
        brackets=brackets((0, Fraction(1, 5))),
        collector_share=Fraction(3, 5),
        uplifts=STANDARD_UPLIFTS,
    )
    invoice = OpenInvoice(due_on=date(2025, 1, 1), open_minor=1_000_00)
    old = UNPRICED.model_copy(update={"submitted_on": day, "invoices": (invoice,)})
    price = StandardPricing(tariffs=(aged,))(old)
    assert (price.base_rate, price.uplift) == (Fraction(1, 5), uplift)
    assert price.rate == Fraction(1, 5) + uplift


def test_what_led_to_the_price_is_kept() -> None:
    price = StandardPricing(version=3, tariffs=SOURCES)(UNPRICED)
    assert (price.policy, price.version) == ("standard_pricing", 3)
    assert price.bracket_from == Money(0, "EUR")
    assert price.principal == Money(1_000_00, "EUR")
    assert price.inputs == (
        PolicyInput(name="open_at_submission", value="1,000.00 EUR"),
        PolicyInput(name="over_12_months", value="1,000.00 EUR"),
        PolicyInput(name="over_24_months", value="0.00 EUR"),
        PolicyInput(name="submitted_on", value="2026-07-22"),
    )


@pytest.mark.parametrize(
    "sizes",
    [
        (),
        (Money(1, "EUR"),),
        (Money(0, "EUR"), Money(0, "EUR")),
        (Money(0, "EUR"), Money(2, "EUR"), Money(1, "EUR")),
        (Money(0, "EUR"), Money(1, "DKK")),
    ],
)
def test_brackets_cover_every_claim_once(sizes: tuple[Money, ...]) -> None:
    found = tuple(Bracket(claim_from=size, rate=Fraction(1, 4)) for size in sizes)
    with pytest.raises(BracketsError) as refused:
        Tariff(
            source=PriceSource.DEFAULT, brackets=found, collector_share=Fraction(3, 5)
        )
    assert refused.value.brackets == sizes
