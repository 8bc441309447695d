"""The state of a partner case after its submission and some more events."""

from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.events import PartnerCaseEvent
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.testing.partner_cases import partner_case_submitted
from debt_domain.values.partner_submission import Handling
from debt_domain.values.rate_terms import RateTerms


def partner_case(
    *events: PartnerCaseEvent,
    terms: RateTerms | None = None,
    handling: Handling = Handling.SELF,
) -> PartnerCaseState:
    submitted = partner_case_submitted(terms)
    partner = submitted.partner.model_copy(update={"handling": handling})
    submitted = submitted.model_copy(update={"partner": partner})
    return PARTNER_CASE.fold((submitted, *events))
