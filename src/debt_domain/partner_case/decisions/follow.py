"""Following the case: submitted, accepted, rejected, closed, reopened."""

from typing import TypeAlias, assert_never

from debt_domain.partner_case.commands import (
    AcceptPartnerCase,
    ClosePartnerCase,
    RejectPartnerCase,
    ReopenPartnerCase,
    SubmitPartnerCase,
)
from debt_domain.partner_case.decisions.access import require_process, require_terms
from debt_domain.partner_case.errors import (
    SubmissionNotAllowedError,
    WrongStatusError,
)
from debt_domain.partner_case.events import (
    PartnerCaseAccepted,
    PartnerCaseClosed,
    PartnerCaseEvent,
    PartnerCaseRejected,
    PartnerCaseReopened,
    PartnerCaseSubmitted,
)
from debt_domain.partner_case.model import (
    MissingRequirement,
    PartnerCaseContext,
    PartnerCaseStatus,
)
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.values.resolved_terms import resolve

FollowCommand: TypeAlias = (
    SubmitPartnerCase
    | AcceptPartnerCase
    | RejectPartnerCase
    | ClosePartnerCase
    | ReopenPartnerCase
)


def decide(
    command: FollowCommand, state: PartnerCaseState, context: PartnerCaseContext
) -> tuple[PartnerCaseEvent, ...]:
    """Follow the case; who may do so there was the case's business."""
    name = type(command).__name__
    require_process(name, context)
    match command:
        case SubmitPartnerCase():
            return _submit(command, state, context)
        case AcceptPartnerCase():
            quoted = require_terms(name, state, PartnerCaseStatus.SUBMITTED)
            return (PartnerCaseAccepted(terms=quoted),)
        case RejectPartnerCase():
            require_terms(name, state, PartnerCaseStatus.SUBMITTED)
            return (PartnerCaseRejected(feedback=command.feedback),)
        case ClosePartnerCase():
            return _close(command, state)
        case ReopenPartnerCase():
            closed, settled = PartnerCaseStatus.CLOSED, PartnerCaseStatus.SETTLED
            require_terms(name, state, closed, settled)
            return (PartnerCaseReopened(),)
        case _:
            assert_never(command)


def _submit(
    command: SubmitPartnerCase, state: PartnerCaseState, context: PartnerCaseContext
) -> tuple[PartnerCaseEvent, ...]:
    if state.status is not PartnerCaseStatus.ABSENT:
        raise WrongStatusError(
            command="SubmitPartnerCase",
            status=state.status,
            needed=(PartnerCaseStatus.ABSENT,),
        )
    submitter_id = command.partner.submitter_id
    rates, missing = context.rates, _missing(context)
    if missing or rates is None:
        raise SubmissionNotAllowedError(submitter_id=submitter_id, missing=missing)
    return (
        PartnerCaseSubmitted(
            case_id=command.case_id,
            client_id=command.client_id,
            partner=command.partner,
            figures=command.figures,
            quoted=resolve(rates.terms, rates.version, command.figures),
            previous_case_id=command.previous_case_id,
        ),
    )


def _missing(context: PartnerCaseContext) -> tuple[MissingRequirement, ...]:
    if context.rates is not None or MissingRequirement.RATES in context.missing:
        return context.missing
    return (*context.missing, MissingRequirement.RATES)


def _close(
    command: ClosePartnerCase, state: PartnerCaseState
) -> tuple[PartnerCaseEvent, ...]:
    """Close with the case; an approved return has done so before."""
    if state.status is PartnerCaseStatus.CLOSED:
        return ()
    require_terms(
        "ClosePartnerCase",
        state,
        PartnerCaseStatus.SUBMITTED,
        PartnerCaseStatus.ACCEPTED,
        PartnerCaseStatus.RETURN_REQUESTED,
    )
    return (PartnerCaseClosed(code=command.code),)
