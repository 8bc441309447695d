"""The rules of a partner case."""

from typing import assert_never

from debt_domain.kernel.decider import Decider
from debt_domain.partner_case.commands import (
    AcceptPartnerCase,
    ApproveReturn,
    ClosePartnerCase,
    PartnerCaseCommand,
    RefuseReturn,
    RejectPartnerCase,
    ReopenPartnerCase,
    RequestReturn,
    SubmitPartnerCase,
    WithdrawReturn,
)
from debt_domain.partner_case.errors import (
    CostEstimateError,
    CostEstimateMissingError,
    CostEstimateUnexpectedError,
    DisputeNotUpheldError,
    ProcessOnlyError,
    SettlementMismatchError,
    SettlementMissingError,
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
    ReturnApproved,
    ReturnRefused,
    ReturnRequested,
    ReturnWithdrawn,
)
from debt_domain.partner_case.model import (
    CostEstimate,
    MissingRequirement,
    PartnerCaseContext,
    PartnerCaseStatus,
    ReturnReason,
)
from debt_domain.partner_case.state import PartnerCaseState, evolve
from debt_domain.values.actor import PartyNotAllowedError, Role
from debt_domain.values.resolved_terms import ResolvedTerms, resolve


def decide(
    command: PartnerCaseCommand, state: PartnerCaseState, context: PartnerCaseContext
) -> tuple[PartnerCaseEvent, ...]:
    """Answer a command with the facts that follow from it, or refuse it.

    Raises:
        RejectedError: The class says which rule.
    """
    match command:
        case (
            SubmitPartnerCase()
            | AcceptPartnerCase()
            | RejectPartnerCase()
            | ClosePartnerCase()
            | ReopenPartnerCase()
        ):
            return _follow(command, state, context)
        case RequestReturn():
            return _request_return(command, state, context)
        case ApproveReturn():
            return _approve_return(command, state, context)
        case RefuseReturn():
            context.require_role("RefuseReturn", Role.PLATFORM)
            _require("RefuseReturn", state, PartnerCaseStatus.RETURN_REQUESTED)
            return (ReturnRefused(explanation=command.explanation),)
        case WithdrawReturn():
            _require_submitter("WithdrawReturn", state, context)
            _require("WithdrawReturn", state, PartnerCaseStatus.RETURN_REQUESTED)
            return (ReturnWithdrawn(),)
        case _:
            assert_never(command)


def _follow(
    command: SubmitPartnerCase
    | AcceptPartnerCase
    | RejectPartnerCase
    | ClosePartnerCase
    | ReopenPartnerCase,
    state: PartnerCaseState,
    context: PartnerCaseContext,
) -> tuple[PartnerCaseEvent, ...]:
    """Follow the case; who may do so there was the case's business."""
    name = type(command).__name__
    if context.cause is None:
        raise ProcessOnlyError(command=name)
    match command:
        case SubmitPartnerCase():
            return _submit(command, state, context)
        case AcceptPartnerCase():
            quoted = _require(name, state, PartnerCaseStatus.SUBMITTED)
            return (PartnerCaseAccepted(terms=quoted),)
        case RejectPartnerCase():
            _require(name, state, PartnerCaseStatus.SUBMITTED)
            return (PartnerCaseRejected(feedback=command.feedback),)
        case ClosePartnerCase():
            return _close(command, state)
        case ReopenPartnerCase():
            _require(name, state, PartnerCaseStatus.CLOSED)
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
    _require(
        "ClosePartnerCase",
        state,
        PartnerCaseStatus.SUBMITTED,
        PartnerCaseStatus.ACCEPTED,
        PartnerCaseStatus.RETURN_REQUESTED,
    )
    return (PartnerCaseClosed(code=command.code),)


def _request_return(
    command: RequestReturn, state: PartnerCaseState, context: PartnerCaseContext
) -> tuple[PartnerCaseEvent, ...]:
    _require_submitter("RequestReturn", state, context)
    terms = _require("RequestReturn", state, PartnerCaseStatus.ACCEPTED)
    if command.reason is ReturnReason.DISPUTE_UPHELD and not context.dispute_upheld:
        raise DisputeNotUpheldError
    if command.reason is ReturnReason.COST_EXCEEDS_VALUE:
        _require_cost_above_value(command.estimate, terms.figures.claim.currency)
    elif command.estimate is not None:
        raise CostEstimateUnexpectedError(reason=command.reason)
    return (
        ReturnRequested(
            reason=command.reason,
            explanation=command.explanation,
            documents=command.documents,
            estimate=command.estimate,
        ),
    )


def _require_cost_above_value(estimate: CostEstimate | None, currency: str) -> None:
    if estimate is None:
        raise CostEstimateMissingError
    cost, recovery = estimate.expected_cost, estimate.expected_recovery
    in_currency = cost.currency == recovery.currency == currency
    if not in_currency or not 0 <= recovery.amount_minor < cost.amount_minor:
        raise CostEstimateError(estimate=estimate, currency=currency)


def _approve_return(
    command: ApproveReturn, state: PartnerCaseState, context: PartnerCaseContext
) -> tuple[PartnerCaseEvent, ...]:
    context.require_role("ApproveReturn", Role.PLATFORM)
    _require("ApproveReturn", state, PartnerCaseStatus.RETURN_REQUESTED)
    named, found = command.settlement, context.settlement
    if found is None:
        raise SettlementMissingError
    if named is not None and named != found:
        raise SettlementMismatchError(named=named, found=found)
    return (ReturnApproved(settlement=found),)


def _require(
    command: str, state: PartnerCaseState, *needed: PartnerCaseStatus
) -> ResolvedTerms:
    """Refuse another status; give the terms, which are quoted from submission on."""
    if state.status not in needed or state.quoted is None:
        raise WrongStatusError(command=command, status=state.status, needed=needed)
    return state.quoted


def _require_submitter(
    command: str, state: PartnerCaseState, context: PartnerCaseContext
) -> None:
    """Leave a command to the platform and to the partner whose case it is."""
    context.require_role(command, Role.SUBMITTER, Role.PLATFORM)
    actor = context.actor
    if context.cause is not None or actor.role is not Role.SUBMITTER:
        return
    if state.submitter_id and actor.party_id != state.submitter_id:
        raise PartyNotAllowedError(
            command=command, party_id=actor.party_id, allowed="the case's submitter"
        )


PARTNER_CASE: Decider[
    PartnerCaseCommand, PartnerCaseEvent, PartnerCaseState, PartnerCaseContext
] = Decider(initial=PartnerCaseState(), decide=decide, evolve=evolve)
