"""The kinds of work on a case."""

from enum import StrEnum

from debt_domain.kernel.message import Message
from debt_domain.values.money import Money
from debt_domain.values.text import Share


class AssignmentRole(StrEnum):
    """What a partner is charged with; a case has at most one of each."""

    COLLECTOR = "COLLECTOR"
    LEGAL = "LEGAL"


class ActivityKind(StrEnum):
    """What was done."""

    CALL = "CALL"
    LETTER = "LETTER"
    EMAIL = "EMAIL"
    SMS = "SMS"
    VISIT = "VISIT"
    SKIP_TRACE = "SKIP_TRACE"
    PORTAL_MESSAGE = "PORTAL_MESSAGE"
    NOTE = "NOTE"


class Direction(StrEnum):
    """Whether it went to the debtor or came from there; a note goes nowhere."""

    OUTBOUND = "OUTBOUND"
    INBOUND = "INBOUND"
    INTERNAL = "INTERNAL"


class ActivityOutcome(StrEnum):
    """What came of it."""

    REACHED = "REACHED"
    NO_ANSWER = "NO_ANSWER"
    LEFT_MESSAGE = "LEFT_MESSAGE"
    WRONG_NUMBER = "WRONG_NUMBER"
    PROMISE = "PROMISE"
    REFUSED = "REFUSED"
    DISPUTED = "DISPUTED"
    RETURNED_MAIL = "RETURNED_MAIL"


class LadderStep(StrEnum):
    """How far the contact with the debtor has come before court."""

    INFORMATION_GATHERING = "INFORMATION_GATHERING"
    INITIAL_CONTACT = "INITIAL_CONTACT"
    SECOND_ATTEMPT = "SECOND_ATTEMPT"
    FURTHER_ATTEMPTS = "FURTHER_ATTEMPTS"
    CLIENT_INFORMED = "CLIENT_INFORMED"


class Milestone(StrEnum):
    """What marks the way of a case; derived from its events."""

    FIRST_CONTACT = "FIRST_CONTACT"
    PROMISE = "PROMISE"
    LEGAL_FILED = "LEGAL_FILED"
    JUDGMENT = "JUDGMENT"
    ENFORCEMENT = "ENFORCEMENT"


class Pricing(Message, frozen=True):
    """What a partner asks for; a mix has several.

    Attributes:
        success_rate: A part of the money that comes in.
        flat: Once, whatever comes in.
        hourly: For each hour of work.
    """

    success_rate: Share | None = None
    flat: Money | None = None
    hourly: Money | None = None


class HoldKind(StrEnum):
    """What stops some kinds of activity, whatever the status is.

    DISPUTE and MORATORIUM stop calls, letters, mail, SMS and visits to the debtor; CEASE
    portal messages too; PAUSE all but notes. Only the platform lifts them, a PAUSE also
    client and submitter.
    """

    DISPUTE = "DISPUTE"
    MORATORIUM = "MORATORIUM"
    CEASE = "CEASE"
    PAUSE = "PAUSE"
