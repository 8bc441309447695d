from datetime import date
from fractions import Fraction
from typing import get_args

import pytest

from debt_domain.case.events import (
    ActivityLogged,
    AssignmentEnded,
    CaseClosed,
    CaseEvent,
    CaseRejected,
    CaseReopened,
    ClaimAdjusted,
    ClaimWrittenOff,
    CommissionAdjusted,
    CommissionAgreed,
    CostAdded,
    CostsAuthorised,
    CostsAwarded,
    CostsGivenUp,
    DiscountTaken,
    DocumentsProvided,
    DocumentsRequested,
    HandlingAdopted,
    HoldLifted,
    HoldPlaced,
    InterestAccrued,
    MoneyLeftToClient,
    PaymentRejected,
    PriceDetermined,
    ReturnReviewEnded,
    ReturnReviewOpened,
)
from debt_domain.case.model import (
    ActivityKind,
    AdjustmentKind,
    AssignmentRole,
    CloseCode,
    CostKind,
    Direction,
    HoldKind,
    RejectionReason,
)
from debt_domain.case_ledger.events import (
    CaseLedgerEvent,
    CollectorEngaged,
    CollectorReleased,
    CorrectionPosted,
    CostAdvanced,
    CostAwarded,
    CostGivenUp,
    CostRefunded,
    DiscountPosted,
    InterestPosted,
    TermsAdopted,
    WithdrawalPosted,
    WriteOffPosted,
)
from debt_domain.partner_case.events import (
    HandlingChanged,
    NetworkCollectorEngaged,
    NetworkCollectorReleased,
    PartnerCaseClosed,
    PartnerCaseEvent,
    PartnerCaseRejected,
    PartnerCaseReopened,
    PartnerCaseSettled,
    PartnerCaseUnsettled,
    ReturnApproved,
    ReturnRefused,
    ReturnWithdrawn,
    SplitAdjusted,
)
from debt_domain.partner_case.model import ReturnSettlement, SplitOccasion
from debt_domain.projections.sentences import (
    case_sentence,
    partner_case_sentence,
    sentence,
)
from debt_domain.testing import NOW, TODAY, document
from debt_domain.testing.partner_cases import (
    client_alone_terms,
    partner_case_accepted,
    partner_case_submitted,
    resolved_terms,
    return_requested,
)
from debt_domain.values.document import DocumentKind
from debt_domain.values.interest_rate import DayCount
from debt_domain.values.money import Money
from debt_domain.values.partner_submission import Handling
from debt_domain.values.price import PriceSource
from debt_domain.values.rate_terms import NetworkTerms, RevenueModel
from debt_domain.values.waterfall import Component
from tests.unit.case.prices import price
from tests.unit.projections.case_turns import TURNS
from tests.unit.projections.histories import (
    PLATFORM,
    accepted,
    assigned,
    case_submitted,
    ledger_of,
    reported,
    reversed_,
    started,
    verified,
)

AGED = price().model_copy(
    update={
        "source": PriceSource.COUNTRY_TARIFF,
        "applies_to": "DE",
        "rate": Fraction(33, 100),
        "uplift": Fraction(8, 100),
    }
)

