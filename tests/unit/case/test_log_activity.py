from datetime import timedelta, timezone

import pytest

from debt_domain.case.commands import LogActivity
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    ActivityBeforeSubmissionError,
    DirectionError,
    DuplicateOutreachError,
    FutureDateError,
    HoldActiveError,
    InstructionsUnacknowledgedError,
    NotAssignedPartnerError,
    SubjectMismatchError,
    WrongStatusError,
)
from debt_domain.case.events import (
    ActivityLogged,
    CaseEvent,
    HoldLifted,
    HoldPlaced,
    InstructionsChanged,
    ReturnReviewOpened,
)
from debt_domain.case.model import (
    ActivityKind,
    ActivityOutcome,
    CaseContext,
    Direction,
    HoldKind,
)
from debt_domain.testing import (
    NOW,
    TODAY,
    Given,
    a_context,
    accepted_case,
    active_case,
    legal_case,
    personal,
    submit_case,
)
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.event_id import EventId
from debt_domain.values.partner_submission import Handling

BY_COLLECTOR = a_context(CaseContext, Role.COLLECTOR, "P-9")
BY_LEGAL = a_context(CaseContext, Role.LEGAL, "L-1")
HOUR = timedelta(hours=1)
OUTREACH = ("CALL", "LETTER", "EMAIL", "SMS", "VISIT")


def activity(kind: ActivityKind, **changes: object) -> LogActivity:
    direction = Direction.INTERNAL if kind is ActivityKind.NOTE else Direction.OUTBOUND
    fields: dict[str, object] = {
        "case_id": "C-1",
        "kind": kind,
        "direction": direction,
        "occurred_at": NOW,
    }
    return LogActivity.model_validate(fields | changes)


def logged(command: LogActivity, partner_id: str | None) -> ActivityLogged:
    fields = command.model_dump(exclude={"case_id", "note"})
    return ActivityLogged(partner_id=partner_id, note=command.note, **fields)


def held(kind: HoldKind, days: int | None = None) -> tuple[CaseEvent, ...]:
    until = None if days is None else TODAY + timedelta(days=days)
    placed = HoldPlaced(
        kind=kind, reason="court order", placed_at=NOW - 2 * HOUR, until=until
    )
    return (*active_case(), placed)


def test_the_assigned_partner_writes_down_a_call() -> None:
    command = activity(
        ActivityKind.CALL,
        outcome=ActivityOutcome.PROMISE,
        note=personal("D-1", "Pays on Friday."),
        private=True,
    )
    given = Given(CASE, active_case(), BY_COLLECTOR)
    given.when(command).then(logged(command, "P-9"))


def test_so_does_the_legal_partner_that_has_the_case() -> None:
    command = activity(ActivityKind.LETTER)
    Given(CASE, legal_case(), BY_LEGAL).when(command).then(logged(command, "L-1"))


def test_it_knows_the_client_s_instructions_itself() -> None:
    changed = InstructionsChanged(instructions_version=2, sha256="1e" * 32)
    outcome = Given(CASE, (*legal_case(), changed), BY_LEGAL).when(
        activity(ActivityKind.LETTER)
    )
    outcome.then_refused(InstructionsUnacknowledgedError)


@pytest.mark.parametrize(
    ("role", "party_id", "assigned"),
    [
        (Role.LEGAL, "L-2", "L-1"),
        (Role.LEGAL, "P-9", "L-1"),
        (Role.COLLECTOR, "L-1", "P-9"),
    ],
)
def test_each_partner_acts_in_its_own_role(
    role: Role, party_id: str, assigned: str
) -> None:
    submission = submit_case(submitter_id="P-9", handling=Handling.SELF)
    context = a_context(CaseContext, role, party_id)
    given = Given(CASE, legal_case(submission=submission), context)
    kind = ActivityKind.NOTE if role is Role.COLLECTOR else ActivityKind.CALL
    refusal = given.when(activity(kind)).then_refused(NotAssignedPartnerError)
    assert (refusal.party_id, refusal.assigned) == (party_id, assigned)


