"""Settled behind the statements, and unsettled by what comes later."""

from typing import assert_never

from debt_domain.partner_case.commands import SettlePartnerCase, UnsettlePartnerCase
from debt_domain.partner_case.decisions.access import require_process, require_terms
from debt_domain.partner_case.errors import UnstatedEntriesError
from debt_domain.partner_case.events import (
    PartnerCaseEvent,
    PartnerCaseSettled,
    PartnerCaseUnsettled,
)
from debt_domain.partner_case.model import PartnerCaseContext, PartnerCaseStatus
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.values.actor import Role


def decide(
    command: SettlePartnerCase | UnsettlePartnerCase,
    state: PartnerCaseState,
    context: PartnerCaseContext,
) -> tuple[PartnerCaseEvent, ...]:
    """Settle a closed partner case, or take that back."""
    name = type(command).__name__
    match command:
        case SettlePartnerCase():
            context.require_role(name, Role.PLATFORM, Role.FINANCE)
            return _settle(command, state, context)
        case UnsettlePartnerCase():
            require_process(name, context)
            is_settled = state.status is PartnerCaseStatus.SETTLED
            return (PartnerCaseUnsettled(),) if is_settled else ()
        case _:
            assert_never(command)


def _settle(
    command: SettlePartnerCase, state: PartnerCaseState, context: PartnerCaseContext
) -> tuple[PartnerCaseEvent, ...]:
    if state.status is PartnerCaseStatus.SETTLED:
        return ()
    require_terms("SettlePartnerCase", state, PartnerCaseStatus.CLOSED)
    if context.unstated:
        raise UnstatedEntriesError(case_id=command.case_id, unstated=context.unstated)
    return (PartnerCaseSettled(),)
