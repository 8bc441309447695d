"""Costs are authorised, added, awarded and given up."""

from datetime import timedelta

import pytest

from debt_domain.case.commands import (
    AddCost,
    AuthoriseCosts,
    AwardCosts,
    GiveUpCosts,
)
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    AmountNotPositiveError,
    AwardNegativeError,
    CapBelowCostsError,
    CostCapExceededError,
    CostGivenUpError,
    CostIdReusedError,
    FutureDateError,
    HolderNotOnCaseError,
    UnknownCostError,
    WrongStatusError,
)
from debt_domain.case.events import (
    CostAdded,
    CostsAuthorised,
    CostsAwarded,
    CostsGivenUp,
)
from debt_domain.case.model import CaseContext, CostKind
from debt_domain.testing import (
    TODAY,
    Given,
    a_context,
    active_case,
    closed_case,
    document,
    submitted_case,
)
from debt_domain.values.actor import PartyNotAllowedError, Role, RoleNotAllowedError
from debt_domain.values.errors import CurrencyMismatchError
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money

CAP = CostsAuthorised(cap=Money(200_00, "EUR"))
ADD = AddCost(
    case_id="C-1",
    cost_id="COST-1",
    kind=CostKind.COURT_FEE,
    amount=Money(120_00, "EUR"),
    incurred_on=TODAY,
    advanced_by=Holder.platform(),
    receipt=document(),
)
ADDED = CostAdded(
    cost_id="COST-1",
    kind=CostKind.COURT_FEE,
    amount=Money(120_00, "EUR"),
    incurred_on=TODAY,
    advanced_by=Holder.platform(),
    receipt=document(),
)
AWARD = AwardCosts(case_id="C-1", cost_id="COST-1", awarded=Money(100_00, "EUR"))
AWARDED = CostsAwarded(cost_id="COST-1", awarded=Money(100_00, "EUR"))
GIVE_UP = GiveUpCosts(case_id="C-1", cost_id="COST-1", reason="no assets")
GIVEN_UP = CostsGivenUp(cost_id="COST-1", reason="no assets")
CAPPED = (*active_case(), CAP)
WITH_COST = (*CAPPED, ADDED)
BY_PLATFORM = a_context(CaseContext)
BY_COLLECTOR = a_context(CaseContext, Role.COLLECTOR, "P-9")


def authorise(minor: int, currency: str = "EUR") -> AuthoriseCosts:
    return AuthoriseCosts(case_id="C-1", cap=Money(minor, currency))


def test_the_client_says_how_much_may_be_advanced() -> None:
    by_client = a_context(CaseContext, Role.CLIENT, "CL-1")
    given = Given(CASE, active_case(), by_client)
    given.when(authorise(200_00)).then(CAP)
    Given(CASE, CAPPED, by_client).when(authorise(200_00)).then()
    more = CostsAuthorised(cap=Money(300_00, "EUR"))
    Given(CASE, CAPPED, by_client).when(authorise(300_00)).then(more)


def test_what_was_advanced_stays_authorised() -> None:
    outcome = Given(CASE, WITH_COST, BY_PLATFORM).when(authorise(119_99))
    refusal = outcome.then_refused(CapBelowCostsError)
    assert (refusal.cap, refusal.advanced) == (
        Money(119_99, "EUR"),
        Money(120_00, "EUR"),
    )


def test_a_cap_is_above_zero_in_the_claims_currency() -> None:
    given = Given(CASE, active_case(), BY_PLATFORM)
    given.when(authorise(0)).then_refused(AmountNotPositiveError)
    given.when(authorise(1, "DKK")).then_refused(CurrencyMismatchError)


def test_nothing_is_authorised_on_a_closed_case_nor_by_a_collector() -> None:
    given = Given(CASE, closed_case(), BY_PLATFORM)
    given.when(authorise(1)).then_refused(WrongStatusError)
    given = Given(CASE, active_case(), BY_COLLECTOR)
    given.when(authorise(1)).then_refused(RoleNotAllowedError)


def test_a_cost_within_the_cap_is_added() -> None:
    Given(CASE, CAPPED, BY_PLATFORM).when(ADD).then(ADDED)
    assert ADDED.takes_effect_on() == TODAY


def test_the_cap_may_be_spent_to_the_last_cent() -> None:
    rest = {"cost_id": "COST-2", "amount": Money(80_00, "EUR")}
    outcome = Given(CASE, WITH_COST, BY_PLATFORM).when(ADD.model_copy(update=rest))
    outcome.then(ADDED.model_copy(update=rest))


