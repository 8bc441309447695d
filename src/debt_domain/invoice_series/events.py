"""What can have happened to a series. Stored names and versions never change."""

from typing import ClassVar, TypeAlias

from debt_domain.invoice_series.model import Series
from debt_domain.kernel.message import Event
from debt_domain.values.holder import Holder
from debt_domain.values.text import Currency, DocumentId


class NumberDrawn(Event, frozen=True):
    """A document has its number; no other ever has it.

    Attributes:
        number: From 1, one more than the number drawn before it.
    """

    stored_name: ClassVar[str] = "invoice_series.number_drawn"
    stored_version: ClassVar[int] = 1
    series: Series
    number: int
    party: Holder
    currency: Currency
    document_id: DocumentId


InvoiceSeriesEvent: TypeAlias = NumberDrawn
