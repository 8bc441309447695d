"""A partner case changes hands between its submitter and the network."""

from datetime import datetime, timedelta
from fractions import Fraction

import pytest

from debt_domain.case.commands import (
    AcceptCase,
    AssignPartner,
    LogActivity,
    OpenBidding,
    StartWork,
)
from debt_domain.case.errors import DuplicateOutreachError
from debt_domain.case.model import ActivityKind, Direction
from debt_domain.partner_case.commands import ChangeHandling
from debt_domain.testing import TODAY, actor, submit_case
from debt_domain.testing.partner_cases import rate_terms
from debt_domain.values.actor import Actor, Role
from debt_domain.values.partner_submission import Handling
from debt_domain.values.rate_terms import NetworkTerms
from tests.application_support import Platform, owed, payment

DAY = timedelta(days=1)
SUBMITTER = actor(Role.SUBMITTER, "P-7")


def a_case(platform: Platform, handling: Handling) -> None:
    """Let P-7 submit a case of 5,000.00 EUR at 60/40; N would collect at 15 %."""
    terms = rate_terms(network=NetworkTerms(rate=Fraction(3, 20)))
    platform.sign("P-7", terms)
    platform.do(
        submit_case(principal_minor=5_000_00, submitter_id="P-7", handling=handling)
    )
    platform.do(AcceptCase(case_id="C-1"))


def change(platform: Platform, handling: Handling) -> list[str]:
    """Hand the case over, and give what followed."""
    asked = ChangeHandling(case_id="C-1", handling=handling, reason="as agreed")
    return list(platform.of(platform.do(asked, by=SUBMITTER)))


def call(at: datetime) -> LogActivity:
    return LogActivity(
        case_id="C-1",
        kind=ActivityKind.CALL,
        direction=Direction.OUTBOUND,
        occurred_at=at,
    )


def at_work(platform: Platform, partner_id: str) -> Actor:
    by = actor(Role.COLLECTOR, partner_id)
    platform.do(StartWork(case_id="C-1"), by=by)
    return by


def test_taken_over_it_pays_the_network_for_what_it_earned(platform: Platform) -> None:
    a_case(platform, Handling.NETWORK)
    platform.do(AssignPartner(case_id="C-1", partner_id="N"))
    platform.do(payment(amount_minor=1_000_00))
    platform.clock.now += 3 * DAY
    assert change(platform, Handling.SELF) == [
        "partner_case.handling_changed",
        "case.assignment_ended",
        "case.handling_adopted",
        "case.partner_assigned",
        "partner_case.network_collector_released",
        "ledger.collector_released",
    ]
    later = TODAY + 3 * DAY
    platform.do(payment(amount_minor=100_00, payment_id="PAY-2", received_on=later))
    assert owed(platform) == {
        "PARTNER:N": 150_00,
        "PARTNER:P-7": 660_00,
        "PLATFORM": -810_00,
    }


def test_handed_over_it_waits_for_the_platform_s_choice(platform: Platform) -> None:
    a_case(platform, Handling.SELF)
    platform.do(payment(amount_minor=1_000_00))
    assert change(platform, Handling.NETWORK) == [
        "partner_case.handling_changed",
        "case.assignment_ended",
        "case.handling_adopted",
    ]
    platform.clock.now += DAY
    platform.do(AssignPartner(case_id="C-1", partner_id="N"))
    later = TODAY + DAY
    platform.do(payment(amount_minor=100_00, payment_id="PAY-2", received_on=later))
    assert owed(platform)["PARTNER:N"] == 15_00
    assert owed(platform)["PARTNER:P-7"] == 660_00


def test_only_one_side_contacts_the_debtor_before_and_after(platform: Platform) -> None:
    a_case(platform, Handling.NETWORK)
    platform.do(AssignPartner(case_id="C-1", partner_id="N"))
    network = at_work(platform, "N")
    platform.do(call(platform.clock.now), by=network)
    with pytest.raises(DuplicateOutreachError):
        platform.do(call(platform.clock.now), by=SUBMITTER)
    change(platform, Handling.SELF)
    with pytest.raises(DuplicateOutreachError) as refusal:
        platform.do(call(platform.clock.now), by=network)
    assert refusal.value.accepted == "an activity of the collector P-7"
    platform.do(StartWork(case_id="C-1"), by=SUBMITTER)
    platform.do(call(platform.clock.now), by=SUBMITTER)


def test_a_running_bidding_ends(platform: Platform) -> None:
    a_case(platform, Handling.NETWORK)
    ends = platform.clock.now + DAY
    platform.do(OpenBidding(case_id="C-1", invitees=("N",), closes_at=ends))
    assert "case.bidding_closed" in change(platform, Handling.SELF)


def test_what_is_shown_follows(platform: Platform) -> None:
    a_case(platform, Handling.NETWORK)
    change(platform, Handling.SELF)
    questions = platform.door.questions()
    case, (row,) = questions.case("C-1"), questions.partner_cases("P-7")
    assert case is not None
    assert case.handling is row.handling is Handling.SELF
    assert case.collector_id == "P-7"


def test_back_and_forth_each_engagement_earns_its_own_days(platform: Platform) -> None:
    a_case(platform, Handling.NETWORK)
    for number, collector in enumerate(("N", None, "M")):
        if collector is not None:
            platform.do(AssignPartner(case_id="C-1", partner_id=collector))
        day = TODAY + number * DAY
        paid = payment(amount_minor=100_00, payment_id=f"PAY-{number}", received_on=day)
        platform.do(paid)
        platform.clock.now += DAY
        change(platform, Handling.NETWORK if collector is None else Handling.SELF)
    found = owed(platform)
    assert (found["PARTNER:N"], found["PARTNER:M"]) == (15_00, 15_00)
