import pytest

from debt_domain.accounting.events import EntryPosted
from debt_domain.case_ledger.commands import TransferHeldMoney
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.case_ledger.errors import (
    AmountNotPositiveError,
    ForeignClientError,
    HeldMoneyExceededError,
    SameHolderError,
)
from debt_domain.case_ledger.model import LedgerContext
from debt_domain.testing import Given, a_context
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.errors import CurrencyMismatchError
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from tests.unit.case_ledger.ledger_text import (
    COMMISSION_BY_PLATFORM,
    HELD_BY_A,
    HELD_BY_CLIENT,
    PLATFORM,
    REVENUE_SHARE,
    Books,
    books,
)

PASS_ON = TransferHeldMoney(
    case_id="C-1", giver=PLATFORM, taker=HELD_BY_A, amount=Money(600_00, "EUR")
)


def held_by_platform() -> Books:
    ledger = Books("1000.00")
    ledger.adopt(REVENUE_SHARE)
    ledger.receive("P1", "1000.00")
    return ledger


def test_money_goes_from_hand_to_hand() -> None:
    ledger = held_by_platform()
    assert ledger.do(PASS_ON) == books("""
        transfer_held
          Dr Held:Partner:A 600.00 | Cr Held:Platform 600.00
        """)
    assert ledger.positions() == {}
    assert ledger.state.held_minor(HELD_BY_A) == 600_00


def test_a_client_that_passes_money_on_owes_that_much_less() -> None:
    ledger = Books("1000.00")
    ledger.adopt(COMMISSION_BY_PLATFORM)
    ledger.receive("P1", "1000.00", HELD_BY_CLIENT)
    assert ledger.transfer(HELD_BY_CLIENT, PLATFORM, "150.00") == books("""
        transfer_held
          Dr Held:Platform 150.00 | Cr Held:Client:K 150.00 | Cr Receivable:Client:K 150.00 (netting) | Dr Held:Client:K 150.00 (netting)
        """)
    assert ledger.positions() == {"PARTNER:A": "90.00", "PLATFORM": "-90.00"}


@pytest.mark.parametrize("role", [Role.PLATFORM, Role.FINANCE])
def test_the_platform_s_people_may_do_it_without_a_cause(role: Role) -> None:
    history = held_by_platform().history
    (entry,) = (
        Given(CASE_LEDGER, history, a_context(LedgerContext, role)).when(PASS_ON).events
    )
    assert isinstance(entry, EntryPosted)
    assert entry.cause is None


@pytest.mark.parametrize(
    "role", sorted(set(Role) - {Role.PLATFORM, Role.FINANCE, Role.SYSTEM})
)
def test_others_may_not(role: Role) -> None:
    context = a_context(LedgerContext, role, "A")
    Given(CASE_LEDGER, held_by_platform().history, context).when(PASS_ON).then_refused(
        RoleNotAllowedError
    )


def test_nobody_hands_on_more_than_it_holds() -> None:
    with pytest.raises(HeldMoneyExceededError) as caught:
        held_by_platform().transfer(PLATFORM, HELD_BY_A, "1000.01")
    assert caught.value.held == Money(1000_00, "EUR")


def test_giver_and_taker_differ() -> None:
    with pytest.raises(SameHolderError) as caught:
        held_by_platform().transfer(PLATFORM, PLATFORM, "1.00")
    assert caught.value.holder == PLATFORM


def test_a_transfer_is_above_zero() -> None:
    with pytest.raises(AmountNotPositiveError):
        held_by_platform().transfer(PLATFORM, HELD_BY_A, "0.00")


def test_a_transfer_is_in_the_currency_of_the_case() -> None:
    ledger = held_by_platform()
    ledger.currency = "GBP"
    with pytest.raises(CurrencyMismatchError):
        ledger.transfer(PLATFORM, HELD_BY_A, "1.00")


@pytest.mark.parametrize("as_giver", [True, False])
def test_another_client_is_refused(*, as_giver: bool) -> None:
    other = Holder.client("OTHER")
    giver, taker = (other, PLATFORM) if as_giver else (PLATFORM, other)
    with pytest.raises(ForeignClientError) as caught:
        held_by_platform().transfer(giver, taker, "1.00")
    assert caught.value.field == ("giver" if as_giver else "taker")
