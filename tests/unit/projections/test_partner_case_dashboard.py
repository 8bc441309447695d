from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest

from debt_domain.case.events import CaseReopened, DocumentsProvided, DocumentsRequested
from debt_domain.case.model import CaseStatus, CloseCode
from debt_domain.case_ledger.events import CaseLedgerEvent
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.events import (
    PartnerCaseClosed,
    PartnerCaseEvent,
    PartnerCaseRejected,
    PartnerCaseReopened,
    ReturnRefused,
    ReturnWithdrawn,
)
from debt_domain.partner_case.model import PartnerCaseStatus
from debt_domain.projections.dashboard import (
    DashboardFilter,
    Page,
    dashboard,
    summary,
)
from debt_domain.projections.engine import project
from debt_domain.projections.partner_case_dashboard import (
    PARTNER_CASE_DASHBOARD,
    PartnerCaseRow,
)
from debt_domain.projections.rows import changed, row_bytes
from debt_domain.projections.split_figures import SplitFigures
from debt_domain.testing import TODAY
from debt_domain.testing.partner_cases import (
    partner_case_accepted,
    partner_case_submitted,
    return_requested,
)
from debt_domain.values.holder import Holder
from debt_domain.values.partner_submission import Handling
from debt_domain.values.policy import PolicyDeadline
from debt_domain.values.rate_terms import RevenueModel
from tests.support import Fact, RowsInMemory, recorded
from tests.unit.projections.histories import (
    PLATFORM,
    SUBMITTER,
    case_submitted,
    closed,
    in_case,
    ledger_of,
    partner_case,
    posted,
    receipt,
    reversal,
)


def row_of(*facts: Fact) -> PartnerCaseRow:
    return PARTNER_CASE_DASHBOARD.fold(recorded(*facts))["C-1"]


def collected(model: RevenueModel, holder: Holder) -> PartnerCaseRow:
    return row_of(*partner_case(model, [(1_000_00, holder, 0)]))


@pytest.mark.parametrize(
    ("model", "net", "held_position"),
    [
        (RevenueModel.SERVICE_FEE, 750_00, -250_00),
        (RevenueModel.REVENUE_SHARE, 600_00, -400_00),
        (RevenueModel.HYBRID, 475_00, -525_00),
    ],
)
def test_the_three_models(model: RevenueModel, net: int, held_position: int) -> None:
    row = collected(model, PLATFORM)
    assert (row.net_minor, row.position_minor, row.held_minor) == (net, net, 0)
    row = collected(model, SUBMITTER)
    assert (row.net_minor, row.position_minor) == (net, held_position)
    assert row.held_minor == 1_000_00


def test_a_row_says_what_was_submitted_and_how_far_it_is() -> None:
    row = row_of(*partner_case(RevenueModel.HYBRID))
    assert (row.submitter_id, row.client_id, row.currency) == ("P-1", "CL-1", "EUR")
    assert (row.claim_minor, row.submitted_on) == (1_000_00, TODAY)
    assert row.revenue_model is RevenueModel.HYBRID
    assert row.progress.status is CaseStatus.ACTIVE


@pytest.mark.parametrize(
    "events",
    [
        (partner_case_submitted(),),
        (partner_case_submitted(), PartnerCaseRejected(feedback="No.")),
        (partner_case_submitted(), partner_case_accepted()),
        (partner_case_submitted(), partner_case_accepted(), return_requested()),
        (partner_case_submitted(), partner_case_accepted(), ReturnWithdrawn()),
        (
            partner_case_submitted(),
            partner_case_accepted(),
            ReturnRefused(explanation="No."),
        ),
        (partner_case_submitted(), PartnerCaseClosed(code="PAID")),
        (
            partner_case_submitted(),
            PartnerCaseClosed(code="PAID"),
            PartnerCaseReopened(),
        ),
        (
            partner_case_submitted(),
            partner_case_accepted(),
            PartnerCaseClosed(code="PAID"),
            PartnerCaseReopened(),
        ),
    ],
)
def test_the_status_is_the_one_that_the_rules_have(
    events: tuple[PartnerCaseEvent, ...],
) -> None:
    row = row_of(*(("partner_case:C-1", event) for event in events))
    assert row.status is PARTNER_CASE.fold(events).status


