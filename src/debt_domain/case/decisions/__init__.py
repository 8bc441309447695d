"""The rules of a case."""

from typing import Final, assert_never

from debt_domain.case.commands import (
    AcceptCase,
    AssignPartner,
    CaseCommand,
    CloseCase,
    EndReturnReview,
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
    VerifyPayment,
)
from debt_domain.case.decisions import (
    activities,
    assignment,
    closing,
    payments,
    review,
    submission,
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
        case RequestDocuments() | ProvideDocuments() | AcceptCase() | RejectCase():
            return review.decide(command, state, context)
        case AssignPartner() | StartWork():
            return assignment.decide(command, state, context)
        case LogActivity() | PlaceHold() | LiftHold():
            return activities.decide(command, state, context)
        case RecordPayment() | VerifyPayment() | RejectPayment() | ReversePayment():
            return payments.decide(command, state, context)
        case CloseCase() | ReopenCase() | OpenReturnReview() | EndReturnReview():
            return closing.decide(command, state, context)
        case _:
            assert_never(command)


CASE: Final[Decider[CaseCommand, CaseEvent, CaseState, CaseContext]] = Decider(
    initial=CaseState(), decide=decide, evolve=evolve, bulk=bulk
)
"""The rules of a case, as the application, the tests and a host run them."""
