"""The legal part goes to another partner."""

from debt_domain.partner_case.commands import AdoptLegalTerms, ReplaceLegalPartner
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.errors import ProcessOnlyError, WrongStatusError
from debt_domain.partner_case.events import PartnerCaseEvent, SplitAdjusted
from debt_domain.partner_case.model import PartnerCaseContext, SplitOccasion
from debt_domain.testing import TODAY, Given, a_context
from debt_domain.testing.partner_cases import (
    legal_terms,
    partner_case_accepted,
    partner_case_submitted,
    rate_terms,
)
from debt_domain.values.event_id import EventId

FOLLOWING = a_context(PartnerCaseContext, cause=EventId("case:C-1", 9))
TERMS = rate_terms(legal=legal_terms())
ADOPT = AdoptLegalTerms(
    case_id="C-1", assignment_id="AS-2", legal_partner_id="L-1", effective_on=TODAY
)
REPLACE = ReplaceLegalPartner(
    case_id="C-1", assignment_id="AS-3", legal_partner_id="L-2", effective_on=TODAY
)


def at_court() -> tuple[PartnerCaseEvent, ...]:
    history = (partner_case_submitted(TERMS), partner_case_accepted(TERMS))
    return (*history, *Given(PARTNER_CASE, history, FOLLOWING).when(ADOPT).events)


def test_the_shares_stay_and_the_partner_is_another() -> None:
    history = at_court()
    (event,) = Given(PARTNER_CASE, history, FOLLOWING).when(REPLACE).events
    before = history[-1]
    assert isinstance(event, SplitAdjusted)
    assert isinstance(before, SplitAdjusted)
    assert (event.terms, event.shares) == (before.terms, before.shares)
    assert (event.adjustment_id, event.legal_partner_id) == ("legal.AS-3", "L-2")
    assert (event.occasion, event.effective_on) == (SplitOccasion.LEGAL, TODAY)


def test_without_a_legal_part_nothing_changes() -> None:
    history = (partner_case_submitted(), partner_case_accepted())
    Given(PARTNER_CASE, history, FOLLOWING).when(REPLACE).then()


def test_a_case_has_terms_once_it_is_accepted() -> None:
    given = Given(PARTNER_CASE, (partner_case_submitted(),), FOLLOWING)
    given.when(REPLACE).then_refused(WrongStatusError)


def test_nobody_replaces_it_without_the_case() -> None:
    given = Given(PARTNER_CASE, at_court(), a_context(PartnerCaseContext))
    given.when(REPLACE).then_refused(ProcessOnlyError)
