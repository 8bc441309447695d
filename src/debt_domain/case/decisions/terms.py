"""The commission of a case that its client submitted."""

from fractions import Fraction

from debt_domain.case.commands import AgreeCommission
from debt_domain.case.decisions.access import (
    UNDER_WORK,
    require_access,
    require_status,
)
from debt_domain.case.errors import (
    CollectorMissingError,
    CommissionAgreedError,
    CommissionShareError,
    PartnerCaseTermsError,
)
from debt_domain.case.events import (
    CaseEvent,
    CommissionAgreed,
)
from debt_domain.case.model import (
    CaseContext,
)
from debt_domain.case.state import CaseState
from debt_domain.values.actor import Role
from debt_domain.values.resolved_terms import resolve_commission


def decide(
    command: AgreeCommission, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    """Answer a command that says what collector and platform earn."""
    require_access(command, state, context, Role.PLATFORM)
    if state.submitter_id is not None:
        raise PartnerCaseTermsError(submitter_id=state.submitter_id)
    require_part("commission_rate", command.commission_rate)
    require_part("collector_share", command.collector_share)
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


def require_part(field: str, share: Fraction) -> None:
    """Refuse what is no part of a whole."""
    if not 0 <= share <= 1:
        raise CommissionShareError(field=field, share=share)
