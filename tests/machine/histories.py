"""How the machines draw their histories."""

from typing import Final

from hypothesis import HealthCheck, settings

HISTORIES: Final = settings(
    # One derandomized run draws the same histories in every round.
    derandomize=False,
    deadline=None,
    database=None,
    max_examples=60,
    stateful_step_count=50,
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.filter_too_much),
)
