"""Accrued interest is posted."""

from debt_domain.case.events import InterestAccrued
from debt_domain.case_ledger.commands import PostInterest
from debt_domain.processes.accrued_interest_is_posted import PROCESS
from debt_domain.testing import TODAY
from debt_domain.values.interest_rate import AnnualRate, DayCount
from tests.unit.processes.claims import active

RATE = AnnualRate(from_on=TODAY, rate_bps=950, source="contract")
EVENT = InterestAccrued(up_to=TODAY, rates=(RATE,), day_count=DayCount.ACT_360)


def test_the_ledger_gets_the_kept_rates() -> None:
    command = PostInterest(
        case_id="C-1", up_to=TODAY, rates=(RATE,), day_count=DayCount.ACT_360
    )
    assert PROCESS.react(EVENT, active(EVENT)) == (command,)
