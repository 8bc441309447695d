"""A submitter hands its case back to the client, and the money is settled."""

import pytest

from debt_domain.case.commands import (
    AddCost,
    AuthoriseCosts,
    CloseCase,
    GiveUpCosts,
    LogActivity,
)
from debt_domain.case.errors import UnpaidCostError, WrongStatusError
from debt_domain.case.model import (
    ActivityKind,
    CaseStatus,
    CloseCode,
    CostKind,
    Direction,
)
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.case_ledger.errors import RefundExceedsAdvanceError
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
    UnspentAdvance,
)
from debt_domain.testing import NOW, TODAY, actor, document
from debt_domain.values.actor import Role
from debt_domain.values.document import DocumentKind
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from tests.application_support import Platform, payment

LEDGER = "ledger:case:C-1"
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


def test_payments_still_post_under_review(requested: Platform) -> None:
    before = requested.state(CASE_LEDGER, LEDGER).outstanding_minor
    requested.do(payment(amount_minor=100_00, payment_id="PAY-2"))
    ledger = requested.state(CASE_LEDGER, LEDGER)
    assert ledger.outstanding_minor == before - 100_00
    assert ledger.balance("Due:Partner:P-3") == -200_00 + 25_00


def advance(platform: Platform, minor: int, by: Holder) -> None:
    platform.do(AuthoriseCosts(case_id="C-1", cap=Money(500_00, "EUR")))
    cost = AddCost(
        case_id="C-1",
        cost_id="K-1",
        kind=CostKind.COURT_FEE,
        amount=Money(minor, "EUR"),
        incurred_on=TODAY,
        advanced_by=by,
    )
    platform.do(cost)


def back(minor: int) -> tuple[UnspentAdvance, ...]:
    return (UnspentAdvance(cost_id="K-1", amount=Money(minor, "EUR")),)


@pytest.mark.parametrize(
    ("by", "account"),
    [
        (Holder.platform(), "Held:Platform:Own"),
        (Holder.partner("P-3"), "Advanced:Partner:P-3"),
        (Holder.client("CL-C-1"), "Advanced:Client:CL-C-1"),
    ],
)
def test_an_unspent_advance_comes_back_to_who_made_it(
    requested: Platform, by: Holder, account: str
) -> None:
    advance(requested, 120_00, by)
    assert requested.state(CASE_LEDGER, LEDGER).balance(account) == -120_00
    receipt = requested.do(ApproveReturn(case_id="C-1", refunds=back(120_00)))
    assert "ledger.cost_refunded" in requested.of(receipt)
    ledger = requested.state(CASE_LEDGER, LEDGER)
    assert (ledger.balance(account), ledger.balance("CostAdvance")) == (0, 0)
    assert ledger.balance("Debtor:Costs") == 0
    assert statuses(requested)[0] is CaseStatus.CLOSED


def test_what_was_spent_is_given_up_before(requested: Platform) -> None:
    advance(requested, 120_00, Holder.platform())
    approve = ApproveReturn(case_id="C-1", refunds=back(40_00))
    before = requested.log.contents
    with pytest.raises(UnpaidCostError):
        requested.do(approve)
    assert requested.log.contents == before
    whole = ApproveReturn(case_id="C-1", refunds=back(120_01))
    with pytest.raises(RefundExceedsAdvanceError):
        requested.do(whole)
    requested.do(GiveUpCosts(case_id="C-1", cost_id="K-1", reason="no assets"))
    requested.do(ApproveReturn(case_id="C-1"))
    assert requested.state(CASE_LEDGER, LEDGER).balance("Expense:BadDebt") == 120_00


def test_the_settlement_has_every_hand_that_holds_money(platform: Platform) -> None:
    """HYBRID: a fee of 25.00, and 50/50 of 50.00, 60.00, 70.00 and 900.00."""
    platform.accept()
    for number, (holder, minor) in enumerate(
        (
            (Holder.platform(), 50_00),
            (Holder.partner("P-3"), 60_00),
            (Holder.client("CL-C-1"), 70_00),
            (Holder.platform(), 900_00),
        )
    ):
        platform.do(
            payment(amount_minor=minor, payment_id=f"PAY-{number}", holder=holder)
        )
    advance(platform, 10_00, Holder.platform())
    platform.do(REQUEST, by=SUBMITTER)
    platform.do(ApproveReturn(case_id="C-1", refunds=back(10_00)))
    (approved,) = (x for x in platform.events() if isinstance(x, ReturnApproved))
    assert approved.settlement == ReturnSettlement(
        currency="EUR",
        fees_due_minor=25_00,
        held_by_platform_minor=950_00,
        held_by_submitter_minor=60_00,
        held_by_client_minor=70_00,
        held_by_others_minor=0,
        overpaid_minor=70_00,
        advanced_minor=10_00,
        submitter_position_minor=420_00,
        client_position_minor=-70_00,
    )
