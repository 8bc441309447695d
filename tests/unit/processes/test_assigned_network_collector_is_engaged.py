"""An assigned network collector is engaged by the commercial side."""

import pytest

from debt_domain.case.decisions import CASE
from debt_domain.case.events import PartnerAssigned
from debt_domain.case.model import AssignmentRole
from debt_domain.partner_case.commands import EngageNetworkCollector
from debt_domain.processes.assigned_network_collector_is_engaged import PROCESS
from debt_domain.testing import accepted_case, submit_case
from debt_domain.values.partner_submission import Handling


def assigned(role: AssignmentRole) -> PartnerAssigned:
    return PartnerAssigned(
        assignment_id="AS-1", partner_id="N", role=role, instructions_version=1
    )


@pytest.mark.parametrize(
    ("handling", "role", "engages"),
    [
        (Handling.NETWORK, AssignmentRole.COLLECTOR, True),
        (Handling.NETWORK, AssignmentRole.LEGAL, False),
        (Handling.SELF, AssignmentRole.COLLECTOR, False),
    ],
)
def test_only_a_collector_of_the_network_is(
    handling: Handling, role: AssignmentRole, *, engages: bool
) -> None:
    history = accepted_case(submit_case(submitter_id="P-1", handling=handling))
    event = assigned(role)
    engage = EngageNetworkCollector(case_id="C-1", assignment_id="AS-1", partner_id="N")
    answer = PROCESS.react(event, CASE.fold((*history, event)))
    assert answer == ((engage,) if engages else ())
