"""An ended agreement releases its exclusivities."""

from debt_domain.agreement.events import AgreementEnded
from debt_domain.client_exclusivity.commands import ReleaseExclusivity
from debt_domain.processes.ended_agreement_releases_its_exclusivities import PROCESS
from tests.unit.processes.agreements import SINCE, agreed, agreement

ENDED = AgreementEnded(last_day_on=SINCE, reason="Given notice")


def test_each_client_is_released_once() -> None:
    state = agreement(agreed("CL-2"), agreed("CL-1"), agreed("CL-2"), ENDED)
    assert PROCESS.react(ENDED, state) == tuple(
        ReleaseExclusivity(client_id=x, partner_id="P-1", last_day_on=SINCE)
        for x in ("CL-2", "CL-1")
    )


def test_without_any_nothing_follows() -> None:
    assert PROCESS.react(ENDED, agreement(ENDED)) == ()
