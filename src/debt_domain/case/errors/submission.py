"""What a submission may not lack or contradict."""

from datetime import date
from typing import ClassVar

from debt_domain.case.model import CaseStatus, InterestKind
from debt_domain.kernel.errors import RejectedError


class CaseExistsError(RejectedError):
    """A case is submitted once."""

    code: ClassVar[str] = "case.exists"

    def __init__(self, *, case_id: str) -> None:
        accepted = "an id that no case has"
        super().__init__(
            f"case_id: {case_id} has been submitted already; accepted is {accepted}",
            field="case_id",
            value=case_id,
            accepted=accepted,
        )
        self.case_id = case_id


class DueDateMissingError(RejectedError):
    """An invoice has a due date."""

    code: ClassVar[str] = "case.due_date_missing"

    def __init__(self, *, number: str) -> None:
        accepted = "the day on which it was to be paid"
        super().__init__(
            f"claim.lines.due_on: invoice {number} has none; accepted is {accepted}",
            field="claim.lines.due_on",
            value=None,
            accepted=accepted,
        )
        self.number = number


class DueBeforeIssueError(RejectedError):
    """An invoice is not due before its date."""

    code: ClassVar[str] = "case.due_before_issue"

    def __init__(self, *, number: str, due_on: date, issued_on: date) -> None:
        accepted = f"{issued_on} or later"
        super().__init__(
            f"claim.lines.due_on: {due_on} is before the date {issued_on} of invoice"
            f" {number}; accepted is {accepted}",
            field="claim.lines.due_on",
            value=due_on,
            accepted=accepted,
        )
        self.number, self.due_on, self.issued_on = number, due_on, issued_on


class DueInFutureError(RejectedError):
    """An invoice has fallen due, unless the case is marked as pre-collection."""

    code: ClassVar[str] = "case.due_in_future"

    def __init__(self, *, number: str, due_on: date, submitted_on: date) -> None:
        accepted = f"{submitted_on} or earlier, or pre_collection=true"
        super().__init__(
            f"claim.lines.due_on: invoice {number} is due on {due_on} only;"
            f" accepted is {accepted}",
            field="claim.lines.due_on",
            value=due_on,
            accepted=accepted,
        )
        self.number, self.due_on, self.submitted_on = number, due_on, submitted_on


class LineAmountError(RejectedError):
    """An invoice is above zero, a credit note below."""

    code: ClassVar[str] = "case.line_amount"

    def __init__(self, *, number: str, amount_minor: int, accepted: str) -> None:
        super().__init__(
            f"claim.lines.amount_minor: {amount_minor} of line {number};"
            f" accepted is {accepted}",
            field="claim.lines.amount_minor",
            value=amount_minor,
            accepted=accepted,
        )
        self.number, self.amount_minor = number, amount_minor


class AlreadyPaidError(RejectedError):
    """No more of an invoice was paid than its amount, and nothing of a credit note."""

    code: ClassVar[str] = "case.already_paid"

    def __init__(
        self, *, number: str, already_paid_minor: int, most_minor: int
    ) -> None:
        accepted = f"0 to {most_minor}" if most_minor else "0"
        super().__init__(
            f"claim.lines.already_paid_minor: {already_paid_minor} of line {number};"
            f" accepted is {accepted}",
            field="claim.lines.already_paid_minor",
            value=already_paid_minor,
            accepted=accepted,
        )
        self.number, self.already_paid_minor = number, already_paid_minor
        self.most_minor = most_minor


class UnknownInvoiceError(RejectedError):
    """A credit note names the invoice of the claim that it lowers."""

    code: ClassVar[str] = "case.unknown_invoice"

    def __init__(
        self, *, number: str, lowers: str | None, invoices: tuple[str, ...]
    ) -> None:
        accepted = ", ".join(invoices) or "none: the claim has no invoice"
        super().__init__(
            f"claim.lines.lowers: credit note {number} names {lowers or 'none'};"
            f" accepted is one of: {accepted}",
            field="claim.lines.lowers",
            value=lowers,
            accepted=accepted,
        )
        self.number, self.lowers, self.invoices = number, lowers, invoices


