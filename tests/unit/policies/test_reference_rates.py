"""Statutes' rates by day, as far as they are known."""

from datetime import date, timedelta

import pytest

from debt_domain.policies.reference_rates import (
    STATUTES,
    ReferenceRateMissingError,
    StatutoryRates,
    UnknownStatuteError,
)
from debt_domain.values.money import Money

RATES = StatutoryRates()


@pytest.mark.parametrize(
    ("statute", "day", "rate_bps"),
    [
        ("EU_2011_7", date(2016, 6, 30), 8_05),
        ("EU_2011_7", date(2016, 7, 1), 8_00),
        ("EU_2011_7", date(2022, 12, 31), 8_00),
        ("EU_2011_7", date(2023, 1, 1), 10_50),
        ("EU_2011_7", date(2024, 7, 1), 12_25),
        ("EU_2011_7", date(2026, 6, 30), 10_15),
        ("BGB_288_1", date(2022, 12, 31), 4_12),
        ("BGB_288_1", date(2024, 1, 1), 8_62),
        ("BGB_288_2", date(2025, 1, 1), 11_27),
        ("BGB_288_2", date(2026, 1, 1), 10_27),
        ("UK_1998", date(2020, 7, 1), 8_10),
        ("UK_1998", date(2024, 6, 30), 13_25),
        ("UK_1998", date(2026, 12, 31), 11_75),
    ],
)
def test_published_rates(statute: str, day: date, rate_bps: int) -> None:
    (rate,) = RATES.rates(statute, (day,), day)
    assert rate.rate_bps == rate_bps


def test_every_half_year_from_the_first_day_to_the_last() -> None:
    begun = (date(2025, 3, 1), date(2025, 2, 1))
    rates = RATES.rates("EU_2011_7", begun, date(2026, 1, 1))
    assert [(x.from_on, x.rate_bps) for x in rates] == [
        (date(2025, 1, 1), 11_15),
        (date(2025, 7, 1), 10_15),
        (date(2026, 1, 1), 10_15),
    ]
    assert rates[0].source == "ECB main refinancing rate 3.15 % + 8 points"
    assert not rates[0].stays


def test_an_english_debt_keeps_the_rate_that_it_began_with() -> None:
    begun = (date(2024, 2, 1), date(2025, 8, 1))
    rates = RATES.rates("UK_1998", begun, date(2030, 1, 1))
    assert [x.from_on for x in rates][:1] == [date(2024, 1, 1)]
    assert rates[-1].from_on == date(2025, 7, 1)
    assert all(x.stays for x in rates)


@pytest.mark.parametrize("statute", STATUTES)
def test_every_table_ends_with_its_last_half_year(statute: str) -> None:
    reference = STATUTES[statute].reference
    days = sorted(reference.percents)
    after = [date(x.year + x.month // 7, 8 - x.month, 1) for x in days]
    assert after == [*days[1:], reference.last_on + timedelta(days=1)]


@pytest.mark.parametrize("day", [date(2014, 12, 31), date(2026, 7, 1)])
def test_no_rate_is_guessed(day: date) -> None:
    with pytest.raises(ReferenceRateMissingError) as refusal:
        RATES.rates("EU_2011_7", (day,), day)
    assert refusal.value.day == day
    assert refusal.value.first_on == date(2015, 1, 1)
    assert refusal.value.last_on == date(2026, 6, 30)
    assert "ECB main refinancing rate" in str(refusal.value)


def test_a_statute_without_a_table_is_named_with_those_that_have_one() -> None:
    with pytest.raises(UnknownStatuteError) as refusal:
        RATES.rates("FR", (date(2026, 1, 1),), date(2026, 1, 1))
    assert (refusal.value.statute, refusal.value.known) == ("FR", tuple(STATUTES))


@pytest.mark.parametrize(
    ("statute", "debt", "lump_sum"),
    [
        ("EU_2011_7", Money(10_00, "EUR"), Money(40_00, "EUR")),
        ("EU_2011_7", Money(10_00, "GBP"), None),
        ("BGB_288_1", Money(10_00, "EUR"), None),
        ("BGB_288_2", Money(10_00, "EUR"), Money(40_00, "EUR")),
        ("UK_1998", Money(999_99, "GBP"), Money(40_00, "GBP")),
        ("UK_1998", Money(1_000_00, "GBP"), Money(70_00, "GBP")),
        ("UK_1998", Money(9_999_99, "GBP"), Money(70_00, "GBP")),
        ("UK_1998", Money(10_000_00, "GBP"), Money(100_00, "GBP")),
    ],
)
def test_lump_sums(statute: str, debt: Money, lump_sum: Money | None) -> None:
    assert RATES.lump_sum(statute, debt) == lump_sum
