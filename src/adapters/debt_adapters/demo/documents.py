"""The documents of the demo, which no sample has."""

from hashlib import sha256

from debt_domain.values.document import Document, DocumentKind


def invoice_document(number: str) -> Document:
    """Give a document in place of an invoice's.

    Args:
        number: The invoice's.
    """
    content = f"invoice {number}".encode()
    return Document(
        kind=DocumentKind.INVOICE,
        name=f"{number}.pdf",
        media_type="application/pdf",
        sha256=sha256(content).hexdigest(),
        storage_reference=f"demo/{number}.pdf",
    )
