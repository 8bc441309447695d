"""Handing the contact with the debtor over."""

from debt_domain.partner_case.commands import ChangeHandling
from debt_domain.partner_case.decisions.access import require_submitter, require_terms
from debt_domain.partner_case.events import HandlingChanged, PartnerCaseEvent
from debt_domain.partner_case.model import PartnerCaseContext, PartnerCaseStatus
from debt_domain.partner_case.state import PartnerCaseState


def change(
    command: ChangeHandling, state: PartnerCaseState, context: PartnerCaseContext
) -> tuple[PartnerCaseEvent, ...]:
    """Leave the debtor to the other side; nobody contacts it during a return's review."""
    require_submitter("ChangeHandling", state, context)
    submitted, accepted = PartnerCaseStatus.SUBMITTED, PartnerCaseStatus.ACCEPTED
    require_terms("ChangeHandling", state, submitted, accepted)
    if command.handling is state.handling:
        return ()
    return (HandlingChanged(handling=command.handling, reason=command.reason),)
