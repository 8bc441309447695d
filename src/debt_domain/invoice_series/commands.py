"""What can be asked of a series of numbers."""

from typing import ClassVar, TypeAlias

from debt_domain.invoice_series.model import Series
from debt_domain.kernel.message import Command
from debt_domain.values.holder import Holder
from debt_domain.values.text import Currency, DocumentId


class DrawNumber(Command, frozen=True):
    """Give a document of a party's account its number.

    Attributes:
        series: Which numbers.
        party: Whose document it is.
        currency: Of the party's account.
        document_id: The document, one and the same within this account.
    """

    command_name: ClassVar[str] = "invoice_series.draw_number"
    series: Series
    party: Holder
    currency: Currency
    document_id: DocumentId


InvoiceSeriesCommand: TypeAlias = DrawNumber
