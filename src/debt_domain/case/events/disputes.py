"""What the debtor said against the claim, and what came of it."""

from datetime import date
from typing import ClassVar, TypeAlias

from debt_domain.case.model import (
    DisputeGround,
    Resolution,
)
from debt_domain.kernel.message import Event
from debt_domain.values.money import Money
from debt_domain.values.personal import PersonalText
from debt_domain.values.text import Identifier, Text
from debt_domain.values.waterfall import Component


class DisputeRecorded(Event, frozen=True):
    """The debtor contested the claim.

    Attributes:
        raised_on: The day the debtor said so.
        statement: The debtor's own words.
    """

    stored_name: ClassVar[str] = "case.dispute_recorded"
    stored_version: ClassVar[int] = 1
    dispute_id: Identifier
    ground: DisputeGround
    raised_on: date
    statement: PersonalText | None


class DisputeResolved(Event, frozen=True):
    """It was decided how far the debtor was right.

    Attributes:
        component: The part of the claim that a partial resolution lowers.
        amount: By how much it does; None: not partial.
    """

    stored_name: ClassVar[str] = "case.dispute_resolved"
    stored_version: ClassVar[int] = 1
    dispute_id: Identifier
    resolution: Resolution
    component: Component
    amount: Money | None
    reason: Text


class DisputeEnded(Event, frozen=True):
    """A dispute ended undecided, with its case."""

    stored_name: ClassVar[str] = "case.dispute_ended"
    stored_version: ClassVar[int] = 1
    dispute_id: Identifier


DisputeEvent: TypeAlias = DisputeRecorded | DisputeResolved | DisputeEnded
