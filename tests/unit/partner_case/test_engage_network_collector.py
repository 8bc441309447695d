"""A network collector is paid by the frozen terms while it is assigned."""

from fractions import Fraction

import pytest

from debt_domain.partner_case.commands import (
    EngageNetworkCollector,
    ReleaseNetworkCollector,
)
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.errors import ProcessOnlyError
from debt_domain.partner_case.events import (
    NetworkCollectorEngaged,
    NetworkCollectorReleased,
)
from debt_domain.partner_case.model import PartnerCaseContext
from debt_domain.testing import Given, a_context
from debt_domain.testing.partner_cases import (
    partner_case_accepted,
    partner_case_submitted,
    rate_terms,
)
from debt_domain.values.event_id import EventId
from debt_domain.values.rate_terms import NetworkTerms

NETWORK = NetworkTerms(rate=Fraction(3, 20))
TERMS = rate_terms(network=NETWORK)
ACCEPTED = (partner_case_submitted(TERMS), partner_case_accepted(TERMS))
ENGAGE = EngageNetworkCollector(case_id="C-1", assignment_id="AS-1", partner_id="N")
ENGAGED = NetworkCollectorEngaged(assignment_id="AS-1", partner_id="N", terms=NETWORK)
RELEASE = ReleaseNetworkCollector(case_id="C-1", assignment_id="AS-1")
RELEASED = NetworkCollectorReleased(assignment_id="AS-1")
FOLLOWING = a_context(PartnerCaseContext, cause=EventId("case:C-1", 9))


def test_it_is_engaged_and_released() -> None:
    Given(PARTNER_CASE, ACCEPTED, FOLLOWING).when(ENGAGE).then(ENGAGED)
    given = Given(PARTNER_CASE, (*ACCEPTED, ENGAGED), FOLLOWING)
    given.when(RELEASE).then(RELEASED)


def test_terms_without_a_network_pay_nobody() -> None:
    history = (partner_case_submitted(), partner_case_accepted())
    Given(PARTNER_CASE, history, FOLLOWING).when(ENGAGE).then()


def test_who_was_not_engaged_is_not_released() -> None:
    Given(PARTNER_CASE, ACCEPTED, FOLLOWING).when(RELEASE).then()
    other = RELEASE.model_copy(update={"assignment_id": "AS-2"})
    Given(PARTNER_CASE, (*ACCEPTED, ENGAGED), FOLLOWING).when(other).then()


@pytest.mark.parametrize("command", [ENGAGE, RELEASE])
def test_both_follow_from_the_case(
    command: EngageNetworkCollector | ReleaseNetworkCollector,
) -> None:
    given = Given(PARTNER_CASE, ACCEPTED, a_context(PartnerCaseContext))
    given.when(command).then_refused(ProcessOnlyError)
