import pytest

from debt_domain.case_ledger.errors import (
    AmountNotPositiveError,
    RefundExceedsAdvanceError,
    UnknownCostError,
)
from debt_domain.values.money import Money
from tests.unit.case_ledger.ledger_text import HELD_BY_A, LEGAL, Books, books


def advanced() -> Books:
    ledger = Books()
    ledger.advance("K1", "120.00")
    return ledger


def test_what_was_not_spent_comes_back_and_is_not_claimed_any_more() -> None:
    ledger = advanced()
    assert ledger.refund_cost("K1", "40.00") == books("""
        refund_cost
          Dr Credited 40.00 | Cr Debtor:Costs 40.00
        refund_cost
          Dr Held:Platform:Own 40.00 | Cr CostAdvance 40.00
        """)
    assert ledger.state.balance("Debtor:Costs") == 80_00
    assert ledger.state.costs["K1"].left_minor == 80_00


def test_a_partner_gets_back_what_it_advanced() -> None:
    ledger = Books()
    ledger.advance("K1", "120.00", HELD_BY_A)
    assert "Dr Advanced:Partner:A 40.00" in ledger.refund_cost("K1", "40.00")
    assert ledger.state.balance("Advanced:Partner:A") == -80_00


def test_later_money_recovers_the_rest_alone() -> None:
    ledger = Books()
    ledger.adopt(LEGAL.model_copy(update={"split": LEGAL.split.of(("SUBMITTER", 1))}))
    ledger.advance("K1", "120.00")
    ledger.refund_cost("K1", "40.00")
    ledger.receive("P1", "200.00")
    assert ledger.state.balance("Due:Partner:A") == -120_00
    assert ledger.state.costs["K1"].left_minor == 0


def test_no_more_comes_back_than_is_advanced() -> None:
    ledger = advanced()
    ledger.refund_cost("K1", "40.00")
    with pytest.raises(RefundExceedsAdvanceError) as refusal:
        ledger.refund_cost("K1", "80.01")
    assert (refusal.value.cost_id, refusal.value.left) == ("K1", Money(80_00, "EUR"))
    assert refusal.value.amount == Money(80_01, "EUR")


def test_nothing_is_no_refund() -> None:
    with pytest.raises(AmountNotPositiveError):
        advanced().refund_cost("K1", "0.00")


def test_only_a_posted_cost_comes_back() -> None:
    with pytest.raises(UnknownCostError):
        Books().refund_cost("K1", "1.00")


def test_what_is_not_claimed_any_more_is_not_lowered() -> None:
    ledger = advanced()
    ledger.award("K1", "30.00")
    assert "Dr Credited 30.00" in ledger.refund_cost("K1", "120.00")
    withdrawn = advanced()
    withdrawn.withdraw()
    assert "Credited" not in withdrawn.refund_cost("K1", "40.00")
