"""How the client wants the case worked."""

from datetime import date
from enum import StrEnum

from debt_domain.kernel.message import Message
from debt_domain.values.text import Identifier, Text


class Strategy(StrEnum):
    """How the debtor is approached."""

    DIPLOMATIC = "DIPLOMATIC"
    STANDARD = "STANDARD"
    FIRM = "FIRM"


class EscalationPreference(StrEnum):
    """What the client wants of courts."""

    ASK_FIRST = "ASK_FIRST"
    AUTO_LEGAL = "AUTO_LEGAL"
    NEVER_LEGAL = "NEVER_LEGAL"


class Approach(Message, frozen=True):
    """How the client wants the case worked."""

    strategy: Strategy = Strategy.STANDARD
    escalation_preference: EscalationPreference = EscalationPreference.ASK_FIRST
    communication_requirements: Text | None = None
    timeline_expectation: Text | None = None


class ClientConsent(Message, frozen=True):
    """The client's word that its claim may go to court.

    Attributes:
        given_by: Who of the client gave it, such as its contact; nothing personal.
        reference: Where it is kept; nothing personal.
        given_on: When it was given.
    """

    given_by: Identifier
    reference: Text
    given_on: date
