"""What a case's state is made of."""

from dataclasses import dataclass
from datetime import date, datetime

from debt_domain.case.events import CostAdded, DiscountTaken
from debt_domain.case.model import (
    AssignmentRole,
    HoldKind,
    PaymentMethod,
    PaymentStatus,
)
from debt_domain.values.conversion import Conversion
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Who is charged with the case, under which of the client's instructions."""

    assignment_id: str
    partner_id: str
    role: AssignmentRole
    instructions_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """A payment as it was recorded, and how far it is believed.

    Its reference is personal and stays out of the state.

    Attributes:
        left_minor: What of it has not been reversed, in minor units.
        discount: What was forgiven because of it; None: nothing.
    """

    amount: Money
    received_on: date
    holder: Holder
    method: PaymentMethod
    status: PaymentStatus
    left_minor: int
    conversion: Conversion | None = None
    discount: DiscountTaken | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """A cost that was advanced, and what became of it.

    Attributes:
        added: As it was reported.
        awarded: What the court said; None: nothing yet.
        given_up: Whether it is no longer waited for.
    """

    added: CostAdded
    awarded: Money | None = None
    given_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A hold that was placed, and for how long.

    Attributes:
        placed_at: From when on it is in force.
        until: The last day; None: no end.
        lifted_at: When it was lifted; None: it was not.
    """

    kind: HoldKind
    placed_at: datetime
    until: date | None
    lifted_at: datetime | None = None

    def covers(self, instant: datetime, day: date) -> bool:
        """Tell whether it was in force at an instant, which lies on `day`."""
        begun = self.placed_at <= instant
        lifted = self.lifted_at is not None and self.lifted_at <= instant
        return begun and not lifted and (self.until is None or day <= self.until)
