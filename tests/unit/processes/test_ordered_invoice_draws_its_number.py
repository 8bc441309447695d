from debt_domain.invoice_series.commands import DrawNumber
from debt_domain.invoice_series.model import Series
from debt_domain.party_ledger.events import InvoiceOrdered
from debt_domain.party_ledger.model import InvoiceSource
from debt_domain.party_ledger.state import PartyLedgerState
from debt_domain.processes.ordered_invoice_draws_its_number import PROCESS
from debt_domain.values.holder import Holder


def test_an_ordered_invoice_draws_its_number() -> None:
    ordered = InvoiceOrdered(
        party=Holder.partner("A"),
        currency="EUR",
        invoice_id="statement.S-1",
        source=InvoiceSource.STATEMENT,
        amount_minor=1,
        vat_minor=0,
        from_held_minor=0,
        from_due_minor=1,
    )
    drawing = DrawNumber(
        series=Series.INVOICES,
        party=Holder.partner("A"),
        currency="EUR",
        document_id="statement.S-1",
    )
    assert PROCESS.react(ordered, PartyLedgerState()) == (drawing,)
