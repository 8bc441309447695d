from datetime import timedelta

from debt_domain.case.commands import FileClaim
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    AlreadyFiledError,
    CostsNotAuthorisedError,
    CostsNotQuotedError,
    FutureDateError,
    NotLegalError,
)
from debt_domain.case.model import CaseContext
from debt_domain.testing import TODAY, Given, a_context, active_case, legal_case
from debt_domain.values.actor import Role, RoleNotAllowedError
from tests.unit.case.court import AUTHORISED, FILED, FILED_CASE, QUOTED, QUOTED_CASE

FILE = FileClaim(case_id="C-1", court="AG Köln", reference="12 C 34/26", filed_on=TODAY)
BY_LEGAL = a_context(CaseContext, Role.LEGAL, "L-1")


def test_a_claim_is_filed_for_authorised_costs() -> None:
    Given(CASE, (*QUOTED_CASE, AUTHORISED), BY_LEGAL).when(FILE).then(FILED)
    assert FILED.takes_effect_on() == TODAY


def test_the_same_filing_again_changes_nothing() -> None:
    Given(CASE, FILED_CASE, BY_LEGAL).when(FILE).then()


def test_another_is_refused() -> None:
    other = FILE.model_copy(update={"reference": "13 C 1/26"})
    outcome = Given(CASE, FILED_CASE, BY_LEGAL).when(other)
    assert outcome.then_refused(AlreadyFiledError).reference == "12 C 34/26"


def test_court_comes_first() -> None:
    outcome = Given(CASE, active_case(), a_context(CaseContext)).when(FILE)
    outcome.then_refused(NotLegalError)


def test_then_a_quote_that_holds() -> None:
    given = Given(CASE, (*legal_case(), AUTHORISED), BY_LEGAL)
    given.when(FILE).then_refused(CostsNotQuotedError)
    expired = QUOTED.model_copy(update={"expires_on": TODAY - timedelta(days=1)})
    given = Given(CASE, (*legal_case(), expired, AUTHORISED), BY_LEGAL)
    assert given.when(FILE).then_refused(CostsNotQuotedError).filed_on == TODAY
    of_other = QUOTED.model_copy(update={"legal_partner_id": "L-0"})
    given = Given(CASE, (*legal_case(), of_other, AUTHORISED), BY_LEGAL)
    given.when(FILE).then_refused(CostsNotQuotedError)


def test_then_the_clients_consent_to_the_costs() -> None:
    refusal = (
        Given(CASE, QUOTED_CASE, BY_LEGAL)
        .when(FILE)
        .then_refused(CostsNotAuthorisedError)
    )
    assert (refusal.quoted_minor, refusal.cap_minor) == (80_000, 0)


def test_not_in_advance() -> None:
    early = FILE.model_copy(update={"filed_on": TODAY + timedelta(days=1)})
    given = Given(CASE, (*QUOTED_CASE, AUTHORISED), BY_LEGAL)
    given.when(early).then_refused(FutureDateError)


def test_a_collector_does_not_file() -> None:
    context = a_context(CaseContext, Role.COLLECTOR, "P-9")
    given = Given(CASE, (*QUOTED_CASE, AUTHORISED), context)
    given.when(FILE).then_refused(RoleNotAllowedError)
