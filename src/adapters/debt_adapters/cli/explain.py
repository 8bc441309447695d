"""`explain`: the way from any figure to the events that it comes from."""

from typing import Annotated, assert_never

import typer

from debt_adapters.cli.history import known_document, known_text
from debt_adapters.cli.options import (
    AsKnownAtOption,
    AsOfOption,
    JsonOption,
    StoreOption,
    opened,
)
from debt_adapters.cli.output import Answer, Output, Paragraph
from debt_domain.application.explaining import explained
from debt_domain.reports.explain import (
    CellExplained,
    EntryExplained,
    cell_text,
    entry_text,
    parse_figure,
)


def explain(
    *,
    figure: Annotated[
        str, typer.Argument(metavar="FIGURE", help="What is to be explained.")
    ],
    as_of: AsOfOption = None,
    as_known_at: AsKnownAtOption = None,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Follow a figure to the commands that made it.

    A figure of a report is taken apart into the lines of the entries that make
    it, each with what to explain next. An entry, or a line of one, is followed
    to the rule, the running total, the terms, the event and the command that it
    comes from.

    FIGURE is one of: an entry, ledger:case:C-1@7; a line of one, by account or
    number, ledger:case:C-1@7#Due:Partner:A or ledger:case:C-1@7#2; an account,
    balance:Due:Partner:A; a party, position:PARTNER:A; either with a currency
    after it, position:PARTNER:A:EUR; a figure of the split by case and month,
    split:C-1:2026-03:submitter, or split:C-1::submitter for all months; a
    statement or a line of it, statement:PARTNER:A:2 or
    statement:PARTNER:A:EUR:2:5.

    [bold]Examples[/bold]

    debt-domain explain position:PARTNER:atlas:EUR

    debt-domain explain ledger:case:sample-01@4#Income:Share --json
    """
    wanted = parse_figure(figure)
    with opened(store) as collection:
        known = collection.questions(as_known_at=as_known_at, as_of=as_of).known
        found = explained(collection.log, wanted, until=known.position, as_of=as_of)
    document = {
        "known": known_document(known),
        "as_of": as_of and as_of.isoformat(),
        **found.model_dump(mode="json"),
    }
    lines = [Paragraph(line, is_broken=False) for line in _text(found).splitlines()]
    Output(as_json).show(Answer(document, (*lines, f"\n{known_text(known)}")))


def _text(found: EntryExplained | CellExplained) -> str:
    match found:
        case EntryExplained():
            return entry_text(found)
        case CellExplained():
            return cell_text(found)
        case _:
            assert_never(found)
