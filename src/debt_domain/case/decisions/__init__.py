"""The rules of a case."""

from typing import Final, assert_never

from debt_domain.case.commands import (
    AcceptCase,
    AccrueInterest,
    AddCost,
    AdjustClaim,
    AgreeCommission,
    AssignPartner,
    AuthoriseCosts,
    AwardCosts,
    CaseCommand,
    CloseCase,
    EndReturnReview,
    EscalateToLegal,
    GiveUpCosts,
    LiftHold,
    LogActivity,
    OpenReturnReview,
    PlaceHold,
    ProvideDocuments,
    RecordPayment,
    RejectCase,
    RejectPayment,
    ReopenCase,
    RequestDocuments,
    ReversePayment,
    StartWork,
    SubmitCase,
    TakeDiscount,
    VerifyPayment,
    WriteOff,
)
from debt_domain.case.decisions import (
    activities,
    assignment,
    claim,
    closing,
    costs,
    payments,
    review,
    submission,
    terms,
)
from debt_domain.case.errors import CaseAbsentError, EffectiveBeforeSubmissionError
from debt_domain.case.events import CaseEvent
from debt_domain.case.model import CaseContext, CaseStatus
from debt_domain.case.state import CaseState, bulk, evolve
from debt_domain.kernel.decider import Decider


def decide(
    command: CaseCommand, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    """Answer a command with the facts that follow from it, or refuse it.

    Raises:
        RejectedError: A rule does not allow it; `debt_domain.case.errors` has them.
    """
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


def _about_work(
    command: (
        review.ReviewCommand
        | assignment.AssignmentCommand
        | activities.ActivityCommand
        | terms.TermsCommand
        | closing.ClosingCommand
    ),
    state: CaseState,
    context: CaseContext,
) -> tuple[CaseEvent, ...]:
    match command:
        case RequestDocuments() | ProvideDocuments() | AcceptCase() | RejectCase():
            return review.decide(command, state, context)
        case AssignPartner() | StartWork():
            return assignment.decide(command, state, context)
        case LogActivity() | PlaceHold() | LiftHold():
            return activities.decide(command, state, context)
        case EscalateToLegal() | AgreeCommission():
            return terms.decide(command, state, context)
        case CloseCase() | ReopenCase() | OpenReturnReview() | EndReturnReview():
            return closing.decide(command, state, context)
        case _:
            assert_never(command)


CASE: Final[Decider[CaseCommand, CaseEvent, CaseState, CaseContext]] = Decider(
    initial=CaseState(), decide=decide, evolve=evolve, bulk=bulk
)
"""The rules of a case, as the application, the tests and a host run them."""