def test_no_legal_partner_has_it_before_it_goes_to_court() -> None:
    given = Given(CASE, active_case(), BY_LEGAL)
    outcome = given.when(activity(ActivityKind.LETTER))
    assert outcome.then_refused(NotAssignedPartnerError).assigned is None


def test_the_platform_writes_a_note() -> None:
    command = activity(ActivityKind.NOTE)
    given = Given(CASE, active_case(), a_context(CaseContext))
    given.when(command).then(logged(command, None))


def test_a_process_writes_what_it_did() -> None:
    command = activity(ActivityKind.EMAIL)
    context = a_context(CaseContext, Role.FINANCE, cause=EventId("case:C-1", 4))
    Given(CASE, active_case(), context).when(command).then(logged(command, None))


@pytest.mark.parametrize(
    ("role", "party_id"),
    [(Role.PLATFORM, None), (Role.COLLECTOR, "P-2"), (Role.SUBMITTER, "P-2")],
)
def test_others_write_no_activities(role: Role, party_id: str | None) -> None:
    given = Given(CASE, active_case(), a_context(CaseContext, role, party_id))
    outcome = given.when(activity(ActivityKind.CALL))
    refusal = outcome.then_refused(NotAssignedPartnerError)
    assert (refusal.party_id, refusal.assigned) == (party_id, "P-9")


def test_a_client_writes_nothing() -> None:
    given = Given(CASE, active_case(), a_context(CaseContext, Role.CLIENT, "CL-1"))
    given.when(activity(ActivityKind.NOTE)).then_refused(RoleNotAllowedError)


def test_a_submitter_does_not_contact_the_debtor_beside_the_network() -> None:
    submission = submit_case(submitter_id="P-1", handling=Handling.NETWORK)
    context = a_context(CaseContext, Role.SUBMITTER, "P-1")
    given = Given(CASE, active_case("P-9", submission), context)
    given.when(activity(ActivityKind.CALL)).then_refused(DuplicateOutreachError)
    given.when(activity(ActivityKind.NOTE)).then_refused(NotAssignedPartnerError)


@pytest.mark.parametrize(
    ("kind", "direction"),
    [
        (ActivityKind.NOTE, Direction.OUTBOUND),
        (ActivityKind.NOTE, Direction.INBOUND),
        (ActivityKind.CALL, Direction.INTERNAL),
    ],
)
def test_a_note_is_internal_and_nothing_else_is(
    kind: ActivityKind, direction: Direction
) -> None:
    command = activity(kind, direction=direction)
    refusal = Given(CASE, active_case(), BY_COLLECTOR).when(command)
    assert refusal.then_refused(DirectionError).direction == direction


def test_an_activity_has_happened() -> None:
    command = activity(ActivityKind.CALL, occurred_at=NOW + timedelta(seconds=1))
    outcome = Given(CASE, active_case(), BY_COLLECTOR).when(command)
    assert outcome.then_refused(FutureDateError).field == "occurred_at"


def test_it_happened_since_there_was_a_case() -> None:
    midnight = NOW.replace(hour=0, minute=0)
    zone = timezone(timedelta(0))
    context = a_context(CaseContext, Role.COLLECTOR, "P-9", time_zone=zone)
    given = Given(CASE, active_case(), context)
    on_the_day = activity(ActivityKind.CALL, occurred_at=midnight)
    given.when(on_the_day).then(logged(on_the_day, "P-9"))
    before = activity(ActivityKind.CALL, occurred_at=midnight - HOUR)
    refusal = given.when(before).then_refused(ActivityBeforeSubmissionError)
    assert (refusal.occurred_on, refusal.submitted_on) == (
        TODAY - timedelta(days=1),
        TODAY,
    )
    assert refusal.accepted == f"{TODAY} or later"


def test_a_note_is_about_the_debtor() -> None:
    command = activity(ActivityKind.NOTE, note=personal("D-2", "Moved."))
    outcome = Given(CASE, active_case(), BY_COLLECTOR).when(command)
    assert outcome.then_refused(SubjectMismatchError).expected == "D-1"


