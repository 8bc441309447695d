"""`dashboard`: what each submitting partner sees."""

from collections.abc import Sequence
from typing import Annotated, Final, TypeAlias

import typer

from debt_adapters.cli.choices import completes, metavar, one_of
from debt_adapters.cli.options import JsonOption, StoreOption, opened
from debt_adapters.cli.output import Answer, Output, Part, amount, heading, table
from debt_adapters.clock import system_clock
from debt_domain.application import Questions
from debt_domain.partner_case.model import PartnerCaseStatus
from debt_domain.projections.dashboard import (
    CurrencySummary,
    DashboardFilter,
    DashboardSummary,
    Page,
    PartnerCasePage,
)
from debt_domain.projections.dashboard import dashboard as page_of
from debt_domain.projections.partner_case_dashboard import PartnerCaseRow

LEGEND: Final = (
    "\nNet: the partner's part less what is charged to it. Position: above zero it is owed to the"
    " partner, below zero the partner owes it, for it holds the money."
)
EVERYTHING: Final = Page(size=1_000_000)


StatusOption: TypeAlias = Annotated[
    PartnerCaseStatus | None,
    typer.Option(
        metavar=metavar(PartnerCaseStatus),
        parser=one_of(PartnerCaseStatus),
        autocompletion=completes(PartnerCaseStatus),
        help="Only cases whose commercial side stands here.",
    ),
]

TextOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        help="Only cases with this in their id, their client's or the host's reference."
    ),
]

LimitOption: TypeAlias = Annotated[
    int | None,
    typer.Option(
        min=1, help="Show so many cases at most, the newest first, and no sums."
    ),
]


def dashboard(
    *,
    submitter: Annotated[
        str | None, typer.Option(help="Only this partner's cases.")
    ] = None,
    status: StatusOption = None,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Only cases whose review is overdue.")
    ] = False,
    text: TextOption = None,
    limit: LimitOption = None,
    after: Annotated[
        str | None,
        typer.Option(help="Go on where a page has ended; it says what to give here."),
    ] = None,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show the partner cases as their submitters see them.

    Net is the partner's part less the fees and the network pay charged to it. A position above zero is owed to the
    partner; below zero the partner owes it, for it holds the money.

    [bold]Examples[/bold]

    debt-domain dashboard

    debt-domain dashboard --submitter atlas --json

    debt-domain dashboard --submitter atlas --status accepted --limit 20
    """
    wanted = DashboardFilter(
        submitter_id=submitter,
        status=status,
        review_overdue_at=system_clock() if overdue else None,
        text=text,
    )
    with opened(store) as collection:
        questions = collection.questions()
        if limit is None and after is None:
            Output(as_json).show(dashboard_of(questions, wanted))
        else:
            page = questions.partner_case_page(wanted, after=after, limit=limit or 50)
            Output(as_json).show(_page(page))


def _page(page: PartnerCasePage) -> Answer:
    document = {
        "cases": [_case_document(row) for row in page.rows],
        "next_after": page.next_after,
    }
    more = f"\nMore: --after {page.next_after}" if page.next_after else "\nNo more."
    return Answer(document, (_case_table(page.rows), LEGEND, more))


def dashboard_of(questions: Questions, wanted: DashboardFilter | None = None) -> Answer:
    """Give the dashboard as plain data, and for people."""
    wanted = wanted or DashboardFilter()
    found = page_of(questions.partner_cases(wanted.submitter_id), wanted, EVERYTHING)
    rows = sorted(found.rows, key=lambda row: (row.submitter_id or "", row.case_id))
    document = {
        "summary": found.summary.model_dump(mode="json"),
        "cases": [_case_document(row) for row in rows],
    }
    parts = (
        _case_table(rows),
        LEGEND,
        heading("In sum"),
        table(
            ("Cur", ">Cases", ">Claimed", ">Collected", ">Fees", ">Net", ">Recovered"),
            (_sum_cells(money) for money in found.summary.money),
        ),
        _in_words(found.summary),
    )
    return Answer(document, parts)


def _case_table(rows: Sequence[PartnerCaseRow]) -> Part:
    """Lay cases out within 80 columns: a period takes the room of the model."""
    has_periods = any(row.period_ends_on for row in rows)
    amounts = (">Collected", ">Net", ">Position")
    last = "Period ends" if has_periods else "Model"
    return table(
        ("Partner", "Case", "Status", "Cur", *amounts, last),
        (_case_cells(row, has_periods=has_periods) for row in rows),
    )


def _case_document(row: PartnerCaseRow) -> dict[str, object]:
    figures = row.figures
    return {
        "case_id": row.case_id,
        "submitter_id": row.submitter_id,
        "client_id": row.client_id,
        "host_reference": row.host_reference,
        "handling": row.handling,
        "revenue_model": row.revenue_model,
        "status": row.status.value,
        "submitted_on": row.submitted_on and row.submitted_on.isoformat(),
        "review_due_at": row.review_due_at and row.review_due_at.isoformat(),
        "period_ends_on": row.period_ends_on and row.period_ends_on.isoformat(),
        "closed_on": row.closed_on and row.closed_on.isoformat(),
        "close_code": row.close_code,
        "currency": row.currency,
        "claim_minor": row.claim_minor,
        "collected_minor": figures.collected_minor,
        "fee_minor": figures.submitter_fee_minor,
        "earned_minor": figures.submitter_minor,
        "net_minor": row.net_minor,
        "held_minor": row.held_minor,
        "position_minor": row.position_minor,
    }


def _case_cells(row: PartnerCaseRow, *, has_periods: bool) -> tuple[str, ...]:
    amounts = (row.figures.collected_minor, row.net_minor, row.position_minor)
    last = row.period_ends_on if has_periods else row.revenue_model
    return (
        row.submitter_id or "",
        row.case_id,
        row.status,
        row.currency or "",
        *(amount(minor, row.currency) for minor in amounts),
        str(last or ""),
    )


def _sum_cells(money: CurrencySummary) -> tuple[str, ...]:
    amounts = (
        money.claim_minor,
        money.collected_minor,
        money.fee_minor,
        money.net_minor,
    )
    return (
        money.currency,
        str(money.cases),
        *(amount(minor, money.currency) for minor in amounts),
        _percent(money.recovery_bps),
    )


def _in_words(summary: DashboardSummary) -> str:
    return (
        f"\n{summary.cases} cases of {summary.clients} clients,"
        f" {summary.repeat_clients} of whom with more than one;"
        f" {_percent(summary.acceptance_bps)} of those reviewed were accepted"
    )


def _percent(bps: int | None) -> str:
    return "-" if bps is None else f"{bps // 100}.{bps % 100:02} %"
