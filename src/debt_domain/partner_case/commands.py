"""What can be asked of a partner case."""

from datetime import date
from typing import ClassVar, TypeAlias

from pydantic import Field

from debt_domain.kernel.message import Command
from debt_domain.partner_case.model import (
    Consent,
    CostEstimate,
    PartyShare,
    ReturnReason,
    ReturnSettlement,
    UnspentAdvance,
)
from debt_domain.values.document import Document
from debt_domain.values.partner_submission import Handling, PartnerSubmission
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


class ChangeHandling(Command, frozen=True):
    """Hand the contact with the debtor over, between submitter and network.

    Who has the case loses it; what it earned stays. SELF assigns the submitter, NETWORK
    leaves the choice of a partner to the platform.

    Attributes:
        handling: Who contacts the debtor from now on.
        reason: Why; nothing personal.
    """

    command_name: ClassVar[str] = "partner_case.change_handling"
    case_id: Identifier
    handling: Handling
    reason: Text


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
        refunds: What was not spent of costs that somebody advanced. What was spent and
            has not come back is given up first, by `GiveUpCosts`.
    """

    command_name: ClassVar[str] = "partner_case.approve_return"
    case_id: Identifier
    settlement: ReturnSettlement | None = None
    refunds: tuple[UnspentAdvance, ...] = ()


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


class SettlePartnerCase(Command, frozen=True):
    """State that all of a closed case's ledger lies in issued statements."""

    command_name: ClassVar[str] = "partner_case.settle_partner_case"
    case_id: Identifier


class UnsettlePartnerCase(Command, frozen=True):
    """Take that back: something more was posted to the case's ledger."""

    command_name: ClassVar[str] = "partner_case.unsettle_partner_case"
    case_id: Identifier


class AdjustSplit(Command, frozen=True):
    """Share the case's money otherwise, as the parties have agreed.

    Attributes:
        adjustment_id: The caller's id of the adjustment on this case.
        shares: The new parts of submitter, platform and legal partner, in sum 1; under
            COMMISSION the parts of the commission. Who is not named gets nothing. They
            count for every component of the claim.
        effective_on: Payments of this day and later are shared so, those that were
            split already included; not before the submission.
        reason: Why; nothing personal.
        consents: Of every party whose share falls.
    """

    command_name: ClassVar[str] = "partner_case.adjust_split"
    case_id: Identifier
    adjustment_id: Identifier
    shares: tuple[PartyShare, ...] = Field(min_length=1)
    effective_on: date
    reason: Text
    consents: tuple[Consent, ...] = ()


class AdoptLegalTerms(Command, frozen=True):
    """Share the money by the frozen legal terms: the case went to court.

    Attributes:
        assignment_id: The legal partner's assignment.
    """

    command_name: ClassVar[str] = "partner_case.adopt_legal_terms"
    case_id: Identifier
    assignment_id: Identifier
    legal_partner_id: Identifier
    effective_on: date


class ReplaceLegalPartner(Command, frozen=True):
    """Give the legal part of the money to another partner.

    Attributes:
        assignment_id: The new legal partner's assignment.
        effective_on: Payments of this day and later are shared so.
    """

    command_name: ClassVar[str] = "partner_case.replace_legal_partner"
    case_id: Identifier
    assignment_id: Identifier
    legal_partner_id: Identifier
    effective_on: date


class EngageNetworkCollector(Command, frozen=True):
    """Pay a collector by the network terms: the case was assigned to it."""

    command_name: ClassVar[str] = "partner_case.engage_network_collector"
    case_id: Identifier
    assignment_id: Identifier
    partner_id: Identifier


class ReleaseNetworkCollector(Command, frozen=True):
    """Pay a collector no longer: its assignment ended."""

    command_name: ClassVar[str] = "partner_case.release_network_collector"
    case_id: Identifier
    assignment_id: Identifier


PartnerCaseCommand: TypeAlias = (
    SubmitPartnerCase
    | AcceptPartnerCase
    | RejectPartnerCase
    | ChangeHandling
    | RequestReturn
    | ApproveReturn
    | RefuseReturn
    | WithdrawReturn
    | ClosePartnerCase
    | ReopenPartnerCase
    | SettlePartnerCase
    | UnsettlePartnerCase
    | AdjustSplit
    | AdoptLegalTerms
    | ReplaceLegalPartner
    | EngageNetworkCollector
    | ReleaseNetworkCollector
)
