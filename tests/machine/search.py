"""Look for histories that break a property: ``python -m tests.machine.search``.

Each round draws new ones and prints its seed, with which it can be drawn again.
"""

import argparse
import secrets
import sys
from typing import Final

from hypothesis import seed, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from tests.machine.histories import HISTORIES
from tests.machine.ledger import LedgerMachine
from tests.machine.life_rules import Lives
from tests.machine.properties import DebtCollectionMachine

MACHINES: Final[dict[str, type[RuleBasedStateMachine]]] = {
    "door": DebtCollectionMachine,
    "ledger": LedgerMachine,
    "lives": Lives,
}


def main() -> None:
    """Search until the rounds are over, a property breaks or Ctrl-C."""
    parser = argparse.ArgumentParser(prog="search", description=__doc__)
    parser.add_argument("machine", choices=MACHINES)
    parser.add_argument("--rounds", type=int, default=10, help="default: 10")
    parser.add_argument("--histories", type=int, default=60, help="in each round")
    parser.add_argument("--steps", type=int, default=50, help="at most, of a history")
    parser.add_argument("--seed", type=int, help="draw this round again")
    asked = parser.parse_args()
    drawn = settings(
        HISTORIES, max_examples=asked.histories, stateful_step_count=asked.steps
    )
    for number in range(1 if asked.seed is not None else asked.rounds):
        chosen = secrets.randbits(32) if asked.seed is None else asked.seed
        sys.stdout.write(f"round {number + 1}, seed {chosen}\n")
        sys.stdout.flush()
        run_state_machine_as_test(seed(chosen)(MACHINES[asked.machine]), settings=drawn)


if __name__ == "__main__":
    main()
