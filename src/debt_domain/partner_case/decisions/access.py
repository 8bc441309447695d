"""Who may command a partner case, and in which status."""

from debt_domain.partner_case.errors import ProcessOnlyError, WrongStatusError
from debt_domain.partner_case.model import PartnerCaseContext, PartnerCaseStatus
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.values.actor import PartyNotAllowedError, Role
from debt_domain.values.resolved_terms import ResolvedTerms


def require_terms(
    command: str, state: PartnerCaseState, *needed: PartnerCaseStatus
) -> ResolvedTerms:
    """Refuse another status; give the terms, which are quoted from submission on."""
    if state.status not in needed or state.quoted is None:
        raise WrongStatusError(command=command, status=state.status, needed=needed)
    return state.quoted


def require_submitter(
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


def require_process(command: str, context: PartnerCaseContext) -> None:
    """Refuse what nobody issues."""
    if context.cause is None:
        raise ProcessOnlyError(command=command)
