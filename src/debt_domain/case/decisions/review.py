"""The platform's review: documents, acceptance, rejection."""

from typing import TypeAlias, assert_never

from debt_domain.case.commands import (
    AcceptCase,
    ProvideDocuments,
    RejectCase,
    RequestDocuments,
)
from debt_domain.case.decisions.access import require_access, require_status
from debt_domain.case.errors import (
    AcceptanceRefusedError,
    InvoiceDocumentMissingError,
    PastDateError,
    PolicyMissingError,
)
from debt_domain.case.events import (
    CaseAccepted,
    CaseEvent,
    CaseRejected,
    DocumentsProvided,
    DocumentsRequested,
)
from debt_domain.case.model import CaseContext, CaseStatus
from debt_domain.case.state import CaseState
from debt_domain.values.actor import Role

ReviewCommand: TypeAlias = RequestDocuments | ProvideDocuments | AcceptCase | RejectCase


def decide(
    command: ReviewCommand, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    """Answer a command of the review."""
    match command:
        case RequestDocuments():
            return _request(command, state, context)
        case ProvideDocuments():
            return _provide(command, state, context)
        case AcceptCase():
            return _accept(command, state, context)
        case RejectCase():
            return _reject(command, state, context)
        case _:
            assert_never(command)


def _request(
    command: RequestDocuments, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, Role.PLATFORM)
    require_status(command, state, CaseStatus.SUBMITTED)
    if command.due_at <= context.now:
        raise PastDateError(field="due_at", value=command.due_at, earliest=context.now)
    return (DocumentsRequested(items=command.items, due_at=command.due_at),)


def _provide(
    command: ProvideDocuments, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, Role.CLIENT, Role.SUBMITTER, Role.PLATFORM)
    require_status(command, state, CaseStatus.DOCS_REQUESTED)
    provided = DocumentsProvided(documents=command.documents, review=context.review)
    return (provided,)


def _accept(
    command: AcceptCase, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, Role.PLATFORM)
    require_status(command, state, CaseStatus.SUBMITTED)
    if not state.has_invoice:
        raise InvoiceDocumentMissingError(case_id=state.case_id)
    decisions = context.acceptance
    if not decisions:
        raise PolicyMissingError(field="acceptance")
    if not all(decision.allowed for decision in decisions):
        raise AcceptanceRefusedError(decisions=decisions)
    return (CaseAccepted(decisions=decisions),)


def _reject(
    command: RejectCase, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, Role.PLATFORM)
    require_status(command, state, CaseStatus.SUBMITTED, CaseStatus.DOCS_REQUESTED)
    return (CaseRejected(reason=command.reason, explanation=command.explanation),)
