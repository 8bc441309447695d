"""An ended assignment releases its network collector."""

from debt_domain.case.decisions import CASE
from debt_domain.case.events import AssignmentEnded
from debt_domain.case.model import AssignmentRole
from debt_domain.partner_case.commands import ReleaseNetworkCollector
from debt_domain.processes.ended_assignment_releases_its_collector import PROCESS
from debt_domain.testing import active_case, submit_case
from debt_domain.values.partner_submission import Handling

ENDED = AssignmentEnded(
    assignment_id="AS-1", partner_id="N", role=AssignmentRole.COLLECTOR
)


def test_the_assignment_is_named() -> None:
    submission = submit_case(submitter_id="P-1", handling=Handling.NETWORK)
    case = CASE.fold((*active_case("N", submission), ENDED))
    release = ReleaseNetworkCollector(case_id="C-1", assignment_id="AS-1")
    assert PROCESS.react(ENDED, case) == (release,)


def test_a_clients_own_case_engages_nobody() -> None:
    assert PROCESS.react(ENDED, CASE.fold((*active_case("N"), ENDED))) == ()
