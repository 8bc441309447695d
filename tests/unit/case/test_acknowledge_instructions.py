import pytest

from debt_domain.case.commands import (
    AcknowledgeInstructions,
    FlagConflict,
    LogActivity,
    QuoteLegalCosts,
    StartWork,
)
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    InstructionsUnacknowledgedError,
    NotAssignedPartnerError,
)
from debt_domain.case.events import (
    CaseEvent,
    EscalationOpened,
    InstructionsAcknowledged,
    InstructionsChanged,
)
from debt_domain.case.model import (
    ActivityKind,
    AssignmentRole,
    CaseContext,
    Direction,
)
from debt_domain.testing import (
    NOW,
    TODAY,
    Given,
    a_context,
    accepted_case,
    active_case,
    assigned_case,
    legal_case,
    submit_case,
)
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.money import Money

CHANGED = InstructionsChanged(instructions_version=2, sha256="1e" * 32)
COLLECTOR, LEGAL = AssignmentRole.COLLECTOR, AssignmentRole.LEGAL
BY_COLLECTOR = a_context(CaseContext, Role.COLLECTOR, "P-9")
BY_LEGAL = a_context(CaseContext, Role.LEGAL, "L-1")
QUOTE = QuoteLegalCosts(case_id="C-1", cap=Money(1_00, "EUR"), expires_on=TODAY)


def acknowledge(version: int = 2) -> AcknowledgeInstructions:
    return AcknowledgeInstructions(case_id="C-1", instructions_version=version)


def acknowledged(partner_id: str, role: AssignmentRole) -> InstructionsAcknowledged:
    return InstructionsAcknowledged(
        partner_id=partner_id, role=role, instructions_version=2
    )


def test_the_collector_has_read_them_and_goes_on() -> None:
    history = (*active_case(), CHANGED)
    known = acknowledged("P-9", COLLECTOR)
    Given(CASE, history, BY_COLLECTOR).when(acknowledge()).then(known)
    note = LogActivity(
        case_id="C-1",
        kind=ActivityKind.NOTE,
        direction=Direction.INTERNAL,
        occurred_at=NOW,
    )
    outcome = Given(CASE, (*history, known), BY_COLLECTOR).when(note)
    assert len(outcome.events) == 1


def test_a_submitter_that_works_its_case_reads_them_as_such() -> None:
    history = (*active_case("P-1", submit_case(submitter_id="P-1")), CHANGED)
    context = a_context(CaseContext, Role.SUBMITTER, "P-1")
    known = acknowledged("P-1", COLLECTOR)
    Given(CASE, history, context).when(acknowledge()).then(known)


def test_so_does_the_legal_partner_before_its_next_step() -> None:
    history = (*legal_case(), CHANGED)
    refused = Given(CASE, history, BY_LEGAL).when(QUOTE)
    refused.then_refused(InstructionsUnacknowledgedError)
    known = acknowledged("L-1", LEGAL)
    Given(CASE, history, BY_LEGAL).when(acknowledge()).then(known)
    outcome = Given(CASE, (*history, known), BY_LEGAL).when(QUOTE)
    assert len(outcome.events) == 1


def test_a_legal_partner_takes_the_case_knowing_what_is_current() -> None:
    assert len(Given(CASE, legal_case(), BY_LEGAL).when(QUOTE).events) == 1
    Given(CASE, legal_case(), BY_LEGAL).when(acknowledge(1)).then()


def test_one_partner_does_not_read_for_the_other() -> None:
    history = (*legal_case(), CHANGED, acknowledged("P-9", COLLECTOR))
    outcome = Given(CASE, history, BY_LEGAL).when(QUOTE)
    outcome.then_refused(InstructionsUnacknowledgedError)


@pytest.mark.parametrize("version", [1, 3])
def test_only_the_current_ones_are_acknowledged(version: int) -> None:
    given = Given(CASE, (*active_case(), CHANGED), BY_COLLECTOR)
    outcome = given.when(acknowledge(version))
    refusal = outcome.then_refused(InstructionsUnacknowledgedError)
    assert (refusal.acknowledged, refusal.current) == (version, 2)


def test_twice_is_once() -> None:
    history = (*active_case(), CHANGED, acknowledged("P-9", COLLECTOR))
    Given(CASE, history, BY_COLLECTOR).when(acknowledge()).then()


@pytest.mark.parametrize("history", [active_case("P-2"), accepted_case()])
def test_nobody_else_acknowledges(history: tuple[CaseEvent, ...]) -> None:
    outcome = Given(CASE, (*history, CHANGED), BY_COLLECTOR).when(acknowledge())
    assert outcome.then_refused(NotAssignedPartnerError).party_id == "P-9"


def test_the_platform_does_not_acknowledge() -> None:
    given = Given(CASE, (*active_case(), CHANGED), a_context(CaseContext))
    given.when(acknowledge()).then_refused(RoleNotAllowedError)


def test_what_changes_before_the_start_is_what_the_start_acknowledges() -> None:
    given = Given(CASE, (*assigned_case(), CHANGED), BY_COLLECTOR)
    refused = given.when(StartWork(case_id="C-1"))
    refused.then_refused(InstructionsUnacknowledgedError)
    start = StartWork(case_id="C-1", acknowledged_instructions_version=2)
    assert len(given.when(start).events) == 1


def test_a_conflict_is_about_the_current_ones() -> None:
    flag = FlagConflict(case_id="C-1", escalation_id="ES-1", explanation="no visits")
    opened = EscalationOpened(
        escalation_id="ES-1",
        partner_id="P-9",
        instructions_version=2,
        explanation="no visits",
    )
    given = Given(CASE, (*active_case(), CHANGED), BY_COLLECTOR)
    given.when(flag).then(opened)
