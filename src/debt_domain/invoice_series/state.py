"""Which numbers are drawn, and how an event changes it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from debt_domain.invoice_series.commands import DrawNumber
from debt_domain.invoice_series.events import InvoiceSeriesEvent
from debt_domain.values.holder import Holder


class NumberedDocument(NamedTuple):
    """A document of a party's account in a currency."""

    party: Holder
    currency: str
    document_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceSeriesState:
    """What the rules remember of a series.

    Attributes:
        last: The number drawn last; 0 before any is.
        documents: Those that have a number.
    """

    last: int = 0
    documents: frozenset[NumberedDocument] = frozenset()


def document_of(drawing: DrawNumber | InvoiceSeriesEvent) -> NumberedDocument:
    """Give the document that a number is drawn for."""
    return NumberedDocument(drawing.party, drawing.currency, drawing.document_id)


def evolve(state: InvoiceSeriesState, event: InvoiceSeriesEvent) -> InvoiceSeriesState:
    """Apply one fact."""
    return bulk(state, (event,))


def bulk(
    state: InvoiceSeriesState, events: Iterable[InvoiceSeriesEvent]
) -> InvoiceSeriesState:
    """Apply facts one after the other, copying the documents once."""
    drawn = tuple(events)
    return InvoiceSeriesState(
        last=drawn[-1].number if drawn else state.last,
        documents=state.documents.union(map(document_of, drawn)),
    )
