"""The debtor is left to the other side, as the partner case says."""

from typing import Final

from debt_domain.case.commands import AdoptHandling
from debt_domain.case.decisions import bidding
from debt_domain.case.decisions.access import OPEN, require_status
from debt_domain.case.decisions.assignment import ended
from debt_domain.case.errors import ProcessOnlyError
from debt_domain.case.events import CaseEvent, HandlingAdopted
from debt_domain.case.model import CaseContext, CaseStatus
from debt_domain.case.state import CaseState

_NOT_IN_RETURN: Final = tuple(x for x in OPEN if x is not CaseStatus.RETURN_REQUESTED)


def adopt(
    command: AdoptHandling, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    """End the collector's assignment, or the bidding for one; a legal partner stays."""
    if context.cause is None:
        raise ProcessOnlyError(command=type(command).__name__)
    require_status(command, state, *_NOT_IN_RETURN)
    return (
        *bidding.closed(state),
        *ended(state.assignment),
        HandlingAdopted(handling=command.handling),
    )
