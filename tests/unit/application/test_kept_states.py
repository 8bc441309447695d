"""States kept between commands are what the log says, or they are not used."""

from dataclasses import replace

import pytest

from debt_adapters.kept_states import RecentStates
from debt_domain.case.commands import VerifyPayment
from debt_domain.case.decisions import CASE
from debt_domain.kernel.errors import RejectedError
from debt_domain.kernel.ports import KeptState
from tests.application_support import PLATFORM, Platform, a_platform, payment


@pytest.fixture
def kept() -> RecentStates:
    return RecentStates()


@pytest.fixture
def keeping(kept: RecentStates) -> Platform:
    """A platform with a case, whose door keeps states."""
    platform = a_platform("P-3")
    platform.door = replace(platform.door, kept_states=kept)
    platform.accept()
    return platform


def test_a_kept_state_is_the_one_that_the_log_folds_to(
    keeping: Platform, kept: RecentStates
) -> None:
    keeping.do(payment(payment_id="PAY-1"))
    keeping.do(payment(payment_id="PAY-2"))
    found = kept.get("case:C-1")
    assert found is not None
    assert found.state == keeping.state(CASE, "case:C-1")


def test_commands_of_another_door_are_folded_on_top(
    keeping: Platform, kept: RecentStates
) -> None:
    before = kept.get("case:C-1")
    other = replace(keeping.door, kept_states=None)
    reported = payment(payment_id="PAY-1", verified=False)
    other.execute(reported, by=PLATFORM, command_id="elsewhere")
    assert kept.get("case:C-1") == before
    keeping.do(VerifyPayment(case_id="C-1", payment_id="PAY-1"))
    after = kept.get("case:C-1")
    assert after is not None
    assert after.state == keeping.state(CASE, "case:C-1")


def test_a_refused_command_leaves_none_behind(
    keeping: Platform, kept: RecentStates
) -> None:
    before = kept.get("case:C-1")
    with pytest.raises(RejectedError):
        keeping.do(VerifyPayment(case_id="C-1", payment_id="unknown"))
    assert kept.get("case:C-1") == before


def test_a_command_that_was_rolled_back_leaves_none_behind(
    keeping: Platform, kept: RecentStates, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept.get("case:C-1")

    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("debt_domain.application.collection.project", fail)
    with pytest.raises(OSError, match="full"):
        keeping.do(payment())
    assert kept.get("case:C-1") == before


def test_a_state_of_another_history_is_not_used(
    keeping: Platform, kept: RecentStates
) -> None:
    found = kept.get("case:C-1")
    assert found is not None
    stranger = KeptState(found.version, "0" * 64, CASE.initial)
    kept.keep({"case:C-1": stranger, "ledger:case:C-1": stranger})
    keeping.do(payment())
    assert keeping.door.verify().sound


def test_a_state_from_beyond_the_log_is_not_used(
    keeping: Platform, kept: RecentStates
) -> None:
    found = kept.get("case:C-1")
    assert found is not None
    kept.keep({"case:C-1": replace(found, version=found.version + 7)})
    keeping.do(payment())
    assert keeping.door.verify().sound


def test_a_kept_state_is_followed_by_another_and_never_changed(
    keeping: Platform, kept: RecentStates
) -> None:
    before = kept.get("ledger:case:C-1")
    as_it_was = repr(before)
    keeping.do(payment())
    assert kept.get("ledger:case:C-1") != before
    assert repr(before) == as_it_was


def test_the_least_recently_used_is_forgotten() -> None:
    kept, state = RecentStates(streams=2), KeptState(2, "0" * 64, None)
    kept.keep({"a": state, "b": state})
    kept.get("a")
    kept.keep({"c": state})
    assert kept.get("b") is None
    assert kept.get("a") == kept.get("c") == state
