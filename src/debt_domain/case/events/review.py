"""What can have happened up to the platform's decision to take a case."""

from datetime import date
from typing import ClassVar, TypeAlias

from typing_extensions import override

from debt_domain.case.model import (
    Approach,
    Claim,
    ClientParty,
    DebtorParty,
    RejectionReason,
)
from debt_domain.kernel.message import Event
from debt_domain.values.document import Document, DocumentKind
from debt_domain.values.money import Money
from debt_domain.values.partner_submission import PartnerSubmission
from debt_domain.values.policy import PolicyDeadline, PolicyDecision
from debt_domain.values.resolved_terms import CaseFigures
from debt_domain.values.text import Identifier, Instant, Text


class CaseSubmitted(Event, frozen=True):
    """A claim was handed in.

    Attributes:
        is_test: It counts in no figure.
        review: By when it is to be reviewed; None while documents are missing.
    """

    stored_name: ClassVar[str] = "case.case_submitted"
    stored_version: ClassVar[int] = 1
    case_id: Identifier
    submitted_on: date
    client: ClientParty
    debtor: DebtorParty
    claim: Claim
    documents: tuple[Document, ...]
    approach: Approach
    partner: PartnerSubmission | None
    pre_collection: bool
    host_reference: Text | None
    language: Text | None
    preferred_partner_id: Identifier | None
    previous_case_id: Identifier | None
    is_test: bool = False
    review: PolicyDeadline | None = None

    @override
    def under_policy(self) -> str | None:
        return None if self.review is None else self.review.name_and_version

    @property
    def figures(self) -> CaseFigures:
        """What terms and policies look at; the first address is the debtor's own."""
        due = [line.due_on for line in self.claim.lines if line.due_on is not None]
        age = (self.submitted_on - min(due)).days if due else 0
        return CaseFigures(
            claim=Money(self.claim.total_minor, self.claim.currency),
            debtor_country=self.debtor.addresses[0].country,
            age_days=max(age, 0),
            submitted_on=self.submitted_on,
            claim_type=self.claim.claim_type,
        )


class DocumentsRequested(Event, frozen=True):
    """The platform asked for documents."""

    stored_name: ClassVar[str] = "case.documents_requested"
    stored_version: ClassVar[int] = 1
    items: tuple[DocumentKind, ...]
    due_at: Instant


class DocumentsProvided(Event, frozen=True):
    """Documents came in.

    Attributes:
        review: By when the case is to be reviewed with them.
    """

    stored_name: ClassVar[str] = "case.documents_provided"
    stored_version: ClassVar[int] = 1
    documents: tuple[Document, ...]
    review: PolicyDeadline | None = None

    @override
    def under_policy(self) -> str | None:
        return None if self.review is None else self.review.name_and_version


class CaseAccepted(Event, frozen=True):
    """The platform took the case on; what each policy decided is kept."""

    stored_name: ClassVar[str] = "case.case_accepted"
    stored_version: ClassVar[int] = 1
    decisions: tuple[PolicyDecision, ...]

    @override
    def under_policy(self) -> str:
        return ", ".join(decision.name_and_version for decision in self.decisions)


class CaseRejected(Event, frozen=True):
    """The platform did not take the case."""

    stored_name: ClassVar[str] = "case.case_rejected"
    stored_version: ClassVar[int] = 1
    reason: RejectionReason
    explanation: Text


ReviewEvent: TypeAlias = (
    CaseSubmitted | DocumentsRequested | DocumentsProvided | CaseAccepted | CaseRejected
)
