from debt_domain.invoice_series.events import NumberDrawn
from debt_domain.invoice_series.model import Series
from debt_domain.invoice_series.state import InvoiceSeriesState
from debt_domain.party_ledger.commands import IssueCreditNote, IssueInvoice
from debt_domain.processes.drawn_number_issues_its_document import PROCESS
from debt_domain.values.holder import Holder

A = Holder.partner("A")


def drawn(series: Series, document_id: str) -> NumberDrawn:
    return NumberDrawn(
        series=series, number=7, party=A, currency="EUR", document_id=document_id
    )


def test_an_invoice_is_issued_with_its_number() -> None:
    event = drawn(Series.INVOICES, "statement.S-1")
    issue = IssueInvoice(party=A, currency="EUR", invoice_id="statement.S-1", number=7)
    assert PROCESS.react(event, InvoiceSeriesState()) == (issue,)


def test_a_credit_note_is_issued_with_its_number() -> None:
    event = drawn(Series.CREDIT_NOTES, "void.V-1")
    issue = IssueCreditNote(
        party=A, currency="EUR", credit_note_id="void.V-1", number=7
    )
    assert PROCESS.react(event, InvoiceSeriesState()) == (issue,)
