"""How a case ends, begins again, and waits while a return is reviewed."""

from fractions import Fraction
from typing import Final, TypeAlias, assert_never

from debt_domain.case.commands import (
    CloseCase,
    EndReturnReview,
    OpenReturnReview,
    ReopenCase,
    WithdrawCase,
)
from debt_domain.case.decisions import bidding, collection_period, disputes
from debt_domain.case.decisions.access import (
    NOT_IN_RETURN,
    OPEN,
    UNDER_WORK,
    require_access,
    require_authority,
    require_not_future_day,
    require_process,
    require_status,
)
from debt_domain.case.decisions.assignment import (
    ended,
    require_exclusive,
    require_handling,
)
from debt_domain.case.decisions.instructions import assigned_version
from debt_domain.case.errors import (
    CloseCodeNotAvailableError,
    ExplanationMissingError,
    InsolvencyUnknownError,
    NeverAcceptedError,
    OpenDisputeError,
    OutstandingMismatchError,
    UnpaidCostError,
    UnverifiedPaymentError,
)
from debt_domain.case.events import (
    CaseClosed,
    CaseEvent,
    CaseReopened,
    DisputeEnded,
    HoldLifted,
    MoneyLeftToClient,
    PartnerAssigned,
    ReturnReviewEnded,
    ReturnReviewOpened,
    WorkStarted,
)
from debt_domain.case.model import (
    AssignmentRole,
    CaseContext,
    CaseStatus,
    CloseCode,
    HoldKind,
)
from debt_domain.case.state import CaseState
from debt_domain.values.actor import PartyNotAllowedError, Role
from debt_domain.values.money import Money
from debt_domain.values.partner_submission import Handling
from debt_domain.values.resolved_terms import resolve_commission

DISPUTED_CODES: Final = (
    CloseCode.DISPUTED_NO_LEGAL,
    CloseCode.WITHDRAWN,
    CloseCode.RETURNED,
)
"""The codes that end a case in dispute."""

ClosingCommand: TypeAlias = (
    CloseCase | WithdrawCase | ReopenCase | OpenReturnReview | EndReturnReview
)


