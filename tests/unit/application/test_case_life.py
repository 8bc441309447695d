"""Disputes, the way to court and the end of a case, carried through the door."""

from datetime import timedelta

import pytest

from debt_domain.case.commands import (
    AcceptCase,
    AddCost,
    AssignPartner,
    AuthoriseCosts,
    CloseCase,
    EscalateToLegal,
    GiveUpCosts,
    InformClient,
    LogActivity,
    RecordDispute,
    ResolveDispute,
    StartWork,
)
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import ContactLadderIncompleteError, UnpaidCostError
from debt_domain.case.model import (
    ActivityKind,
    CloseCode,
    CostKind,
    Direction,
    DisputeGround,
    Phase,
    Resolution,
)
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.partner_case.commands import RequestReturn
from debt_domain.partner_case.errors import DisputeNotUpheldError
from debt_domain.partner_case.model import ReturnReason
from debt_domain.testing import TODAY, actor, document, submit_case
from debt_domain.testing.partner_cases import rate_terms
from debt_domain.values.actor import Role
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from tests.application_support import Platform

DISPUTE = RecordDispute(
    case_id="C-1",
    dispute_id="DI-1",
    ground=DisputeGround.DEFECTIVE,
    raised_on=TODAY,
)
BY_SUBMITTER = actor(Role.SUBMITTER, "P-7")


def resolve(resolution: Resolution, minor: int | None = None) -> ResolveDispute:
    return ResolveDispute(
        case_id="C-1",
        dispute_id="DI-1",
        resolution=resolution,
        reason="photos",
        amount=None if minor is None else Money(minor, "EUR"),
    )


def a_partner_case(platform: Platform) -> None:
    platform.sign("P-7", rate_terms())
    platform.do(submit_case(principal_minor=1_000_00, submitter_id="P-7"))
    platform.do(AcceptCase(case_id="C-1"))
    platform.do(DISPUTE)


@pytest.mark.parametrize(
    ("command", "left_minor"),
    [
        (resolve(Resolution.REJECTED), 1_000_00),
        (resolve(Resolution.PARTIALLY_UPHELD, 200_00), 800_00),
        (resolve(Resolution.UPHELD), 0),
    ],
)
def test_a_resolved_dispute_lowers_what_is_outstanding(
    platform: Platform, command: ResolveDispute, left_minor: int
) -> None:
    a_partner_case(platform)
    platform.do(command)
    ledger = platform.state(CASE_LEDGER, "ledger:case:C-1")
    assert ledger.outstanding_minor == left_minor


def test_a_case_is_returned_for_a_dispute_that_was_upheld(platform: Platform) -> None:
    a_partner_case(platform)
    request = RequestReturn(
        case_id="C-1",
        reason=ReturnReason.DISPUTE_UPHELD,
        explanation="broken",
        documents=(document(),),
    )
    with pytest.raises(DisputeNotUpheldError):
        platform.do(request, by=BY_SUBMITTER)
    platform.do(resolve(Resolution.PARTIALLY_UPHELD, 200_00))
    platform.do(request, by=BY_SUBMITTER)


def log(platform: Platform, kind: ActivityKind) -> None:
    platform.do(
        LogActivity(
            case_id="C-1",
            kind=kind,
            direction=Direction.OUTBOUND,
            occurred_at=platform.clock.now,
        ),
        by=actor(Role.COLLECTOR, "P-9"),
    )


def test_a_case_goes_to_court_after_the_contact_that_the_policy_asks_for(
    platform: Platform,
) -> None:
    collector = actor(Role.COLLECTOR, "P-9")
    platform.do(submit_case())
    platform.do(AcceptCase(case_id="C-1"))
    platform.do(AssignPartner(case_id="C-1", partner_id="P-9"))
    platform.do(StartWork(case_id="C-1"), by=collector)
    platform.clock.now += timedelta(days=10)
    for kind in (ActivityKind.CALL, ActivityKind.LETTER, ActivityKind.CALL):
        log(platform, kind)
    escalate = EscalateToLegal(
        case_id="C-1", legal_partner_id="L-1", effective_on=TODAY
    )
    with pytest.raises(ContactLadderIncompleteError, match="not informed"):
        platform.do(escalate)
    platform.do(InformClient(case_id="C-1", informed_on=TODAY), by=collector)
    platform.do(escalate)
    assert platform.state(CASE, "case:C-1").phase is Phase.LEGAL


def test_a_case_closes_when_its_costs_are_settled(platform: Platform) -> None:
    platform.do(submit_case())
    platform.do(AcceptCase(case_id="C-1"))
    platform.do(AuthoriseCosts(case_id="C-1", cap=Money(50_00, "EUR")))
    platform.do(
        AddCost(
            case_id="C-1",
            cost_id="K-1",
            kind=CostKind.INQUIRY,
            amount=Money(20_00, "EUR"),
            incurred_on=TODAY,
            advanced_by=Holder.platform(),
        )
    )
    close = CloseCase(case_id="C-1", code=CloseCode.UNTRACEABLE)
    with pytest.raises(UnpaidCostError, match="K-1"):
        platform.do(close)
    platform.do(GiveUpCosts(case_id="C-1", cost_id="K-1", reason="no assets"))
    platform.do(close)
