"""The values of an agreement."""

from datetime import date
from enum import StrEnum

from debt_domain.kernel.message import Message
from debt_domain.values.rate_terms import RateTerms
from debt_domain.values.text import Identifier


class Clause(StrEnum):
    """What a partner may do beyond working cases.

    SHADOW_CLIENT: submit cases of its own clients. WHITE_LABEL: submit them under its
    own name (branding PARTNER), so that client and debtor see nothing of the platform.
    DIRECT_COMMUNICATION: write to clients of the platform itself, where the platform has
    approved it; cases of its own clients need no such clause.
    """

    SHADOW_CLIENT = "SHADOW_CLIENT"
    WHITE_LABEL = "WHITE_LABEL"
    DIRECT_COMMUNICATION = "DIRECT_COMMUNICATION"


class Exclusivity(Message, frozen=True):
    """The clause that a client's cases go to the partner for a while.

    Attributes:
        client_id: The client.
        from_on: Its first day.
        until: Its last day.
    """

    client_id: Identifier
    from_on: date
    until: date


class TermsVersion(Message, frozen=True):
    """Rates as agreed, from a day on; never edited.

    Attributes:
        version: From 1, in the order agreed.
        effective_from: The first day of submission that they count for.
        terms: The rates.
    """

    version: int
    effective_from: date
    terms: RateTerms
