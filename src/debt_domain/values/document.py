"""Documents by their digest."""

from enum import StrEnum

from debt_domain.kernel.message import Message
from debt_domain.values.text import Sha256, Text


class DocumentKind(StrEnum):
    """What a document proves."""

    INVOICE = "INVOICE"
    CONTRACT = "CONTRACT"
    DELIVERY_PROOF = "DELIVERY_PROOF"
    CORRESPONDENCE = "CORRESPONDENCE"
    AUTHORITY_TO_COLLECT = "AUTHORITY_TO_COLLECT"
    OTHER = "OTHER"


class Document(Message, frozen=True):
    """A document by its digest; the bytes lie in the host's storage."""

    kind: DocumentKind
    name: Text
    media_type: Text
    sha256: Sha256
    storage_reference: Text