def decide(
    command: ClosingCommand, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    """Answer a command that ends, resumes or suspends the case."""
    match command:
        case CloseCase():
            return _close(command, command, state, context)
        case WithdrawCase(case_id=case_id, reason=reason):
            closing = CloseCase(
                case_id=case_id, code=CloseCode.WITHDRAWN, explanation=reason
            )
            return _close(closing, command, state, context)
        case ReopenCase():
            return _reopen(command, state, context)
        case OpenReturnReview():
            require_process(command, context)
            require_status(command, state, CaseStatus.QUOTING, *UNDER_WORK)
            return (ReturnReviewOpened(),)
        case EndReturnReview():
            require_process(command, context)
            require_status(command, state, CaseStatus.RETURN_REQUESTED)
            return (ReturnReviewEnded(),)
        case _:
            assert_never(command)


def _close(
    command: CloseCase,
    asked: CloseCase | WithdrawCase,
    state: CaseState,
    context: CaseContext,
) -> tuple[CaseEvent, ...]:
    _require_closer(command, asked, state, context)
    require_status(asked, state, *_closable(command.code))
    _require_nothing_open(command, state, context)
    _require_code(command, state, context)
    return (
        *bidding.closed(state),
        *ended(state.assignment, state.legal),
        *_ended_dispute(command, state, context),
        *_left_to_client(state),
        CaseClosed(
            code=command.code,
            explanation=command.explanation,
            outstanding_minor=context.outstanding_minor,
        ),
    )


def _require_code(command: CloseCase, state: CaseState, context: CaseContext) -> None:
    """Refuse a code that does not say what happened, as far as the case knows."""
    match command.code:
        case CloseCode.NO_QUOTES | CloseCode.QUOTES_EXPIRED as code:
            if code is not _bid_in_vain(state, context):
                raise CloseCodeNotAvailableError(close_code=code)
        case CloseCode.PAID if context.outstanding_minor != 0:
            raise OutstandingMismatchError(
                outstanding=Money(context.outstanding_minor, state.currency)
            )
        case CloseCode.INSOLVENT if state.insolvency is None:
            raise InsolvencyUnknownError
        case CloseCode.OTHER if command.explanation is None:
            raise ExplanationMissingError
        case _:
            pass


def _require_nothing_open(
    command: CloseCase, state: CaseState, context: CaseContext
) -> None:
    if state.unverified_payments:
        raise UnverifiedPaymentError(payment_ids=state.unverified_payments)
    if context.unpaid_costs:
        raise UnpaidCostError(cost_ids=context.unpaid_costs)
    disputed = state.hold_at(HoldKind.DISPUTE, context.now, context.today)
    contested = disputed is not None or bool(state.open_disputes)
    if contested and command.code not in DISPUTED_CODES:
        raise OpenDisputeError(close_code=command.code, allowed=DISPUTED_CODES)


def _bid_in_vain(state: CaseState, context: CaseContext) -> CloseCode | None:
    """Give the code of a case that nobody could be assigned by bidding, if it is one."""
    last = state.bidding
    waits = state.status in (CaseStatus.QUOTING, CaseStatus.ACCEPTED)
    if last is None or last.accepted or not waits:
        return None
    if not last.quotes:
        return CloseCode.NO_QUOTES
    if any(context.now <= quote.submitted.expires_at for quote in last.running):
        return None
    return CloseCode.QUOTES_EXPIRED


def _left_to_client(state: CaseState) -> tuple[MoneyLeftToClient, ...]:
    """Give a case without terms such as leave nothing unsplit, once."""
    by_agreement = state.accepted and state.submitter_id is not None
    has_terms = by_agreement or state.commission is not None or state.left_to_client
    if has_terms or state.figures is None:
        return ()
    nothing = Fraction(0)
    terms = resolve_commission(nothing, nothing, state.figures)
    return (MoneyLeftToClient(terms=terms),)


def _ended_dispute(
    command: CloseCase, state: CaseState, context: CaseContext
) -> tuple[DisputeEnded | HoldLifted, ...]:
    """End the disputes of a case that is withdrawn or returned."""
    if command.code not in (CloseCode.WITHDRAWN, CloseCode.RETURNED):
        return ()
    if HoldKind.DISPUTE not in state.unlifted:
        return disputes.ended(state)
    return (
        *disputes.ended(state),
        HoldLifted(
            kind=HoldKind.DISPUTE,
            reason=f"closed as {command.code}",
            lifted_at=context.now,
        ),
    )


def _require_closer(
    command: CloseCase,
    asked: CloseCase | WithdrawCase,
    state: CaseState,
    context: CaseContext,
) -> None:
    if command.code is CloseCode.RETURNED:
        require_process(command, context)
    withdrawn = command.code is CloseCode.WITHDRAWN
    party = Role.CLIENT if withdrawn else Role.COLLECTOR
    require_access(asked, state, context, Role.PLATFORM, Role.SUBMITTER, party)
    by_submitter = context.cause is None and context.actor.role is Role.SUBMITTER
    if by_submitter and not withdrawn and state.handling is not Handling.SELF:
        raise PartyNotAllowedError(
            command=type(command).__name__,
            party_id=context.actor.party_id,
            allowed=f"the collector {state.collector_id} and the platform",
        )


def _closable(code: CloseCode) -> tuple[CaseStatus, ...]:
    match code:
        case CloseCode.RETURNED:
            return (CaseStatus.RETURN_REQUESTED,)
        case CloseCode.WITHDRAWN:
            return OPEN
        case _:
            return NOT_IN_RETURN


def _reopen(
    command: ReopenCase, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, Role.PLATFORM)
    require_status(command, state, CaseStatus.CLOSED)
    require_not_future_day("consented_on", command.consented_on, context)
    reopened = CaseReopened(
        reason=command.reason,
        consent_reference=command.consent_reference,
        consented_on=command.consented_on,
        review=None if state.accepted else context.review,
    )
    if command.partner_id is None:
        return (reopened,)
    if not state.accepted:
        raise NeverAcceptedError(partner_id=command.partner_id)
    require_handling(state, command.partner_id)
    if command.exclusivity_waiver is None:
        require_exclusive(state, command.partner_id, context)
    return reopened, *_resumed(command, command.partner_id, state, context)


def _resumed(
    command: ReopenCase, partner_id: str, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    version = assigned_version(command.instructions_version, state)
    assigned = PartnerAssigned(
        assignment_id=state.next_assignment_id,
        partner_id=partner_id,
        role=AssignmentRole.COLLECTOR,
        instructions_version=version,
        exclusivity_waiver=command.exclusivity_waiver,
    )
    started = WorkStarted(
        partner_id=partner_id,
        acknowledged_instructions_version=version,
        authority=require_authority(state, context),
    )
    period = collection_period.started(
        assigned.assignment_id, partner_id, context.collection_period, context
    )
    return assigned, started, *period
