"""`due`: payouts to make, and invoices that are overdue."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

import typer

from debt_adapters.cli.options import JsonOption, StoreOption, day, opened
from debt_adapters.cli.output import Answer, Output, Paragraph, Part, heading, table
from debt_adapters.clock import system_clock
from debt_domain.application.falling_due import FallingDue, falling_due
from debt_domain.reports.falling_due import InvoiceOverdue, PayoutDue
from debt_domain.values.money import Money


def due(
    *,
    on: Annotated[
        date | None,
        typer.Option(
            "--on", metavar="D", parser=day, help="The day to look at, else today."
        ),
    ] = None,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show which payouts statements have left to make, and which invoices are overdue.

    A payout is bounded by money in hand: what is funded can be instructed now.

    [bold]Examples[/bold]

    debt-domain due

    debt-domain due --on 2026-09-15 --json
    """
    today = on or system_clock().date()
    with opened(store) as collection:
        ledgers = tuple(collection.questions().trial_balance())
        found = falling_due(collection.log, ledgers, today)
    Output(as_json).show(Answer(found.model_dump(mode="json"), tuple(_parts(found))))


def _parts(found: FallingDue) -> Iterator[Part]:
    yield heading(f"Payouts, as of {found.on}")
    columns = ("Day", "Party", "Cur", ">Payable", ">Funded now")
    yield table(columns, (_payout_cells(x) for x in found.payouts))
    yield heading(f"Invoices overdue on {found.on}")
    overdue = ("Due on", "Party", "Cur", ">Number", ">Days", ">Open")
    yield table(overdue, (_invoice_cells(x) for x in found.invoices))


def _payout_cells(payout: PayoutDue) -> tuple[str, ...]:
    amounts = payout.payable_minor, payout.funded_minor
    return (
        payout.payout_on.isoformat(),
        str(payout.party),
        payout.currency,
        *(Money(x, payout.currency).figure() for x in amounts),
    )


def _invoice_cells(invoice: InvoiceOverdue) -> tuple[str, ...]:
    return (
        invoice.due_on.isoformat(),
        str(invoice.party),
        invoice.currency,
        str(invoice.number),
        str(invoice.days),
        Money(invoice.open_minor, invoice.currency).figure(),
    )


def standing_now(found: FallingDue, payout_id: str) -> Iterator[Part]:
    """Say what of one account's payout is funded, how to send it, what is overdue.

    Args:
        found: What falls due on the account.
        payout_id: The id that the command is shown with.
    """
    for payout in found.payouts:
        payable = Money(payout.payable_minor, payout.currency).label()
        funded = Money(payout.funded_minor, payout.currency)
        yield f"Of {payable} left to be paid out, {funded.label()} is funded now."
        if payout.funded_minor:
            yield from _command(payout, payout_id, funded)
    for x in found.invoices:
        amount = Money(x.open_minor, x.currency).label()
        yield f"Overdue: invoice {x.number}, {amount}, due on {x.due_on}."


def _command(payout: PayoutDue, payout_id: str, funded: Money) -> Iterator[Part]:
    amount = f"{funded.text()}{funded.currency}"
    lines = (
        f"debt-domain do instruct_payout --party {payout.party} \\",
        f"  --currency {payout.currency} --payout-id {payout_id} \\",
        f"  --amount {amount} --instructed-on {payout.payout_on} --by FINANCE",
    )
    yield "To pay it out on its day:"
    yield from (Paragraph(line, indent=2, is_broken=False) for line in lines)
