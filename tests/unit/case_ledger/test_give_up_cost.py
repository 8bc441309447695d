import pytest

from debt_domain.case_ledger.errors import NothingAdvancedError, UnknownCostError
from tests.unit.case_ledger.ledger_text import HELD_BY_A, LEGAL, Books, books


def test_what_is_still_advanced_is_expensed() -> None:
    ledger = Books()
    ledger.advance("K1", "120.00")
    assert ledger.give_up("K1") == books("""
        give_up_cost
          Dr Expense:BadDebt 120.00 | Cr CostAdvance 120.00
        """)
    assert ledger.state.costs["K1"].left_minor == 0


def test_what_a_partner_advanced_is_its_own_loss() -> None:
    ledger = Books()
    ledger.advance("K1", "120.00", HELD_BY_A)
    assert ledger.give_up("K1") == books("""
        give_up_cost
          Dr Advanced:Partner:A 120.00 | Cr CostAdvance 120.00
        """)


def test_later_money_recovers_nothing_of_it() -> None:
    ledger = Books()
    ledger.adopt(LEGAL.model_copy(update={"split": LEGAL.split.of(("SUBMITTER", 1))}))
    ledger.advance("K1", "120.00")
    ledger.give_up("K1")
    ledger.receive("P1", "200.00")
    assert ledger.state.balance("Due:Partner:A") == -200_00


def test_nothing_is_given_up_twice() -> None:
    ledger = Books()
    ledger.advance("K1", "120.00")
    ledger.give_up("K1")
    with pytest.raises(NothingAdvancedError) as caught:
        ledger.give_up("K1")
    assert caught.value.cost_id == "K1"


def test_only_a_posted_cost_is_given_up() -> None:
    with pytest.raises(UnknownCostError):
        Books().give_up("K1")
