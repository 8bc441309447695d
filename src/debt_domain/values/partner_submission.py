"""How a partner submits a case for its own client."""

from enum import StrEnum

from debt_domain.kernel.message import Message
from debt_domain.values.text import Identifier


class Handling(StrEnum):
    """Who contacts the debtor.

    SELF: the submitting partner. NETWORK: a network partner, which the platform assigns.
    """

    SELF = "SELF"
    NETWORK = "NETWORK"


class Branding(StrEnum):
    """Whose name the debtor and the client see.

    PARTNER needs a WHITE_LABEL clause.
    """

    PARTNER = "PARTNER"
    PLATFORM = "PLATFORM"


class PartnerSubmission(Message, frozen=True):
    """What makes a case a partner case.

    Attributes:
        submitter_id: The partner whose client's case it is.
        handling: Who contacts the debtor.
        branding: Whose name the debtor and the client see.
    """

    submitter_id: Identifier
    handling: Handling
    branding: Branding = Branding.PARTNER
