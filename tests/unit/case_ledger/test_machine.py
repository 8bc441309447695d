"""Any facts in any order: what must hold of a ledger, held by a machine."""

from typing import Final

from hypothesis import seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.machine.histories import HISTORIES
from tests.machine.ledger import LedgerMachine

MUST_BE_REACHED: Final = frozenset(
    {
        "reversed whole",
        "reversed in part",
        "partial reversal of an overpayment",
        "received late",
        "odd units of three parties moved",
        "JPY",
        "BHD",
        "restate",
        "reapply_overpayment",
        "accrue_interest",
        "interest fell",
        "discount",
        "discount undone",
        "write_off",
        "write-off taken back",
        "correct_claim",
        "award_cost",
        "cost recovered",
        "cost no longer recovered",
        "split_unsplit",
        "adjust_split",
        "pay_collector",
        "refund_overpayment",
        "withdraw_claim",
        "charge_legal_fee",
        "give_up_cost",
        "refund_cost",
        "pass_on",
        "transfer_held",
        "foreign",
        "booked late",
    }
)

SHORT: Final = settings(HISTORIES, stateful_step_count=25)
ROUNDS: Final = 24


def test_the_properties_hold_and_every_branch_that_matters_is_reached() -> None:
    """One round reaches nearly all of them; another has another seed."""
    missing: set[str] = set()
    for number in range(ROUNDS):
        run_state_machine_as_test(seed(number)(LedgerMachine), settings=SHORT)
        missing = {what for what in MUST_BE_REACHED if not LedgerMachine.reached[what]}
        if not missing:
            break
    assert missing == set()
