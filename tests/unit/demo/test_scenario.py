"""The demo is known before its first step, and only goes forward."""

from datetime import UTC, datetime, timedelta

from debt_adapters.demo.clock import DemoClock
from debt_adapters.demo.scenario import left_out_of_the_samples, scenario
from debt_adapters.demo.steps import Act
from debt_adapters.digest import HmacDigest
from debt_domain.case.commands import ReversePayment, SubmitCase
from debt_domain.partner_case.commands import ApproveReturn

DIGEST = HmacDigest(b"0123456789abcdef" * 2)
NOON = datetime(2026, 7, 22, 12, tzinfo=UTC)


def test_every_part_has_steps_in_order() -> None:
    assert list(dict.fromkeys(step.act for step in scenario(DIGEST))) == list(Act)


def test_days_go_forward() -> None:
    days = [step.on for step in scenario(DIGEST)]
    assert days == sorted(days)


def test_all_that_the_demo_promises_happens() -> None:
    kinds = [type(step.command) for step in scenario(DIGEST)]
    assert kinds.count(SubmitCase) == 12
    assert kinds.count(ReversePayment) == 2
    assert kinds.count(ApproveReturn) == 1


def test_what_is_left_out_is_said() -> None:
    said = left_out_of_the_samples(DIGEST)
    assert sum("request." in text for text in said) == 5
    assert len(said) == 7


def test_the_clock_goes_on_by_itself_and_never_back() -> None:
    clock = DemoClock(NOON)
    first = clock()
    clock.put_to(NOON - timedelta(days=1))
    assert NOON < first < clock()
