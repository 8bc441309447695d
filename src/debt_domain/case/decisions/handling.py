"""The debtor is left to the other side, as the partner case says."""

from debt_domain.case.commands import AdoptHandling
from debt_domain.case.decisions import bidding
from debt_domain.case.decisions.access import (
    NOT_IN_RETURN,
    require_process,
    require_status,
)
from debt_domain.case.decisions.assignment import ended
from debt_domain.case.events import CaseEvent, HandlingAdopted
from debt_domain.case.model import CaseContext
from debt_domain.case.state import CaseState


def adopt(
    command: AdoptHandling, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    """End the collector's assignment, or the bidding for one; a legal partner stays."""
    require_process(command, context)
    require_status(command, state, *NOT_IN_RETURN)
    return (
        *bidding.closed(state),
        *ended(state.assignment),
        HandlingAdopted(handling=command.handling),
    )
