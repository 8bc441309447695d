"""What can be asked about the end of a case."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from debt_domain.case.model import (
    CloseCode,
)
from debt_domain.kernel.message import Command
from debt_domain.values.text import Identifier, Text


class CloseCase(Command, frozen=True):
    """End the case.

    Attributes:
        code: Why. PAID is for a case that nothing is owed on.
        explanation: In words, nothing personal; OTHER needs one.
    """

    command_name: ClassVar[str] = "case.close_case"
    case_id: Identifier
    code: CloseCode
    explanation: Text | None = None


class ReopenCase(Command, frozen=True):
    """Take a closed case up again, with the client's consent.

    Attributes:
        consent_reference: Where the client's consent is kept.
        consented_on: When it was given.
        reason: Why.
        partner_id: A partner to go on with at once, as its collector.
        instructions_version: What that partner has acknowledged; None: the current ones.
        exclusivity_waiver: Why another than the exclusive partner goes on, if so.
    """

    command_name: ClassVar[str] = "case.reopen_case"
    case_id: Identifier
    reason: Text
    consent_reference: Text
    consented_on: date
    partner_id: Identifier | None = None
    instructions_version: int | None = Field(default=None, ge=1)
    exclusivity_waiver: Text | None = None


class OpenReturnReview(Command, frozen=True):
    """Stop outreach while a return of the case is under review."""

    command_name: ClassVar[str] = "case.open_return_review"
    case_id: Identifier


class EndReturnReview(Command, frozen=True):
    """Go on where the case was: the return was refused or withdrawn."""

    command_name: ClassVar[str] = "case.end_return_review"
    case_id: Identifier


class WithdrawCase(Command, frozen=True):
    """Take the case back; what is open in it ends.

    Attributes:
        reason: Why; nothing personal.
    """

    command_name: ClassVar[str] = "case.withdraw_case"
    case_id: Identifier
    reason: Text | None = None
