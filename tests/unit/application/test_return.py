"""A submitter hands its case back to the client, and the money is settled."""

import pytest

from debt_domain.case.commands import CloseCase, LogActivity
from debt_domain.case.errors import WrongStatusError
from debt_domain.case.model import ActivityKind, CaseStatus, CloseCode, Direction
from debt_domain.partner_case import errors as partner_case_errors
from debt_domain.partner_case.commands import (
    ApproveReturn,
    RefuseReturn,
    RequestReturn,
    WithdrawReturn,
)
from debt_domain.partner_case.errors import SettlementMismatchError
from debt_domain.partner_case.events import ReturnApproved
from debt_domain.partner_case.model import (
    PartnerCaseStatus,
    ReturnReason,
    ReturnSettlement,
)
from debt_domain.testing import NOW, actor, document
from debt_domain.values.actor import Role
from debt_domain.values.document import DocumentKind
from debt_domain.values.holder import Holder
from tests.application_support import Platform, payment

SUBMITTER = actor(Role.SUBMITTER, "P-3")
REQUEST = RequestReturn(
    case_id="C-1",
    reason=ReturnReason.UNCOLLECTIBLE,
    explanation="The debtor has no business any more.",
    documents=(document(DocumentKind.CORRESPONDENCE),),
)
SETTLEMENT = ReturnSettlement(
    currency="EUR",
    fees_due_minor=25_00,
    held_by_platform_minor=0,
    held_by_submitter_minor=300_00,
    submitter_position_minor=-175_00,
)


def statuses(platform: Platform) -> tuple[CaseStatus, PartnerCaseStatus]:
    questions = platform.door.questions()
    case, (row,) = questions.case("C-1"), questions.partner_cases()
    assert case is not None
    return case.status, row.status


@pytest.fixture
def requested(platform: Platform) -> Platform:
    """A case with 300.00 EUR in the submitter's hands, under review."""
    platform.accept()
    held = Holder.partner("P-3")
    platform.do(payment(amount_minor=300_00, holder=held))
    platform.do(REQUEST, by=SUBMITTER)
    return platform


def test_there_is_no_outreach_under_review(requested: Platform) -> None:
    assert statuses(requested) == (
        CaseStatus.RETURN_REQUESTED,
        PartnerCaseStatus.RETURN_REQUESTED,
    )
    call = LogActivity(
        case_id="C-1",
        kind=ActivityKind.CALL,
        direction=Direction.OUTBOUND,
        occurred_at=NOW,
    )
    with pytest.raises(WrongStatusError):
        requested.do(call, by=SUBMITTER)


def test_refused_it_goes_on_where_it_was(requested: Platform) -> None:
    requested.do(RefuseReturn(case_id="C-1", explanation="The debtor pays again."))
    assert statuses(requested) == (CaseStatus.ASSIGNED, PartnerCaseStatus.ACCEPTED)


def test_withdrawn_it_goes_on_where_it_was(requested: Platform) -> None:
    requested.do(WithdrawReturn(case_id="C-1"), by=SUBMITTER)
    assert statuses(requested) == (CaseStatus.ASSIGNED, PartnerCaseStatus.ACCEPTED)


def test_approved_it_closes_the_case_settled_as_the_ledger_says(
    requested: Platform,
) -> None:
    receipt = requested.do(ApproveReturn(case_id="C-1", settlement=SETTLEMENT))
    assert requested.of(receipt) == [
        "partner_case.return_approved",
        "case.assignment_ended",
        "case.case_closed",
        "claim_reservation.claim_released",
        "subject.subject_released",
    ]
    assert ReturnApproved(settlement=SETTLEMENT) in requested.events()
    assert statuses(requested) == (CaseStatus.CLOSED, PartnerCaseStatus.CLOSED)


def test_a_payment_after_the_approver_looked_is_noticed(requested: Platform) -> None:
    requested.do(payment(amount_minor=1_00, payment_id="PAY-2"))
    before = requested.log.contents
    with pytest.raises(SettlementMismatchError) as refusal:
        requested.do(ApproveReturn(case_id="C-1", settlement=SETTLEMENT))
    assert refusal.value.found.held_by_platform_minor == 1_00
    assert requested.log.contents == before


def test_nobody_closes_it_otherwise_meanwhile(requested: Platform) -> None:
    with pytest.raises(WrongStatusError):
        requested.do(CloseCase(case_id="C-1", code=CloseCode.EXHAUSTED))


def test_a_client_s_own_case_cannot_be_handed_back(platform: Platform) -> None:
    platform.submit(submitter_id=None)
    with pytest.raises(partner_case_errors.WrongStatusError):
        platform.do(ApproveReturn(case_id="C-1"))
