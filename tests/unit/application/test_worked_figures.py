"""The worked figures of the specification, through the commands that people issue."""

from fractions import Fraction
from typing import Final

import pytest

from debt_domain.accounting.positions import positions
from debt_domain.case.commands import (
    AcceptCase,
    AddCost,
    AssignPartner,
    AuthoriseCosts,
    EscalateToLegal,
    TakeDiscount,
)
from debt_domain.case.model import CostKind
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.testing import TODAY, submit_case
from debt_domain.testing.partner_cases import legal_terms, rate_terms
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.partner_submission import Handling
from debt_domain.values.rate_terms import (
    ClientPaidBy,
    NetworkTerms,
    RateTerms,
    RevenueModel,
    SplitBasis,
)
from tests.application_support import Platform, a_platform, payment

A, PLATFORM, CLIENT, N, L = (
    "PARTNER:A",
    "PLATFORM",
    "CLIENT:K",
    "PARTNER:N",
    "PARTNER:L",
)
HOLDERS: Final = {
    PLATFORM: Holder.platform(),
    A: Holder.partner("A"),
    CLIENT: Holder.client("K"),
    N: Holder.partner("N"),
}


def a_case(
    terms: RateTerms,
    principal_minor: int = 1_000_00,
    handling: Handling = Handling.SELF,
) -> Platform:
    """Let A submit a case of its client K, and accept it."""
    platform = a_platform("P-1")
    platform.sign("A", terms)
    case = submit_case(
        client_id="K",
        submitter_id="A",
        principal_minor=principal_minor,
        handling=handling,
    )
    platform.do(case)
    platform.do(AcceptCase(case_id="C-1"))
    return platform


def ledger(platform: Platform) -> CaseLedgerState:
    return platform.state(CASE_LEDGER, "ledger:case:C-1")


def owed(platform: Platform) -> dict[str, int]:
    """Give what each party is owed by the case's ledger."""
    state = ledger(platform)
    found = positions(state.balances, state.client_id)
    return {party: minor for party, minor in found.items() if minor}


@pytest.mark.parametrize(
    ("model", "holder", "position"),
    [
        (RevenueModel.SERVICE_FEE, PLATFORM, 750_00),
        (RevenueModel.REVENUE_SHARE, PLATFORM, 600_00),
        (RevenueModel.HYBRID, PLATFORM, 475_00),
        (RevenueModel.SERVICE_FEE, A, -250_00),
        (RevenueModel.REVENUE_SHARE, A, -400_00),
        (RevenueModel.HYBRID, A, -525_00),
    ],
)
def test_a_thousand_in_each_model(
    model: RevenueModel, holder: str, position: int
) -> None:
    platform = a_case(rate_terms(model))
    platform.do(payment(amount_minor=1_000_00, holder=HOLDERS[holder]))
    assert owed(platform) == {A: position, PLATFORM: -position}


@pytest.mark.parametrize(
    ("paid_by", "holder", "positions"),
    [
        (ClientPaidBy.PLATFORM, PLATFORM, {CLIENT: 850_00, A: 90_00}),
        (ClientPaidBy.PARTNER, PLATFORM, {CLIENT: 850_00, A: 90_00}),
        (ClientPaidBy.PARTNER, A, {CLIENT: 850_00, A: -910_00}),
        (ClientPaidBy.PLATFORM, CLIENT, {CLIENT: -150_00, A: 90_00}),
    ],
)
def test_a_commission_of_15_percent_is_shared_60_to_40(
    paid_by: ClientPaidBy, holder: str, positions: dict[str, int]
) -> None:
    terms = rate_terms(
        split_basis=SplitBasis.COMMISSION,
        commission_rate=Fraction(3, 20),
        client_paid_by=paid_by,
    )
    platform = a_case(terms)
    platform.do(payment(amount_minor=1_000_00, holder=HOLDERS[holder]))
    assert ledger(platform).balance("Income:Share") == -60_00
    assert owed(platform) == {**positions, PLATFORM: -sum(positions.values())}


def test_a_network_collector_that_holds_the_money_owes_what_is_not_its_pay() -> None:
    terms = rate_terms(network=NetworkTerms(rate=Fraction(3, 20)))
    platform = a_case(terms, handling=Handling.NETWORK)
    platform.do(AssignPartner(case_id="C-1", partner_id="N"))
    platform.do(payment(amount_minor=1_000_00, holder=HOLDERS[N]))
    assert owed(platform) == {N: -850_00, A: 600_00, PLATFORM: 250_00}
    assert ledger(platform).balance("Expense:Network") == 150_00


def test_what_is_paid_beyond_the_claim_is_the_debtors() -> None:
    platform = a_case(rate_terms(), principal_minor=950_00)
    platform.do(payment(amount_minor=1_000_00))
    assert owed(platform) == {A: 570_00, "DEBTOR": 50_00, PLATFORM: -620_00}
    assert ledger(platform).balance("Income:Share") == -380_00
    assert ledger(platform).outstanding_minor == 0


@pytest.mark.parametrize(
    ("advanced_by", "position"), [(PLATFORM, 440_00), (A, 440_00 + 120_00)]
)
def test_while_legal_the_costs_come_first_and_the_rest_is_shared_50_30_20(
    advanced_by: str, position: int
) -> None:
    platform = a_case(rate_terms(legal=legal_terms()), principal_minor=5_000_00)
    platform.do(
        EscalateToLegal(
            case_id="C-1",
            legal_partner_id="L",
            effective_on=TODAY,
            waiver="the debtor has said that it will not pay",
        )
    )
    platform.do(AuthoriseCosts(case_id="C-1", cap=Money(120_00, "EUR")))
    cost = AddCost(
        case_id="C-1",
        cost_id="filing",
        kind=CostKind.COURT_FEE,
        amount=Money(120_00, "EUR"),
        incurred_on=TODAY,
        advanced_by=HOLDERS[advanced_by],
    )
    platform.do(cost)
    assert ledger(platform).balance("CostAdvance") == 120_00
    platform.do(payment(amount_minor=1_000_00))
    assert owed(platform) == {A: position, L: 176_00, PLATFORM: -position - 176_00}
    assert ledger(platform).balance("CostAdvance") == 0
    assert ledger(platform).balance("Income:Share") == -264_00


def test_a_discount_is_forgiven_and_only_what_is_paid_is_shared() -> None:
    platform = a_case(rate_terms())
    platform.do(payment(amount_minor=900_00))
    discount = TakeDiscount(
        case_id="C-1",
        payment_id="PAY-1",
        amount=Money(100_00, "EUR"),
        offer_reference="mail 12",
    )
    platform.do(discount)
    assert owed(platform) == {A: 540_00, PLATFORM: -540_00}
    assert ledger(platform).balance("Discounted") == 100_00
    assert ledger(platform).outstanding_minor == 0
