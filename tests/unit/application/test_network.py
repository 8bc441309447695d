"""A network collector works a partner case, and is paid beside its split."""

from datetime import timedelta
from fractions import Fraction

from debt_domain.case.commands import AcceptCase, AssignPartner, CloseCase
from debt_domain.case.model import CloseCode
from debt_domain.testing import TODAY, submit_case
from debt_domain.testing.partner_cases import rate_terms
from debt_domain.values.holder import Holder
from debt_domain.values.partner_submission import Handling
from debt_domain.values.rate_terms import NetworkPaidBy, NetworkTerms
from tests.application_support import Platform, owed, payment

DAY = timedelta(days=1)


def a_network_case(platform: Platform, paid_by: NetworkPaidBy) -> None:
    """Let P-7 submit a case of 5,000.00 EUR at 60/40 that N collects at 15 %."""
    network = NetworkTerms(rate=Fraction(3, 20), paid_by=paid_by)
    platform.sign("P-7", rate_terms(network=network))
    platform.do(
        submit_case(
            principal_minor=5_000_00, submitter_id="P-7", handling=Handling.NETWORK
        )
    )
    platform.do(AcceptCase(case_id="C-1"))
    platform.do(AssignPartner(case_id="C-1", partner_id="N"))


def test_a_collector_that_holds_the_money_owes_the_rest(platform: Platform) -> None:
    a_network_case(platform, NetworkPaidBy.PLATFORM)
    platform.do(payment(amount_minor=1_000_00, holder=Holder.partner("N")))
    assert owed(platform) == {
        "PARTNER:N": -850_00,
        "PARTNER:P-7": 600_00,
        "PLATFORM": 250_00,
    }


def test_the_submitter_may_pay_it_out_of_its_share(platform: Platform) -> None:
    a_network_case(platform, NetworkPaidBy.SUBMITTER)
    platform.do(payment(amount_minor=1_000_00))
    assert owed(platform) == {
        "PARTNER:N": 150_00,
        "PARTNER:P-7": 450_00,
        "PLATFORM": -600_00,
    }


def test_its_successor_earns_what_comes_later(platform: Platform) -> None:
    a_network_case(platform, NetworkPaidBy.PLATFORM)
    platform.do(payment(amount_minor=1_000_00))
    platform.clock.now += 3 * DAY
    platform.do(AssignPartner(case_id="C-1", partner_id="M"))
    later = TODAY + 3 * DAY
    platform.do(payment(amount_minor=100_00, payment_id="PAY-2", received_on=later))
    found = owed(platform)
    assert (found["PARTNER:N"], found["PARTNER:M"]) == (150_00, 15_00)


def test_it_earns_nothing_after_the_case_is_closed(platform: Platform) -> None:
    a_network_case(platform, NetworkPaidBy.PLATFORM)
    platform.clock.now += 3 * DAY
    platform.do(CloseCase(case_id="C-1", code=CloseCode.EXHAUSTED))
    later = TODAY + 3 * DAY
    platform.do(payment(amount_minor=100_00, received_on=later))
    assert "PARTNER:N" not in owed(platform)
