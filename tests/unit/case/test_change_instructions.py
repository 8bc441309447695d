import pytest

from debt_domain.case.commands import AssignPartner, ChangeInstructions, LogActivity
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    InstructionsOutdatedError,
    InstructionsUnacknowledgedError,
)
from debt_domain.case.events import InstructionsChanged, PartnerAssigned
from debt_domain.case.model import ActivityKind, CaseContext, Direction
from debt_domain.testing import (
    NOW,
    Given,
    a_context,
    accepted_case,
    active_case,
    submit_case,
)
from debt_domain.values.actor import PartyNotAllowedError, Role, RoleNotAllowedError

DIGEST = "1e" * 32
CHANGED = InstructionsChanged(instructions_version=2, sha256=DIGEST)
BY_PLATFORM = a_context(CaseContext)
NOTE = LogActivity(
    case_id="C-1",
    kind=ActivityKind.NOTE,
    direction=Direction.INTERNAL,
    occurred_at=NOW,
)


def change(version: int = 2, sha256: str = DIGEST) -> ChangeInstructions:
    return ChangeInstructions(
        case_id="C-1", instructions_version=version, sha256=sha256
    )


@pytest.mark.parametrize(
    ("role", "party_id"),
    [(Role.PLATFORM, None), (Role.CLIENT, "CL-1"), (Role.SUBMITTER, "P-1")],
)
def test_client_submitter_and_platform_change_them(
    role: Role, party_id: str | None
) -> None:
    history = active_case("P-1", submit_case(submitter_id="P-1"))
    given = Given(CASE, history, a_context(CaseContext, role, party_id))
    given.when(change()).then(CHANGED)


def test_a_collector_takes_them_as_they_are() -> None:
    given = Given(CASE, active_case(), a_context(CaseContext, Role.COLLECTOR, "P-9"))
    given.when(change()).then_refused(RoleNotAllowedError)


def test_another_client_has_no_say() -> None:
    given = Given(CASE, active_case(), a_context(CaseContext, Role.CLIENT, "CL-2"))
    given.when(change()).then_refused(PartyNotAllowedError)


def test_the_same_once_more_changes_nothing() -> None:
    Given(CASE, (*active_case(), CHANGED), BY_PLATFORM).when(change()).then()


@pytest.mark.parametrize("version", [2, 3])
def test_what_is_current_is_not_given_other_contents(version: int) -> None:
    current = CHANGED.model_copy(update={"instructions_version": 3})
    given = Given(CASE, (*active_case(), current), BY_PLATFORM)
    command = change(version, "2e" * 32)
    refusal = given.when(command).then_refused(InstructionsOutdatedError)
    assert (refusal.instructions_version, refusal.earliest) == (version, 4)


def test_the_next_activity_waits_until_the_partner_knows_them() -> None:
    context = a_context(CaseContext, Role.COLLECTOR, "P-9")
    outcome = Given(CASE, (*active_case(), CHANGED), context).when(NOTE)
    refusal = outcome.then_refused(InstructionsUnacknowledgedError)
    assert (refusal.acknowledged, refusal.current) == (1, 2)


def test_the_platform_may_write_a_note_meanwhile() -> None:
    outcome = Given(CASE, (*active_case(), CHANGED), BY_PLATFORM).when(NOTE)
    assert len(outcome.events) == 1


@pytest.mark.parametrize("wanted", [None, 2, 5])
def test_a_partner_is_charged_under_the_current_ones_or_newer(
    wanted: int | None,
) -> None:
    command = AssignPartner(
        case_id="C-1", partner_id="P-2", instructions_version=wanted
    )
    outcome = Given(CASE, (*accepted_case(), CHANGED), BY_PLATFORM).when(command)
    (assigned,) = outcome.events
    assert isinstance(assigned, PartnerAssigned)
    assert assigned.instructions_version == (wanted or 2)
    state = CASE.fold((*accepted_case(), CHANGED, assigned))
    assert state.instructions.version == (wanted or 2)


def test_a_partner_is_not_charged_under_older_ones() -> None:
    command = AssignPartner(case_id="C-1", partner_id="P-2", instructions_version=1)
    outcome = Given(CASE, (*accepted_case(), CHANGED), BY_PLATFORM).when(command)
    refusal = outcome.then_refused(InstructionsOutdatedError)
    assert (refusal.instructions_version, refusal.earliest) == (1, 2)
