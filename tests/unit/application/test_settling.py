"""Closed partner cases are settled behind the statements."""

from datetime import timedelta

import pytest

from debt_domain.application import Settler
from debt_domain.application.settling import SETTLING
from debt_domain.case.commands import CloseCase, ReopenCase
from debt_domain.case.model import CloseCode
from debt_domain.partner_case.commands import SettlePartnerCase
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.errors import UnstatedEntriesError
from debt_domain.partner_case.model import PartnerCaseStatus
from debt_domain.party_ledger.commands import IssueStatement
from debt_domain.testing import TODAY
from debt_domain.values.holder import Holder
from tests.application_support import Platform, payment

CLOSED, SETTLED = PartnerCaseStatus.CLOSED, PartnerCaseStatus.SETTLED


def state_account(platform: Platform, number: int = 1, partner_id: str = "P-3") -> None:
    """State all on a day of its own."""
    platform.clock.now += timedelta(days=1)
    platform.do(
        IssueStatement(
            party=Holder.partner(partner_id),
            currency="EUR",
            statement_id=f"S-{number}",
            through_on=platform.clock.now.date(),
        )
    )


def close(platform: Platform, case_id: str = "C-1") -> None:
    platform.do(
        CloseCase(case_id=case_id, code=CloseCode.EXHAUSTED, explanation="No assets")
    )


def settle(platform: Platform) -> tuple[str, ...]:
    found = Settler(platform.door).catch_up()
    assert found.is_complete
    return found.case_ids


def status(platform: Platform, case_id: str = "C-1") -> PartnerCaseStatus:
    (row,) = (
        x for x in platform.door.questions().partner_cases() if x.case_id == case_id
    )
    state = platform.state(PARTNER_CASE, f"partner_case:{case_id}")
    assert row.status is state.status
    return row.status


@pytest.fixture
def paid(platform: Platform) -> Platform:
    """C-1 of P-3, with a payment."""
    platform.accept("C-1")
    platform.do(payment())
    return platform


@pytest.fixture
def settled(paid: Platform) -> Platform:
    """C-1 closed, stated and settled."""
    close(paid)
    state_account(paid)
    assert settle(paid) == ("C-1",)
    return paid


def test_a_closed_case_is_settled_when_it_has_been_stated(settled: Platform) -> None:
    assert status(settled) is SETTLED
    assert settled.door.verify().sound
    assert settle(settled) == ()


def test_a_case_that_is_closed_after_the_statement_too(paid: Platform) -> None:
    state_account(paid)
    assert settle(paid) == ()
    close(paid)
    assert settle(paid) == ("C-1",)


def test_not_before_all_of_it_has_been_stated(paid: Platform) -> None:
    state_account(paid)
    paid.do(payment(payment_id="PAY-2", amount_minor=10_00))
    close(paid)
    assert settle(paid) == ()
    with pytest.raises(UnstatedEntriesError) as refusal:
        paid.do(SettlePartnerCase(case_id="C-1"))
    (missing,) = refusal.value.unstated
    assert missing.party == Holder.partner("P-3")
    state_account(paid, 2)
    assert settle(paid) == ("C-1",)


def test_another_partners_statement_is_not_its_own(paid: Platform) -> None:
    close(paid)
    state_account(paid, partner_id="P-2")
    assert settle(paid) == ()
    assert status(paid) is CLOSED


def test_a_late_payment_takes_it_back_until_the_next_statement(
    settled: Platform,
) -> None:
    settled.do(payment(payment_id="PAY-2", amount_minor=10_00))
    assert status(settled) is CLOSED
    assert settle(settled) == ()
    state_account(settled, 2)
    assert settle(settled) == ("C-1",)
    assert status(settled) is SETTLED


def test_a_reopened_case_is_accepted_again(settled: Platform) -> None:
    settled.do(
        ReopenCase(
            case_id="C-1",
            reason="New address",
            consent_reference="mail-7",
            consented_on=TODAY,
        )
    )
    assert status(settled) is PartnerCaseStatus.ACCEPTED


def test_a_clients_own_case_is_nothing_to_settle(platform: Platform) -> None:
    platform.accept("C-2", submitter_id=None)
    close(platform, "C-2")
    assert settle(platform) == ()


def test_a_settler_goes_on_where_the_last_one_ended(paid: Platform) -> None:
    for number in range(2, 5):
        paid.accept(f"C-{number}")
        close(paid, f"C-{number}")
    close(paid)
    state_account(paid)
    found = [Settler(paid.door).catch_up(limit=2) for _ in range(3)]
    assert [x.is_complete for x in found] == [False, False, True]
    case_ids = [case_id for x in found for case_id in x.case_ids]
    assert sorted(case_ids) == ["C-1", "C-2", "C-3", "C-4"]


def test_after_a_crash_the_same_is_done_once(settled: Platform) -> None:
    with settled.log.transaction() as transaction:
        transaction.tracking.put(SETTLING, 0)
    assert settle(settled) == ("C-1",)
    events = [type(x).__name__ for x in settled.events()]
    assert events.count("PartnerCaseSettled") == 1
