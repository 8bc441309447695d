from debt_domain.invoice_series.commands import DrawNumber
from debt_domain.invoice_series.model import Series
from debt_domain.party_ledger.events import CreditNoteOrdered
from debt_domain.party_ledger.state import PartyLedgerState
from debt_domain.processes.ordered_credit_note_draws_its_number import PROCESS
from debt_domain.values.holder import Holder


def test_an_ordered_credit_note_draws_its_number() -> None:
    ordered = CreditNoteOrdered(
        party=Holder.partner("A"),
        currency="EUR",
        credit_note_id="void.V-1",
        invoice_id="statement.S-1",
        reason="wrong",
    )
    drawing = DrawNumber(
        series=Series.CREDIT_NOTES,
        party=Holder.partner("A"),
        currency="EUR",
        document_id="void.V-1",
    )
    assert PROCESS.react(ordered, PartyLedgerState()) == (drawing,)
