"""A drawn number issues the invoice or credit note that it was drawn for."""

from typing import assert_never

from debt_domain.invoice_series.events import NumberDrawn
from debt_domain.invoice_series.model import Series
from debt_domain.invoice_series.state import InvoiceSeriesState
from debt_domain.party_ledger.commands import IssueCreditNote, IssueInvoice
from debt_domain.processes.process import Process


def react(
    event: NumberDrawn, _series: InvoiceSeriesState
) -> tuple[IssueInvoice | IssueCreditNote, ...]:
    """Issue it in the account that ordered it."""
    match event.series:
        case Series.INVOICES:
            return (
                IssueInvoice(
                    party=event.party,
                    currency=event.currency,
                    invoice_id=event.document_id,
                    number=event.number,
                ),
            )
        case Series.CREDIT_NOTES:
            return (
                IssueCreditNote(
                    party=event.party,
                    currency=event.currency,
                    credit_note_id=event.document_id,
                    number=event.number,
                ),
            )
        case _:
            assert_never(event.series)


PROCESS: Process[NumberDrawn, InvoiceSeriesState] = Process(
    name="drawn_number_issues_its_document",
    listens_to=NumberDrawn,
    react=react,
)