def test_closing_shows_until_reopened() -> None:
    row = row_of(*in_case(case_submitted(), closed()))
    assert (row.closed_on, row.close_code) == (TODAY, CloseCode.EXHAUSTED)
    reopened = CaseReopened(reason="r", consent_reference="c", consented_on=TODAY)
    row = row_of(*in_case(case_submitted(), closed(), reopened))
    assert (row.closed_on, row.close_code) == (None, None)


def test_a_reversal_takes_the_days_of_its_receipt_back() -> None:
    opened = ledger_of(RevenueModel.REVENUE_SHARE)
    later = TODAY + timedelta(days=10)
    paid = (*opened, *posted(receipt(300, PLATFORM, "1"), on=later, after=opened))
    much_later = TODAY + timedelta(days=90)
    undone = (*paid, *posted(reversal(100, "1"), on=much_later, after=paid))
    assert minor_days(paid) == 3000
    assert minor_days(undone) == 2000


def minor_days(ledger: Sequence[CaseLedgerEvent]) -> int:
    submitted: Fact = ("partner_case:C-1", partner_case_submitted())
    facts = (("ledger:case:C-1", event) for event in ledger)
    return row_of(submitted, *facts).collected_minor_days


ROW = PartnerCaseRow(
    case_id="C-1",
    submitter_id="P-1",
    client_id="K-1",
    revenue_model=RevenueModel.HYBRID,
    currency="EUR",
    status=PartnerCaseStatus.ACCEPTED,
    accepted=True,
    submitted_on=date(2026, 3, 10),
    claim_minor=30_000,
    figures=SplitFigures(
        collected_minor=20_000,
        applied_minor=20_000,
        submitter_minor=10_000,
        submitter_fee_minor=2_500,
    ),
    collected_minor_days=270_000,
    held_minor=500,
    position_minor=7_000,
)
REVIEW = datetime(2026, 4, 3, 12, tzinfo=UTC)
REFUSED = PartnerCaseRow(
    case_id="C-2",
    submitter_id="P-1",
    client_id="K-1",
    revenue_model=RevenueModel.SERVICE_FEE,
    currency="EUR",
    status=PartnerCaseStatus.REJECTED,
    handling=Handling.NETWORK,
    host_reference="ORDER 7",
    submitted_on=date(2026, 4, 1),
    review_due_at=REVIEW,
    claim_minor=30_000,
)
YEN = changed(ROW, case_id="C-3", client_id="K-2", submitter_id="P-2", currency="JPY")
ROWS = (ROW, REFUSED, YEN)


def test_performance_is_exact_to_the_basis_point() -> None:
    found = summary(ROWS)
    assert (found.cases, found.accepted, found.rejected) == (3, 2, 1)
    assert found.acceptance_bps == 6667
    assert (found.clients, found.repeat_clients) == (2, 1)


def test_money_is_summed_for_each_currency() -> None:
    euro, yen = summary(ROWS).money
    assert (euro.currency, euro.cases, yen.currency, yen.cases) == ("EUR", 2, "JPY", 1)
    assert (euro.claim_minor, euro.collected_minor) == (60_000, 20_000)
    assert (euro.earned_minor, euro.fee_minor, euro.net_minor) == (10_000, 2_500, 7_500)
    assert (euro.held_minor, euro.position_minor) == (500, 7_000)
    assert (euro.recovery_bps, yen.recovery_bps) == (3333, 6667)
    assert euro.days_to_collect == 14


def test_nothing_decided_has_no_rate() -> None:
    found = summary(())
    assert (found.acceptance_bps, found.money) == (None, ())
    assert summary((REFUSED,)).money[0].days_to_collect is None


