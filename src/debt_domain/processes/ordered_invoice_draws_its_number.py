"""An ordered invoice draws its number, in the transaction that issues it."""

from debt_domain.invoice_series.commands import DrawNumber
from debt_domain.invoice_series.model import Series
from debt_domain.party_ledger.events import InvoiceOrdered
from debt_domain.party_ledger.state import PartyLedgerState
from debt_domain.processes.process import Process


def react(event: InvoiceOrdered, _account: PartyLedgerState) -> tuple[DrawNumber, ...]:
    """Draw from the series of all invoices."""
    return (
        DrawNumber(
            series=Series.INVOICES,
            party=event.party,
            currency=event.currency,
            document_id=event.invoice_id,
        ),
    )


PROCESS: Process[InvoiceOrdered, PartyLedgerState] = Process(
    name="ordered_invoice_draws_its_number",
    listens_to=InvoiceOrdered,
    react=react,
)
