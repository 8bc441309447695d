"""Realistic messages, of which a test names only what it is about."""

from datetime import timedelta

from debt_domain.case.commands import SubmitCase
from debt_domain.case.model import (
    Address,
    Approach,
    Billing,
    Claim,
    ClaimLine,
    ClientParty,
    Contact,
    DebtorKind,
    DebtorParty,
    EscalationPreference,
)
from debt_domain.testing.circumstances import TODAY
from debt_domain.values.document import Document, DocumentKind
from debt_domain.values.partner_submission import Handling, PartnerSubmission
from debt_domain.values.personal import Personal


def personal(subject_id: str, text: str) -> Personal:
    """Give a text that belongs to a person."""
    return Personal(subject_id=subject_id, text=text)


def client_party(client_id: str = "CL-1") -> ClientParty:
    """Give a creditor, with a contact of its own."""
    contact_id = f"{client_id}-contact"
    return ClientParty(
        client_id=client_id,
        company_name="Nordlys Engros ApS",
        contact=Contact(
            contact_id=contact_id,
            name=personal(contact_id, "Mette Holm"),
            email=personal(contact_id, "mette.holm@nordlys.example"),
        ),
        billing=Billing(address="Havnegade 12, 8000 Aarhus C", country="DK"),
    )


def debtor_party(
    debtor_id: str = "D-1", kind: DebtorKind = DebtorKind.BUSINESS
) -> DebtorParty:
    """Give a debtor in Germany."""
    return DebtorParty(
        debtor_id=debtor_id,
        kind=kind,
        name=personal(debtor_id, "Kaufhaus Brandt GmbH"),
        addresses=(
            Address(
                street=personal(debtor_id, "Lindenallee 4"),
                postal_code=personal(debtor_id, "50668"),
                city=personal(debtor_id, "Köln"),
                country="DE",
            ),
        ),
        registration_number="HRB 12345" if kind is DebtorKind.BUSINESS else None,
    )


def invoice_line(
    number: str = "INV-1", amount_minor: int = 100_000, *, overdue_days: int = 60
) -> ClaimLine:
    """Give an unpaid invoice that fell due so many days before `TODAY`."""
    due_on = TODAY - timedelta(days=overdue_days)
    return ClaimLine(
        number=number,
        issued_on=due_on - timedelta(days=30),
        due_on=due_on,
        amount_minor=amount_minor,
    )


def document(kind: DocumentKind = DocumentKind.INVOICE) -> Document:
    """Give a document of a kind."""
    name = f"{kind.lower()}.pdf"
    return Document(
        kind=kind,
        name=name,
        media_type="application/pdf",
        sha256="5f" * 32,
        storage_reference=f"store/{name}",
    )


def submit_case(
    case_id: str = "C-1",
    *,
    client_id: str = "CL-1",
    debtor_id: str = "D-1",
    currency: str = "EUR",
    principal_minor: int = 100_000,
    submitter_id: str | None = None,
    handling: Handling = Handling.SELF,
    **changes: object,
) -> SubmitCase:
    """Give a submission that every rule allows.

    Args:
        case_id: The new case.
        client_id: The creditor.
        debtor_id: The debtor, a business in Germany.
        currency: The claim's currency.
        principal_minor: The amount of the claim's one invoice, in minor units.
        submitter_id: The partner that submits it; None for the client itself.
        handling: Who contacts the debtor, where a partner submits.
        changes: Fields of `SubmitCase` to put in place of the defaults.

    Example:
        >>> submit_case("C-7", submitter_id="P-1").partner.submitter_id
        'P-1'
    """
    fields: dict[str, object] = {
        "case_id": case_id,
        "client": client_party(client_id),
        "debtor": debtor_party(debtor_id),
        "claim": Claim(
            currency=currency, lines=(invoice_line(amount_minor=principal_minor),)
        ),
        "documents": (document(),),
        "approach": Approach(escalation_preference=EscalationPreference.AUTO_LEGAL),
        "partner": _submission(submitter_id, handling),
    }
    return SubmitCase.model_validate(fields | changes)


def _submission(
    submitter_id: str | None, handling: Handling
) -> PartnerSubmission | None:
    if submitter_id is None:
        return None
    return PartnerSubmission(submitter_id=submitter_id, handling=handling)