FILTERED: Final[list[tuple[DashboardFilter, list[str]]]] = [
    (DashboardFilter(), ["C-2", "C-1", "C-3"]),
    (DashboardFilter(submitter_id="P-2"), ["C-3"]),
    (DashboardFilter(client_id="K-1"), ["C-2", "C-1"]),
    (DashboardFilter(revenue_model=RevenueModel.SERVICE_FEE), ["C-2"]),
    (DashboardFilter(status=PartnerCaseStatus.ACCEPTED), ["C-1", "C-3"]),
    (DashboardFilter(currency="JPY"), ["C-3"]),
    (DashboardFilter(submitted_from=date(2026, 4, 1)), ["C-2"]),
    (DashboardFilter(submitted_until=date(2026, 3, 10)), ["C-1", "C-3"]),
    (DashboardFilter(handling=Handling.NETWORK), ["C-2"]),
    (DashboardFilter(case_status=CaseStatus.ABSENT), ["C-2", "C-1", "C-3"]),
    (DashboardFilter(case_status=CaseStatus.CLOSED), []),
    (DashboardFilter(text="order 7"), ["C-2"]),
    (DashboardFilter(text="k-2"), ["C-3"]),
    (DashboardFilter(review_overdue_at=REVIEW), []),
    (DashboardFilter(review_overdue_at=REVIEW + timedelta(seconds=1)), ["C-2"]),
]


@pytest.mark.parametrize(("wanted", "cases"), FILTERED)
def test_filters(wanted: DashboardFilter, cases: list[str]) -> None:
    page = dashboard((*ROWS, PartnerCaseRow(case_id="C-4")), wanted)
    assert [row.case_id for row in page.rows] == cases
    assert page.summary.cases == len(cases)


@pytest.mark.parametrize(("wanted", "cases"), FILTERED)
def test_a_store_finds_by_bytes_what_may_be_let_through(
    wanted: DashboardFilter, cases: list[str]
) -> None:
    stored = {row_bytes(x.entry): x.case_id for x in ROWS if x.entry}
    marked = [x for x in stored if all(mark in x for mark in wanted.marks)]
    read = [stored[entry] for entry in wanted.worth_reading(marked)]
    assert set(read) >= set(cases)
    if wanted.marks:
        assert sorted(read) == sorted(cases)


def test_a_listing_is_written_where_an_entry_changes() -> None:
    facts = recorded(*partner_case(RevenueModel.HYBRID, [(1_000_00, PLATFORM, 0)]))
    whole, rows = RowsInMemory(), RowsInMemory()
    project((PARTNER_CASE_DASHBOARD,), facts, whole)
    for number, fact in enumerate(facts):
        before = dict(rows.scan(PARTNER_CASE_DASHBOARD.listing_name))
        writes = rows.writes
        project((PARTNER_CASE_DASHBOARD,), facts[number : number + 1], rows)
        after = dict(rows.scan(PARTNER_CASE_DASHBOARD.listing_name))
        assert (rows.writes - writes == 2) == (before != after), fact
    assert rows.rows == whole.rows


def test_a_row_tells_by_when_the_case_is_to_be_reviewed() -> None:
    review = PolicyDeadline(policy="review", version=1, due_at=REVIEW)
    submitted = changed(case_submitted(), review=review)
    for event, due_at in [
        (DocumentsRequested(items=(), due_at=REVIEW), None),
        (DocumentsProvided(documents=(), review=review), REVIEW),
    ]:
        facts = in_case(submitted, event)
        assert row_of(*facts).review_due_at == due_at
    assert row_of(*in_case(submitted)).review_due_at == REVIEW
    assert row_of(*in_case(submitted, closed())).review_due_at is None


def test_pages_cut_the_rows_and_not_the_summary() -> None:
    page = dashboard(ROWS, page=Page(number=2, size=2))
    assert [row.case_id for row in page.rows] == ["C-3"]
    assert (page.number, page.pages, page.summary.cases) == (2, 2, 3)
    assert dashboard(()).pages == 1
