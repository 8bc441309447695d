"""What can be asked of who works a case."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from debt_domain.case.model import (
    ActivityKind,
    ActivityOutcome,
    AssignmentRole,
    Direction,
    HoldKind,
)
from debt_domain.kernel.message import Command
from debt_domain.values.partner_submission import Handling
from debt_domain.values.personal import PersonalText
from debt_domain.values.text import Identifier, Instant, Text


class AssignPartner(Command, frozen=True):
    """Charge a partner with the case, in a role.

    A claim that is not standard is charged by `AcceptQuote` first. Once a quote of the
    last bidding was accepted, another partner may take the case over.

    Attributes:
        partner_id: The partner; who had the role before loses it.
        role: What it is charged with; `EscalateToLegal` charges the first LEGAL one.
        instructions_version: The client's instructions that it has to acknowledge; None:
            the current ones.
        handed_over: Whether the partner sees what others did before.
        exclusivity_waiver: Why another than the exclusive partner is chosen, if so.
        collection_days: How many days a collector has from its start, for which the case
            is its own; None: as the policy says.
        reassignment_reason: Why a collector that has time left loses the case, if so;
            nothing personal.
    """

    command_name: ClassVar[str] = "case.assign_partner"
    case_id: Identifier
    partner_id: Identifier
    role: AssignmentRole = AssignmentRole.COLLECTOR
    instructions_version: int | None = Field(default=None, ge=1)
    handed_over: bool = False
    exclusivity_waiver: Text | None = None
    collection_days: int | None = Field(default=None, ge=1)
    reassignment_reason: Text | None = None


class AdoptHandling(Command, frozen=True):
    """Leave the debtor to the other side: the partner case changed its handling."""

    command_name: ClassVar[str] = "case.adopt_handling"
    case_id: Identifier
    handling: Handling


class StartWork(Command, frozen=True):
    """Accept the assignment, having read the instructions."""

    command_name: ClassVar[str] = "case.start_work"
    case_id: Identifier
    acknowledged_instructions_version: int = Field(default=1, ge=1)


class LogActivity(Command, frozen=True):
    """Write down what was done, as the collector or legal partner that has the case.

    Attributes:
        kind: What was done; a NOTE is about the case and reaches nobody.
        direction: INTERNAL for a NOTE, else OUTBOUND or INBOUND.
        outcome: What came of it, if anything did.
        occurred_at: When it was done, not when it is written down: the holds of that
            moment count. Not before the day of the case's submission.
        note: The author's words, a text of the debtor.
        private: Only the platform and the author may read it.
    """

    command_name: ClassVar[str] = "case.log_activity"
    case_id: Identifier
    kind: ActivityKind
    direction: Direction
    outcome: ActivityOutcome | None = None
    occurred_at: Instant
    note: PersonalText | None = None
    private: bool = False


class PlaceHold(Command, frozen=True):
    """Stop some kinds of activity.

    Attributes:
        kind: Which kinds it stops, and who may lift it.
        reason: Why; nothing personal.
        until: The last day on which it stops them; None: until it is lifted.
    """

    command_name: ClassVar[str] = "case.place_hold"
    case_id: Identifier
    kind: HoldKind
    reason: Text
    until: date | None = None


class LiftHold(Command, frozen=True):
    """End a hold.

    Attributes:
        kind: The hold.
        reason: Why; nothing personal.
    """

    command_name: ClassVar[str] = "case.lift_hold"
    case_id: Identifier
    kind: HoldKind
    reason: Text


class DeclineAssignment(Command, frozen=True):
    """Do not take the case that the partner was assigned.

    Attributes:
        reason: Why; nothing personal.
    """

    command_name: ClassVar[str] = "case.decline_assignment"
    case_id: Identifier
    reason: Text


class FlagConflict(Command, frozen=True):
    """Tell the platform's team that the client's instructions cannot be followed.

    Attributes:
        escalation_id: The caller's id of the issue on this case.
        explanation: What stands against them; nothing personal.
    """

    command_name: ClassVar[str] = "case.flag_conflict"
    case_id: Identifier
    escalation_id: Identifier
    explanation: Text


class ResolveEscalation(Command, frozen=True):
    """Answer an issue.

    Attributes:
        answer: What the partner is to do; nothing personal.
    """

    command_name: ClassVar[str] = "case.resolve_escalation"
    case_id: Identifier
    escalation_id: Identifier
    answer: Text