@pytest.mark.parametrize("minor", [80_01, 200_00])
def test_a_cost_beyond_the_cap_is_refused(minor: int) -> None:
    other = {"cost_id": "COST-2", "amount": Money(minor, "EUR")}
    outcome = Given(CASE, WITH_COST, BY_PLATFORM).when(ADD.model_copy(update=other))
    refusal = outcome.then_refused(CostCapExceededError)
    assert (refusal.advanced, refusal.cap) == (
        Money(120_00, "EUR"),
        Money(200_00, "EUR"),
    )
    assert refusal.accepted == "at most 80.00 EUR, or a higher cap"


def test_without_an_authorisation_nothing_is_advanced() -> None:
    outcome = Given(CASE, active_case(), BY_PLATFORM).when(ADD)
    assert outcome.then_refused(CostCapExceededError).cap == Money(0, "EUR")


def test_the_same_cost_again_changes_nothing() -> None:
    Given(CASE, WITH_COST, BY_PLATFORM).when(ADD).then()


@pytest.mark.parametrize(
    ("field", "other"),
    [
        ("kind", CostKind.BAILIFF),
        ("amount", Money(1, "EUR")),
        ("incurred_on", TODAY - timedelta(days=1)),
        ("advanced_by", Holder.client("CL-1")),
        ("receipt", None),
    ],
)
def test_another_cost_has_another_id(field: str, other: object) -> None:
    given = Given(CASE, WITH_COST, BY_PLATFORM)
    outcome = given.when(ADD.model_copy(update={field: other}))
    refusal = outcome.then_refused(CostIdReusedError)
    assert (refusal.cost_id, refusal.fields) == ("COST-1", (field,))


def test_a_partner_adds_what_it_paid_itself() -> None:
    own = {"advanced_by": Holder.partner("P-9")}
    given = Given(CASE, CAPPED, BY_COLLECTOR)
    given.when(ADD.model_copy(update=own)).then(ADDED.model_copy(update=own))
    given.when(ADD).then_refused(PartyNotAllowedError)


def test_whoever_paid_has_to_do_with_the_case() -> None:
    other = ADD.model_copy(update={"advanced_by": Holder.partner("P-77")})
    outcome = Given(CASE, CAPPED, BY_PLATFORM).when(other)
    assert outcome.then_refused(HolderNotOnCaseError).holder == "PARTNER:P-77"


def test_a_cost_was_paid_for_a_case_that_was_accepted() -> None:
    later = ADD.model_copy(update={"incurred_on": TODAY + timedelta(days=1)})
    outcome = Given(CASE, CAPPED, BY_PLATFORM).when(later)
    assert outcome.then_refused(FutureDateError).field == "incurred_on"
    given = Given(CASE, (*submitted_case(), CAP), BY_PLATFORM)
    given.when(ADD).then_refused(WrongStatusError)


def test_the_court_awards_more_or_less() -> None:
    Given(CASE, WITH_COST, BY_PLATFORM).when(AWARD).then(AWARDED)
    Given(CASE, (*WITH_COST, AWARDED), BY_PLATFORM).when(AWARD).then()
    nothing = AWARD.model_copy(update={"awarded": Money(0, "EUR")})
    less = AWARDED.model_copy(update={"awarded": Money(0, "EUR")})
    Given(CASE, (*WITH_COST, AWARDED), BY_PLATFORM).when(nothing).then(less)


def test_the_court_awards_no_less_than_nothing() -> None:
    below = AWARD.model_copy(update={"awarded": Money(-1, "EUR")})
    outcome = Given(CASE, WITH_COST, BY_PLATFORM).when(below)
    assert outcome.then_refused(AwardNegativeError).awarded_minor == -1


def test_what_is_irrecoverable_is_given_up_once() -> None:
    Given(CASE, WITH_COST, BY_PLATFORM).when(GIVE_UP).then(GIVEN_UP)
    given = Given(CASE, (*WITH_COST, GIVEN_UP), BY_PLATFORM)
    given.when(GIVE_UP).then()
    given.when(AWARD).then_refused(CostGivenUpError)


@pytest.mark.parametrize("command", [AWARD, GIVE_UP])
def test_it_is_a_cost_of_the_case(command: AwardCosts | GiveUpCosts) -> None:
    outcome = Given(CASE, CAPPED, BY_PLATFORM).when(command)
    assert outcome.then_refused(UnknownCostError).cost_id == "COST-1"


@pytest.mark.parametrize("command", [AWARD, GIVE_UP])
def test_a_collector_says_nothing_of_it(command: AwardCosts | GiveUpCosts) -> None:
    given = Given(CASE, WITH_COST, BY_COLLECTOR)
    given.when(command).then_refused(RoleNotAllowedError)
