"""What may be advanced on a case."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError
from debt_domain.values.money import Money


class CapBelowCostsError(RejectedError):
    """What was advanced with authority stays authorised."""

    code: ClassVar[str] = "case.cap_below_costs"

    def __init__(self, *, cap: Money, advanced: Money) -> None:
        accepted = f"{advanced.label()} or more"
        super().__init__(
            f"cap: {cap.label()} is below what was advanced; accepted is {accepted}",
            field="cap",
            value=cap.amount_minor,
            accepted=accepted,
        )
        self.cap, self.advanced = cap, advanced


class CostCapExceededError(RejectedError):
    """No more is advanced than was authorised; without an authorisation, nothing."""

    code: ClassVar[str] = "case.cost_cap_exceeded"

    def __init__(self, *, amount: Money, advanced: Money, cap: Money) -> None:
        accepted = f"at most {(cap - advanced).label()}, or a higher cap"
        super().__init__(
            f"amount: {amount.label()} beside {advanced.label()} advanced is beyond"
            f" the authorised {cap.label()}; accepted is {accepted}",
            field="amount",
            value=amount.amount_minor,
            accepted=accepted,
        )
        self.amount, self.advanced, self.cap = amount, advanced, cap


class CostIdReusedError(RejectedError):
    """A cost's id stands for one cost."""

    code: ClassVar[str] = "case.cost_id_reused"

    def __init__(self, *, cost_id: str, fields: tuple[str, ...]) -> None:
        accepted = "a new id, or the cost as it was recorded"
        super().__init__(
            f"cost_id: {cost_id} was recorded with another {', '.join(fields)};"
            f" accepted is {accepted}",
            field="cost_id",
            value=cost_id,
            accepted=accepted,
        )
        self.cost_id, self.fields = cost_id, fields


class UnknownCostError(RejectedError):
    """Only a cost that was added is awarded or given up."""

    code: ClassVar[str] = "case.unknown_cost"

    def __init__(self, *, cost_id: str) -> None:
        accepted = "a cost added to this case"
        super().__init__(
            f"cost_id: {cost_id} is unknown; accepted is {accepted}",
            field="cost_id",
            value=cost_id,
            accepted=accepted,
        )
        self.cost_id = cost_id


class AwardNegativeError(RejectedError):
    """A court awards something or nothing."""

    code: ClassVar[str] = "case.award_negative"

    def __init__(self, *, awarded_minor: int) -> None:
        accepted = "0 or more"
        super().__init__(
            f"awarded: {awarded_minor} in minor units; accepted is {accepted}",
            field="awarded",
            value=awarded_minor,
            accepted=accepted,
        )
        self.awarded_minor = awarded_minor


class CostGivenUpError(RejectedError):
    """What was given up is no longer awarded."""

    code: ClassVar[str] = "case.cost_given_up"

    def __init__(self, *, cost_id: str) -> None:
        accepted = "a cost that is still waited for"
        super().__init__(
            f"cost_id: {cost_id} was given up; accepted is {accepted}",
            field="cost_id",
            value=cost_id,
            accepted=accepted,
        )
        self.cost_id = cost_id
