"""The dashboard's rows summed up: filters, pages, money by currency, performance.

Rates are basis points, rounded half up once; None where there is nothing to divide by.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Final

from pydantic import Field

from debt_domain.case.model import CaseStatus
from debt_domain.kernel.message import Message
from debt_domain.partner_case.model import PartnerCaseStatus
from debt_domain.projections.partner_case_dashboard import PartnerCaseRow
from debt_domain.projections.partner_case_entry import PartnerCaseEntry
from debt_domain.values.partner_submission import Handling
from debt_domain.values.rate_terms import RevenueModel
from debt_domain.wire.canonical import canonical_bytes, instant_text

_DUE_AT: Final = b'review_due_at":"'


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
        handling: Whose debtors are contacted by these.
        case_status: Whose collection stands here.
        review_overdue_at: To be reviewed before this instant, and still not.
        text: With this in the id of the case or of its client or in the host's
            reference, capitals or not.
    """

    submitter_id: str | None = None
    client_id: str | None = None
    revenue_model: RevenueModel | None = None
    status: PartnerCaseStatus | None = None
    currency: str | None = None
    submitted_from: date | None = None
    submitted_until: date | None = None
    handling: Handling | None = None
    case_status: CaseStatus | None = None
    review_overdue_at: datetime | None = None
    text: str | None = None

    @property
    def marks(self) -> tuple[bytes, ...]:
        """Give what the stored entry of a case that is let through has in its bytes.

        A store can look for them; `lets_through` is what decides.
        """
        equal: dict[str, object] = {
            "client_id": self.client_id,
            "revenue_model": self.revenue_model,
            "status": self.status,
            "currency": self.currency,
            "handling": self.handling,
            "case_status": self.case_status,
        }
        wanted = ({name: x} for name, x in equal.items() if x is not None)
        # Without the first quote: there are many where a search could begin.
        marks = [canonical_bytes(x)[2:-1] for x in wanted]
        if self.text is not None:
            marks.append(canonical_bytes(self.text.casefold())[1:-1])
        if self.review_overdue_at is not None:
            marks.append(_DUE_AT)
        return tuple(marks)

    def worth_reading(self, stored: Iterable[bytes]) -> Iterator[bytes]:
        """Pass stored entries that have all marks on, unless they are not due yet.

        Stored instants are in order as their texts are.
        """
        if self.review_overdue_at is None:
            yield from stored
            return
        overdue_at = instant_text(self.review_overdue_at).encode()
        for entry in stored:
            due_at = entry.partition(_DUE_AT)[2].partition(b'"')[0]
            if due_at < overdue_at:
                yield entry

    def lets_through(self, entry: PartnerCaseEntry) -> bool:
        """Compare field by field."""
        return (
            self.submitter_id in (None, entry.submitter_id)
            and self.client_id in (None, entry.client_id)
            and self.revenue_model in (None, entry.revenue_model)
            and self.status in (None, entry.status)
            and self.currency in (None, entry.currency)
            and self.handling in (None, entry.handling)
            and self.case_status in (None, entry.case_status)
            and (self.submitted_from or date.min) <= entry.submitted_on
            and entry.submitted_on <= (self.submitted_until or date.max)
            and self._is_overdue(entry)
            and (self.text or "").casefold() in entry.text
        )

    def _is_overdue(self, entry: PartnerCaseEntry) -> bool:
        if self.review_overdue_at is None:
            return True
        due_at = entry.review_due_at
        return due_at is not None and due_at < self.review_overdue_at


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


class PartnerCasePage(Message, frozen=True):
    """A part of a list of partner cases.

    Attributes:
        rows: By submitter, the newest submission first, then by case.
        next_after: What the next page comes after; None: this is the last one.
    """

    rows: tuple[PartnerCaseRow, ...]
    next_after: str | None


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
    listed = [(entry, row) for row in rows if (entry := row.entry)]
    fitting = [(entry, row) for entry, row in listed if wanted.lets_through(entry)]
    found = [row for _, row in sorted(fitting, key=_newest_first)]
    start = (page.number - 1) * page.size
    return DashboardPage(
        number=page.number,
        pages=max(-(-len(found) // page.size), 1),
        rows=tuple(found[start : start + page.size]),
        summary=summary(found),
    )


def _newest_first(listed: tuple[PartnerCaseEntry, PartnerCaseRow]) -> tuple[int, str]:
    entry, _ = listed
    return -entry.submitted_on.toordinal(), entry.case_id


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
