"""What an acceptance needs."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError


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
    """The acceptance policy has nothing against the case."""

    code: ClassVar[str] = "case.acceptance_refused"

    def __init__(self, *, policy: str, version: int, reasons: tuple[str, ...]) -> None:
        accepted = "a case without these reasons"
        super().__init__(
            f"acceptance: {policy}:{version} says: {'; '.join(reasons)};"
            f" accepted is {accepted}",
            field="acceptance",
            value=reasons,
            accepted=accepted,
        )
        self.policy, self.version, self.reasons = policy, version, reasons
