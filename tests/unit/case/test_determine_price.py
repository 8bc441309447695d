from dataclasses import replace
from fractions import Fraction

import pytest

from debt_domain.case.commands import DeterminePrice
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    CommissionAgreedError,
    CommissionShareError,
    PartnerCaseTermsError,
    PolicyMissingError,
    PriceConsentRequiredError,
    WrongStatusError,
)
from debt_domain.case.events import (
    CaseEvent,
    ClaimAdjusted,
    CommissionAdjusted,
    PartnerAssigned,
    PriceDetermined,
    QuoteAccepted,
)
from debt_domain.case.model import AdjustmentKind, AssignmentRole, CaseContext
from debt_domain.testing import (
    TODAY,
    Given,
    a_context,
    accepted_case,
    active_case,
    closed_case,
    submit_case,
    submitted_case,
)
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.errors import SplitTooFineError
from debt_domain.values.money import Money
from debt_domain.values.price import Price, PriceSource, Quoted
from debt_domain.values.waterfall import Component
from tests.unit.case.bids import QUOTED
from tests.unit.case.prices import agreed, determined, price

DETERMINE = DeterminePrice(case_id="C-1")


def by_policy(found: Price | None) -> CaseContext:
    return a_context(CaseContext, price=found)


@pytest.mark.parametrize("history", [submitted_case(), accepted_case(), active_case()])
def test_the_policys_answer_is_kept(history: tuple[CaseEvent, ...]) -> None:
    outcome = Given(CASE, history, by_policy(price())).when(DETERMINE)
    outcome.then(determined())
    assert determined().under_policy() == "standard_pricing:1"


def test_the_same_answer_again_changes_nothing() -> None:
    history = (*active_case(), determined(), agreed())
    Given(CASE, history, by_policy(price())).when(DETERMINE).then()


def test_an_agreed_commission_follows_a_small_move_without_consent() -> None:
    history, new = (*active_case(), determined(), agreed()), Fraction(27, 100)
    outcome = Given(CASE, history, by_policy(price(new))).when(DETERMINE)
    outcome.then(
        determined(new), CommissionAdjusted(terms=agreed(new).terms, from_on=TODAY)
    )


def test_a_price_that_was_agreed_with_nobody_yet_moves_alone() -> None:
    history, new = (*accepted_case(), determined()), Fraction(24, 100)
    outcome = Given(CASE, history, by_policy(price(new))).when(DETERMINE)
    outcome.then(determined(new))


@pytest.mark.parametrize("rate", [Fraction(28, 100), Fraction(22, 100)])
def test_a_larger_move_needs_the_clients_consent(rate: Fraction) -> None:
    given = Given(CASE, (*active_case(), determined()), by_policy(price(rate)))
    refusal = given.when(DETERMINE).then_refused(PriceConsentRequiredError)
    assert (refusal.before, refusal.after) == (Fraction(1, 4), rate)
    assert refusal.consent_above == Fraction(1, 50)
    consented = DETERMINE.model_copy(update={"consent_reference": "mail of 1 June"})
    given.when(consented).then(
        PriceDetermined(price=price(rate), consent_reference="mail of 1 June")
    )


def test_small_moves_add_up_until_the_client_agrees() -> None:
    small = determined(Fraction(26, 100))
    history: tuple[CaseEvent, ...] = (*active_case(), determined(), small)
    large = by_policy(price(Fraction(28, 100)))
    outcome = Given(CASE, history, large).when(DETERMINE)
    assert outcome.then_refused(PriceConsentRequiredError).before == Fraction(1, 4)
    consented = small.model_copy(update={"consent_reference": "mail"})
    history = (*active_case(), determined(), consented)
    Given(CASE, history, large).when(DETERMINE).then(determined(Fraction(28, 100)))


def test_an_accepted_quote_is_agreed_by_itself() -> None:
    quoted = price(Fraction(1, 10), PriceSource.QUOTE)
    history = (*active_case(), determined())
    outcome = Given(CASE, history, by_policy(quoted)).when(DETERMINE)
    outcome.then(PriceDetermined(price=quoted, consent_reference=None))


def test_a_commission_that_was_agreed_by_hand_stays() -> None:
    history = (*active_case(), agreed())
    outcome = Given(CASE, history, by_policy(price())).when(DETERMINE)
    assert outcome.then_refused(CommissionAgreedError).collector_id == "P-9"


