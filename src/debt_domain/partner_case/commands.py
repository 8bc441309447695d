"""What can be asked of a partner case."""

from typing import ClassVar, TypeAlias

from pydantic import Field

from debt_domain.kernel.message import Command
from debt_domain.partner_case.model import (
    CostEstimate,
    ReturnReason,
    ReturnSettlement,
)
from debt_domain.values.document import Document
from debt_domain.values.partner_submission import PartnerSubmission
from debt_domain.values.resolved_terms import CaseFigures
from debt_domain.values.text import Identifier, Text


class SubmitPartnerCase(Command, frozen=True):
    """Open the commercial side of a case that a partner submitted."""

    command_name: ClassVar[str] = "partner_case.submit_partner_case"
    case_id: Identifier
    client_id: Identifier
    partner: PartnerSubmission
    figures: CaseFigures
    previous_case_id: Identifier | None = None


class AcceptPartnerCase(Command, frozen=True):
    """Freeze the terms: the case was accepted."""

    command_name: ClassVar[str] = "partner_case.accept_partner_case"
    case_id: Identifier


class RejectPartnerCase(Command, frozen=True):
    """End the commercial side: the case was rejected."""

    command_name: ClassVar[str] = "partner_case.reject_partner_case"
    case_id: Identifier
    feedback: Text


class RequestReturn(Command, frozen=True):
    """Ask to hand the case back to the client."""

    command_name: ClassVar[str] = "partner_case.request_return"
    case_id: Identifier
    reason: ReturnReason
    explanation: Text
    documents: tuple[Document, ...] = Field(min_length=1)
    estimate: CostEstimate | None = None


class ApproveReturn(Command, frozen=True):
    """Hand the case back.

    Attributes:
        settlement: The figures that the approver has seen; refused when the ledger
            says others by now. Without them the ledger's figures are kept as they are.
    """

    command_name: ClassVar[str] = "partner_case.approve_return"
    case_id: Identifier
    settlement: ReturnSettlement | None = None


class RefuseReturn(Command, frozen=True):
    """Keep the case."""

    command_name: ClassVar[str] = "partner_case.refuse_return"
    case_id: Identifier
    explanation: Text


class WithdrawReturn(Command, frozen=True):
    """Take the request back."""

    command_name: ClassVar[str] = "partner_case.withdraw_return"
    case_id: Identifier


class ClosePartnerCase(Command, frozen=True):
    """End the commercial side: the case was closed."""

    command_name: ClassVar[str] = "partner_case.close_partner_case"
    case_id: Identifier
    code: Identifier


class ReopenPartnerCase(Command, frozen=True):
    """Take the commercial side up again: the case was reopened."""

    command_name: ClassVar[str] = "partner_case.reopen_partner_case"
    case_id: Identifier


PartnerCaseCommand: TypeAlias = (
    SubmitPartnerCase
    | AcceptPartnerCase
    | RejectPartnerCase
    | RequestReturn
    | ApproveReturn
    | RefuseReturn
    | WithdrawReturn
    | ClosePartnerCase
    | ReopenPartnerCase
)
