"""Why a period as now known is not what was stated."""

from datetime import UTC, date, datetime

import pytest

from debt_domain.party_ledger.events import StatementIssued
from debt_domain.party_ledger.model import AccountAmount, GatheredEntry
from debt_domain.reports.statement import Cause, differences
from debt_domain.values.holder import Holder

APRIL = StatementIssued(
    party=Holder.partner("A"),
    currency="EUR",
    statement_id="2026-04",
    number=2,
    after_position=10,
    through_position=20,
    from_on=date(2026, 4, 1),
    through_on=date(2026, 4, 30),
    opening_minor=0,
    closing_minor=0,
    sums=(),
    accounts=(),
    supplied_minor=0,
    vat_bps=0,
    vat_minor=0,
    reverse_charge=False,
    payable_minor=0,
    payout_due=False,
    payout_on=None,
    owing_since=None,
    entries_digest="00" * 32,
    entry_count=0,
)


def share(position: int, month: int) -> GatheredEntry:
    """Give an entry of 1.00 in favour of A."""
    return GatheredEntry(
        entry_id=f"ledger:case:C-1@{position}",
        position=position,
        effective_on=date(2026, month, 15),
        booked_on=date(2026, month, 15),
        recorded_at=datetime(2026, 6, 1, tzinfo=UTC),
        rule="receive",
        case_id="C-1",
        payment_id="P-1",
        lines=(AccountAmount(account="Due:Partner:A", amount_minor=-1_00),),
    )


@pytest.mark.parametrize(
    ("position", "month", "found"),
    [
        (21, 4, (Cause.LATE, 1_00)),
        (21, 3, (Cause.LATE, 1_00)),
        (20, 5, (Cause.AHEAD, -1_00)),
        (10, 5, (Cause.AHEAD, -1_00)),
        (20, 3, (Cause.EARLIER, 1_00)),
        (10, 4, (Cause.STATED, -1_00)),
        (20, 4, None),
        (10, 3, None),
        (21, 5, None),
    ],
)
def test_an_entry_differs_by_its_day_and_by_when_it_came(
    position: int, month: int, found: tuple[Cause, int] | None
) -> None:
    differing = differences(APRIL, (share(position, month),))
    assert [(x.cause, x.line.amount_minor) for x in differing] == [found] * bool(found)