@pytest.mark.parametrize(
    ("hold", "stopped"),
    [
        (HoldKind.DISPUTE, {*OUTREACH}),
        (HoldKind.MORATORIUM, {*OUTREACH}),
        (HoldKind.CEASE, {*OUTREACH, "PORTAL_MESSAGE"}),
        (HoldKind.PAUSE, {*OUTREACH, "PORTAL_MESSAGE", "SKIP_TRACE"}),
    ],
)
@pytest.mark.parametrize("kind", ActivityKind)
def test_a_hold_stops_some_kinds(
    hold: HoldKind, stopped: set[str], kind: ActivityKind
) -> None:
    command = activity(kind)
    outcome = Given(CASE, held(hold), BY_COLLECTOR).when(command)
    if kind in stopped:
        refusal = outcome.then_refused(HoldActiveError)
        assert (refusal.hold, refusal.kind) == (hold, kind)
    else:
        outcome.then(logged(command, "P-9"))


def test_what_comes_from_the_debtor_is_not_stopped() -> None:
    command = activity(ActivityKind.CALL, direction=Direction.INBOUND)
    outcome = Given(CASE, held(HoldKind.PAUSE), BY_COLLECTOR).when(command)
    outcome.then(logged(command, "P-9"))


def test_a_hold_stops_through_its_last_day() -> None:
    command = activity(ActivityKind.CALL)
    today = Given(CASE, held(HoldKind.PAUSE, 0), BY_COLLECTOR).when(command)
    assert today.then_refused(HoldActiveError).until == TODAY
    yesterday = Given(CASE, held(HoldKind.PAUSE, -1), BY_COLLECTOR).when(command)
    yesterday.then(logged(command, "P-9"))


def test_what_was_done_before_a_hold_is_written_down_after_it() -> None:
    command = activity(ActivityKind.CALL, occurred_at=NOW - 3 * HOUR)
    outcome = Given(CASE, held(HoldKind.MORATORIUM), BY_COLLECTOR).when(command)
    outcome.then(logged(command, "P-9"))


def test_what_was_done_during_a_hold_is_refused_though_it_is_lifted_by_now() -> None:
    lifted = HoldLifted(kind=HoldKind.CEASE, reason="settled", lifted_at=NOW - HOUR)
    given = Given(CASE, (*held(HoldKind.CEASE), lifted), BY_COLLECTOR)
    during = activity(ActivityKind.CALL, occurred_at=NOW - HOUR - HOUR / 2)
    assert given.when(during).then_refused(HoldActiveError).hold is HoldKind.CEASE
    since = activity(ActivityKind.CALL, occurred_at=NOW - HOUR)
    given.when(since).then(logged(since, "P-9"))


def test_the_last_day_of_a_hold_is_the_tenant_s() -> None:
    tomorrow = NOW + timedelta(days=1)
    call = activity(ActivityKind.CALL, occurred_at=tomorrow.replace(hour=1))
    for hours, is_stopped in ((0, False), (-2, True)):
        zone = timezone(timedelta(hours=hours))
        context = a_context(
            CaseContext, Role.COLLECTOR, "P-9", now=tomorrow, time_zone=zone
        )
        outcome = Given(CASE, held(HoldKind.PAUSE, 0), context).when(call)
        assert isinstance(outcome.refusal, HoldActiveError) == is_stopped


def test_no_collector_is_named_where_there_is_none() -> None:
    submission = submit_case(submitter_id="P-1", handling=Handling.NETWORK)
    context = a_context(CaseContext, Role.SUBMITTER, "P-1")
    given = Given(CASE, accepted_case(submission), context)
    refusal = given.when(activity(ActivityKind.CALL)).then_refused(
        DuplicateOutreachError
    )
    assert refusal.accepted == "an activity of a collector, once one is assigned"


def test_there_is_no_outreach_while_a_return_is_reviewed() -> None:
    given = Given(CASE, (*active_case(), ReturnReviewOpened()), BY_COLLECTOR)
    given.when(activity(ActivityKind.CALL)).then_refused(WrongStatusError)
