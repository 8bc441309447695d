"""`split`, `balance`, `dashboard`: who gets what."""

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from debt_adapters.cli.history import known_document, known_text
from debt_adapters.cli.options import (
    AsKnownAtOption,
    AsOfOption,
    JsonOption,
    StoreOption,
    opened,
)
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
from debt_domain.projections.revenue_split import SplitBy, SplitGroup, revenue_split
from debt_domain.projections.split_figures import SplitFigures
from debt_domain.projections.trial_balance import (
    Position,
    TrialBalance,
    positions,
    trial_balance,
)

EVERYTHING = Page(size=1_000_000)


def split(
    *,
    by: Annotated[
        SplitBy, typer.Option(help="What to group by.", case_sensitive=False)
    ] = SplitBy.PARTNER,
    currency: Annotated[
        str | None, typer.Option(help="Only this currency, such as EUR.")
    ] = None,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show what was collected, and who gets what of it.

    The partner's column is its part less the fees; the platform's has its part and
    the fees.

    [bold]Examples[/bold]

    debt-domain split --by case --currency EUR

    debt-domain split --by month --json
    """
    with opened(store) as collection:
        Output(as_json).show(split_of(collection.questions(), by, currency))


def split_of(questions: Questions, by: SplitBy, currency: str | None = None) -> Answer:
    """Give the split as plain data, and for people."""
    groups = [
        group
        for group in revenue_split(questions.revenue_split(), by)
        if currency in (None, group.currency)
    ]
    columns = (by.capitalize(), "Cur", ">Collected", ">Partner", ">Platform")
    cells = (_split_cells(group) for group in groups)
    return Answer(
        {"by": by.lower(), "groups": [_split_document(group) for group in groups]},
        (table((*columns, ">Client", ">Fees in it"), cells), *_beside(groups)),
    )


def _split_document(group: SplitGroup) -> dict[str, object]:
    figures = group.figures
    return {
        "group": group.group,
        "currency": group.currency,
        **figures.model_dump(mode="json"),
        "partner_net_minor": _partner_net(figures),
        "platform_total_minor": _platform_total(figures),
        "entries": [x.model_dump(mode="json") for x in group.entries],
    }


def _split_cells(group: SplitGroup) -> tuple[str, ...]:
    figures, currency = group.figures, group.currency
    amounts = (
        figures.collected_minor,
        _partner_net(figures),
        _platform_total(figures),
        figures.client_minor,
        figures.fee_minor,
    )
    return (
        group.group or "(none)",
        currency,
        *(amount(minor, currency) for minor in amounts),
    )


def _beside(groups: Iterable[SplitGroup]) -> Iterator[str]:
    for group in groups:
        for name, minor in (
            ("overpaid", group.figures.overpaid_minor),
            ("not split yet", group.figures.unsplit_minor),
        ):
            if minor:
                yield (
                    f"{group.group}: {amount(minor, group.currency)} {group.currency}"
                    f" of what was collected is {name}"
                )


def _partner_net(figures: SplitFigures) -> int:
    return figures.submitter_minor - figures.fee_minor


def _platform_total(figures: SplitFigures) -> int:
    return figures.platform_minor + figures.fee_minor


def balance(
    *,
    as_of: AsOfOption = None,
    as_known_at: AsKnownAtOption = None,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show the trial balance, and what each party is owed.

    The accounts of each book sum to zero in each currency. A position above zero is
    owed to the party; below zero the party owes it.

    [bold]Examples[/bold]

    debt-domain balance

    debt-domain balance --as-of 2026-08-31 --as-known-at 2026-09-01T12:00:00Z
    """
    with opened(store) as collection:
        questions = collection.questions(as_known_at=as_known_at, as_of=as_of)
        Output(as_json).show(balance_of(questions))


def balance_of(
    questions: Questions,
) -> Answer:
    """Give the trial balance as plain data, and for people."""
    ledgers = tuple(questions.trial_balance())
    trial, owed = trial_balance(ledgers), positions(ledgers)
    verdict = "every book sums to zero" if trial.balanced else "THE BOOKS ARE BROKEN"
    document = {
        "known": known_document(questions.known),
        "as_of": questions.as_of and questions.as_of.isoformat(),
        "balanced": trial.balanced,
        **trial.model_dump(mode="json"),
        "positions": [x.model_dump(mode="json") for x in owed],
    }
    parts = (
        heading("Trial balance"),
        table(("Cur", "Book", "Account", ">Debit", ">Credit"), _accounts(trial)),
        heading("Positions: above zero is owed to the party, below zero it owes"),
        table(("Cur", "Party", ">Position"), _positions(owed)),
        f"\n{verdict}; {known_text(questions.known)}",
    )
    return Answer(document, parts)


def _accounts(trial: TrialBalance) -> Iterator[tuple[str, ...]]:
    for total in trial.totals:
        currency, book = total.currency, total.book
        for x in trial.lines:
            if (x.currency, x.book) == (currency, book):
                written = amount(abs(x.amount_minor), currency)
                sides = (written, "") if x.amount_minor > 0 else ("", written)
                yield currency, book.lower(), x.account, *sides
        yield currency, book.lower(), "= sum", amount(total.amount_minor, currency), ""


def _positions(owed: Iterable[Position]) -> Iterator[tuple[str, ...]]:
    for x in owed:
        yield x.currency, x.party, amount(x.amount_minor, x.currency)


def dashboard(
    *,
    submitter: Annotated[
        str | None, typer.Option(help="Only this partner's cases.")
    ] = None,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show the partner cases as their submitters see them.

    Net is the partner's part less the fees. A position above zero is owed to the
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
        "fee_minor": figures.fee_minor,
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
