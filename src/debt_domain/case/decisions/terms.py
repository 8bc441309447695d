"""The step to court, and the commission of a case that its client submitted."""

from fractions import Fraction
from typing import TypeAlias, assert_never

from debt_domain.case.commands import AgreeCommission, EscalateToLegal
from debt_domain.case.decisions.access import (
    UNDER_WORK,
    require_access,
    require_not_future_day,
    require_status,
)
from debt_domain.case.errors import (
    AlreadyLegalError,
    CollectorMissingError,
    CommissionAgreedError,
    CommissionShareError,
    EffectiveBeforeSubmissionError,
    LegalInDisputeError,
    NeverLegalError,
    PartnerCaseTermsError,
)
from debt_domain.case.events import (
    CaseEvent,
    CommissionAgreed,
    LegalEscalated,
    PartnerAssigned,
)
from debt_domain.case.model import (
    AssignmentRole,
    CaseContext,
    EscalationPreference,
    HoldKind,
)
from debt_domain.case.state import CaseState
from debt_domain.values.actor import Role
from debt_domain.values.resolved_terms import resolve_commission

TermsCommand: TypeAlias = EscalateToLegal | AgreeCommission


def decide(
    command: TermsCommand, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    """Answer a command that changes who earns what."""
    match command:
        case EscalateToLegal():
            return _escalate(command, state, context)
        case AgreeCommission():
            return _agree(command, state, context)
        case _:
            assert_never(command)


def _escalate(
    command: EscalateToLegal, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, Role.PLATFORM)
    require_status(command, state, *UNDER_WORK)
    if state.escalation is EscalationPreference.NEVER_LEGAL:
        raise NeverLegalError
    if state.hold_at(HoldKind.DISPUTE, context.now, context.today) is not None:
        raise LegalInDisputeError
    if state.legal_partner_id is not None:
        raise AlreadyLegalError(legal_partner_id=state.legal_partner_id)
    require_not_future_day("effective_on", command.effective_on, context)
    if command.effective_on < state.submitted_on:
        raise EffectiveBeforeSubmissionError(
            effective_on=command.effective_on, submitted_on=state.submitted_on
        )
    return (
        PartnerAssigned(
            assignment_id=state.next_assignment_id,
            partner_id=command.legal_partner_id,
            role=AssignmentRole.LEGAL,
            instructions_version=_instructions_version(state),
        ),
        LegalEscalated(
            legal_partner_id=command.legal_partner_id,
            effective_on=command.effective_on,
            waiver=command.waiver,
        ),
    )


def _instructions_version(state: CaseState) -> int:
    return 1 if state.assignment is None else state.assignment.instructions_version


def _agree(
    command: AgreeCommission, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, Role.PLATFORM)
    if state.submitter_id is not None:
        raise PartnerCaseTermsError(submitter_id=state.submitter_id)
    _require_part("commission_rate", command.commission_rate)
    _require_part("collector_share", command.collector_share)
    require_status(command, state, *UNDER_WORK)
    if state.collector_id is None or state.figures is None:
        raise CollectorMissingError
    agreed = CommissionAgreed(
        collector_id=state.collector_id,
        terms=resolve_commission(
            command.commission_rate, command.collector_share, state.figures
        ),
    )
    if state.commission == agreed:
        return ()
    if state.commission is not None:
        raise CommissionAgreedError(collector_id=state.commission.collector_id)
    return (agreed,)


def _require_part(field: str, share: Fraction) -> None:
    if not 0 <= share <= 1:
        raise CommissionShareError(field=field, share=share)
