"""The values of a subject."""

from enum import StrEnum


class ErasureReason(StrEnum):
    """On what ground a person's data is erased (GDPR, Article 17(1)(a) to (e)).

    A closed list, because the record of an erasure stays for good: a text could name
    the person again.
    """

    NO_LONGER_NECESSARY = "NO_LONGER_NECESSARY"
    CONSENT_WITHDRAWN = "CONSENT_WITHDRAWN"
    OBJECTION = "OBJECTION"
    UNLAWFUL_PROCESSING = "UNLAWFUL_PROCESSING"
    LEGAL_OBLIGATION = "LEGAL_OBLIGATION"
