"""`dashboard`: what each submitting partner sees."""

from typing import Annotated, Final

import typer

from debt_adapters.cli.options import JsonOption, StoreOption, opened
from debt_adapters.cli.output import Answer, Output, amount, heading, table
from debt_domain.application import Questions
from debt_domain.projections.dashboard import (
    CurrencySummary,
    DashboardFilter,
    DashboardSummary,
    Page,
)
from debt_domain.projections.dashboard import dashboard as page_of
from debt_domain.projections.partner_case_dashboard import PartnerCaseRow

LEGEND: Final = (
    "\nNet: the partner's part less what is charged to it. Position: above zero it is owed to the"
    " partner, below zero the partner owes it, for it holds the money."
)
EVERYTHING: Final = Page(size=1_000_000)


def dashboard(
    *,
    submitter: Annotated[
        str | None, typer.Option(help="Only this partner's cases.")
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
    """
    with opened(store) as collection:
        Output(as_json).show(dashboard_of(collection.questions(), submitter))


def dashboard_of(questions: Questions, submitter_id: str | None = None) -> Answer:
    """Give the dashboard as plain data, and for people."""
    wanted = DashboardFilter(submitter_id=submitter_id)
    found = page_of(questions.partner_cases(submitter_id), wanted, EVERYTHING)
    rows = sorted(found.rows, key=lambda row: (row.submitter_id or "", row.case_id))
    document = {
        "summary": found.summary.model_dump(mode="json"),
        "cases": [_case_document(row) for row in rows],
    }
    parts = (
        table(
            ("Partner", "Case", "Model", "Cur", ">Collected", ">Net", ">Position"),
            (_case_cells(row) for row in rows),
        ),
        LEGEND,
        heading("In sum"),
        table(
            ("Cur", ">Cases", ">Claimed", ">Collected", ">Fees", ">Net", ">Recovered"),
            (_sum_cells(money) for money in found.summary.money),
        ),
        _in_words(found.summary),
    )
    return Answer(document, parts)


def _case_document(row: PartnerCaseRow) -> dict[str, object]:
    figures = row.figures
    return {
        "case_id": row.case_id,
        "submitter_id": row.submitter_id,
        "client_id": row.client_id,
        "handling": row.handling,
        "revenue_model": row.revenue_model,
        "status": row.status.value,
        "submitted_on": row.submitted_on and row.submitted_on.isoformat(),
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


def _case_cells(row: PartnerCaseRow) -> tuple[str, ...]:
    amounts = (row.figures.collected_minor, row.net_minor, row.position_minor)
    return (
        row.submitter_id or "",
        row.case_id,
        row.revenue_model or "",
        row.currency or "",
        *(amount(minor, row.currency) for minor in amounts),
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
