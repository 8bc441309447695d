"""The legal terms that were signed count once the case goes to court."""

from fractions import Fraction

import pytest

from debt_domain.partner_case.commands import AdoptLegalTerms
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.errors import ProcessOnlyError, WrongStatusError
from debt_domain.partner_case.events import SplitAdjusted
from debt_domain.partner_case.model import PartnerCaseContext, SplitOccasion
from debt_domain.testing import TODAY, Given, a_context
from debt_domain.testing.partner_cases import (
    legal_terms,
    partner_case_accepted,
    partner_case_submitted,
    rate_terms,
)
from debt_domain.values.event_id import EventId
from debt_domain.values.rate_terms import (
    ComponentShares,
    RevenueModel,
)
from debt_domain.values.split import Split
from debt_domain.values.waterfall import Component

ADOPT = AdoptLegalTerms(
    case_id="C-1", assignment_id="AS-2", legal_partner_id="L-1", effective_on=TODAY
)
FOLLOWING = a_context(PartnerCaseContext, cause=EventId("case:C-1", 9))


@pytest.mark.parametrize("model", RevenueModel)
def test_the_split_is_the_signed_one_under_every_model(model: RevenueModel) -> None:
    own = ComponentShares(
        component=Component.FEES, partner_share=Fraction(0), platform_share=Fraction(1)
    )
    terms = rate_terms(model, legal=legal_terms(), component_shares=(own,))
    history = (partner_case_submitted(terms), partner_case_accepted(terms))
    (event,) = Given(PARTNER_CASE, history, FOLLOWING).when(ADOPT).events
    assert isinstance(event, SplitAdjusted)
    assert event.terms.split == Split.of(
        ("SUBMITTER", 5), ("PLATFORM", 3), ("LEGAL", 2)
    )
    assert (event.terms.costs_first, event.terms.component_splits) == (True, ())
    assert (event.occasion, event.consents) == (SplitOccasion.LEGAL, ())
    assert (event.adjustment_id, event.legal_partner_id) == ("legal.AS-2", "L-1")
    state = PARTNER_CASE.fold((*history, event))
    assert state.terms == event.terms


def test_without_legal_terms_the_split_stays() -> None:
    history = (partner_case_submitted(), partner_case_accepted())
    Given(PARTNER_CASE, history, FOLLOWING).when(ADOPT).then()


def test_a_case_has_terms_once_it_is_accepted() -> None:
    given = Given(PARTNER_CASE, (partner_case_submitted(),), FOLLOWING)
    given.when(ADOPT).then_refused(WrongStatusError)


def test_nobody_adopts_them_without_the_case() -> None:
    history = (partner_case_submitted(), partner_case_accepted())
    given = Given(PARTNER_CASE, history, a_context(PartnerCaseContext))
    given.when(ADOPT).then_refused(ProcessOnlyError)
