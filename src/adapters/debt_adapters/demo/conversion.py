"""A sample as a command: pure, exact, and nothing of the sample is guessed."""

import re
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import ClassVar, Final

from debt_adapters.demo.samples import Sample, WrittenDebtor, WrittenInvoice
from debt_domain.case.commands import SubmitCase
from debt_domain.case.model import (
    Address,
    Claim,
    ClaimLine,
    ClientParty,
    DebtorKind,
    DebtorParty,
    InterestBasis,
    InterestKind,
)
from debt_domain.kernel.errors import RejectedError
from debt_domain.values.document import Document, DocumentKind
from debt_domain.values.money import Money
from debt_domain.values.partner_submission import PartnerSubmission
from debt_domain.values.personal import Personal

_CONTRACTUAL: Final = re.compile(r"contractual (?P<percent>[0-9]+) % a year")
_BPS_PER_PERCENT: Final = 100
_KINDS: Final = {"Company": DebtorKind.BUSINESS, "Private": DebtorKind.CONSUMER}


class SampleMismatchError(RejectedError):
    """A request says the same as the invoices that it rests on."""

    code: ClassVar[str] = "demo.sample_mismatch"

    def __init__(self, *, field: str, value: object, accepted: object) -> None:
        super().__init__(
            f"{field}: {value} is not what the invoices say; accepted is {accepted}",
            field=field,
            value=value,
            accepted=str(accepted),
        )


def submission_of(
    sample: Sample, client: ClientParty, partner: PartnerSubmission
) -> SubmitCase:
    """Convert a sample, filling in what it lacks.

    Args:
        sample: As the client's system sent it.
        client: The creditor, whom samples do not name.
        partner: Who submits it.

    Raises:
        SampleMismatchError: The request contradicts the invoices.
    """
    request = sample.request
    claim = _claim(sample)
    _require_agreement(sample, claim)
    return SubmitCase(
        case_id=sample.id,
        client=client,
        debtor=_debtor(f"{sample.id}-debtor", request.debtor, request.comments),
        claim=claim,
        documents=tuple(invoice_document(line.number) for line in claim.lines),
        partner=partner,
        host_reference=request.creditor_reference,
        preferred_partner_id=request.collection_partner_id,
    )


def open_over_days_minor(claim: Claim, on: date, days: int) -> int:
    """Give what is open of the lines that are more than so many days overdue."""
    latest = on - timedelta(days=days)
    return sum(
        line.amount_minor - line.already_paid_minor
        for line in claim.lines
        if line.due_on is not None and line.due_on < latest
    )


def money_of(amount: Decimal, currency: str) -> Money:
    """Give an amount that was written as a JSON number.

    >>> money_of(Decimal("3320.0"), "EUR").label()
    '3,320.00 EUR'
    """
    text = f"{amount:f}"
    whole = text.rstrip("0").rstrip(".") if "." in text else text
    return Money.parse(whole, currency)


def invoice_document(number: str) -> Document:
    """Give a document in place of the invoice's, which the samples lack."""
    content = f"invoice {number}".encode()
    return Document(
        kind=DocumentKind.INVOICE,
        name=f"{number}.pdf",
        media_type="application/pdf",
        sha256=sha256(content).hexdigest(),
        storage_reference=f"demo/{number}.pdf",
    )


def _claim(sample: Sample) -> Claim:
    currency, extras = sample.request.currency_code, sample.claimed_extras

    def minor(text: str) -> int:
        return Money.parse(text, currency).amount_minor

    return Claim(
        currency=currency,
        lines=tuple(_line(invoice, sample) for invoice in sample.invoices),
        interest_minor=minor(extras.interest_fees),
        fees_minor=minor(extras.reminder_fees) + minor(extras.collection_fees),
        interest_basis=_interest_basis(sample.interest_basis),
    )


def _line(invoice: WrittenInvoice, sample: Sample) -> ClaimLine:
    amount = Money.parse(invoice.amount, invoice.currency)
    return ClaimLine(
        number=invoice.number,
        issued_on=invoice.date,
        due_on=invoice.due_date,
        amount_minor=amount.amount_minor,
        already_paid_minor=Money.parse(
            invoice.already_paid, invoice.currency
        ).amount_minor,
        description=sample.request.claim_description,
    )


def _interest_basis(text: str) -> InterestBasis:
    contractual = _CONTRACTUAL.match(text)
    if contractual is None:
        return InterestBasis(kind=InterestKind.STATUTORY, statute=text)
    rate_bps = int(contractual["percent"]) * _BPS_PER_PERCENT
    return InterestBasis(kind=InterestKind.CONTRACTUAL, rate_bps=rate_bps)


def _debtor(
    debtor_id: str, written: WrittenDebtor, comments: str | None
) -> DebtorParty:
    def personal(text: str) -> Personal:
        return Personal(subject_id=debtor_id, text=text)

    address = Address(
        street=personal(written.address),
        postal_code=personal(written.zip_code),
        city=personal(written.city),
        country=written.country_alpha_2,
        region=written.state_alpha_2 or written.state,
    )
    contact = written.contact_person
    return DebtorParty(
        debtor_id=debtor_id,
        kind=_KINDS[written.type],
        name=personal(written.name),
        addresses=(address,),
        emails=(personal(written.email),),
        phones=(personal(written.phone),),
        contact_person=None if contact is None else personal(contact),
        registration_number=written.company_registration_number,
        payment_history=None if comments is None else personal(comments),
    )


def _require_agreement(sample: Sample, claim: Claim) -> None:
    """Refuse a request whose totals are not those of its invoices."""
    request, on = sample.request, sample.submitted_on
    principal = Money(claim.principal_minor, claim.currency)
    over_180 = Money(open_over_days_minor(claim, on, 180), claim.currency)
    compared = {
        "amountToRecover": (request.amount_to_recover, principal),
        "amountToRecoverOver6Months": (
            request.amount_to_recover_over_6_months,
            over_180,
        ),
    }
    for field, (written, computed) in compared.items():
        if written is not None and money_of(written, claim.currency) != computed:
            raise SampleMismatchError(field=field, value=written, accepted=computed)
    oldest = min(invoice.due_date for invoice in sample.invoices)
    if request.due_date != oldest:
        raise SampleMismatchError(
            field="dueDate", value=request.due_date, accepted=oldest
        )
