"""An ended exclusivity is released: the client's cases may go to others again."""

from debt_domain.agreement.events import ExclusivityEnded
from debt_domain.client_exclusivity.commands import ReleaseExclusivity
from debt_domain.processes.ended_exclusivity_is_released import PROCESS
from tests.unit.processes.agreements import SINCE, agreed, agreement


def test_the_days_after_the_last_are_given_back() -> None:
    ended = ExclusivityEnded(client_id="CL-1", last_day_on=SINCE, reason="Too slow")
    assert PROCESS.react(ended, agreement(agreed(), ended)) == (
        ReleaseExclusivity(client_id="CL-1", partner_id="P-1", last_day_on=SINCE),
    )
