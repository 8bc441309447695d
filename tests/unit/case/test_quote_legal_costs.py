from datetime import timedelta

from debt_domain.case.commands import QuoteLegalCosts
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    AmountNotPositiveError,
    NotLegalError,
    PastDateError,
    WrongStatusError,
)
from debt_domain.case.model import CaseContext
from debt_domain.testing import (
    NOW,
    TODAY,
    Given,
    a_context,
    active_case,
    legal_case,
    submitted_case,
)
from debt_domain.values.actor import PartyNotAllowedError, Role
from debt_domain.values.errors import CurrencyMismatchError
from debt_domain.values.money import Money
from tests.unit.case.court import CAP, QUOTED, QUOTED_CASE

QUOTE = QuoteLegalCosts(case_id="C-1", cap=CAP, expires_on=TODAY)
BY_LEGAL = a_context(CaseContext, Role.LEGAL, "L-1")


def test_the_legal_partner_says_what_court_costs() -> None:
    Given(CASE, legal_case(), BY_LEGAL).when(QUOTE).then(QUOTED)


def test_the_same_again_changes_nothing_another_takes_its_place() -> None:
    given = Given(CASE, QUOTED_CASE, BY_LEGAL)
    given.when(QUOTE).then()
    more = QUOTE.model_copy(update={"cap": Money(900_00, "EUR")})
    given.when(more).then(QUOTED.model_copy(update={"cap": Money(900_00, "EUR")}))


def test_only_at_court() -> None:
    given = Given(CASE, active_case(), a_context(CaseContext))
    assert given.when(QUOTE).then_refused(NotLegalError).command == "QuoteLegalCosts"
    given = Given(CASE, submitted_case(), a_context(CaseContext))
    given.when(QUOTE).then_refused(WrongStatusError)


def test_by_the_case_s_own_legal_partner() -> None:
    other = a_context(CaseContext, Role.LEGAL, "L-2")
    Given(CASE, legal_case(), other).when(QUOTE).then_refused(PartyNotAllowedError)


def test_the_cap_is_above_zero_and_of_the_claim() -> None:
    given = Given(CASE, legal_case(), BY_LEGAL)
    nothing = QUOTE.model_copy(update={"cap": Money(0, "EUR")})
    given.when(nothing).then_refused(AmountNotPositiveError)
    foreign = QUOTE.model_copy(update={"cap": Money(1, "USD")})
    given.when(foreign).then_refused(CurrencyMismatchError)


def test_it_has_not_expired() -> None:
    past = QUOTE.model_copy(update={"expires_on": TODAY - timedelta(days=1)})
    outcome = Given(CASE, legal_case(), BY_LEGAL).when(past)
    assert outcome.then_refused(PastDateError).field == "expires_on"


def test_one_written_down_late_may_be_over_by_now() -> None:
    late = a_context(CaseContext, now=NOW + timedelta(days=2), effective_on=TODAY)
    Given(CASE, legal_case(), late).when(QUOTE).then(QUOTED)