CASE: dict[str, CaseEvent] = {
    "A claim of 1,000.00 EUR was submitted for client CL-1.": case_submitted(),
    "Documents were requested by 2026-06-01 09:00 UTC: contract, delivery proof.": (
        DocumentsRequested(
            items=(DocumentKind.CONTRACT, DocumentKind.DELIVERY_PROOF), due_at=NOW
        )
    ),
    "Documents were provided: invoice.": DocumentsProvided(documents=(document(),)),
    "The case was accepted.": accepted(),
    "The case was rejected (too small): Below 50.00.": CaseRejected(
        reason=RejectionReason.TOO_SMALL, explanation="Below 50.00."
    ),
    "Partner P-1 was assigned as collector.": assigned(),
    "Partner P-1 is no longer collector.": AssignmentEnded(
        assignment_id="AS-1", partner_id="P-1", role=AssignmentRole.COLLECTOR
    ),
    "The debtor is contacted by the submitter itself from now on.": HandlingAdopted(
        handling=Handling.SELF
    ),
    "Partner P-1 started to work.": started(),
    "Note, internal.": ActivityLogged(
        partner_id=None,
        kind=ActivityKind.NOTE,
        direction=Direction.INTERNAL,
        outcome=None,
        occurred_at=NOW,
        note=None,
        private=False,
    ),
    "Payment 1 of 400.00 EUR was reported, held by PLATFORM.": reported(),
    "Payment 1 of 400.00 EUR was verified, held by PLATFORM.": verified(),
    "Payment 1 was rejected: No transfer.": PaymentRejected(
        payment_id="1", reason="No transfer."
    ),
    "0.40 EUR of payment 1 was reversed (bounced).": reversed_(40, 1),
    "0.40 EUR of payment 2 was reversed (bounced): bank recalled the transfer": (
        reversed_(40, 1, "2").model_copy(
            update={"reason": "bank recalled the transfer"}
        )
    ),
    "A dispute hold was placed until 2026-07-01: Not delivered.": HoldPlaced(
        kind=HoldKind.DISPUTE,
        reason="Not delivered.",
        placed_at=NOW,
        until=date(2026, 7, 1),
    ),
    "A pause hold was placed: Holidays.": HoldPlaced(
        kind=HoldKind.PAUSE, reason="Holidays.", placed_at=NOW, until=None
    ),
    "The pause hold was lifted: Back.": HoldLifted(
        kind=HoldKind.PAUSE, reason="Back.", lifted_at=NOW
    ),
    "A return is under review; nobody contacts the debtor meanwhile.": (
        ReturnReviewOpened()
    ),
    "The review of the return ended; the case goes on.": ReturnReviewEnded(),
    "The case was closed (partially paid).": CaseClosed(
        code=CloseCode.PARTIALLY_PAID, explanation=None, outstanding_minor=1
    ),
    "The case was closed (other): Merged.": CaseClosed(
        code=CloseCode.OTHER, explanation="Merged.", outstanding_minor=1
    ),
    "The case was reopened, with the client's consent: New address.": CaseReopened(
        reason="New address.", consent_reference="mail-7", consented_on=TODAY
    ),
    "No terms were agreed; the money of the case is the client's.": MoneyLeftToClient(
        terms=client_alone_terms()
    ),
    "100.00 EUR was forgiven for payment 1.": DiscountTaken(
        payment_id="1", amount=Money(100_00, "EUR"), offer_reference="mail 12"
    ),
    "The principal was lowered by 0.01 EUR (credit note): Goods returned.": ClaimAdjusted(
        adjustment_id="ADJ-1",
        component=Component.PRINCIPAL,
        amount_minor=-1,
        currency="EUR",
        kind=AdjustmentKind.CREDIT_NOTE,
        reason="Goods returned.",
    ),
    "Interest was charged up to 2026-06-01.": InterestAccrued(
        up_to=TODAY, rates=(), day_count=DayCount.ACT_365
    ),
    "1.00 EUR was written off: Small.": ClaimWrittenOff(
        amount=Money(1_00, "EUR"), reason="Small."
    ),
    "Costs of 200.00 EUR in all were authorised.": CostsAuthorised(
        cap=Money(200_00, "EUR")
    ),
    "Cost K-1 (court fee) of 120.00 EUR was advanced by PLATFORM.": CostAdded(
        cost_id="K-1",
        kind=CostKind.COURT_FEE,
        amount=Money(120_00, "EUR"),
        incurred_on=TODAY,
        advanced_by=PLATFORM,
        receipt=None,
    ),
    "The court awarded 100.00 EUR of cost K-1.": CostsAwarded(
        cost_id="K-1", awarded=Money(100_00, "EUR")
    ),
    "Cost K-1 was given up: No assets.": CostsGivenUp(
        cost_id="K-1", reason="No assets."
    ),
    "The price is 33 % by the country tariff DE, 8 % of it for age.": PriceDetermined(
        price=AGED, consent_reference=None
    ),
    "The price is 33.5 % by the default.": PriceDetermined(
        price=price(Fraction(67, 200)), consent_reference="mail"
    ),
    "The commission follows the price from 2026-03-02 on.": CommissionAdjusted(
        terms=client_alone_terms(), from_on=date(2026, 3, 2)
    ),
    "A commission was agreed with collector P-9.": CommissionAgreed(
        collector_id="P-9", terms=client_alone_terms()
    ),
}

