"""The values of a claim's reservation."""

from debt_domain.kernel.message import Message
from debt_domain.values.text import Identifier, Text


class InvoiceKey(Message, frozen=True):
    """What makes an invoice one and the same; only its keyed digest is stored."""

    client_id: Identifier
    debtor_id: Identifier
    invoice_number: Text

    def text(self) -> str:
        """Give the text that is digested; identifiers hold no line break."""
        return f"{self.client_id}\n{self.debtor_id}\n{self.invoice_number}"
