"""Who works a case, and when."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError


class AlreadyAssignedError(RejectedError):
    """A partner is assigned once at a time."""

    code: ClassVar[str] = "case.already_assigned"

    def __init__(self, *, partner_id: str) -> None:
        accepted = "another partner"
        super().__init__(
            f"partner_id: {partner_id} has the case already; accepted is {accepted}",
            field="partner_id",
            value=partner_id,
            accepted=accepted,
        )
        self.partner_id = partner_id


class DuplicateOutreachError(RejectedError):
    """One of the submitter and the network contacts the debtor, not both."""

    code: ClassVar[str] = "case.duplicate_outreach"

    def __init__(self, *, partner_id: str, handling: str, accepted: str) -> None:
        super().__init__(
            f"handling: the case is handled as {handling}, which leaves no contact with"
            f" the debtor to {partner_id}; accepted is {accepted}",
            field="handling",
            value=partner_id,
            accepted=accepted,
        )
        self.partner_id, self.handling = partner_id, handling


class InstructionsUnacknowledgedError(RejectedError):
    """Work starts under the instructions of the assignment."""

    code: ClassVar[str] = "case.instructions_unacknowledged"

    def __init__(self, *, acknowledged: int, current: int) -> None:
        super().__init__(
            f"acknowledged_instructions_version: {acknowledged} is not the one of the"
            f" assignment; accepted is {current}",
            field="acknowledged_instructions_version",
            value=acknowledged,
            accepted=str(current),
        )
        self.acknowledged, self.current = acknowledged, current


class PartnerNotEligibleError(RejectedError):
    """A client's exclusive partner gets its cases first.

    Attributes:
        partner_id: The partner that was chosen.
        exclusive_partner_id: The one that the client's cases go to.
        client_id: The client.
    """

    code: ClassVar[str] = "case.partner_not_eligible"

    def __init__(
        self, *, partner_id: str, exclusive_partner_id: str, client_id: str
    ) -> None:
        accepted = f"{exclusive_partner_id}, or an exclusivity_waiver"
        super().__init__(
            f"partner_id: the cases of client {client_id} go to {exclusive_partner_id},"
            f" not to {partner_id}; accepted is {accepted}",
            field="partner_id",
            value=partner_id,
            accepted=accepted,
        )
        self.partner_id, self.client_id = partner_id, client_id
        self.exclusive_partner_id = exclusive_partner_id
