from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debt_domain.accounting.events import EntryPosted
from debt_domain.projections.revenue_split import (
    REVENUE_SPLIT,
    CaseSplit,
    SplitBy,
    revenue_split,
)
from debt_domain.projections.split_figures import SplitFigures
from debt_domain.testing.partner_cases import rate_terms, resolved_terms
from debt_domain.values.holder import Holder
from debt_domain.values.rate_terms import RevenueModel
from tests.support import recorded
from tests.unit.projections.histories import (
    PLATFORM,
    SUBMITTER,
    Payment,
    ledger_of,
    open_claim,
    partner_case,
    posted,
    receipt,
)

HOLDERS = st.sampled_from([PLATFORM, SUBMITTER, Holder.client("CL-1")])


@st.composite
def payments(draw: st.DrawFn) -> list[Payment]:
    amounts = draw(st.lists(st.integers(1, 400_00), max_size=6))
    return [
        (amount, draw(HOLDERS), draw(st.integers(0, min(amount, 5)) | st.just(amount)))
        for amount in amounts
    ]


def case_split(
    model: RevenueModel, *received: Payment, received_first: int = 0
) -> CaseSplit:
    log = recorded(*partner_case(model, received, received_first=received_first))
    return REVENUE_SPLIT.fold(log)["C-1"]


def figures(row: CaseSplit) -> SplitFigures:
    (group,) = revenue_split([row], SplitBy.CASE)
    return group.figures


@pytest.mark.parametrize(
    ("model", "submitter", "platform", "fee"),
    [
        (RevenueModel.SERVICE_FEE, 800_00, 200_00, 50_00),
        (RevenueModel.REVENUE_SHARE, 600_00, 400_00, 0),
        (RevenueModel.HYBRID, 500_00, 500_00, 25_00),
    ],
)
def test_the_three_models(
    model: RevenueModel, submitter: int, platform: int, fee: int
) -> None:
    found = figures(case_split(model, (1_000_00, PLATFORM, 0)))
    assert found == SplitFigures(
        collected_minor=1_000_00,
        applied_minor=1_000_00,
        submitter_minor=submitter,
        platform_minor=platform,
        fee_minor=fee,
        submitter_fee_minor=fee,
    )


def test_an_overpayment_is_not_split() -> None:
    found = figures(case_split(RevenueModel.REVENUE_SHARE, (1_050_00, PLATFORM, 0)))
    assert (found.applied_minor, found.overpaid_minor) == (1_000_00, 50_00)
    assert found.submitter_minor + found.platform_minor == 1_000_00


def test_money_before_acceptance_waits_unsplit() -> None:
    events = posted(open_claim(), receipt(100_00, PLATFORM, "1"))
    log = recorded(*(("ledger:case:C-1", event) for event in events))
    found = figures(REVENUE_SPLIT.fold(log)["C-1"])
    assert (found.unsplit_minor, found.collected_minor) == (100_00, 100_00)


@given(
    model=st.sampled_from(RevenueModel),
    received=payments(),
    received_first=st.integers(0, 3),
)
def test_grouping_and_adding_gives_what_was_posted(
    model: RevenueModel, received: list[Payment], received_first: int
) -> None:
    """The split again, from the sum of the facts alone and not from the postings."""
    row = case_split(model, *received, received_first=received_first)
    found = sum_of(row)
    net = sum(amount - undone for amount, _, undone in received)
    split = resolved_terms(rate_terms(model)).split
    parts = dict(zip(split.parties, split.cumulative(min(net, 1_000_00)), strict=True))
    assert found.collected_minor == net
    assert found.reversed_minor == sum(undone for _, _, undone in received)
    assert found.submitter_minor == parts["SUBMITTER"]
    assert found.platform_minor == parts["PLATFORM"]
    assert found.overpaid_minor == max(net - 1_000_00, 0)
    assert found.unsplit_minor == 0


def sum_of(row: CaseSplit) -> SplitFigures:
    total = SplitFigures()
    for month in row.months:
        total = total.plus(month.figures)
    return total


def test_months_are_those_of_the_effective_day_and_name_their_entries() -> None:
    opened = ledger_of(RevenueModel.REVENUE_SHARE, on=date(2026, 2, 1))
    march = posted(receipt(10, PLATFORM, "m"), on=date(2026, 3, 31), after=opened)
    april = posted(
        receipt(20, PLATFORM, "a"), on=date(2026, 4, 1), after=(*opened, *march)
    )
    events = (*opened, *march, *april)
    log = recorded(*(("ledger:case:C-1", event) for event in events))
    groups = revenue_split([REVENUE_SPLIT.fold(log)["C-1"]], SplitBy.MONTH)
    assert [x.group for x in groups] == ["2026-03", "2026-04"]
    assert [x.figures.collected_minor for x in groups] == [10, 20]
    by_id = {str(x.id): x.event for x in log}
    for group in groups:
        for event_id in (y for x in group.entries for y in x.event_ids):
            entry = by_id[event_id]
            assert isinstance(entry, EntryPosted)
            assert f"{entry.effective_on:%Y-%m}" == group.group


def test_the_months_of_the_first_years_sort_too() -> None:
    events = ledger_of(RevenueModel.HYBRID, on=date(1, 1, 31))
    log = recorded(*(("ledger:case:C-1", event) for event in events))
    (month,) = REVENUE_SPLIT.fold(log)["C-1"].months
    assert month.month == "0001-01"


def test_entries_of_a_month_need_not_follow_one_another() -> None:
    events = ledger_of(RevenueModel.REVENUE_SHARE, on=date(2026, 2, 1))
    for number, day in enumerate(
        [date(2026, 3, 1), date(2026, 4, 1), date(2026, 3, 9)]
    ):
        paid = posted(receipt(10, PLATFORM, str(number)), on=day, after=events)
        events = (*events, *paid)
    log = recorded(*(("ledger:case:C-1", event) for event in events))
    march, april = REVENUE_SPLIT.fold(log)["C-1"].months
    first, second, third = (str(x.id) for x in log[-3:])
    assert [x.event_ids for x in march.entries] == [(first,), (third,)]
    assert [x.event_ids for x in april.entries] == [(second,)]


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        (SplitBy.PARTNER, ["P-1", "P-2"]),
        (SplitBy.CLIENT, ["CL-1"]),
        (SplitBy.CASE, ["C-1", "C-2"]),
    ],
)
def test_rows_are_grouped(by: SplitBy, groups: list[str]) -> None:
    row = case_split(RevenueModel.HYBRID, (100, PLATFORM, 0))
    other = row.model_copy(update={"case_id": "C-2", "submitter_id": "P-2"})
    found = revenue_split([row, other], by)
    assert [x.group for x in found] == groups
    assert sum(x.figures.collected_minor for x in found) == 200
