"""`split`: who gets what of the money."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Final

import typer

from debt_adapters.cli.options import JsonOption, StoreOption, opened
from debt_adapters.cli.output import Answer, Output, amount, table
from debt_domain.application import Questions
from debt_domain.projections.revenue_split import SplitBy, SplitGroup, revenue_split
from debt_domain.projections.split_figures import SplitFigures

LEGEND: Final = (
    "\nPartner: its part less the fees. Platform: its part and the fees. Client: what"
    " is passed on to it."
)


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
        (table((*columns, ">Client", ">Of it fees"), cells), LEGEND, *_beside(groups)),
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
