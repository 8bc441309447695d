"""Pages of partner cases: found in their listing, row by row as far as they go."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Final

from debt_domain.kernel.ports import ReadModels
from debt_domain.projections.dashboard import DashboardFilter, PartnerCasePage
from debt_domain.projections.partner_case_dashboard import (
    PARTNER_CASE_DASHBOARD,
    PartnerCaseRow,
)
from debt_domain.projections.partner_case_entry import PartnerCaseEntry, place_of
from debt_domain.projections.rows import row_from_bytes

MOST_AT_ONCE: Final = 2_000


def stored_page(
    read_models: ReadModels, wanted: DashboardFilter, after: str | None, limit: int
) -> PartnerCasePage:
    """Give a page from the stored read models.

    Args:
        read_models: Where the listing and its rows are.
        wanted: Which cases.
        after: Where the page before has ended; None for the first one.
        limit: How many cases at most.
    """
    found = list(islice(_entries(read_models, wanted, after, limit + 1), limit + 1))
    name, page = PARTNER_CASE_DASHBOARD.stored_name, found[:limit]
    rows = read_models.get(name, [entry.case_id for entry in page])
    return PartnerCasePage(
        rows=tuple(row_from_bytes(PartnerCaseRow, rows[x.case_id]) for x in page),
        next_after=page[-1].key if len(found) > limit else None,
    )


def folded_page(
    rows: Iterable[PartnerCaseRow],
    wanted: DashboardFilter,
    after: str | None,
    limit: int,
) -> PartnerCasePage:
    """Give the same from rows that were computed, all of them."""
    listed = {entry.key: row for row in rows if (entry := _wanted(row, wanted))}
    later = sorted(key for key in listed if after is None or key > after)
    page = later[:limit]
    return PartnerCasePage(
        rows=tuple(listed[key] for key in page),
        next_after=page[-1] if len(later) > limit else None,
    )


def _wanted(row: PartnerCaseRow, wanted: DashboardFilter) -> PartnerCaseEntry | None:
    entry = row.entry
    return entry if entry and wanted.lets_through(entry) else None


def _entries(
    read_models: ReadModels, wanted: DashboardFilter, after: str | None, at_once: int
) -> Iterator[PartnerCaseEntry]:
    """Read on in the listing, more at once the longer it takes."""
    name, marks, prefix = PARTNER_CASE_DASHBOARD.listing_name, wanted.marks, ""
    earliest = date.min
    if wanted.submitter_id is not None:
        # Of one partner the days follow each other: the rest is not read.
        prefix, earliest = f"{wanted.submitter_id}/", wanted.submitted_from or date.min
        first = place_of(wanted.submitter_id, wanted.submitted_until or date.max)
        after = max(after or first, first)
    while True:
        stored = tuple(
            read_models.scan(name, prefix, after=after, limit=at_once, containing=marks)
        )
        for row in wanted.worth_reading(row for _, row in stored):
            entry = row_from_bytes(PartnerCaseEntry, row)
            if entry.submitted_on < earliest:
                return
            if wanted.lets_through(entry):
                yield entry
        if len(stored) < at_once:
            return
        after, at_once = stored[-1][0], min(4 * at_once, MOST_AT_ONCE)
