"""What may be done on a case, and what stops it."""

from datetime import date
from typing import ClassVar

from debt_domain.case.model import HoldKind
from debt_domain.kernel.errors import RejectedError


class NotAssignedPartnerError(RejectedError):
    """Activities are written by an assigned partner; the platform writes notes."""

    code: ClassVar[str] = "case.not_assigned_partner"

    def __init__(self, *, party_id: str | None, assigned: str | None) -> None:
        accepted = f"partner {assigned}, or the platform with a NOTE"
        super().__init__(
            f"by.party_id: {party_id} does not have the case; accepted is {accepted}",
            field="by.party_id",
            value=party_id,
            accepted=accepted,
        )
        self.party_id, self.assigned = party_id, assigned


class ActivityBeforeSubmissionError(RejectedError):
    """What was done before there was a case is no activity of it."""

    code: ClassVar[str] = "case.activity_before_submission"

    def __init__(self, *, occurred_on: date, submitted_on: date) -> None:
        accepted = f"{submitted_on} or later"
        super().__init__(
            f"occurred_at: {occurred_on} is before the case was submitted; accepted is"
            f" {accepted}",
            field="occurred_at",
            value=occurred_on,
            accepted=accepted,
        )
        self.occurred_on, self.submitted_on = occurred_on, submitted_on


class DirectionError(RejectedError):
    """A note is internal; everything else goes to the debtor or comes from there."""

    code: ClassVar[str] = "case.direction"

    def __init__(self, *, kind: str, direction: str, accepted: str) -> None:
        super().__init__(
            f"direction: {direction} does not go with {kind}; accepted is {accepted}",
            field="direction",
            value=direction,
            accepted=accepted,
        )
        self.kind, self.direction = kind, direction


class HoldActiveError(RejectedError):
    """A hold stops some kinds of outbound activity."""

    code: ClassVar[str] = "case.hold_active"

    def __init__(self, *, hold: HoldKind, kind: str, until: date | None) -> None:
        end = "it is lifted" if until is None else f"{until} has passed"
        accepted = f"an activity that {hold} allows, or waiting until {end}"
        super().__init__(
            f"kind: the hold {hold} stops {kind}; accepted is {accepted}",
            field="kind",
            value=kind,
            accepted=accepted,
        )
        self.hold, self.kind, self.until = hold, kind, until


class HoldAlreadyPlacedError(RejectedError):
    """A hold of a kind is placed once at a time."""

    code: ClassVar[str] = "case.hold_already_placed"

    def __init__(self, *, hold: HoldKind, until: date | None) -> None:
        accepted = "a kind of hold that is not in force"
        super().__init__(
            f"kind: {hold} is in force until {until or 'it is lifted'};"
            f" accepted is {accepted}",
            field="kind",
            value=hold.value,
            accepted=accepted,
        )
        self.hold, self.until = hold, until


class NoSuchHoldError(RejectedError):
    """Only a hold that was placed can be lifted."""

    code: ClassVar[str] = "case.no_such_hold"

    def __init__(self, *, hold: HoldKind, placed: tuple[HoldKind, ...]) -> None:
        accepted = ", ".join(placed) or "none: the case has no hold"
        super().__init__(
            f"kind: there is no hold {hold}; accepted is one of: {accepted}",
            field="kind",
            value=hold.value,
            accepted=accepted,
        )
        self.hold, self.placed = hold, placed
