"""Why a claim's reservation refuses."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError


class DuplicateClaimError(RejectedError):
    """An invoice is in one open case at a time.

    Attributes:
        invoice_number: The invoice, as its creditor numbers it.
        case_id: The case that has it.
    """

    code: ClassVar[str] = "claim_reservation.duplicate_claim"

    def __init__(self, *, invoice_number: str, case_id: str) -> None:
        accepted = f"an invoice of no open case; {case_id} has to be closed first"
        super().__init__(
            f"invoice {invoice_number!r} of this client and debtor is already in case"
            f" {case_id}; accepted is {accepted}",
            field="claim.invoices.number",
            value=invoice_number,
            accepted=accepted,
        )
        self.invoice_number, self.case_id = invoice_number, case_id
