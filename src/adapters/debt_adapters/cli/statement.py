"""`statement`: what a partner or client is owed, line by line."""

import json
import sys
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias, assert_never

import typer
from pydantic import ValidationError

from debt_adapters.cli.options import JsonOption, StoreOption, opened
from debt_adapters.cli.output import Answer, Output, Part, heading, table
from debt_adapters.statements.html import html_of
from debt_adapters.statements.pdf import pdf_of
from debt_adapters.statements.plain import csv_of, document_of
from debt_adapters.statements.wording import (
    cells,
    difference,
    notes,
    period,
    sums,
    title,
    written,
)
from debt_domain.application.gathering import Account
from debt_domain.application.statements import (
    issued_statements,
    month_of,
    statement_as_issued,
    statement_as_now_known,
)
from debt_domain.kernel.ports import EventLog
from debt_domain.party_ledger.events import StatementIssued
from debt_domain.reports.statement import Difference, Statement
from debt_domain.values.holder import Holder


class Format(StrEnum):
    """What a statement is written as."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Found:
    """A statement, and how it differs from the one that was issued."""

    statement: Statement
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    """A month, by its first and its last day."""

    first: date
    last: date


def month(text: str) -> Month:
    """Read a month."""
    try:
        first = datetime.strptime(text, "%Y-%m")  # noqa: DTZ007  a month has no zone
    except ValueError:
        message = f"{text!r} is no month; accepted is such as 2026-03"
        raise typer.BadParameter(message) from None
    return Month(*month_of(first.year, first.month))


MonthOption: TypeAlias = Annotated[
    Month | None,
    typer.Option(
        "--period",
        metavar="M",
        parser=month,
        help="The month, such as 2026-03; if not given, the last statement's period.",
    ),
]


def statement(
    party_id: Annotated[
        str, typer.Argument(metavar="PARTNER", help="Whose; a client is client:ID.")
    ],
    *,
    currency: Annotated[
        str, typer.Option("--currency", metavar="CUR", help="The account's currency.")
    ] = "EUR",
    in_month: MonthOption = None,
    as_now_known: Annotated[
        bool,
        typer.Option(
            "--as-now-known/--as-issued",
            help="All that counts from the period's days, or what was stated.",
        ),
    ] = False,
    written_as: Annotated[
        Format, typer.Option("--format", help="What it is written as.")
    ] = Format.TEXT,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Where to; needed for a PDF."),
    ] = None,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show a partner's or client's statement.

    As issued, it has what was posted since the statement before it. As now known, it
    has all that counts from its days, and says what differs from what was issued.

    [bold]Examples[/bold]

    debt-domain statement P-1 --period 2026-03

    debt-domain statement P-1 --as-now-known --format html --output march.html
    """
    kind = Format.JSON if as_json else written_as
    _require_place(kind, output)
    with opened(store) as collection:
        account = Account(_party(party_id), currency)
        found = _found(collection.log, account, in_month, now=as_now_known)
    if output is not None:
        output.write_bytes(_bytes(found, kind))
    elif kind is Format.TEXT:
        Output(as_json=False).show(_answer(found))
    else:
        sys.stdout.write(_bytes(found, kind).decode())


def _party(text: str) -> Holder:
    kind, _, client_id = text.partition(":")
    try:
        return Holder.client(client_id) if kind == "client" else Holder.partner(text)
    except ValidationError:
        message = f"{text!r} is no party; accepted is such as P-1 or client:CL-1"
        raise typer.BadParameter(message) from None


def _require_place(kind: Format, output: Path | None) -> None:
    if kind is Format.PDF and output is None:
        message = "a PDF is not for a terminal; accepted is --output FILE"
        raise typer.BadParameter(message)
    if kind is Format.TEXT and output is not None:
        message = "text is for a terminal; accepted is another --format"
        raise typer.BadParameter(message)


def _found(
    log: EventLog, account: Account, in_month: Month | None, *, now: bool
) -> Found:
    issued = _chosen(issued_statements(log, account), in_month)
    if issued is not None:
        if not now:
            return Found(statement_as_issued(log, account, issued))
        # A statement's own days need not be a month's.
        days = issued.from_on, issued.through_on
        return Found(*statement_as_now_known(log, account, days, issued))
    if now and in_month is not None:
        days = in_month.first, in_month.last
        return Found(*statement_as_now_known(log, account, days))
    message = (
        f"no statement of {account.party} in {account.currency} was issued"
        f" {'yet' if in_month is None else 'for that month'}; accepted is another"
        " --period, or --as-now-known with a --period"
    )
    raise typer.BadParameter(message)


def _chosen(
    issued: tuple[StatementIssued, ...], in_month: Month | None
) -> StatementIssued | None:
    """Give the last statement, of those whose last day is within the month if given."""
    fitting = [
        x
        for x in issued
        if in_month is None or in_month.first <= x.through_on <= in_month.last
    ]
    return fitting[-1] if fitting else None


def _bytes(found: Found, kind: Format) -> bytes:
    match kind:
        case Format.CSV:
            return csv_of(found.statement).encode()
        case Format.HTML:
            return html_of(found.statement, found.differences).encode()
        case Format.PDF:
            return pdf_of(found.statement, found.differences)
        case Format.TEXT | Format.JSON:
            document = document_of(found.statement, found.differences)
            return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
        case _:
            assert_never(kind)


def _answer(found: Found) -> Answer:
    shown, currency = found.statement, found.statement.currency
    lines = [cells(line, currency) for line in shown.lines]
    columns = ("Date", "Case", "Reference", "What", ">Amount", ">Balance")
    parts: list[Part] = [
        heading(title(shown)),
        period(shown),
        f"Opening balance {written(shown.opening_minor, currency)}",
        table(columns, lines),
        f"Closing balance {written(shown.closing_minor, currency)}",
        heading("Sums"),
        table(("Kind", ">Sum"), sums(shown)),
        *notes(shown),
    ]
    if found.differences:
        rows = [difference(each, currency) for each in found.differences]
        parts += [
            heading("What differs from the statement that was issued"),
            table(("Date", "Case", "What", "Why", ">Amount"), rows),
        ]
    return Answer(document_of(shown, found.differences), tuple(parts))
