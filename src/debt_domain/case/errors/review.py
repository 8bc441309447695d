"""What an acceptance needs."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError
from debt_domain.values.policy import PolicyDecision


class InvoiceDocumentMissingError(RejectedError):
    """A case is accepted with the invoice at hand."""

    code: ClassVar[str] = "case.invoice_document_missing"

    def __init__(self, *, case_id: str) -> None:
        accepted = "at least one document of kind INVOICE"
        super().__init__(
            f"documents: case {case_id} has no invoice; accepted is {accepted}",
            field="documents",
            value=None,
            accepted=accepted,
        )
        self.case_id = case_id


class PolicyMissingError(RejectedError):
    """What a policy is asked about is decided with its answer in the context."""

    code: ClassVar[str] = "case.policy_missing"

    def __init__(self, *, field: str) -> None:
        accepted = "the decision of the policy"
        super().__init__(
            f"{field}: the context holds none; accepted is {accepted}",
            field=field,
            value=None,
            accepted=accepted,
        )


class AcceptanceRefusedError(RejectedError):
    """No acceptance policy has anything against the case.

    Attributes:
        decisions: What each policy decided, in the order in which they were asked.
        reasons: All reasons together.
    """

    code: ClassVar[str] = "case.acceptance_refused"

    def __init__(self, *, decisions: tuple[PolicyDecision, ...]) -> None:
        accepted = "a case without these reasons"
        against = "; ".join(
            f"{decision.name_and_version} says: {'; '.join(decision.reasons)}"
            for decision in decisions
            if not decision.allowed
        )
        reasons = tuple(reason for decision in decisions for reason in decision.reasons)
        super().__init__(
            f"acceptance: {against}; accepted is {accepted}",
            field="acceptance",
            value=reasons,
            accepted=accepted,
        )
        self.decisions, self.reasons = decisions, reasons
