"""The dashboard's rows summed up: filters, pages, money by currency, performance.

Rates are basis points, rounded half up once; None where there is nothing to divide by.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from pydantic import Field

from debt_domain.kernel.message import Message
from debt_domain.partner_case.model import PartnerCaseStatus
from debt_domain.projections.partner_case_dashboard import PartnerCaseRow
from debt_domain.values.rate_terms import RevenueModel


class DashboardFilter(Message, frozen=True):
    """Which rows to show; a field left out lets everything through.

    Attributes:
        submitter_id: Of this partner.
        client_id: For this client.
        revenue_model: Under this model.
        status: In this state.
        currency: In this currency.
        submitted_from: Submitted on this day or later.
        submitted_until: Submitted on this day or earlier.
    """

    submitter_id: str | None = None
    client_id: str | None = None
    revenue_model: RevenueModel | None = None
    status: PartnerCaseStatus | None = None
    currency: str | None = None
    submitted_from: date | None = None
    submitted_until: date | None = None


class Page(Message, frozen=True):
    """Which part of the rows, from number 1."""

    number: int = Field(default=1, ge=1)
    size: int = Field(default=50, ge=1)


class CurrencySummary(Message, frozen=True):
    """The money of some cases in one currency, in minor units.

    Attributes:
        currency: Which one.
        cases: How many.
        claim_minor: Claimed at submission.
        collected_minor: Collected and not reversed.
        fee_minor: Fees charged to the submitters.
        earned_minor: The submitters' parts, before what is charged to them.
        net_minor: Net revenue: their parts less fees and network pay.
        held_minor: In the submitters' hands.
        position_minor: What the submitters are owed; below zero they owe.
        recovery_bps: Of what was claimed, how much was paid on it.
        days_to_collect: Days from submission until money came, its average weighted
            by the amounts, rounded half up.
    """

    currency: str
    cases: int
    claim_minor: int
    collected_minor: int
    fee_minor: int
    earned_minor: int
    net_minor: int
    held_minor: int
    position_minor: int
    recovery_bps: int | None
    days_to_collect: int | None


class DashboardSummary(Message, frozen=True):
    """Some cases in sum.

    Attributes:
        cases: How many.
        accepted: How many of these were accepted.
        rejected: How many were rejected.
        acceptance_bps: The accepted among those decided.
        clients: How many clients have a case among them.
        repeat_clients: How many of these have more than one.
        money: The amounts by currency.
    """

    cases: int
    accepted: int
    rejected: int
    acceptance_bps: int | None
    clients: int
    repeat_clients: int
    money: tuple[CurrencySummary, ...]


class DashboardPage(Message, frozen=True):
    """A part of the rows, and the summary of all that the filter lets through.

    Attributes:
        number: Of the page, from 1.
        pages: How many there are, at least one.
        rows: The newest submission first.
        summary: Of the rows of all pages.
    """

    number: int
    pages: int
    rows: tuple[PartnerCaseRow, ...]
    summary: DashboardSummary


def dashboard(
    rows: Iterable[PartnerCaseRow],
    wanted: DashboardFilter | None = None,
    page: Page | None = None,
) -> DashboardPage:
    """Filter, sum up and cut out a page."""
    wanted, page = wanted or DashboardFilter(), page or Page()
    found = sorted((row for row in rows if _fits(row, wanted)), key=_newest_first)
    start = (page.number - 1) * page.size
    return DashboardPage(
        number=page.number,
        pages=max(-(-len(found) // page.size), 1),
        rows=tuple(found[start : start + page.size]),
        summary=summary(found),
    )


def _newest_first(row: PartnerCaseRow) -> tuple[int, str]:
    return -(row.submitted_on or date.min).toordinal(), row.case_id


def _fits(row: PartnerCaseRow, wanted: DashboardFilter) -> bool:
    """Compare field by field; a case without a submitter is no partner case."""
    if row.submitter_id is None or row.submitted_on is None:
        return False
    return (
        wanted.submitter_id in (None, row.submitter_id)
        and wanted.client_id in (None, row.client_id)
        and wanted.revenue_model in (None, row.revenue_model)
        and wanted.status in (None, row.status)
        and wanted.currency in (None, row.currency)
        and (wanted.submitted_from or date.min) <= row.submitted_on
        and row.submitted_on <= (wanted.submitted_until or date.max)
    )


def summary(rows: Sequence[PartnerCaseRow]) -> DashboardSummary:
    """Sum up partner cases."""
    accepted = sum(row.accepted for row in rows)
    rejected = sum(row.status is PartnerCaseStatus.REJECTED for row in rows)
    clients = Counter(row.client_id for row in rows)
    currencies = sorted({row.currency or "" for row in rows})
    return DashboardSummary(
        cases=len(rows),
        accepted=accepted,
        rejected=rejected,
        acceptance_bps=_bps(accepted, accepted + rejected),
        clients=len(clients),
        repeat_clients=sum(cases > 1 for cases in clients.values()),
        money=tuple(
            _money(currency, [row for row in rows if (row.currency or "") == currency])
            for currency in currencies
        ),
    )


def _money(currency: str, rows: Sequence[PartnerCaseRow]) -> CurrencySummary:
    claim = sum(row.claim_minor for row in rows)
    collected = sum(row.figures.collected_minor for row in rows)
    applied = sum(row.figures.applied_minor for row in rows)
    minor_days = sum(row.collected_minor_days for row in rows)
    return CurrencySummary(
        currency=currency,
        cases=len(rows),
        claim_minor=claim,
        collected_minor=collected,
        fee_minor=sum(row.figures.submitter_fee_minor for row in rows),
        earned_minor=sum(row.figures.submitter_minor for row in rows),
        net_minor=sum(row.net_minor for row in rows),
        held_minor=sum(row.held_minor for row in rows),
        position_minor=sum(row.position_minor for row in rows),
        recovery_bps=_bps(applied, claim),
        days_to_collect=_half_up(minor_days, collected),
    )


def _bps(part: int, whole: int) -> int | None:
    return _half_up(part * 10_000, whole)


def _half_up(dividend: int, divisor: int) -> int | None:
    """Divide whole numbers; what is exactly between two goes to the greater one."""
    return (2 * dividend + divisor) // (2 * divisor) if divisor > 0 else None
