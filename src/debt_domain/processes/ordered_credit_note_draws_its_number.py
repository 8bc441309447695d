"""An ordered credit note draws its number, in the transaction that issues it."""

from debt_domain.invoice_series.commands import DrawNumber
from debt_domain.invoice_series.model import Series
from debt_domain.party_ledger.events import CreditNoteOrdered
from debt_domain.party_ledger.state import PartyLedgerState
from debt_domain.processes.process import Process


def react(
    event: CreditNoteOrdered, _account: PartyLedgerState
) -> tuple[DrawNumber, ...]:
    """Draw from the series of all credit notes."""
    return (
        DrawNumber(
            series=Series.CREDIT_NOTES,
            party=event.party,
            currency=event.currency,
            document_id=event.credit_note_id,
        ),
    )


PROCESS: Process[CreditNoteOrdered, PartyLedgerState] = Process(
    name="ordered_credit_note_draws_its_number",
    listens_to=CreditNoteOrdered,
    react=react,
)
