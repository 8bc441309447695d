import pytest

from debt_domain.case.commands import StartWork
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import InstructionsUnacknowledgedError
from debt_domain.case.events import WorkStarted
from debt_domain.case.model import CaseContext, CaseStatus
from debt_domain.testing import (
    Given,
    a_context,
    active_case,
    assigned_case,
    submit_case,
)
from debt_domain.values.actor import PartyNotAllowedError, Role, RoleNotAllowedError

START = StartWork(case_id="C-1")


def test_the_assigned_collector_starts() -> None:
    context = a_context(CaseContext, Role.COLLECTOR, "P-9")
    started = WorkStarted(partner_id="P-9", acknowledged_instructions_version=1)
    Given(CASE, assigned_case(), context).when(START).then(started)
    assert CASE.fold(active_case()).status is CaseStatus.ACTIVE


def test_a_submitter_that_handles_its_case_starts_as_such() -> None:
    history = assigned_case("P-1", submit_case(submitter_id="P-1"))
    context = a_context(CaseContext, Role.SUBMITTER, "P-1")
    started = WorkStarted(partner_id="P-1", acknowledged_instructions_version=1)
    Given(CASE, history, context).when(START).then(started)


@pytest.mark.parametrize("role", [Role.COLLECTOR, Role.SUBMITTER])
def test_nobody_starts_for_another(role: Role) -> None:
    given = Given(CASE, assigned_case(), a_context(CaseContext, role, "P-2"))
    given.when(START).then_refused(PartyNotAllowedError)


def test_the_platform_does_not_start() -> None:
    given = Given(CASE, assigned_case(), a_context(CaseContext))
    given.when(START).then_refused(RoleNotAllowedError)


@pytest.mark.parametrize("version", [2, 3])
def test_the_instructions_of_the_assignment_are_acknowledged(version: int) -> None:
    command = StartWork(case_id="C-1", acknowledged_instructions_version=version)
    context = a_context(CaseContext, Role.COLLECTOR, "P-9")
    outcome = Given(CASE, assigned_case(), context).when(command)
    refusal = outcome.then_refused(InstructionsUnacknowledgedError)
    assert (refusal.acknowledged, refusal.current) == (version, 1)
