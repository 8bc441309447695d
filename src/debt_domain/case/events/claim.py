"""What can have changed a claim, and what it cost."""

from datetime import date
from typing import ClassVar, TypeAlias

from typing_extensions import override

from debt_domain.case.model import (
    AdjustmentKind,
    CostKind,
)
from debt_domain.kernel.message import Event
from debt_domain.values.document import Document
from debt_domain.values.holder import Holder
from debt_domain.values.interest_rate import AnnualRate, DayCount
from debt_domain.values.money import MinorUnits, Money
from debt_domain.values.text import Currency, Identifier, Text
from debt_domain.values.waterfall import Component


class ClaimAdjusted(Event, frozen=True):
    """More or less is claimed than was submitted.

    Attributes:
        amount_minor: Signed, in minor units.
        currency: The claim's.
    """

    stored_name: ClassVar[str] = "case.claim_adjusted"
    stored_version: ClassVar[int] = 1
    adjustment_id: Identifier
    component: Component
    amount_minor: MinorUnits
    currency: Currency
    kind: AdjustmentKind
    reason: Text


class InterestAccrued(Event, frozen=True):
    """Interest was charged up to a day, by rates that are kept.

    Attributes:
        up_to: The last day that bears interest.
        rates: In the order of their days.
        day_count: How days become a part of a year.
    """

    stored_name: ClassVar[str] = "case.interest_accrued"
    stored_version: ClassVar[int] = 1
    up_to: date
    rates: tuple[AnnualRate, ...]
    day_count: DayCount

    @override
    def takes_effect_on(self) -> date:
        return self.up_to


class ClaimWrittenOff(Event, frozen=True):
    """A part of what is outstanding was given up."""

    stored_name: ClassVar[str] = "case.claim_written_off"
    stored_version: ClassVar[int] = 1
    amount: Money
    reason: Text


class CostsAuthorised(Event, frozen=True):
    """So much may be advanced on the case in all."""

    stored_name: ClassVar[str] = "case.costs_authorised"
    stored_version: ClassVar[int] = 1
    cap: Money


class CostAdded(Event, frozen=True):
    """A cost was advanced within the authorised cap."""

    stored_name: ClassVar[str] = "case.cost_added"
    stored_version: ClassVar[int] = 1
    cost_id: Identifier
    kind: CostKind
    amount: Money
    incurred_on: date
    advanced_by: Holder
    receipt: Document | None

    @override
    def takes_effect_on(self) -> date:
        return self.incurred_on


class CostsAwarded(Event, frozen=True):
    """The court said how much of a cost the debtor owes."""

    stored_name: ClassVar[str] = "case.costs_awarded"
    stored_version: ClassVar[int] = 1
    cost_id: Identifier
    awarded: Money


class CostsGivenUp(Event, frozen=True):
    """What of an advanced cost has not come back is not waited for any more."""

    stored_name: ClassVar[str] = "case.costs_given_up"
    stored_version: ClassVar[int] = 1
    cost_id: Identifier
    reason: Text


ClaimEvent: TypeAlias = (
    ClaimAdjusted
    | InterestAccrued
    | ClaimWrittenOff
    | CostsAuthorised
    | CostAdded
    | CostsAwarded
    | CostsGivenUp
)
