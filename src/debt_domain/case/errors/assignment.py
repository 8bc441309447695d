"""Who works a case, and when."""

from datetime import date
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


class CollectionPeriodRunningError(RejectedError):
    """A collector has a case to itself until its period ends, or a reason ends it.

    Attributes:
        partner_id: The partner that was chosen.
        collector_id: The one that has the case.
        ends_on: The last day of its period.
    """

    code: ClassVar[str] = "case.collection_period_running"

    def __init__(self, *, partner_id: str, collector_id: str, ends_on: date) -> None:
        accepted = f"a day after {ends_on}, or a reassignment_reason"
        super().__init__(
            f"partner_id: {collector_id} has the case until {ends_on}, so {partner_id}"
            f" cannot take it over; accepted is {accepted}",
            field="partner_id",
            value=partner_id,
            accepted=accepted,
        )
        self.partner_id, self.collector_id = partner_id, collector_id
        self.ends_on = ends_on


class QuoteRequiredError(RejectedError):
    """A claim that is not standard is assigned by an accepted quote."""

    code: ClassVar[str] = "case.quote_required"

    def __init__(self, *, partner_id: str, claim_type: str) -> None:
        accepted = "an accepted quote: OpenBidding, then AcceptQuote"
        super().__init__(
            f"partner_id: a claim of type {claim_type} is not standard, so"
            f" {partner_id} cannot be assigned directly; accepted is {accepted}",
            field="partner_id",
            value=partner_id,
            accepted=accepted,
        )
        self.partner_id, self.claim_type = partner_id, claim_type


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
