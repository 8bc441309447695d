"""When a case goes to court, and what its partners earn."""

from fractions import Fraction
from typing import ClassVar

from debt_domain.kernel.errors import RejectedError


class NeverLegalError(RejectedError):
    """A client that wants no court gets none."""

    code: ClassVar[str] = "case.never_legal"

    def __init__(self) -> None:
        accepted = "a case whose client has not excluded legal action"
        super().__init__(
            "approach.escalation_preference: the client has said NEVER_LEGAL;"
            f" accepted is {accepted}",
            field="approach.escalation_preference",
            value="NEVER_LEGAL",
            accepted=accepted,
        )


class LegalInDisputeError(RejectedError):
    """A dispute is resolved before the claim goes to court."""

    code: ClassVar[str] = "case.legal_in_dispute"

    def __init__(self) -> None:
        accepted = "a case without a DISPUTE hold"
        super().__init__(
            f"holds: a DISPUTE hold is in force; accepted is {accepted}",
            field="holds",
            value="DISPUTE",
            accepted=accepted,
        )


class AlreadyLegalError(RejectedError):
    """A case has one legal partner at a time."""

    code: ClassVar[str] = "case.already_legal"

    def __init__(self, *, legal_partner_id: str) -> None:
        accepted = "a case without a legal partner"
        super().__init__(
            f"legal_partner_id: {legal_partner_id} has the case at court already;"
            f" accepted is {accepted}",
            field="legal_partner_id",
            value=legal_partner_id,
            accepted=accepted,
        )
        self.legal_partner_id = legal_partner_id


class LegalByEscalationError(RejectedError):
    """A legal partner comes with the step to court, which its terms count from."""

    code: ClassVar[str] = "case.legal_by_escalation"

    def __init__(self) -> None:
        accepted = "COLLECTOR; EscalateToLegal for a legal partner"
        super().__init__(
            f"role: LEGAL is not assigned by itself; accepted is {accepted}",
            field="role",
            value="LEGAL",
            accepted=accepted,
        )


class PartnerCaseTermsError(RejectedError):
    """A partner case goes by its agreement's terms."""

    code: ClassVar[str] = "case.partner_case_terms"

    def __init__(self, *, submitter_id: str) -> None:
        accepted = "a case that its client submitted; AdjustSplit for a partner case"
        super().__init__(
            f"commission_rate: the terms are those of partner {submitter_id}; accepted"
            f" is {accepted}",
            field="commission_rate",
            value=submitter_id,
            accepted=accepted,
        )
        self.submitter_id = submitter_id


class CollectorMissingError(RejectedError):
    """A commission is agreed with the collector who earns it."""

    code: ClassVar[str] = "case.collector_missing"

    def __init__(self) -> None:
        accepted = "a case that is assigned to a collector"
        super().__init__(
            f"collector_id: nobody is assigned; accepted is {accepted}",
            field="collector_id",
            accepted=accepted,
        )


class CommissionShareError(RejectedError):
    """A commission is a part of the money, and the collector's share a part of that."""

    code: ClassVar[str] = "case.commission_share"

    def __init__(self, *, field: str, share: Fraction) -> None:
        accepted = "a fraction from 0 to 1, such as 1/4"
        super().__init__(
            f"{field}: {share} is no part of a whole; accepted is {accepted}",
            field=field,
            value=str(share),
            accepted=accepted,
        )
        self.share = share


class CommissionAgreedError(RejectedError):
    """What was agreed with the parties of a case stays."""

    code: ClassVar[str] = "case.commission_agreed"

    def __init__(self, *, collector_id: str) -> None:
        accepted = "the commission as it was agreed"
        super().__init__(
            f"commission_rate: another commission was agreed, with {collector_id};"
            f" accepted is {accepted}",
            field="commission_rate",
            value=collector_id,
            accepted=accepted,
        )
        self.collector_id = collector_id
