"""A case goes to court: its split, its costs and its fee, with the figures of a month."""

from datetime import timedelta
from fractions import Fraction

import pytest

from debt_domain.case.commands import (
    AcceptCase,
    AddCost,
    AssignPartner,
    AuthoriseCosts,
    AwardCosts,
    EscalateToLegal,
    GiveUpCosts,
)
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import CostCapExceededError
from debt_domain.case.model import AssignmentRole, CostKind, Phase
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.partner_case.commands import AdjustSplit
from debt_domain.partner_case.errors import (
    ConsentRequiredError,
    LegalPartnerMissingError,
)
from debt_domain.partner_case.model import Consent, PartyShare
from debt_domain.testing import TODAY, submit_case
from debt_domain.testing.partner_cases import legal_terms, rate_terms
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import LegalTerms
from debt_domain.values.resolved_terms import SplitParty
from tests.application_support import Platform, owed, payment

LEGAL_TERMS = legal_terms()
FEE = legal_terms(fees=(Money(90_00, "EUR"),), fee_legal_share="2/3")
A, L = "PARTNER:P-7", "PARTNER:L-1"


def a_case(platform: Platform, legal: LegalTerms | None = LEGAL_TERMS) -> None:
    """Let P-7 submit a case of 5,000.00 EUR at 60/40, and start to collect."""
    platform.sign("P-7", rate_terms(legal=legal))
    platform.do(submit_case(principal_minor=5_000_00, submitter_id="P-7"))
    platform.do(AcceptCase(case_id="C-1"))
    platform.clock.now += timedelta(days=30)


def escalate(platform: Platform, days: int = 10) -> None:
    """Go to court with L-1, from so many days after the submission."""
    on = TODAY + timedelta(days=days)
    platform.do(
        EscalateToLegal(
            case_id="C-1",
            legal_partner_id="L-1",
            effective_on=on,
            waiver="the debtor cannot be reached",
        )
    )


def pay(
    platform: Platform, number: str, minor: int, days: int, holder: Holder | None = None
) -> None:
    """Receive money so many days after the submission."""
    on = TODAY + timedelta(days=days)
    platform.do(
        payment(amount_minor=minor, payment_id=number, holder=holder, received_on=on)
    )


def add_cost(platform: Platform, minor: int = 120_00) -> None:
    """Let the platform advance a court fee today."""
    platform.do(
        AddCost(
            case_id="C-1",
            cost_id="COST-1",
            kind=CostKind.COURT_FEE,
            amount=Money(minor, "EUR"),
            incurred_on=platform.clock.now.date(),
            advanced_by=Holder.platform(),
        )
    )


def balance(platform: Platform, account: str) -> int:
    return platform.state(CASE_LEDGER, "ledger:case:C-1").balance(account)


def test_what_was_split_since_moves_to_the_legal_terms(platform: Platform) -> None:
    a_case(platform)
    pay(platform, "PAY-1", 1_234_57, 5)
    pay(platform, "PAY-2", 500_01, 12, Holder.partner("P-7"))
    before = owed(platform)
    escalate(platform)
    after = owed(platform)
    assert after[A] - before[A] == -50_00
    assert after["PLATFORM"] - before["PLATFORM"] == -50_00
    assert after[L] == 100_00


def test_costs_come_first_while_a_case_is_legal(platform: Platform) -> None:
    a_case(platform)
    escalate(platform)
    platform.do(AuthoriseCosts(case_id="C-1", cap=Money(200_00, "EUR")))
    add_cost(platform)
    platform.clock.now += timedelta(days=2)
    pay(platform, "PAY-3", 1_000_00, 31)
    assert balance(platform, "CostAdvance") == 0
    assert balance(platform, "Due:Partner:P-7") == -440_00
    assert balance(platform, "Income:Share") == -264_00
    assert balance(platform, "Due:Partner:L-1") == -176_00


def test_the_legal_fee_is_shared_by_legal_partner_and_platform(
    platform: Platform,
) -> None:
    a_case(platform, FEE)
    escalate(platform)
    assert owed(platform) == {A: -90_00, L: 60_00, "PLATFORM": 30_00}


def test_without_legal_terms_the_split_stays_until_it_is_adjusted(
    platform: Platform,
) -> None:
    a_case(platform, legal=None)
    escalate(platform)
    pay(platform, "PAY-1", 1_000_00, 12)
    assert owed(platform)[A] == 600_00
    adjust = AdjustSplit(
        case_id="C-1",
        adjustment_id="SPLIT-1",
        shares=(
            PartyShare(party=SplitParty.SUBMITTER, share=Fraction(1, 2)),
            PartyShare(party=SplitParty.PLATFORM, share=Fraction(3, 10)),
            PartyShare(party=SplitParty.LEGAL, share=Fraction(1, 5)),
        ),
        effective_on=TODAY,
        reason="L-1 took the case on",
    )
    with pytest.raises(ConsentRequiredError) as refusal:
        platform.do(adjust)
    assert refusal.value.parties == (SplitParty.SUBMITTER, SplitParty.PLATFORM)
    consents = tuple(
        Consent(party=party, reference="mail 7", given_on=TODAY)
        for party in refusal.value.parties
    )
    platform.do(adjust.model_copy(update={"consents": consents}))
    assert owed(platform) == {A: 500_00, "PLATFORM": -700_00, L: 200_00}