PARTNER_CASE: dict[str, PartnerCaseEvent] = {
    "Partner P-1 submitted the case for its client CL-1.": partner_case_submitted(),
    "The terms were frozen: revenue share, version 1.": partner_case_accepted(),
    "The partner case was rejected: Too old.": PartnerCaseRejected(feedback="Too old."),
    "The handling was changed to network: Too far away.": HandlingChanged(
        handling=Handling.NETWORK, reason="Too far away."
    ),
    (
        "A return was requested (uncollectible):"
        " Die Schuldnerin hat das Gewerbe abgemeldet."
    ): return_requested(),
    "The return was approved.": ReturnApproved(
        settlement=ReturnSettlement(
            currency="EUR",
            fees_due_minor=0,
            held_by_platform_minor=0,
            held_by_submitter_minor=0,
            submitter_position_minor=0,
        )
    ),
    "The return was refused: Not yet.": ReturnRefused(explanation="Not yet."),
    "The request for a return was withdrawn.": ReturnWithdrawn(),
    "The partner case was closed (no quotes).": PartnerCaseClosed(code="NO_QUOTES"),
    "The partner case was reopened.": PartnerCaseReopened(),
    "The partner case was settled: all of its ledger has been stated.": (
        PartnerCaseSettled()
    ),
    "The partner case is no longer settled: something more was posted.": (
        PartnerCaseUnsettled()
    ),
    "The split was adjusted from 2026-06-01: More work.": SplitAdjusted(
        occasion=SplitOccasion.AGREEMENT,
        adjustment_id="SPLIT-1",
        terms=resolved_terms(),
        legal_partner_id=None,
        shares=(),
        effective_on=TODAY,
        reason="More work.",
        consents=(),
    ),
    "Network collector N earns its part from now on.": NetworkCollectorEngaged(
        assignment_id="AS-1",
        partner_id="N",
        terms=NetworkTerms.model_validate({"rate": "3/20"}),
    ),
    "The collector of assignment AS-1 earns no more.": NetworkCollectorReleased(
        assignment_id="AS-1"
    ),
}


@pytest.mark.parametrize("said", CASE)
def test_of_a_case(said: str) -> None:
    assert case_sentence(CASE[said]) == sentence(CASE[said]) == said


@pytest.mark.parametrize("said", TURNS)
def test_of_what_turns_a_case(said: str) -> None:
    assert case_sentence(TURNS[said]) == sentence(TURNS[said]) == said


@pytest.mark.parametrize("said", PARTNER_CASE)
def test_of_a_partner_case(said: str) -> None:
    event = PARTNER_CASE[said]
    assert partner_case_sentence(event) == sentence(event) == said


def test_every_event_is_among_them() -> None:
    events = {type(event) for event in (*CASE.values(), *TURNS.values())}
    assert events == set(get_args(CaseEvent))
    kinds = {type(event) for event in PARTNER_CASE.values()}
    assert kinds == set(get_args(PartnerCaseEvent))


def test_of_a_ledger() -> None:
    events = ledger_of(RevenueModel.REVENUE_SHARE, [(10, PLATFORM, 0)])
    opened, claim, adopted, received = map(sentence, events)
    assert opened == "Books were opened in EUR, in the order of BGB_367."
    assert claim == (
        "Posted by rule open_claim:"
        " debit Debtor:Principal 1,000.00 EUR; credit Claimed 1,000.00 EUR."
    )
    assert adopted == "Money is split by version 1 of the terms."
    assert "credit Due:Partner:P-1 0.06 EUR" in received


LEDGER: dict[str, CaseLedgerEvent] = {
    "Collector N earns its part of money from 2026-06-01 on.": CollectorEngaged(
        assignment_id="AS-1",
        partner_id="N",
        terms=NetworkTerms.model_validate({"rate": "3/20"}),
        from_on=TODAY,
    ),
    "Assignment AS-1 earns no money from 2026-06-01 on.": CollectorReleased(
        assignment_id="AS-1", from_on=TODAY
    ),
    "Money from 2026-06-01 on is split by version 1 of the terms.": TermsAdopted(
        number=2,
        terms=resolved_terms(),
        from_on=TODAY,
        submitter_id="P-1",
        collector_id=None,
        legal_partner_id=None,
    ),
    "Cost K-1 was advanced, and is claimed.": CostAdvanced(
        counts_from=TODAY, cost_id="K-1", amount_minor=1, advanced_by=PLATFORM
    ),
    "Cost K-1 is claimed as the court says.": CostAwarded(
        counts_from=TODAY, cost_id="K-1", change_minor=1
    ),
    "Cost K-1 will not come back.": CostGivenUp(cost_id="K-1", amount_minor=1),
    "What was not spent of cost K-1 came back.": CostRefunded(
        cost_id="K-1", amount_minor=1
    ),
    "Interest is claimed up to 2026-06-01.": InterestPosted(
        counts_from=TODAY, rates=(), day_count=DayCount.ACT_365
    ),
    "What is claimed of the fees was corrected.": CorrectionPosted(
        counts_from=TODAY, component=Component.FEES, amount_minor=1
    ),
    "A part of the claim was written off.": WriteOffPosted(
        counts_from=TODAY, amount_minor=1
    ),
    "A part of the claim was forgiven for payment 1.": DiscountPosted(
        counts_from=TODAY, payment_id="1", amount_minor=1
    ),
    "The claim was withdrawn.": WithdrawalPosted(counts_from=TODAY),
}


@pytest.mark.parametrize("said", LEDGER)
def test_of_what_a_ledger_stands_on(said: str) -> None:
    assert sentence(LEDGER[said]) == said
