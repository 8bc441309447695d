"""What can be asked up to the platform's decision to take a case."""

from typing import ClassVar

from pydantic import Field

from debt_domain.case.model import (
    Approach,
    Claim,
    ClientParty,
    DebtorParty,
    RejectionReason,
)
from debt_domain.kernel.message import Command
from debt_domain.values.document import Document, DocumentKind
from debt_domain.values.partner_submission import PartnerSubmission
from debt_domain.values.text import Identifier, Instant, Text


class SubmitCase(Command, frozen=True):
    """Hand a claim in; with `partner`, as a partner case.

    Attributes:
        case_id: The new case, by an id that no case has.
        client: The creditor.
        debtor: Who owes.
        claim: What is owed, in minor units of its one currency.
        documents: At least one INVOICE, or documents are requested at once.
        approach: How the client wants the debtor approached.
        partner: The submitting partner, its handling and branding; None: the client
            submits the case itself.
        pre_collection: Invoices may fall due after the day of submission.
        host_reference: The host's own name for the case; nothing personal.
        language: The debtor's, such as `de`.
        preferred_partner_id: The collector that the client would like.
        previous_case_id: The rejected or closed case that this one tries anew.
        is_test: It counts in no figure: no report, account or export has its money.
    """

    command_name: ClassVar[str] = "case.submit_case"
    case_id: Identifier
    client: ClientParty
    debtor: DebtorParty
    claim: Claim
    documents: tuple[Document, ...] = ()
    approach: Approach = Approach()
    partner: PartnerSubmission | None = None
    pre_collection: bool = False
    host_reference: Text | None = None
    language: Text | None = None
    preferred_partner_id: Identifier | None = None
    previous_case_id: Identifier | None = None
    is_test: bool = False


class RequestDocuments(Command, frozen=True):
    """Ask the submitter for documents.

    Attributes:
        items: The kinds that are needed.
        due_at: By when, an instant that lies ahead.
    """

    command_name: ClassVar[str] = "case.request_documents"
    case_id: Identifier
    items: tuple[DocumentKind, ...] = Field(min_length=1)
    due_at: Instant


class ProvideDocuments(Command, frozen=True):
    """Hand documents in."""

    command_name: ClassVar[str] = "case.provide_documents"
    case_id: Identifier
    documents: tuple[Document, ...] = Field(min_length=1)


class AcceptCase(Command, frozen=True):
    """Take the case on; the acceptance policy is asked."""

    command_name: ClassVar[str] = "case.accept_case"
    case_id: Identifier


class RejectCase(Command, frozen=True):
    """Do not take the case on; final.

    Attributes:
        reason: The kind of reason.
        explanation: In words, for the submitter; nothing personal.
    """

    command_name: ClassVar[str] = "case.reject_case"
    case_id: Identifier
    reason: RejectionReason
    explanation: Text
