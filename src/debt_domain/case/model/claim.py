"""What is owed."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from pydantic import Field

from debt_domain.kernel.message import Message
from debt_domain.values.aging import OpenInvoice
from debt_domain.values.claim_type import ClaimType
from debt_domain.values.interest_rate import DayCount
from debt_domain.values.money import MinorUnits
from debt_domain.values.text import Currency, Text
from debt_domain.values.waterfall import Waterfall


class LineKind(StrEnum):
    """A claim is a sum of invoices and of credit notes that lower them."""

    INVOICE = "INVOICE"
    CREDIT_NOTE = "CREDIT_NOTE"


class ClaimLine(Message, frozen=True):
    """One invoice, or one credit note.

    Attributes:
        kind: Which of the two.
        number: The invoice's or credit note's own number.
        issued_on: Its date.
        due_on: When an invoice is to be paid; None for a credit note.
        amount_minor: In minor units: above zero for an invoice, below for a credit note.
        already_paid_minor: What of an invoice was paid before submission.
        lowers: The number of the invoice that a credit note lowers.
        description: What was sold.
    """

    kind: LineKind = LineKind.INVOICE
    number: Text
    issued_on: date
    due_on: date | None = None
    amount_minor: MinorUnits
    already_paid_minor: MinorUnits = Field(default=0, ge=0)
    lowers: Text | None = None
    description: Text | None = None


class InterestKind(StrEnum):
    """Where the debtor's interest comes from."""

    CONTRACTUAL = "CONTRACTUAL"
    STATUTORY = "STATUTORY"
    NONE = "NONE"


class InterestBasis(Message, frozen=True):
    """The right to interest.

    Attributes:
        kind: Where it comes from.
        rate_bps: A contract's, in hundredths of a percent a year.
        statute: A statute's name, as the host's table of rates has it: `EU_2011_7`.
        day_count: How days become a part of a year.
    """

    kind: InterestKind = InterestKind.NONE
    rate_bps: int | None = Field(default=None, ge=0)
    statute: Text | None = None
    day_count: DayCount = DayCount.ACT_365


class Claim(Message, frozen=True):
    """What is owed at submission, in one currency and its minor units.

    Attributes:
        currency: Of all amounts.
        lines: The invoices, and the credit notes that lower them.
        interest_minor: Interest claimed up to the submission.
        fees_minor: Fees claimed, such as those of reminders.
        reminder_fees_minor: What of them is for reminders, which some laws bound.
        payment_terms: As agreed with the debtor.
        interest_basis: What further interest would rest on.
        waterfall: The order of the law in which money covers the claim.
        claim_type: What it arose from; what is not standard is assigned by a quote.
    """

    currency: Currency
    lines: tuple[ClaimLine, ...] = Field(min_length=1)
    interest_minor: MinorUnits = Field(default=0, ge=0)
    fees_minor: MinorUnits = Field(default=0, ge=0)
    reminder_fees_minor: MinorUnits = Field(default=0, ge=0)
    payment_terms: Text | None = None
    interest_basis: InterestBasis = InterestBasis()
    waterfall: Waterfall = Waterfall.BGB_367
    claim_type: ClaimType = ClaimType.GOODS

    @property
    def principal_minor(self) -> int:
        """The sum of the lines' open amounts."""
        return sum(line.amount_minor - line.already_paid_minor for line in self.lines)

    @property
    def total_minor(self) -> int:
        """Principal, claimed interest and claimed fees."""
        return self.principal_minor + self.interest_minor + self.fees_minor

    @property
    def invoice_numbers(self) -> tuple[str, ...]:
        """The invoices, which may not be in two open cases at once."""
        return tuple(x.number for x in self.lines if x.kind is LineKind.INVOICE)

    @property
    def open_minor(self) -> Mapping[ClaimLine, int]:
        """What is open of each invoice: what was paid and credit notes taken off."""
        lowered = Counter[str]()
        for line in self.lines:
            if line.lowers is not None:
                lowered[line.lowers] += line.amount_minor
        return {
            x: x.amount_minor - x.already_paid_minor + lowered[x.number]
            for x in self.lines
            if x.kind is LineKind.INVOICE
        }

    @property
    def open_invoices(self) -> tuple[OpenInvoice, ...]:
        """The same by due date, of the invoices that have one."""
        return tuple(
            OpenInvoice(due_on=line.due_on, open_minor=minor)
            for line, minor in self.open_minor.items()
            if line.due_on is not None
        )


class AdjustmentKind(StrEnum):
    """Why more or less is claimed than was submitted."""

    CREDIT_NOTE = "CREDIT_NOTE"
    CORRECTION = "CORRECTION"
    COURT = "COURT"
    DISPUTE = "DISPUTE"
