"""Who was charged with a case, what was done on it, and what stopped it."""

from datetime import date
from typing import ClassVar, TypeAlias

from typing_extensions import override

from debt_domain.case.model import (
    ActivityKind,
    ActivityOutcome,
    AssignmentRole,
    Direction,
    HoldKind,
)
from debt_domain.kernel.message import Event
from debt_domain.values.partner_submission import Handling
from debt_domain.values.personal import PersonalText
from debt_domain.values.policy import PolicyDecision
from debt_domain.values.text import Identifier, Instant, Text


class PartnerAssigned(Event, frozen=True):
    """A partner was charged with the case.

    Attributes:
        assignment_id: Its name on this case, from `AS-1`: a partner that comes back
            has a new one.
        handed_over: Whether the partner sees what others did before.
        exclusivity_waiver: Why another than the exclusive partner was chosen, if so.
        collection_days: How many days it has from its start; None: as the policy says.
        reassignment_reason: Why the one before lost the case with time left, if so.
    """

    stored_name: ClassVar[str] = "case.partner_assigned"
    stored_version: ClassVar[int] = 1
    assignment_id: Identifier
    partner_id: Identifier
    role: AssignmentRole
    instructions_version: int
    handed_over: bool = False
    exclusivity_waiver: Text | None = None
    collection_days: int | None = None
    reassignment_reason: Text | None = None


class HandlingAdopted(Event, frozen=True):
    """The debtor was left to the other side; the case waits for its collector."""

    stored_name: ClassVar[str] = "case.handling_adopted"
    stored_version: ClassVar[int] = 1
    handling: Handling


class AssignmentEnded(Event, frozen=True):
    """A partner's charge ended; what it earned stays."""

    stored_name: ClassVar[str] = "case.assignment_ended"
    stored_version: ClassVar[int] = 1
    assignment_id: Identifier
    partner_id: Identifier
    role: AssignmentRole


class WorkStarted(Event, frozen=True):
    """The assigned partner accepted the assignment and its instructions.

    Attributes:
        authority: What the policy said of the client's papers, if it was asked.
    """

    stored_name: ClassVar[str] = "case.work_started"
    stored_version: ClassVar[int] = 1
    partner_id: Identifier
    acknowledged_instructions_version: int
    authority: PolicyDecision | None = None

    @override
    def under_policy(self) -> str | None:
        return None if self.authority is None else self.authority.name_and_version


class ActivityLogged(Event, frozen=True):
    """Something was done on the case."""

    stored_name: ClassVar[str] = "case.activity_logged"
    stored_version: ClassVar[int] = 1
    partner_id: Identifier | None
    kind: ActivityKind
    direction: Direction
    outcome: ActivityOutcome | None
    occurred_at: Instant
    note: PersonalText | None
    private: bool


class HoldPlaced(Event, frozen=True):
    """Some kinds of activity are stopped.

    Attributes:
        placed_at: From when on, for activities that are written down later.
        until: The last day; None: until it is lifted.
    """

    stored_name: ClassVar[str] = "case.hold_placed"
    stored_version: ClassVar[int] = 1
    kind: HoldKind
    reason: Text
    placed_at: Instant
    until: date | None


class HoldLifted(Event, frozen=True):
    """A hold ended.

    Attributes:
        lifted_at: From when on it stops nothing.
    """

    stored_name: ClassVar[str] = "case.hold_lifted"
    stored_version: ClassVar[int] = 1
    kind: HoldKind
    reason: Text
    lifted_at: Instant


class AssignmentDeclined(Event, frozen=True):
    """The partner does not take the case; its assignment ends."""

    stored_name: ClassVar[str] = "case.assignment_declined"
    stored_version: ClassVar[int] = 1
    assignment_id: Identifier
    partner_id: Identifier
    reason: Text


class EscalationOpened(Event, frozen=True):
    """An issue was raised to the platform's team.

    Attributes:
        instructions_version: The client's instructions that it is about.
    """

    stored_name: ClassVar[str] = "case.escalation_opened"
    stored_version: ClassVar[int] = 1
    escalation_id: Identifier
    partner_id: Identifier
    instructions_version: int
    explanation: Text


class EscalationResolved(Event, frozen=True):
    """The platform's team answered an issue."""

    stored_name: ClassVar[str] = "case.escalation_resolved"
    stored_version: ClassVar[int] = 1
    escalation_id: Identifier
    answer: Text


WorkEvent: TypeAlias = (
    PartnerAssigned
    | HandlingAdopted
    | AssignmentEnded
    | WorkStarted
    | ActivityLogged
    | HoldPlaced
    | HoldLifted
    | AssignmentDeclined
    | EscalationOpened
    | EscalationResolved
)
