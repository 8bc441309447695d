"""Who gets what of the money of a case, month by month, each figure to its entries.

A row holds sums by month and the ranges of the entries behind them: it grows with the
months of a case and not with its payments.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Final

from debt_domain.accounting.events import EntryPosted
from debt_domain.case_ledger.events import LedgerOpened
from debt_domain.kernel.message import Event, Message
from debt_domain.partner_case.events import PartnerCaseSubmitted
from debt_domain.projections.keys import case_of
from debt_domain.projections.projection import Projection
from debt_domain.projections.rows import changed
from debt_domain.projections.split_figures import SplitFigures, roles_after
from debt_domain.values.rate_terms import RevenueModel
from debt_domain.values.resolved_terms import SplitParty
from debt_domain.wire.recorded import Recorded


class EntryRange(Message, frozen=True):
    """Entries that stand one after the other in a ledger.

    Attributes:
        ledger: The ledger's stream.
        first: The first entry's version.
        last: The last entry's version.
    """

    ledger: str
    first: int
    last: int

    @property
    def event_ids(self) -> tuple[str, ...]:
        """The entries, as `stream@version`."""
        versions = range(self.first, self.last + 1)
        return tuple(f"{self.ledger}@{version}" for version in versions)


class MonthSplit(Message, frozen=True):
    """The figures of the entries that count from one month.

    Attributes:
        month: Such as `2026-03`.
        figures: Their sums.
        entries: Which ones.
    """

    month: str
    figures: SplitFigures = SplitFigures()
    entries: tuple[EntryRange, ...] = ()


class CaseSplit(Message, frozen=True):
    """The split of one case.

    Attributes:
        case_id: The case.
        client_id: The creditor.
        submitter_id: The submitting partner, if there is one.
        revenue_model: How the platform is paid, in a partner case.
        currency: Of all figures.
        roles: As what each partner has its part, by its account.
        months: The figures by the month of their effective day, sorted.
    """

    case_id: str
    client_id: str | None = None
    submitter_id: str | None = None
    revenue_model: RevenueModel | None = None
    currency: str | None = None
    roles: tuple[tuple[str, SplitParty], ...] = ()
    months: tuple[MonthSplit, ...] = ()


class SplitBy(StrEnum):
    """What the figures are grouped by, besides the currency."""

    PARTNER = "PARTNER"
    CLIENT = "CLIENT"
    CASE = "CASE"
    MONTH = "MONTH"


class SplitGroup(Message, frozen=True):
    """The figures of one group in one currency.

    Attributes:
        currency: Of the figures.
        group: The partner, client, case or month; "" where a case has no partner.
        figures: The sums.
        entries: The entries behind them.
    """

    currency: str
    group: str
    figures: SplitFigures
    entries: tuple[EntryRange, ...]


def revenue_split(rows: Iterable[CaseSplit], by: SplitBy) -> tuple[SplitGroup, ...]:
    """Sum rows by currency and group, in this order."""
    group_of = _GROUPS[by]
    groups: dict[tuple[str, str], SplitGroup] = {}
    for row in rows:
        for month in row.months:
            key = (row.currency or "", group_of(row, month))
            groups[key] = _with(groups.get(key), key, month)
    return tuple(groups[key] for key in sorted(groups))


def _with(
    group: SplitGroup | None, key: tuple[str, str], month: MonthSplit
) -> SplitGroup:
    figures, entries = month.figures, month.entries
    if group is not None:
        figures, entries = group.figures.plus(figures), group.entries + entries
    currency, name = key
    return SplitGroup(currency=currency, group=name, figures=figures, entries=entries)


_GROUPS: Final[dict[SplitBy, Callable[[CaseSplit, MonthSplit], str]]] = {
    SplitBy.PARTNER: lambda row, _: row.submitter_id or "",
    SplitBy.CLIENT: lambda row, _: row.client_id or "",
    SplitBy.CASE: lambda row, _: row.case_id,
    SplitBy.MONTH: lambda _, month: month.month,
}


def _apply(row: CaseSplit, recorded: Recorded[Event]) -> CaseSplit:
    event = recorded.event
    match event:
        case LedgerOpened(client_id=client_id, currency=currency):
            return changed(row, client_id=client_id, currency=currency)
        case PartnerCaseSubmitted():
            return changed(
                row,
                submitter_id=event.partner.submitter_id,
                revenue_model=event.quoted.revenue_model,
            )
        case EntryPosted():
            return _posted(row, event, recorded)
        case _:
            return row


def _posted(row: CaseSplit, entry: EntryPosted, recorded: Recorded[Event]) -> CaseSplit:
    roles = roles_after(dict(row.roles), entry)
    figures = SplitFigures.of_entry(entry, roles)
    if figures == _NONE:
        return row
    months = {month.month: month for month in row.months}
    # strftime leaves the zeros out of a year before 1000.
    name = entry.effective_on.isoformat()[: len("2026-03")]
    month = months.get(name, MonthSplit(month=name))
    months[name] = changed(
        month,
        figures=month.figures.plus(figures),
        entries=_extended(month.entries, recorded.id.stream, recorded.id.version),
    )
    return changed(
        row,
        roles=tuple(sorted(roles.items())),
        months=tuple(months[name] for name in sorted(months)),
    )


_NONE: Final = SplitFigures()


def _extended(
    entries: tuple[EntryRange, ...], ledger: str, version: int
) -> tuple[EntryRange, ...]:
    if entries and entries[-1].last == version - 1:
        return (*entries[:-1], changed(entries[-1], last=version))
    return (*entries, EntryRange(ledger=ledger, first=version, last=version))


REVENUE_SPLIT: Projection[CaseSplit] = Projection(
    name="revenue_split",
    version=2,
    takes=(LedgerOpened, PartnerCaseSubmitted, EntryPosted),
    row=CaseSplit,
    keys=case_of,
    initial=lambda key: CaseSplit(case_id=key),
    apply=_apply,
)
