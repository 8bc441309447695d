"""Handing a case back."""

from typing import TypeAlias, assert_never

from debt_domain.partner_case.commands import (
    ApproveReturn,
    RefuseReturn,
    RequestReturn,
    WithdrawReturn,
)
from debt_domain.partner_case.decisions.access import require_submitter, require_terms
from debt_domain.partner_case.errors import (
    CostEstimateError,
    CostEstimateMissingError,
    CostEstimateUnexpectedError,
    DisputeNotUpheldError,
    SettlementMismatchError,
    SettlementMissingError,
)
from debt_domain.partner_case.events import (
    PartnerCaseEvent,
    ReturnApproved,
    ReturnRefused,
    ReturnRequested,
    ReturnWithdrawn,
)
from debt_domain.partner_case.model import (
    CostEstimate,
    PartnerCaseContext,
    PartnerCaseStatus,
    ReturnReason,
)
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.values.actor import Role

ReturnCommand: TypeAlias = RequestReturn | ApproveReturn | RefuseReturn | WithdrawReturn


def decide(
    command: ReturnCommand, state: PartnerCaseState, context: PartnerCaseContext
) -> tuple[PartnerCaseEvent, ...]:
    """Answer a command about a return."""
    match command:
        case RequestReturn():
            return _request_return(command, state, context)
        case ApproveReturn():
            return _approve_return(command, state, context)
        case RefuseReturn():
            context.require_role("RefuseReturn", Role.PLATFORM)
            require_terms("RefuseReturn", state, PartnerCaseStatus.RETURN_REQUESTED)
            return (ReturnRefused(explanation=command.explanation),)
        case WithdrawReturn():
            require_submitter("WithdrawReturn", state, context)
            require_terms("WithdrawReturn", state, PartnerCaseStatus.RETURN_REQUESTED)
            return (ReturnWithdrawn(),)
        case _:
            assert_never(command)


def _request_return(
    command: RequestReturn, state: PartnerCaseState, context: PartnerCaseContext
) -> tuple[PartnerCaseEvent, ...]:
    require_submitter("RequestReturn", state, context)
    terms = require_terms("RequestReturn", state, PartnerCaseStatus.ACCEPTED)
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
    require_terms("ApproveReturn", state, PartnerCaseStatus.RETURN_REQUESTED)
    named, found = command.settlement, context.settlement
    if found is None:
        raise SettlementMissingError
    if named is not None and named != found:
        raise SettlementMismatchError(named=named, found=found)
    return (ReturnApproved(settlement=found, refunds=command.refunds),)
