"""Which commands fit which status: the diagram as a table."""

from collections.abc import Iterator

import pytest

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
    ReopenCase,
    RequestDocuments,
    ReversePayment,
    StartWork,
    VerifyPayment,
)
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import CaseAbsentError, WrongStatusError
from debt_domain.case.events import CaseRejected, DocumentsRequested, ReturnReviewOpened
from debt_domain.case.model import (
    ActivityKind,
    CaseContext,
    CaseStatus,
    CloseCode,
    Direction,
    HoldKind,
    RejectionReason,
    ReversalKind,
)
from debt_domain.testing import (
    ACCEPTANCE,
    NOW,
    TODAY,
    Given,
    a_context,
    accepted_case,
    active_case,
    assigned_case,
    closed_case,
    document,
    submitted_case,
)
from debt_domain.values.document import DocumentKind
from debt_domain.values.event_id import EventId
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money

CONTRACT = (DocumentKind.CONTRACT,)
HISTORIES = {
    CaseStatus.SUBMITTED: submitted_case(),
    CaseStatus.DOCS_REQUESTED: (
        *submitted_case(),
        DocumentsRequested(items=CONTRACT, due_at=NOW),
    ),
    CaseStatus.REJECTED: (
        *submitted_case(),
        CaseRejected(reason=RejectionReason.ETHICAL, explanation="No."),
    ),
    CaseStatus.ACCEPTED: accepted_case(),
    CaseStatus.ASSIGNED: assigned_case(),
    CaseStatus.ACTIVE: active_case(),
    CaseStatus.RETURN_REQUESTED: (*active_case(), ReturnReviewOpened()),
    CaseStatus.CLOSED: closed_case(),
}
OPEN = set(HISTORIES) - {CaseStatus.REJECTED, CaseStatus.CLOSED}
WORKABLE = {CaseStatus.ACCEPTED, CaseStatus.ASSIGNED, CaseStatus.ACTIVE}
FITS: list[tuple[CaseCommand, set[CaseStatus]]] = [
    (
        RequestDocuments(case_id="C-1", items=CONTRACT, due_at=NOW),
        {CaseStatus.SUBMITTED},
    ),
    (
        ProvideDocuments(case_id="C-1", documents=(document(),)),
        {CaseStatus.DOCS_REQUESTED},
    ),
    (AcceptCase(case_id="C-1"), {CaseStatus.SUBMITTED}),
    (
        RejectCase(case_id="C-1", reason=RejectionReason.ETHICAL, explanation="No."),
        {CaseStatus.SUBMITTED, CaseStatus.DOCS_REQUESTED},
    ),
    (AssignPartner(case_id="C-1", partner_id="P-2"), WORKABLE),
    (StartWork(case_id="C-1"), {CaseStatus.ASSIGNED}),
    (
        LogActivity(
            case_id="C-1",
            kind=ActivityKind.NOTE,
            direction=Direction.INTERNAL,
            occurred_at=NOW,
        ),
        {CaseStatus.ACTIVE},
    ),
    (
        RecordPayment(
            case_id="C-1",
            payment_id="PAY-1",
            amount=Money(1, "EUR"),
            received_on=TODAY,
            holder=Holder.platform(),
        ),
        OPEN | {CaseStatus.CLOSED},
    ),
    (VerifyPayment(case_id="C-1", payment_id="PAY-1"), set(HISTORIES)),
    (
        ReversePayment(
            case_id="C-1",
            payment_id="PAY-1",
            kind=ReversalKind.ERROR,
            reversed_on=TODAY,
        ),
        set(HISTORIES),
    ),
    (PlaceHold(case_id="C-1", kind=HoldKind.PAUSE, reason="talks"), OPEN),
    (LiftHold(case_id="C-1", kind=HoldKind.PAUSE, reason="talks"), OPEN),
    (CloseCase(case_id="C-1", code=CloseCode.WITHDRAWN), OPEN),
    (
        CloseCase(case_id="C-1", code=CloseCode.EXHAUSTED),
        OPEN - {CaseStatus.RETURN_REQUESTED},
    ),
    (
        CloseCase(case_id="C-1", code=CloseCode.RETURNED),
        {CaseStatus.RETURN_REQUESTED},
    ),
    (
        ReopenCase(
            case_id="C-1", reason="asked", consent_reference="M-1", consented_on=TODAY
        ),
        {CaseStatus.CLOSED},
    ),
    (OpenReturnReview(case_id="C-1"), WORKABLE),
    (EndReturnReview(case_id="C-1"), {CaseStatus.RETURN_REQUESTED}),
]
BY_PROCESS = a_context(
    CaseContext, acceptance=ACCEPTANCE, cause=EventId("partner_case:C-1", 1)
)


def commands_in_statuses() -> Iterator[tuple[CaseCommand, CaseStatus, bool]]:
    for command, fitting in FITS:
        for status in HISTORIES:
            yield command, status, status in fitting


@pytest.mark.parametrize("status", HISTORIES)
def test_a_history_leads_to_its_status(status: CaseStatus) -> None:
    assert CASE.fold(HISTORIES[status]).status is status


@pytest.mark.parametrize(("command", "status", "fits"), [*commands_in_statuses()])
def test_a_command_fits_some_statuses(
    command: CaseCommand, status: CaseStatus, *, fits: bool
) -> None:
    outcome = Given(CASE, HISTORIES[status], BY_PROCESS).when(command)
    if fits:
        assert not isinstance(outcome.refusal, WrongStatusError)
    else:
        refusal = outcome.then_refused(WrongStatusError)
        assert (refusal.command, refusal.status) == (type(command).__name__, status)


@pytest.mark.parametrize("command", [command for command, _ in FITS])
def test_an_absent_case_takes_no_command_but_its_submission(
    command: CaseCommand,
) -> None:
    outcome = Given(CASE, (), BY_PROCESS).when(command)
    assert outcome.then_refused(CaseAbsentError).value == "C-1"
