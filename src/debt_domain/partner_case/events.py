"""What can have happened to a partner case. Stored names and versions never change."""

from datetime import date
from typing import ClassVar, TypeAlias

from typing_extensions import override

from debt_domain.kernel.message import Event
from debt_domain.partner_case.model import (
    Consent,
    CostEstimate,
    PartyShare,
    ReturnReason,
    ReturnSettlement,
    SplitOccasion,
    UnspentAdvance,
)
from debt_domain.values.document import Document
from debt_domain.values.partner_submission import Handling, PartnerSubmission
from debt_domain.values.rate_terms import NetworkTerms
from debt_domain.values.resolved_terms import CaseFigures, ResolvedTerms
from debt_domain.values.text import Identifier, Text


class PartnerCaseSubmitted(Event, frozen=True):
    """A partner submitted a case for its own client.

    Attributes:
        quoted: The terms in force on the day of submission, resolved for this case;
            a fee due at submission is charged by them, and acceptance freezes them.
    """

    stored_name: ClassVar[str] = "partner_case.partner_case_submitted"
    stored_version: ClassVar[int] = 1
    case_id: Identifier
    client_id: Identifier
    partner: PartnerSubmission
    figures: CaseFigures
    quoted: ResolvedTerms
    previous_case_id: Identifier | None

    @override
    def under_terms(self) -> int:
        return self.quoted.terms_version


class PartnerCaseAccepted(Event, frozen=True):
    """The terms were frozen.

    Attributes:
        terms: Those quoted at submission: no later amendment has touched them.
    """

    stored_name: ClassVar[str] = "partner_case.partner_case_accepted"
    stored_version: ClassVar[int] = 1
    terms: ResolvedTerms

    @override
    def under_terms(self) -> int:
        return self.terms.terms_version


class PartnerCaseRejected(Event, frozen=True):
    """The platform does not take the case; the feedback says why."""

    stored_name: ClassVar[str] = "partner_case.partner_case_rejected"
    stored_version: ClassVar[int] = 1
    feedback: Text


class HandlingChanged(Event, frozen=True):
    """The contact with the debtor was handed over."""

    stored_name: ClassVar[str] = "partner_case.handling_changed"
    stored_version: ClassVar[int] = 1
    handling: Handling
    reason: Text


class ReturnRequested(Event, frozen=True):
    """The submitter asked to hand the case back."""

    stored_name: ClassVar[str] = "partner_case.return_requested"
    stored_version: ClassVar[int] = 1
    reason: ReturnReason
    explanation: Text
    documents: tuple[Document, ...]
    estimate: CostEstimate | None


class ReturnApproved(Event, frozen=True):
    """The case goes back to the client, settled as said.

    Attributes:
        settlement: How its money stood, the refunds not yet counted.
        refunds: What comes back of costs to whoever advanced them.
    """

    stored_name: ClassVar[str] = "partner_case.return_approved"
    stored_version: ClassVar[int] = 1
    settlement: ReturnSettlement
    refunds: tuple[UnspentAdvance, ...] = ()


class ReturnRefused(Event, frozen=True):
    """The case stays."""

    stored_name: ClassVar[str] = "partner_case.return_refused"
    stored_version: ClassVar[int] = 1
    explanation: Text


class ReturnWithdrawn(Event, frozen=True):
    """The submitter took its request back."""

    stored_name: ClassVar[str] = "partner_case.return_withdrawn"
    stored_version: ClassVar[int] = 1


class PartnerCaseClosed(Event, frozen=True):
    """The case was closed, and with it the commercial side."""

    stored_name: ClassVar[str] = "partner_case.partner_case_closed"
    stored_version: ClassVar[int] = 1
    code: Identifier


class PartnerCaseReopened(Event, frozen=True):
    """The case was reopened, and with it the commercial side."""

    stored_name: ClassVar[str] = "partner_case.partner_case_reopened"
    stored_version: ClassVar[int] = 1


class PartnerCaseSettled(Event, frozen=True):
    """Every entry of the case's ledger lies in an issued statement of its parties."""

    stored_name: ClassVar[str] = "partner_case.partner_case_settled"
    stored_version: ClassVar[int] = 1


class PartnerCaseUnsettled(Event, frozen=True):
    """Something more was posted; the case is closed and not settled."""

    stored_name: ClassVar[str] = "partner_case.partner_case_unsettled"
    stored_version: ClassVar[int] = 1


class SplitAdjusted(Event, frozen=True):
    """The case's money is shared otherwise.

    Attributes:
        occasion: Why.
        adjustment_id: The caller's id, or `legal.` and the legal partner's assignment.
        terms: The terms with the new split.
        legal_partner_id: Who gets the legal part, if there is one.
        shares: The parts of what is split, as they were given.
        effective_on: Payments of this day and later are shared so; what was decided
            counts from the day of the decision.
        reason: In words.
        consents: What the parties whose share falls have said; none is needed where
            the agreement's legal terms were signed.
    """

    stored_name: ClassVar[str] = "partner_case.split_adjusted"
    stored_version: ClassVar[int] = 1
    occasion: SplitOccasion
    adjustment_id: Identifier
    terms: ResolvedTerms
    legal_partner_id: Identifier | None
    shares: tuple[PartyShare, ...]
    effective_on: date
    reason: Text
    consents: tuple[Consent, ...]

    @override
    def under_terms(self) -> int:
        return self.terms.terms_version


class NetworkCollectorEngaged(Event, frozen=True):
    """A network collector works the case and is paid by the network terms."""

    stored_name: ClassVar[str] = "partner_case.network_collector_engaged"
    stored_version: ClassVar[int] = 1
    assignment_id: Identifier
    partner_id: Identifier
    terms: NetworkTerms


class NetworkCollectorReleased(Event, frozen=True):
    """A network collector earns nothing of what comes from now on."""

    stored_name: ClassVar[str] = "partner_case.network_collector_released"
    stored_version: ClassVar[int] = 1
    assignment_id: Identifier


PartnerCaseEvent: TypeAlias = (
    PartnerCaseSubmitted
    | PartnerCaseAccepted
    | PartnerCaseRejected
    | HandlingChanged
    | ReturnRequested
    | ReturnApproved
    | ReturnRefused
    | ReturnWithdrawn
    | PartnerCaseClosed
    | PartnerCaseReopened
    | PartnerCaseSettled
    | PartnerCaseUnsettled
    | SplitAdjusted
    | NetworkCollectorEngaged
    | NetworkCollectorReleased
)
