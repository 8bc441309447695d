"""The demo's own parties: what the shipped submissions do not say."""

from pydantic import BaseModel

from debt_adapters.demo.samples import shipped_text
from debt_domain.case.model import Billing, ClientParty, Contact
from debt_domain.values.holder import HolderKind
from debt_domain.values.partner_submission import Handling, PartnerSubmission
from debt_domain.values.personal import Personal
from debt_domain.values.rate_terms import RateTerms


class _Shipped(BaseModel, frozen=True, extra="forbid"):
    """Part of the demo's own file."""


class Partner(_Shipped, frozen=True):
    """A submitting partner and what was agreed with it."""

    partner_id: str
    name: str
    terms: RateTerms


class ContactText(_Shipped, frozen=True):
    """A person at a creditor."""

    name: str
    email: str


class Creditor(_Shipped, frozen=True):
    """Whose claim a sample is, and how it is submitted."""

    case_id: str
    submitter_id: str
    handling: Handling
    collector_id: str | None = None
    client_id: str
    company_name: str
    contact: ContactText
    billing: Billing

    @property
    def client(self) -> ClientParty:
        """The creditor as a case names it."""
        contact_id = f"{self.client_id}-contact"
        return ClientParty(
            client_id=self.client_id,
            company_name=self.company_name,
            contact=Contact(
                contact_id=contact_id,
                name=Personal(subject_id=contact_id, text=self.contact.name),
                email=Personal(subject_id=contact_id, text=self.contact.email),
            ),
            billing=self.billing,
        )

    @property
    def partner(self) -> PartnerSubmission:
        """How the case is submitted."""
        return PartnerSubmission(submitter_id=self.submitter_id, handling=self.handling)


class RoundCase(_Shipped, frozen=True):
    """A case of 1,000.00 EUR, and who holds the money when it is paid."""

    case_id: str
    submitter_id: str
    holder: HolderKind


class Parties(_Shipped, frozen=True):
    """Everybody in the demo but the debtors of the samples."""

    partners: tuple[Partner, ...]
    creditors: tuple[Creditor, ...]
    round_cases: tuple[RoundCase, ...]


def shipped_parties() -> Parties:
    """Give the parties that come with the package."""
    return Parties.model_validate_json(shipped_text("parties.json"))
