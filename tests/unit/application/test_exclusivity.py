"""A client's cases go to its exclusive partner first."""

from datetime import timedelta
from fractions import Fraction

import pytest

from debt_domain.agreement.commands import (
    AgreeExclusivity,
    EndAgreement,
    EndExclusivity,
    SuspendAgreement,
)
from debt_domain.agreement.model import Exclusivity
from debt_domain.application import DomainCommand
from debt_domain.case.commands import (
    AcceptCase,
    AcceptQuote,
    AssignPartner,
    CloseCase,
    OpenBidding,
    ReopenCase,
    SubmitQuote,
)
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import PartnerNotEligibleError
from debt_domain.case.events import PartnerAssigned
from debt_domain.case.model import CloseCode, Pricing
from debt_domain.client_exclusivity.errors import ExclusivityTakenError
from debt_domain.testing import NOW, TODAY, submit_case
from debt_domain.values.partner_submission import Handling
from tests.application_support import Platform

DAY = timedelta(days=1)


def agree(
    partner_id: str = "P-1", first: int = 0, last: int = 9, client_id: str = "CL-C-1"
) -> AgreeExclusivity:
    exclusivity = Exclusivity(
        client_id=client_id, from_on=TODAY + first * DAY, until=TODAY + last * DAY
    )
    return AgreeExclusivity(partner_id=partner_id, exclusivity=exclusivity)


def assign(partner_id: str, waiver: str | None = None) -> AssignPartner:
    return AssignPartner(
        case_id="C-1", partner_id=partner_id, exclusivity_waiver=waiver
    )


@pytest.fixture
def exclusive(platform: Platform) -> Platform:
    """C-1 of a client whose cases go to P-1 for ten days."""
    platform.accept("C-1", submitter_id=None)
    platform.do(agree())
    return platform


def test_the_exclusive_partner_gets_it(exclusive: Platform) -> None:
    exclusive.do(assign("P-1"))
    assert exclusive.state(CASE, "case:C-1").collector_id == "P-1"


def test_another_does_not(exclusive: Platform) -> None:
    with pytest.raises(PartnerNotEligibleError) as refusal:
        exclusive.do(assign("P-2"))
    assert (refusal.value.partner_id, refusal.value.client_id) == ("P-2", "CL-C-1")
    assert refusal.value.exclusive_partner_id == "P-1"


def test_but_with_a_waiver_that_is_kept(exclusive: Platform) -> None:
    exclusive.do(assign("P-2", "P-1 has no licence in Norway"))
    events = exclusive.events()
    (assigned,) = (x for x in events if isinstance(x, PartnerAssigned))
    assert assigned.exclusivity_waiver == "P-1 has no licence in Norway"


def test_nor_does_it_by_a_quote(exclusive: Platform) -> None:
    ahead = NOW + DAY
    exclusive.do(OpenBidding(case_id="C-1", invitees=("P-2",), closes_at=ahead))
    exclusive.do(
        SubmitQuote(
            case_id="C-1",
            quote_id="Q-1",
            partner_id="P-2",
            pricing=Pricing(success_rate=Fraction(1, 5)),
            expires_at=ahead,
        )
    )
    accept = AcceptQuote(case_id="C-1", quote_id="Q-1")
    with pytest.raises(PartnerNotEligibleError):
        exclusive.do(accept)
    exclusive.do(accept.model_copy(update={"exclusivity_waiver": "no capacity"}))
    assert exclusive.state(CASE, "case:C-1").collector_id == "P-2"


def test_nor_by_reopening(exclusive: Platform) -> None:
    exclusive.do(CloseCase(case_id="C-1", code=CloseCode.EXHAUSTED))
    reopen = ReopenCase(
        case_id="C-1",
        reason="new address",
        consent_reference="mail-7",
        consented_on=TODAY,
        partner_id="P-2",
    )
    with pytest.raises(PartnerNotEligibleError):
        exclusive.do(reopen)
    exclusive.do(reopen.model_copy(update={"exclusivity_waiver": "no capacity"}))
    assert exclusive.state(CASE, "case:C-1").collector_id == "P-2"


def test_the_days_after_it_are_free(exclusive: Platform) -> None:
    exclusive.clock.now += 10 * DAY
    exclusive.do(assign("P-2"))
    assert exclusive.state(CASE, "case:C-1").collector_id == "P-2"


@pytest.mark.parametrize(
    "end",
    [
        EndExclusivity(
            partner_id="P-1", client_id="CL-C-1", last_day_on=TODAY, reason="Too slow"
        ),
        EndAgreement(partner_id="P-1", last_day_on=TODAY, reason="Given notice"),
        SuspendAgreement(
            partner_id="P-1", suspended_from=TODAY + DAY, reason="Open questions"
        ),
    ],
    ids=lambda command: type(command).__name__,
)
def test_an_end_frees_the_days_after_it(
    exclusive: Platform, end: DomainCommand
) -> None:
    exclusive.do(end)
    with pytest.raises(PartnerNotEligibleError):
        exclusive.do(assign("P-2"))
    exclusive.clock.now += DAY
    exclusive.do(assign("P-2"))


def test_two_partners_do_not_have_one_client(exclusive: Platform) -> None:
    with pytest.raises(ExclusivityTakenError):
        exclusive.do(agree("P-2", 9, 20))
    exclusive.do(agree("P-2", 10, 20))
    exclusive.do(agree("P-2", client_id="CL-2"))


def test_a_submitter_that_keeps_its_case_collects_it(platform: Platform) -> None:
    platform.do(agree("P-1"))
    platform.accept("C-1", "P-3")
    assert platform.state(CASE, "case:C-1").collector_id == "P-3"


def test_a_submitter_that_leaves_it_to_the_network_waives_its_own(
    platform: Platform,
) -> None:
    platform.do(agree("P-3"))
    submission = submit_case(
        "C-1", client_id="CL-C-1", submitter_id="P-3", handling=Handling.NETWORK
    )
    platform.do(submission)
    platform.do(AcceptCase(case_id="C-1"))
    platform.do(assign("P-2"))
    assert platform.state(CASE, "case:C-1").collector_id == "P-2"