def test_a_partner_case_has_the_price_of_its_agreement() -> None:
    history = accepted_case(submit_case(submitter_id="P-1"))
    outcome = Given(CASE, history, by_policy(None)).when(DETERMINE)
    assert outcome.then_refused(PartnerCaseTermsError).submitter_id == "P-1"


@pytest.mark.parametrize(
    ("rate", "charged"),
    [
        (Fraction(1, 3), Fraction(1, 3)),
        (Fraction(14276083, 48404165), Fraction(2949, 10_000)),
        (Fraction(19995, 100_000) + Fraction(1, 10**9), Fraction(2, 10)),
        (Fraction(29495, 100_001), Fraction(2949, 10_000)),
    ],
)
def test_a_blended_rate_is_charged_to_a_hundredth_of_a_percent(
    rate: Fraction, charged: Fraction
) -> None:
    assert price(rate).charged_rate == charged
    history = (*active_case(), determined(), agreed())
    consented = DETERMINE.model_copy(update={"consent_reference": "mail"})
    outcome = Given(CASE, history, by_policy(price(rate))).when(consented)
    outcome.then(
        PriceDetermined(price=price(rate), consent_reference="mail"),
        CommissionAdjusted(terms=agreed(charged).terms, from_on=TODAY),
    )


def test_a_price_that_no_split_can_follow_is_refused_at_once() -> None:
    odd = price().model_copy(update={"collector_share": Fraction(1, 1_000_003)})
    outcome = Given(CASE, accepted_case(), by_policy(odd)).when(DETERMINE)
    outcome.then_refused(SplitTooFineError)


def test_a_price_is_at_most_all_of_the_money() -> None:
    outcome = Given(CASE, accepted_case(), by_policy(price(Fraction(5, 4)))).when(
        DETERMINE
    )
    refusal = outcome.then_refused(CommissionShareError)
    assert (refusal.field, refusal.share) == ("price.rate", Fraction(5, 4))


def test_only_an_open_case_is_priced_by_the_platform_with_a_policy() -> None:
    outcome = Given(CASE, closed_case(), by_policy(price())).when(DETERMINE)
    outcome.then_refused(WrongStatusError)
    outcome = Given(CASE, accepted_case(), by_policy(None)).when(DETERMINE)
    assert outcome.then_refused(PolicyMissingError).field == "price"
    client = a_context(CaseContext, Role.CLIENT, "CL-1", price=price())
    outcome = Given(CASE, accepted_case(), client).when(DETERMINE)
    outcome.then_refused(RoleNotAllowedError)


def test_an_adjusted_principal_is_priced_and_the_age_is_that_of_the_submission() -> (
    None
):
    lowered = ClaimAdjusted(
        adjustment_id="A-1",
        component=Component.PRINCIPAL,
        amount_minor=-400_00,
        currency="EUR",
        kind=AdjustmentKind.CREDIT_NOTE,
        reason="Returned goods.",
    )
    interest = lowered.model_copy(
        update={"adjustment_id": "A-2", "component": Component.INTEREST}
    )
    before = CASE.fold(active_case()).pricing_figures
    after = CASE.fold((*active_case(), lowered, interest)).pricing_figures
    assert before is not None
    assert after == before.model_copy(update={"principal": Money(600_00, "EUR")})
    assert sum(x.open_minor for x in before.invoices) == 1_000_00


def test_a_quote_counts_while_its_partner_has_the_case() -> None:
    assigned = PartnerAssigned(
        assignment_id="AS-1",
        partner_id="P-1",
        role=AssignmentRole.COLLECTOR,
        instructions_version=1,
    )
    won = QuoteAccepted(quote_id="Q-1", partner_id="P-1")
    state = CASE.fold((*QUOTED, won, assigned))
    figures = state.pricing_figures
    assert figures is not None
    assert figures.quote == Quoted(quote_id="Q-1", success_rate=Fraction(1, 5))
    other = replace(state, assignment=None).pricing_figures
    assert other is not None
    assert other.quote is None


def test_a_case_that_is_absent_has_no_figures() -> None:
    assert CASE.initial.pricing_figures is None
