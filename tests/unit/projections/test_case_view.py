from datetime import date

import pytest

from debt_domain.case.decisions import CASE
from debt_domain.case.events import (
    AssignmentEnded,
    CaseEvent,
    CaseRejected,
    CaseReopened,
    DocumentsProvided,
    DocumentsRequested,
    HoldLifted,
    HoldPlaced,
    PaymentRejected,
    ReturnReviewEnded,
    ReturnReviewOpened,
)
from debt_domain.case.model import (
    AssignmentRole,
    CaseStatus,
    CloseCode,
    HoldKind,
    RejectionReason,
)
from debt_domain.projections.case_progress import NextStep
from debt_domain.projections.case_view import CASE_VIEW, CaseView
from debt_domain.testing import NOW, TODAY, document
from debt_domain.values.document import DocumentKind
from debt_domain.values.personal import Sealed
from debt_domain.values.rate_terms import RevenueModel
from tests.support import recorded
from tests.unit.projections.histories import (
    PLATFORM,
    accepted,
    assigned,
    case_submitted,
    closed,
    in_case,
    partner_case,
    reported,
    reversed_,
    started,
    verified,
)

REOPENED = CaseReopened(
    reason="New address", consent_reference="mail-7", consented_on=TODAY
)
REJECTED = CaseRejected(reason=RejectionReason.TOO_SMALL, explanation="Below 50.00")
DOCUMENTS_REQUESTED = DocumentsRequested(items=(DocumentKind.CONTRACT,), due_at=NOW)
DOCUMENTS_PROVIDED = DocumentsProvided(documents=(document(),))


def view(*events: CaseEvent) -> CaseView:
    (row,) = CASE_VIEW.fold(recorded(*in_case(*events))).values()
    return row


def test_a_submission_gives_parties_and_claim() -> None:
    row = view(case_submitted())
    assert (row.client_id, row.client_company) == ("CL-1", "Nordlys Engros ApS")
    assert (row.debtor_id, row.submitter_id) == ("D-1", "P-1")
    assert isinstance(row.debtor_name, Sealed)
    assert [x.claimed_minor for x in row.components] == [1_000_00, 0, 0, 0]
    assert (row.currency, row.submitted_on) == ("EUR", TODAY)


@pytest.mark.parametrize(
    ("events", "status", "step"),
    [
        ((), CaseStatus.SUBMITTED, NextStep.REVIEW),
        (
            (DOCUMENTS_REQUESTED,),
            CaseStatus.DOCS_REQUESTED,
            NextStep.PROVIDE_DOCUMENTS,
        ),
        (
            (DOCUMENTS_REQUESTED, DOCUMENTS_PROVIDED),
            CaseStatus.SUBMITTED,
            NextStep.REVIEW,
        ),
        ((REJECTED,), CaseStatus.REJECTED, NextStep.NONE),
        ((accepted(),), CaseStatus.ACCEPTED, NextStep.ASSIGN),
        ((accepted(), assigned()), CaseStatus.ASSIGNED, NextStep.START_WORK),
        ((accepted(), assigned(), started()), CaseStatus.ACTIVE, NextStep.COLLECT),
        (
            (accepted(), ReturnReviewOpened()),
            CaseStatus.RETURN_REQUESTED,
            NextStep.DECIDE_RETURN,
        ),
        (
            (accepted(), ReturnReviewOpened(), ReturnReviewEnded()),
            CaseStatus.ACCEPTED,
            NextStep.ASSIGN,
        ),
        ((accepted(), closed()), CaseStatus.CLOSED, NextStep.NONE),
        ((closed(), REOPENED), CaseStatus.SUBMITTED, NextStep.REVIEW),
        ((accepted(), closed(), REOPENED), CaseStatus.ACCEPTED, NextStep.ASSIGN),
    ],
)
def test_the_status_is_the_one_that_the_rules_have(
    events: tuple[CaseEvent, ...], status: CaseStatus, step: NextStep
) -> None:
    row = view(case_submitted(), *events)
    assert row.status == CASE.fold((case_submitted(), *events)).status == status
    assert row.next_step is step


def test_holds_are_shown_until_lifted() -> None:
    placed = [
        HoldPlaced(kind=kind, reason="r", placed_at=NOW, until=None)
        for kind in HoldKind
    ]
    lifted = HoldLifted(kind=HoldKind.PAUSE, reason="r", lifted_at=NOW)
    assert view(case_submitted(), *placed, lifted).holds == (
        HoldKind.CEASE,
        HoldKind.DISPUTE,
        HoldKind.MORATORIUM,
    )


def test_a_rejected_payment_was_reported_and_is_not_paid() -> None:
    rejected = PaymentRejected(payment_id="1", reason="no such transfer")
    payments = view(reported(), rejected).payments
    assert (payments.reported, payments.rejected, payments.paid_minor) == (1, 1, 0)


def test_payments_are_summed_net_of_reversals() -> None:
    row = view(reported(), verified(), reversed_(100_00, 300_00), reported(1, "2"))
    payments = row.payments
    assert (payments.reported, payments.verified, payments.reversed) == (2, 1, 0)
    assert payments.paid_minor == 300_00
    undone = view(reported(), verified(), reversed_(400_00, 0)).payments
    assert (undone.reversed, undone.paid_minor) == (1, 0)


def test_the_collector_is_shown_while_assigned() -> None:
    ended = AssignmentEnded(
        assignment_id="AS-1", partner_id="P-1", role=AssignmentRole.COLLECTOR
    )
    assert view(accepted(), assigned()).collector_id == "P-1"
    assert view(accepted(), assigned(), ended).collector_id is None
    assert view(accepted(), assigned(), closed()).collector_id is None


def test_closing_and_rejecting_say_why() -> None:
    row = view(case_submitted(), closed())
    assert (row.closed_on, row.close_code) == (TODAY, CloseCode.EXHAUSTED)
    row = view(case_submitted(), closed(), REOPENED)
    assert (row.closed_on, row.close_code) == (None, None)
    assert view(case_submitted(), REJECTED).rejection_reason == "TOO_SMALL"


def test_what_is_owed_is_what_the_ledger_says() -> None:
    log = recorded(*partner_case(RevenueModel.HYBRID, [(400_00, PLATFORM, 0)]))
    assert CASE_VIEW.fold(log)["C-1"].outstanding_minor == 600_00


def test_another_stream_is_no_case() -> None:
    assert CASE_VIEW.fold(recorded(("agreement:P-1", accepted(), date.min))) == {}
