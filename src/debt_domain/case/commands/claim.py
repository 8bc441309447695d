"""What can be asked about the claim."""

from datetime import date
from typing import ClassVar

from debt_domain.case.model import (
    AdjustmentKind,
)
from debt_domain.kernel.message import Command
from debt_domain.values.money import MinorUnits, Money
from debt_domain.values.text import Identifier, Text
from debt_domain.values.waterfall import Component


class AdjustClaim(Command, frozen=True):
    """Claim more or less than was submitted.

    Attributes:
        adjustment_id: The caller's id of the adjustment on this case.
        component: The part of the claim; costs are awarded by `AwardCosts`.
        amount_minor: Signed, in minor units of the claim's currency; a credit note is
            below zero. What was already paid beyond the claim is overpaid.
        kind: Who says so.
        reason: Why; nothing personal.
    """

    command_name: ClassVar[str] = "case.adjust_claim"
    case_id: Identifier
    adjustment_id: Identifier
    component: Component
    amount_minor: MinorUnits
    kind: AdjustmentKind
    reason: Text


class AccrueInterest(Command, frozen=True):
    """Charge the interest that the claim's basis gives, up to a day.

    Attributes:
        up_to: The last day that bears interest; not in the future, not before a day
            that was accrued to.
    """

    command_name: ClassVar[str] = "case.accrue_interest"
    case_id: Identifier
    up_to: date


class WriteOff(Command, frozen=True):
    """Give up a part of what is outstanding; a later payment takes it back first.

    Attributes:
        amount: Above zero, at most what is outstanding.
        reason: Why; nothing personal.
    """

    command_name: ClassVar[str] = "case.write_off"
    case_id: Identifier
    amount: Money
    reason: Text
