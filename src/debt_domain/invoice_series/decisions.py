"""The rules of a series of numbers."""

from typing import Final

from debt_domain.invoice_series.commands import InvoiceSeriesCommand
from debt_domain.invoice_series.events import InvoiceSeriesEvent, NumberDrawn
from debt_domain.invoice_series.state import (
    InvoiceSeriesState,
    bulk,
    document_of,
    evolve,
)
from debt_domain.kernel.decider import Decider
from debt_domain.values.actor import Role
from debt_domain.values.context import Context


def decide(
    command: InvoiceSeriesCommand, state: InvoiceSeriesState, context: Context
) -> tuple[InvoiceSeriesEvent, ...]:
    """Give the next number; none to a document that has one.

    A number is drawn in the transaction that issues its document: where that is
    refused or rolled back, the number was never drawn, and there is no gap.

    Raises:
        RoleNotAllowedError: Somebody asks for it directly; processes do.
    """
    context.require_role(type(command).__name__, Role.SYSTEM)
    if document_of(command) in state.documents:
        return ()
    return (
        NumberDrawn(
            series=command.series,
            number=state.last + 1,
            party=command.party,
            currency=command.currency,
            document_id=command.document_id,
        ),
    )


INVOICE_SERIES: Final[
    Decider[InvoiceSeriesCommand, InvoiceSeriesEvent, InvoiceSeriesState, Context]
] = Decider(initial=InvoiceSeriesState(), decide=decide, evolve=evolve, bulk=bulk)
