"""A legal case owes its legal fee, where the terms have one."""

from fractions import Fraction

from debt_domain.case_ledger.commands import ChargeLegalFee
from debt_domain.kernel.message import Command
from debt_domain.partner_case.events import SplitAdjusted
from debt_domain.partner_case.model import SplitOccasion
from debt_domain.processes.legal_case_owes_its_legal_fee import PROCESS
from debt_domain.testing import TODAY
from debt_domain.testing.partner_cases import (
    legal_terms,
    partner_case_accepted,
    rate_terms,
    resolved_terms,
)
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import LegalFeePayer, RateTerms
from tests.unit.processes.partner_cases import partner_case

FEE = Money(90_00, "EUR")


def terms(*fees: Money) -> RateTerms:
    legal = legal_terms(
        fees=fees,
        fee_legal_share=Fraction(2, 3),
        fee_paid_by=LegalFeePayer.CLIENT,
    )
    return rate_terms(legal=legal)


def adjusted(
    agreed: RateTerms,
    occasion: SplitOccasion = SplitOccasion.LEGAL,
    adjustment_id: str = "legal.AS-2",
) -> SplitAdjusted:
    return SplitAdjusted(
        occasion=occasion,
        adjustment_id=adjustment_id,
        terms=resolved_terms(agreed),
        legal_partner_id="L-1",
        shares=(),
        effective_on=TODAY,
        reason="-",
        consents=(),
    )


def charged(*events: SplitAdjusted) -> tuple[Command, ...]:
    state = partner_case(partner_case_accepted(), *events)
    return PROCESS.react(events[-1], state)


def test_the_fee_of_the_terms_is_charged() -> None:
    charge = ChargeLegalFee(
        case_id="C-1",
        legal_partner_id="L-1",
        fee=FEE,
        legal_share=Fraction(2, 3),
        paid_by=LegalFeePayer.CLIENT,
    )
    assert charged(adjusted(terms(FEE))) == (charge,)


def test_terms_without_one_charge_none() -> None:
    assert charged(adjusted(terms())) == ()
    assert charged(adjusted(rate_terms())) == ()


def test_an_agreement_is_no_step_to_court() -> None:
    by_agreement = adjusted(terms(FEE), SplitOccasion.AGREEMENT, "SPLIT-1")
    assert charged(by_agreement) == ()


def test_another_legal_partner_costs_no_second_fee() -> None:
    again = adjusted(terms(FEE), adjustment_id="legal.AS-3")
    assert charged(adjusted(terms(FEE)), again) == ()