def test_nobody_has_a_legal_part_of_a_case_that_is_not_legal(
    platform: Platform,
) -> None:
    a_case(platform)
    shares = (PartyShare(party=SplitParty.LEGAL, share=Fraction(1)),)
    with pytest.raises(LegalPartnerMissingError):
        platform.do(
            AdjustSplit(
                case_id="C-1",
                adjustment_id="SPLIT-1",
                shares=shares,
                effective_on=TODAY,
                reason="-",
            )
        )


def test_a_cost_is_claimed_as_the_court_says_and_given_up(platform: Platform) -> None:
    a_case(platform)
    with pytest.raises(CostCapExceededError):
        add_cost(platform)
    platform.do(AuthoriseCosts(case_id="C-1", cap=Money(120_00, "EUR")))
    add_cost(platform)
    platform.do(
        AwardCosts(case_id="C-1", cost_id="COST-1", awarded=Money(100_00, "EUR"))
    )
    assert balance(platform, "Debtor:Costs") == 100_00
    platform.do(GiveUpCosts(case_id="C-1", cost_id="COST-1", reason="no assets"))
    assert balance(platform, "CostAdvance") == 0
    assert balance(platform, "Expense:BadDebt") == 120_00


def test_a_legal_case_keeps_its_collector_and_status(platform: Platform) -> None:
    a_case(platform)
    escalate(platform)
    state = platform.state(CASE, "case:C-1")
    assert (state.phase, state.status.value) == (Phase.LEGAL, "ASSIGNED")
    assert (state.collector_id, state.legal_partner_id) == ("P-7", "L-1")
    view = platform.door.questions().case("C-1")
    assert view is not None
    assert (view.collector_id, view.legal_partner_id) == ("P-7", "L-1")
    assert view.phase is Phase.LEGAL


def replace_legal(platform: Platform, partner_id: str = "L-2") -> None:
    """Give the case at court to another partner today."""
    platform.do(
        AssignPartner(case_id="C-1", partner_id=partner_id, role=AssignmentRole.LEGAL)
    )


def test_another_legal_partner_earns_from_its_day_on(platform: Platform) -> None:
    a_case(platform)
    escalate(platform)
    pay(platform, "PAY-1", 1_000_00, 12)
    before = owed(platform)
    platform.clock.now += timedelta(days=5)
    replace_legal(platform)
    assert owed(platform) == before
    pay(platform, "PAY-2", 1_000_00, 35)
    after = owed(platform)
    assert before[L] == after[L] == after["PARTNER:L-2"] == 200_00
    assert after[A] == 2 * before[A]
    assert platform.door.verify().sound
    assert platform.state(CASE, "case:C-1").legal_partner_id == "L-2"


def test_what_was_received_before_its_day_stays_the_first_ones(
    platform: Platform,
) -> None:
    a_case(platform)
    escalate(platform)
    platform.clock.now += timedelta(days=5)
    replace_legal(platform)
    pay(platform, "PAY-1", 1_000_00, 34)
    assert owed(platform)[L] == 200_00
    assert "PARTNER:L-2" not in owed(platform)


def test_shares_that_were_agreed_since_stay_agreed(platform: Platform) -> None:
    a_case(platform)
    escalate(platform)
    shares = (
        (SplitParty.SUBMITTER, 5),
        (SplitParty.PLATFORM, 3),
        (SplitParty.LEGAL, 2),
    )
    platform.do(
        AdjustSplit(
            case_id="C-1",
            adjustment_id="ADJ-1",
            shares=tuple(
                PartyShare(party=party, share=Fraction(tenths, 10))
                for party, tenths in shares
            ),
            effective_on=TODAY + timedelta(days=30),
            reason="more work than expected",
            consents=tuple(
                Consent(party=party, reference="mail-9", given_on=TODAY)
                for party, _ in shares
            ),
        )
    )
    replace_legal(platform)
    pay(platform, "PAY-1", 1_000_00, 30)
    found = owed(platform)
    assert (found[A], found["PARTNER:L-2"]) == (500_00, 200_00)


def test_its_fee_is_not_owed_a_second_time(platform: Platform) -> None:
    a_case(platform, FEE)
    escalate(platform)
    before = owed(platform)
    replace_legal(platform)
    assert owed(platform) == before