class UnexpectedLowersError(RejectedError):
    """Only a credit note lowers an invoice."""

    code: ClassVar[str] = "case.unexpected_lowers"

    def __init__(self, *, number: str, lowers: str) -> None:
        accepted = "none, or the kind CREDIT_NOTE"
        super().__init__(
            f"claim.lines.lowers: invoice {number} names {lowers}; accepted is {accepted}",
            field="claim.lines.lowers",
            value=lowers,
            accepted=accepted,
        )
        self.number, self.lowers = number, lowers


class CreditNoteExceedsInvoiceError(RejectedError):
    """Credit notes lower an invoice to zero at most."""

    code: ClassVar[str] = "case.credit_note_exceeds_invoice"

    def __init__(self, *, number: str, lowers: str, left_minor: int) -> None:
        accepted = f"-{left_minor} to -1, what is open of the invoice"
        super().__init__(
            f"claim.lines.amount_minor: credit note {number} exceeds invoice {lowers};"
            f" accepted is {accepted}",
            field="claim.lines.amount_minor",
            value=number,
            accepted=accepted,
        )
        self.number, self.lowers, self.left_minor = number, lowers, left_minor


class DuplicateLineError(RejectedError):
    """A claim holds each number once."""

    code: ClassVar[str] = "case.duplicate_line"

    def __init__(self, *, number: str) -> None:
        accepted = "each number once"
        super().__init__(
            f"claim.lines.number: {number} is there twice; accepted is {accepted}",
            field="claim.lines.number",
            value=number,
            accepted=accepted,
        )
        self.number = number


class ClaimNotPositiveError(RejectedError):
    """The lines leave something to collect."""

    code: ClassVar[str] = "case.claim_not_positive"

    def __init__(self, *, principal_minor: int) -> None:
        accepted = "lines whose open amounts sum to more than 0"
        super().__init__(
            f"claim.lines: they sum to {principal_minor}; accepted are {accepted}",
            field="claim.lines",
            value=principal_minor,
            accepted=accepted,
        )
        self.principal_minor = principal_minor


class InterestBasisError(RejectedError):
    """A contract's interest has a rate, a statute's names it, no interest has neither."""

    code: ClassVar[str] = "case.interest_basis"

    def __init__(self, *, kind: InterestKind, accepted: str) -> None:
        super().__init__(
            f"claim.interest_basis: {kind} goes with {accepted}",
            field="claim.interest_basis",
            value=kind.value,
            accepted=accepted,
        )
        self.kind = kind


class ReminderFeesError(RejectedError):
    """The fees for reminders are a part of the fees."""

    code: ClassVar[str] = "case.reminder_fees"

    def __init__(self, *, reminder_fees_minor: int, fees_minor: int) -> None:
        accepted = f"at most {fees_minor}, all fees claimed"
        super().__init__(
            f"claim.reminder_fees_minor: {reminder_fees_minor} is more than the fees of"
            f" which they are a part; accepted is {accepted}",
            field="claim.reminder_fees_minor",
            value=reminder_fees_minor,
            accepted=accepted,
        )
        self.reminder_fees_minor, self.fees_minor = reminder_fees_minor, fees_minor


class RegistrationMissingError(RejectedError):
    """A business is named by its registration."""

    code: ClassVar[str] = "case.registration_missing"

    def __init__(self, *, debtor_id: str) -> None:
        accepted = "the number in the company register, or the VAT id"
        super().__init__(
            f"debtor.registration_number: business {debtor_id} has none;"
            f" accepted is {accepted}",
            field="debtor.registration_number",
            value=None,
            accepted=accepted,
        )
        self.debtor_id = debtor_id


class PreviousCaseError(RejectedError):
    """A new try names the client's own case before it, which has ended.

    Attributes:
        case_id: The case that was named.
        client_id: The client that the claim is of.
        status: Where that case stands; ABSENT: the client has no such case.
    """

    code: ClassVar[str] = "case.previous_case"

    def __init__(self, *, case_id: str, client_id: str, status: CaseStatus) -> None:
        accepted = f"a REJECTED or CLOSED case of client {client_id}, or none"
        said = "no such case" if status is CaseStatus.ABSENT else f"a case {status}"
        super().__init__(
            f"previous_case_id: {case_id} is {said}; accepted is {accepted}",
            field="previous_case_id",
            value=case_id,
            accepted=accepted,
        )
        self.case_id, self.client_id, self.status = case_id, client_id, status
