from fractions import Fraction

import pytest

from debt_domain.case.commands import AgreeCommission
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    CollectorMissingError,
    CommissionAgreedError,
    CommissionShareError,
    PartnerCaseTermsError,
    WrongStatusError,
)
from debt_domain.case.events import CommissionAgreed
from debt_domain.case.model import CaseContext
from debt_domain.testing import (
    Given,
    a_context,
    accepted_case,
    active_case,
    submit_case,
    submitted_case,
)
from debt_domain.testing.partner_cases import case_figures
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.resolved_terms import resolve_commission

AGREE = AgreeCommission(
    case_id="C-1", commission_rate=Fraction(1, 4), collector_share=Fraction(3, 5)
)
TERMS = resolve_commission(Fraction(1, 4), Fraction(3, 5), case_figures())
AGREED = CommissionAgreed(collector_id="P-9", terms=TERMS)
BY_PLATFORM = a_context(CaseContext)


def test_collector_and_platform_share_a_commission() -> None:
    Given(CASE, active_case(), BY_PLATFORM).when(AGREE).then(AGREED)
    assert TERMS.split.shares == (("CLIENT", 15), ("COLLECTOR", 3), ("PLATFORM", 2))


def test_the_same_commission_again_changes_nothing() -> None:
    Given(CASE, (*active_case(), AGREED), BY_PLATFORM).when(AGREE).then()


def test_what_was_agreed_stays() -> None:
    other = AGREE.model_copy(update={"collector_share": Fraction(1, 2)})
    outcome = Given(CASE, (*active_case(), AGREED), BY_PLATFORM).when(other)
    assert outcome.then_refused(CommissionAgreedError).collector_id == "P-9"


@pytest.mark.parametrize("field", ["commission_rate", "collector_share"])
@pytest.mark.parametrize("share", [Fraction(-1, 2), Fraction(3, 2)])
def test_shares_are_parts_of_a_whole(field: str, share: Fraction) -> None:
    given = Given(CASE, active_case(), BY_PLATFORM)
    outcome = given.when(AGREE.model_copy(update={field: share}))
    refusal = outcome.then_refused(CommissionShareError)
    assert (refusal.field, refusal.share) == (field, share)


def test_a_partner_case_has_terms() -> None:
    history = active_case("P-1", submit_case(submitter_id="P-1"))
    outcome = Given(CASE, history, BY_PLATFORM).when(AGREE)
    assert outcome.then_refused(PartnerCaseTermsError).submitter_id == "P-1"


def test_somebody_earns_it() -> None:
    outcome = Given(CASE, accepted_case(), BY_PLATFORM).when(AGREE)
    outcome.then_refused(CollectorMissingError)
    outcome = Given(CASE, submitted_case(), BY_PLATFORM).when(AGREE)
    outcome.then_refused(WrongStatusError)


def test_a_collector_does_not_agree_with_itself() -> None:
    context = a_context(CaseContext, Role.COLLECTOR, "P-9")
    outcome = Given(CASE, active_case(), context).when(AGREE)
    outcome.then_refused(RoleNotAllowedError)
