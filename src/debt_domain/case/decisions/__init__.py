"""The rules of a case."""

from typing import Final, TypeAlias, assert_never

from debt_domain.case.commands import (
    AcceptCase,
    AcceptQuote,
    AccrueInterest,
    AcknowledgeInstructions,
    AddCost,
    AdjustClaim,
    AdoptHandling,
    AgreeCommission,
    AssignPartner,
    AuthoriseCosts,
    AwardCosts,
    CaseCommand,
    ChangeInstructions,
    CloseBidding,
    CloseCase,
    DeclineAssignment,
    DeterminePrice,
    EndReturnReview,
    EscalateToLegal,
    FileClaim,
    FlagConflict,
    GiveUpCosts,
    InformClient,
    LiftHold,
    LogActivity,
    OpenBidding,
    OpenReturnReview,
    PlaceHold,
    ProvideDocuments,
    QuoteLegalCosts,
    RecordAddress,
    RecordDeath,
    RecordDispute,
    RecordInsolvency,
    RecordJudgment,
    RecordPayment,
    RejectCase,
    RejectPayment,
    ReopenCase,
    RequestDocuments,
    ResolveDispute,
    ResolveEscalation,
    ReversePayment,
    StartEnforcement,
    StartWork,
    SubmitCase,
    SubmitQuote,
    TakeDiscount,
    VerifyPayment,
    WithdrawCase,
    WriteOff,
)
from debt_domain.case.decisions import (
    activities,
    assignment,
    bidding,
    claim,
    closing,
    collection_period,
    costs,
    court,
    debtor,
    disputes,
    handling,
    issues,
    payments,
    pricing,
    review,
    submission,
    terms,
)
from debt_domain.case.errors import CaseAbsentError, EffectiveBeforeSubmissionError
from debt_domain.case.events import CaseEvent
from debt_domain.case.folding import bulk, evolve
from debt_domain.case.model import CaseContext, CaseStatus
from debt_domain.case.state import CaseState
from debt_domain.kernel.decider import Decider


def decide(
    command: CaseCommand, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    """Answer a command with the facts that follow from it, or refuse it.

    Raises:
        RejectedError: A rule does not allow it; `debt_domain.case.errors` has them.
    """
    events = _decided(command, state, context)
    return (*events, *collection_period.extended(events, state, context))


def _decided(
    command: CaseCommand, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    match command:
        case SubmitCase():
            return submission.submit(command, state, context)
        case _ if state.status is CaseStatus.ABSENT:
            raise CaseAbsentError(case_id=command.case_id)
        case _ if context.effective_on < state.submitted_on:
            raise EffectiveBeforeSubmissionError(
                effective_on=context.effective_on, submitted_on=state.submitted_on
            )
        case (
            RecordPayment()
            | VerifyPayment()
            | RejectPayment()
            | ReversePayment()
            | TakeDiscount()
            | AdjustClaim()
            | AccrueInterest()
            | WriteOff()
            | AuthoriseCosts()
            | AddCost()
            | AwardCosts()
            | GiveUpCosts()
        ):
            return _about_money(command, state, context)
        case _:
            return _about_work(command, state, context)


def _about_money(
    command: payments.PaymentCommand | claim.ClaimCommand | costs.CostCommand,
    state: CaseState,
    context: CaseContext,
) -> tuple[CaseEvent, ...]:
    match command:
        case (
            RecordPayment()
            | VerifyPayment()
            | RejectPayment()
            | ReversePayment()
            | TakeDiscount()
        ):
            return payments.decide(command, state, context)
        case AdjustClaim() | AccrueInterest() | WriteOff():
            return claim.decide(command, state, context)
        case AuthoriseCosts() | AddCost() | AwardCosts() | GiveUpCosts():
            return costs.decide(command, state, context)
        case _:
            assert_never(command)


_Turn: TypeAlias = (
    bidding.BiddingCommand
    | disputes.DisputeCommand
    | court.LegalCommand
    | AgreeCommission
    | DeterminePrice
    | debtor.DebtorCommand
    | AdoptHandling
)


def _about_work(
    command: (
        review.ReviewCommand
        | assignment.AssignmentCommand
        | activities.ActivityCommand
        | issues.IssueCommand
        | closing.ClosingCommand
        | _Turn
    ),
    state: CaseState,
    context: CaseContext,
) -> tuple[CaseEvent, ...]:
    match command:
        case RequestDocuments() | ProvideDocuments() | AcceptCase() | RejectCase():
            return review.decide(command, state, context)
        case (
            AssignPartner()
            | StartWork()
            | DeclineAssignment()
            | ChangeInstructions()
            | AcknowledgeInstructions()
        ):
            return assignment.decide(command, state, context)
        case LogActivity() | PlaceHold() | LiftHold():
            return activities.decide(command, state, context)
        case FlagConflict() | ResolveEscalation():
            return issues.decide(command, state, context)
        case (
            CloseCase()
            | WithdrawCase()
            | ReopenCase()
            | OpenReturnReview()
            | EndReturnReview()
        ):
            return closing.decide(command, state, context)
        case _:
            return _about_a_turn(command, state, context)


def _about_a_turn(
    command: _Turn, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    match command:
        case OpenBidding() | SubmitQuote() | AcceptQuote() | CloseBidding():
            return bidding.decide(command, state, context)
        case RecordDispute() | ResolveDispute():
            return disputes.decide(command, state, context)
        case (
            InformClient()
            | EscalateToLegal()
            | QuoteLegalCosts()
            | FileClaim()
            | RecordJudgment()
            | StartEnforcement()
        ):
            return court.decide(command, state, context)
        case AgreeCommission() | DeterminePrice():
            return _about_terms(command, state, context)
        case RecordInsolvency() | RecordDeath() | RecordAddress():
            return debtor.decide(command, state, context)
        case AdoptHandling():
            return handling.adopt(command, state, context)
        case _:
            assert_never(command)


def _about_terms(
    command: AgreeCommission | DeterminePrice, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    match command:
        case AgreeCommission():
            return terms.decide(command, state, context)
        case DeterminePrice():
            return pricing.decide(command, state, context)
        case _:
            assert_never(command)


CASE: Final[Decider[CaseCommand, CaseEvent, CaseState, CaseContext]] = Decider(
    initial=CaseState(), decide=decide, evolve=evolve, bulk=bulk
)
"""The rules of a case, as the application, the tests and a host run them."""
