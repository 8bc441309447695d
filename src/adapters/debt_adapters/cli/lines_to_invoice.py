"""`lines-to-invoice`: what a submitting partner can invoice its own client."""

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from io import StringIO
from typing import Annotated, Final, TypeAlias, assert_never

import typer
from pydantic import ValidationError

from debt_adapters.cli.forms import in_words
from debt_adapters.cli.options import JsonOption, StoreOption, opened
from debt_adapters.cli.output import (
    Answer,
    Output,
    Part,
    amount,
    heading,
    print_json,
    table,
)
from debt_adapters.cli.statement import Month, month
from debt_domain.application import DebtCollection
from debt_domain.kernel.errors import RejectedError
from debt_domain.reports.lines_to_invoice import (
    ClientTariff,
    LinesToInvoice,
    LineToInvoice,
    Service,
)
from debt_domain.values.money import Money

EACH: Final = "each"
"""Stands for every case that was submitted in the month."""

_SUCH: Final = "such as 'C-1:15.00 EUR:Credit report'"
_COLUMNS: Final = ("case", "kind", "description", "collected", "amount", "currency")


class LinesFormat(StrEnum):
    """What the lines are written as."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Charge:
    """What is charged besides the commission.

    Attributes:
        case_id: On which case; `each`: on each that was submitted in the month.
        amount: How much.
        description: What for.
    """

    case_id: str
    amount: Money
    description: str


def rate(text: str) -> Fraction:
    """Read a rate: 25%, 0.25 or 1/4."""
    number, percent = text.strip(), text.strip().endswith("%")
    try:
        found = Fraction(number.removesuffix("%").strip())
    except (ValueError, ZeroDivisionError):
        message = f"{text!r} is no rate; accepted is such as 25%, 0.25 or 1/4"
        raise typer.BadParameter(message) from None
    return found / 100 if percent else found


def charge(text: str) -> Charge:
    """Read a charge."""
    case_id, _, rest = text.partition(":")
    given, _, description = rest.partition(":")
    number, _, currency = given.strip().partition(" ")
    if case_id != EACH and not description.strip():
        message = f"{text!r} says not what for; accepted is {_SUCH}"
        raise typer.BadParameter(message)
    try:
        return Charge(case_id, Money.parse(number, currency.strip()), description)
    except RejectedError as error:
        message = f"{error}; accepted is {_SUCH}"
        raise typer.BadParameter(message) from None


ChargesOption: TypeAlias = Annotated[
    list[Charge] | None,
    typer.Option(
        "--charge",
        metavar="CASE:AMOUNT:TEXT",
        parser=charge,
        help="Something else that it charges, such as 'C-1:15.00 EUR:Credit report';"
        " 'each:20.00 EUR' for each case of the month. May be given again.",
    ),
]


def lines_to_invoice(
    partner_id: Annotated[
        str, typer.Argument(metavar="PARTNER", help="The submitting partner.")
    ],
    client_id: Annotated[str, typer.Argument(metavar="CLIENT", help="Its client.")],
    *,
    period: Annotated[
        Month,
        typer.Option(
            "--period", metavar="M", parser=month, help="The month, such as 2026-08."
        ),
    ],
    commission: Annotated[
        Fraction | None,
        typer.Option(
            "--commission",
            metavar="RATE",
            parser=rate,
            help="What the partner charges of what is collected: 25%, 0.25 or 1/4.",
        ),
    ] = None,
    charges: ChargesOption = None,
    written_as: Annotated[
        LinesFormat, typer.Option("--format", help="What they are written as.")
    ] = LinesFormat.TEXT,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show what a submitting partner can invoice its own client for a month.

    What it charges is agreed between the two, and said here; of the split nothing is
    shown. Tax is the partner's own. There is a list for each currency.

    [bold]Examples[/bold]

    debt-domain lines-to-invoice atlas havehuset --period 2026-08 --commission 25%

    debt-domain lines-to-invoice atlas havehuset --period 2026-08 --format csv --charge
    "sample-01:15.00 EUR:Credit report"
    """
    tariff, services = _agreed(commission or Fraction(0), charges or [])
    with opened(store) as collection:
        client, days = (partner_id, client_id), (period.first, period.last)
        found = tuple(_found(collection, client, days, tariff, services))
    kind = LinesFormat.JSON if as_json else written_as
    match kind:
        case LinesFormat.TEXT:
            Output(as_json=False).show(_answer(found))
        case LinesFormat.JSON:
            print_json(_answer(found).document, indent=2)
        case LinesFormat.CSV:
            sys.stdout.write(_csv(found))
        case _:
            assert_never(kind)


def _agreed(
    commission: Fraction, charges: Sequence[Charge]
) -> tuple[ClientTariff, tuple[Service, ...]]:
    fees = tuple(x.amount for x in charges if x.case_id == EACH)
    try:
        tariff = ClientTariff(commission_rate=commission, case_fees=fees)
        services = tuple(
            Service(case_id=x.case_id, description=x.description, amount=x.amount)
            for x in charges
            if x.case_id != EACH
        )
    except ValidationError as error:
        raise typer.BadParameter(in_words(error.errors()[0])) from None
    return tariff, services


def _found(
    collection: DebtCollection,
    client: tuple[str, str],
    days: tuple[date, date],
    tariff: ClientTariff,
    services: Sequence[Service],
) -> Iterator[LinesToInvoice]:
    questions, (partner_id, client_id) = collection.questions(), client
    cases = questions.partner_cases(partner_id)
    used = {x.currency for x in cases if x.client_id == client_id and x.currency}
    for currency in sorted(used | {x.amount.currency for x in services}):
        named = [x for x in services if x.amount.currency == currency]
        yield questions.lines_to_invoice(client, currency, days, tariff, named)


def _document(found: LinesToInvoice) -> dict[str, object]:
    return {
        **found.model_dump(mode="json"),
        "collected_minor": found.collected_minor,
        "total_minor": found.total_minor,
    }


def _csv(found: Sequence[LinesToInvoice]) -> str:
    text = StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_COLUMNS)
    for each in found:
        for line in each.lines:
            collected = line.collected_minor
            rows.writerow(
                (
                    line.case_id,
                    line.kind,
                    line.description,
                    "" if collected is None else Money(collected, each.currency).text(),
                    Money(line.amount_minor, each.currency).text(),
                    each.currency,
                )
            )
    return text.getvalue()


def _answer(found: Sequence[LinesToInvoice]) -> Answer:
    parts = [part for each in found for part in _parts(each)]
    none = "The partner has no case of this client."
    return Answer({"invoices": [_document(x) for x in found]}, tuple(parts) or (none,))


def _parts(found: LinesToInvoice) -> Iterator[Part]:
    currency = found.currency
    yield heading(f"Lines to invoice: {found.partner_id} to {found.client_id}")
    yield f"{found.from_on} to {found.through_on}"
    columns = ("Case", "What", ">Collected", f">{currency}")
    yield table(columns, (_cells(line, currency) for line in found.lines))
    collected, total = found.collected_minor, found.total_minor
    yield (
        f"Collected {amount(collected, currency)}, to invoice {amount(total, currency)}"
        f" {currency}, without tax."
    )


def _cells(line: LineToInvoice, currency: str) -> tuple[str, ...]:
    collected = line.collected_minor
    return (
        line.case_id,
        line.description,
        "" if collected is None else amount(collected, currency),
        amount(line.amount_minor, currency),
    )
