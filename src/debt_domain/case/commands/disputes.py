"""What can be asked when the debtor contests the claim."""

from datetime import date
from typing import ClassVar

from debt_domain.case.model import (
    DisputeGround,
    Resolution,
)
from debt_domain.kernel.message import Command
from debt_domain.values.money import Money
from debt_domain.values.personal import PersonalText
from debt_domain.values.text import Identifier, Text
from debt_domain.values.waterfall import Component


class RecordDispute(Command, frozen=True):
    """Write down that the debtor contests the claim; outreach stops.

    Attributes:
        dispute_id: The caller's id of the dispute on this case. The same dispute again
            changes nothing, whatever its `statement`.
        ground: What the debtor says.
        raised_on: The day the debtor said so; not in the future.
        statement: The debtor's own words.
    """

    command_name: ClassVar[str] = "case.record_dispute"
    case_id: Identifier
    dispute_id: Identifier
    ground: DisputeGround
    raised_on: date
    statement: PersonalText | None = None


class ResolveDispute(Command, frozen=True):
    """Decide how far the debtor is right; the claim is lowered by that.

    Attributes:
        resolution: UPHELD leaves nothing outstanding but costs.
        reason: Why; nothing personal.
        component: The part that a partial resolution lowers.
        amount: By how much; for PARTIALLY_UPHELD, and only there.
    """

    command_name: ClassVar[str] = "case.resolve_dispute"
    case_id: Identifier
    dispute_id: Identifier
    resolution: Resolution
    reason: Text
    component: Component = Component.PRINCIPAL
    amount: Money | None = None
