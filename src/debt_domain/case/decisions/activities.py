"""What is done on the case, and the holds that stop it."""

from datetime import date
from typing import Final, TypeAlias, assert_never

from debt_domain.case.commands import LiftHold, LogActivity, PlaceHold
from debt_domain.case.decisions.access import (
    OPEN,
    require_access,
    require_status,
    require_subject,
)
from debt_domain.case.decisions.instructions import require_acknowledged
from debt_domain.case.errors import (
    ActivityBeforeSubmissionError,
    DirectionError,
    DisputeUnresolvedError,
    DuplicateOutreachError,
    FutureDateError,
    HoldActiveError,
    HoldAlreadyPlacedError,
    NoSuchHoldError,
    NotAssignedPartnerError,
    PastDateError,
)
from debt_domain.case.events import ActivityLogged, CaseEvent, HoldLifted, HoldPlaced
from debt_domain.case.model import (
    ActivityKind,
    CaseContext,
    CaseStatus,
    Direction,
    HoldKind,
)
from debt_domain.case.parts import Assignment
from debt_domain.case.state import CaseState
from debt_domain.values.actor import Actor, Role
from debt_domain.values.partner_submission import Handling

_CONTACT: Final = frozenset(
    {
        ActivityKind.CALL,
        ActivityKind.LETTER,
        ActivityKind.EMAIL,
        ActivityKind.SMS,
        ActivityKind.VISIT,
    }
)

STOPPED: Final = {
    HoldKind.DISPUTE: _CONTACT,
    HoldKind.MORATORIUM: _CONTACT,
    HoldKind.CEASE: _CONTACT | {ActivityKind.PORTAL_MESSAGE},
    HoldKind.PAUSE: frozenset(ActivityKind) - {ActivityKind.NOTE},
}
"""Which outbound activities each kind of hold stops."""

LIFTED_BY: Final = {
    HoldKind.DISPUTE: (Role.PLATFORM,),
    HoldKind.MORATORIUM: (Role.PLATFORM,),
    HoldKind.CEASE: (Role.PLATFORM,),
    HoldKind.PAUSE: (Role.PLATFORM, Role.CLIENT, Role.SUBMITTER),
}
"""Who may lift each kind of hold: those that protect the debtor, the platform only."""

ActivityCommand: TypeAlias = LogActivity | PlaceHold | LiftHold


def decide(
    command: ActivityCommand, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    """Answer a command about activities and holds."""
    match command:
        case LogActivity():
            return _log(command, state, context)
        case PlaceHold():
            return _place(command, state, context)
        case LiftHold():
            return _lift(command, state, context)
        case _:
            assert_never(command)


def _log(
    command: LogActivity, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    _require_author(command, state, context)
    require_status(command, state, CaseStatus.ACTIVE)
    author = context.actor
    if context.cause is None and author.role in _PARTNERS:
        require_acknowledged(_own(author.role, state), state)
    _require_direction(command)
    _require_its_time(command, state, context)
    require_subject("note", command.note, state.debtor_id)
    _require_no_hold(command, state, context.day_of(command.occurred_at))
    return (
        ActivityLogged(
            partner_id=author.party_id if author.role in _PARTNERS else None,
            kind=command.kind,
            direction=command.direction,
            outcome=command.outcome,
            occurred_at=command.occurred_at,
            note=command.note,
            private=command.private,
        ),
    )


_PARTNERS: Final = (Role.COLLECTOR, Role.SUBMITTER, Role.LEGAL)


def _own(role: Role, state: CaseState) -> Assignment | None:
    """Give the assignment under which a partner acts in a role."""
    return state.legal if role is Role.LEGAL else state.assignment


def _require_author(
    command: LogActivity, state: CaseState, context: CaseContext
) -> None:
    author = context.actor
    context.require_role(type(command).__name__, *_PARTNERS, Role.PLATFORM)
    if context.cause is not None or author.role is Role.SYSTEM:
        return
    own = _own(author.role, state)
    assigned = None if own is None else own.partner_id
    if author.role in _PARTNERS:
        allowed = author.party_id is not None and author.party_id == assigned
    else:
        allowed = command.kind is ActivityKind.NOTE
    if allowed:
        return
    if state.handling is not None and _contacts_beside(command, state, author):
        raise DuplicateOutreachError(
            partner_id=str(author.party_id),
            handling=state.handling,
            accepted=f"an activity of {_the_collector(state)}",
        )
    raise NotAssignedPartnerError(party_id=author.party_id, assigned=assigned)


def _the_collector(state: CaseState) -> str:
    if state.collector_id is None:
        return "a collector, once one is assigned"
    return f"the collector {state.collector_id}"


def _contacts_beside(command: LogActivity, state: CaseState, author: Actor) -> bool:
    """Tell whether the side that the debtor is not left to reaches out to it."""
    is_of_a_side = (
        author.party_id in state.partner_ids and author.role is not Role.LEGAL
    )
    if command.direction is not Direction.OUTBOUND or not is_of_a_side:
        return False
    is_submitter = author.party_id == state.submitter_id
    return is_submitter != (state.handling is Handling.SELF)


def _require_direction(command: LogActivity) -> None:
    internal = command.direction is Direction.INTERNAL
    if internal != (command.kind is ActivityKind.NOTE):
        raise DirectionError(
            kind=command.kind,
            direction=command.direction,
            accepted="OUTBOUND or INBOUND" if internal else "INTERNAL",
        )


def _require_its_time(
    command: LogActivity, state: CaseState, context: CaseContext
) -> None:
    """Refuse what has not happened yet, and what was done before there was a case."""
    if command.occurred_at > context.now:
        raise FutureDateError(
            field="occurred_at", value=command.occurred_at, latest=context.now
        )
    occurred_on = context.day_of(command.occurred_at)
    if occurred_on < state.submitted_on:
        raise ActivityBeforeSubmissionError(
            occurred_on=occurred_on, submitted_on=state.submitted_on
        )


def _require_no_hold(command: LogActivity, state: CaseState, occurred_on: date) -> None:
    """Refuse outreach during a hold, though it be lifted by now."""
    if command.direction is not Direction.OUTBOUND:
        return
    for kind, stopped in STOPPED.items():
        hold = state.hold_at(kind, command.occurred_at, occurred_on)
        if hold is not None and command.kind in stopped:
            raise HoldActiveError(hold=kind, kind=command.kind, until=hold.until)


def _place(
    command: PlaceHold, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(
        command,
        state,
        context,
        Role.PLATFORM,
        Role.CLIENT,
        Role.SUBMITTER,
        Role.COLLECTOR,
    )
    require_status(command, state, *OPEN)
    if command.until is not None and command.until < context.today:
        raise PastDateError(field="until", value=command.until, earliest=context.today)
    hold = state.hold_at(command.kind, context.now, context.today)
    if hold is not None:
        raise HoldAlreadyPlacedError(hold=command.kind, until=hold.until)
    return (
        HoldPlaced(
            kind=command.kind,
            reason=command.reason,
            placed_at=context.now,
            until=command.until,
        ),
    )


def _lift(
    command: LiftHold, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, *LIFTED_BY[command.kind])
    require_status(command, state, *OPEN)
    if command.kind not in state.unlifted:
        raise NoSuchHoldError(hold=command.kind, placed=state.unlifted)
    if command.kind is HoldKind.DISPUTE and state.open_disputes:
        raise DisputeUnresolvedError(dispute_ids=state.open_disputes)
    return (
        HoldLifted(kind=command.kind, reason=command.reason, lifted_at=context.now),
    )
