"""What holds when the debtor contests the claim."""

from typing import ClassVar

from debt_domain.case.model import Resolution
from debt_domain.kernel.errors import RejectedError


class UnknownDisputeError(RejectedError):
    """A resolution names a dispute of the case."""

    code: ClassVar[str] = "case.unknown_dispute"

    def __init__(self, *, dispute_id: str) -> None:
        accepted = "a dispute that was recorded on the case"
        super().__init__(
            f"dispute_id: the case has no dispute {dispute_id}; accepted is {accepted}",
            field="dispute_id",
            value=dispute_id,
            accepted=accepted,
        )
        self.dispute_id = dispute_id


class DisputeIdReusedError(RejectedError):
    """A dispute's id names one dispute."""

    code: ClassVar[str] = "case.dispute_id_reused"

    def __init__(self, *, dispute_id: str, fields: tuple[str, ...]) -> None:
        accepted = "an id that no dispute of the case has"
        super().__init__(
            f"dispute_id: {dispute_id} was recorded with another {', '.join(fields)}; accepted is {accepted}",
            field="dispute_id",
            value=dispute_id,
            accepted=accepted,
        )
        self.dispute_id = dispute_id
        self.fields = fields


class DisputeResolvedError(RejectedError):
    """What was decided on a dispute stays."""

    code: ClassVar[str] = "case.dispute_resolved"

    def __init__(self, *, dispute_id: str) -> None:
        accepted = "another dispute, recorded anew"
        super().__init__(
            f"dispute_id: {dispute_id} was decided otherwise, or ended with its case; accepted is {accepted}",
            field="dispute_id",
            value=dispute_id,
            accepted=accepted,
        )
        self.dispute_id = dispute_id


class DisputedAmountError(RejectedError):
    """A partial resolution says by how much the claim is lowered, no other does."""

    code: ClassVar[str] = "case.disputed_amount"

    def __init__(self, *, resolution: Resolution) -> None:
        accepted = "an amount for PARTIALLY_UPHELD, and for no other"
        super().__init__(
            f"amount: this does not go with {resolution}; accepted is {accepted}",
            field="amount",
            value=resolution.value,
            accepted=accepted,
        )
        self.resolution = resolution


class DisputeUnresolvedError(RejectedError):
    """A dispute stops outreach until it is resolved."""

    code: ClassVar[str] = "case.dispute_unresolved"

    def __init__(self, *, dispute_ids: tuple[str, ...]) -> None:
        accepted = "ResolveDispute for each of them"
        super().__init__(
            f"kind: the disputes {', '.join(dispute_ids)} are open; accepted is {accepted}",
            field="kind",
            value=dispute_ids,
            accepted=accepted,
        )
        self.dispute_ids = dispute_ids
