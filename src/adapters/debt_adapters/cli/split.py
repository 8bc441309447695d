"""`split`: who gets what of the money."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated, Final

import typer
from rich.table import Table

from debt_adapters.cli.choices import completes, metavar, one_of
from debt_adapters.cli.options import JsonOption, StoreOption, opened
from debt_adapters.cli.output import Answer, Output, amount, table
from debt_domain.application import Questions
from debt_domain.projections.revenue_split import SplitBy, SplitGroup, revenue_split
from debt_domain.projections.split_figures import SplitFigures

LEGEND: Final = (
    "\nPartner: its part less what is charged to it. Platform: its part and the fees."
    " Client: what is passed on to it."
)
_COLUMNS: Final[Mapping[str, Callable[[SplitFigures], int]]] = {
    "Collected": lambda x: x.collected_minor,
    "Partner": lambda x: x.submitter_net_minor,
    "Platform": lambda x: x.platform_total_minor,
    "Client": lambda x: x.client_minor,
    "Of it fees": lambda x: x.fee_minor,
}
_IF_ANY: Final[Mapping[str, Callable[[SplitFigures], int]]] = {
    "Legal": lambda x: x.legal_minor + x.legal_fee_minor,
    "Collector": lambda x: x.collector_minor + x.network_minor,
    "Costs": lambda x: x.costs_recovered_minor,
    "Reversed": lambda x: x.reversed_minor,
    "Adjusted": lambda x: x.adjusted_minor,
}
_BESIDE: Final[Mapping[str, Callable[[SplitFigures], int]]] = {
    "of what was collected is overpaid": lambda x: x.overpaid_minor,
    "of what was collected is not split yet": lambda x: x.unsplit_minor,
    "of what was overpaid was given back": lambda x: x.refunded_minor,
    "of network pay is an expense of the platform": lambda x: (
        x.network_minor - x.submitter_network_minor
    ),
    "of costs was advanced": lambda x: x.costs_advanced_minor,
    "of costs was given up": lambda x: x.costs_given_up_minor,
    "was passed on to the client": lambda x: x.passed_on_minor,
    "of the claim was forgiven": lambda x: x.discounted_minor,
    "of the claim was written off": lambda x: x.written_off_minor,
    "of the claim was credited": lambda x: x.credited_minor,
}


def split(
    *,
    by: Annotated[
        SplitBy,
        typer.Option(
            "--by",
            metavar=metavar(SplitBy),
            parser=one_of(SplitBy),
            autocompletion=completes(SplitBy),
            help="What to group by.",
        ),
    ] = SplitBy.PARTNER,
    currency: Annotated[
        str | None, typer.Option(help="Only this currency, such as EUR.")
    ] = None,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show what was collected, and who gets what of it.

    The partner's column is its part less the fees and the network pay charged to it;
    the platform's has its part and its fees. The legal partner, collectors, costs
    recovered, reversals and what backdated terms have moved have a table of their own
    where there are any.

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
    found = {
        name: figure
        for name, figure in _IF_ANY.items()
        if any(figure(group.figures) for group in groups)
    }
    more = ("", _table(by, groups, found)) if found else ()
    return Answer(
        {"by": by.lower(), "groups": [_split_document(group) for group in groups]},
        (_table(by, groups, _COLUMNS), *more, LEGEND, *_beside(groups)),
    )


def _table(
    by: SplitBy,
    groups: Iterable[SplitGroup],
    shown: Mapping[str, Callable[[SplitFigures], int]],
) -> Table:
    columns = (by.capitalize(), "Cur", *(f">{name}" for name in shown))
    return table(columns, (_split_cells(group, shown.values()) for group in groups))


def _split_document(group: SplitGroup) -> dict[str, object]:
    figures = group.figures
    return {
        "group": group.group,
        "currency": group.currency,
        **figures.model_dump(mode="json"),
        "partner_net_minor": figures.submitter_net_minor,
        "platform_total_minor": figures.platform_total_minor,
        "entries": [x.model_dump(mode="json") for x in group.entries],
    }


def _split_cells(
    group: SplitGroup, shown: Iterable[Callable[[SplitFigures], int]]
) -> tuple[str, ...]:
    amounts = (amount(figure(group.figures), group.currency) for figure in shown)
    return (group.group or "(none)", group.currency, *amounts)


def _beside(groups: Iterable[SplitGroup]) -> Iterator[str]:
    for group in groups:
        for said, figure in _BESIDE.items():
            if minor := figure(group.figures):
                money = f"{amount(minor, group.currency)} {group.currency}"
                yield f"{group.group or '(none)'}: {money} {said}"
