"""Cases and partner cases live and end as a model of their own says."""

import pytest
from hypothesis import seed, settings
from hypothesis.stateful import run_state_machine_as_test

from debt_domain.case.model import CloseCode
from debt_domain.partner_case.model import ReturnReason
from tests.machine.histories import HISTORIES
from tests.machine.life_rules import Lives

MUST_BE_REACHED = frozenset(
    {
        *(f"closed as {code}" for code in CloseCode),
        *(
            f"{reason} {answer}"
            for reason in ReturnReason
            for answer in ("approved", "refused", "withdrawn")
        ),
        # Who has the case, for how long, and under which instructions.
        "HandlingChanged",
        "NetworkCollectorReleased",
        "LegalPartnerReplaced",
        "LegalByEscalationError",
        "PastDateError",
        "InstructionsChanged",
        "InstructionsAcknowledged",
        "InstructionsOutdatedError",
        "InstructionsUnacknowledgedError",
        "CollectionPeriodStarted",
        "CollectionPeriodExtended",
        "CollectionPeriodRunningError",
    }
)
LIVES = settings(HISTORIES, stateful_step_count=30)
ROUNDS = 20


def test_cases_live_as_the_model_says_in_a_few_histories() -> None:
    short = settings(LIVES, max_examples=10)
    run_state_machine_as_test(seed(0)(Lives), settings=short)


@pytest.mark.thorough
def test_every_way_to_work_a_case_and_to_end_it_is_reached() -> None:
    """One round reaches most of them; another has another seed."""
    missing = set(MUST_BE_REACHED)
    for number in range(ROUNDS):
        run_state_machine_as_test(seed(number)(Lives), settings=LIVES)
        missing = {what for what in MUST_BE_REACHED if not Lives.reached[what]}
        if not missing:
            break
    assert missing == set()
