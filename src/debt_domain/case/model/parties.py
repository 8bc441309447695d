"""Who is owed, and who owes."""

from enum import StrEnum

from pydantic import Field

from debt_domain.kernel.message import Message
from debt_domain.values.personal import PersonalText
from debt_domain.values.text import Country, Identifier, Text


class Contact(Message, frozen=True):
    """A person at the client; `contact_id` is the subject of the personal fields."""

    contact_id: Identifier
    name: PersonalText
    email: PersonalText | None = None
    phone: PersonalText | None = None


class Billing(Message, frozen=True):
    """Where the client's bills go.

    Attributes:
        address: The company's seat, which is public: stored in the clear, so it never
            names a person, nor a private home.
        country: Of the seat.
        vat_id: The company's.
        email: A text of the contact: a mailbox mostly is a person's.
    """

    address: Text
    country: Country
    vat_id: Text | None = None
    email: PersonalText | None = None


class ClientParty(Message, frozen=True):
    """The creditor.

    Attributes:
        client_id: The company.
        company_name: Its name, which is public.
        contact: Who speaks for it.
        billing: Where its bills go.
        industry: What it trades in.
        business_type: Its legal form.
        division_id: The department that hands the claim in, if it has some.
    """

    client_id: Identifier
    company_name: Text
    contact: Contact
    billing: Billing
    industry: Text | None = None
    business_type: Text | None = None
    division_id: Identifier | None = None


class DebtorKind(StrEnum):
    """Consumers are protected by rules that businesses are not."""

    CONSUMER = "CONSUMER"
    BUSINESS = "BUSINESS"


class Address(Message, frozen=True):
    """Where the debtor lives or has its seat."""

    street: PersonalText
    postal_code: PersonalText
    city: PersonalText
    country: Country
    region: Text | None = None


class DebtorParty(Message, frozen=True):
    """Who owes.

    Attributes:
        debtor_id: The subject of the personal fields.
        kind: A person, or a company.
        name: Of either.
        addresses: At least one; the first is the main one.
        emails: Where it can be written to.
        phones: Where it can be called.
        contact_person: Who answers for a company.
        registration_number: In the company register, or the VAT id; a BUSINESS needs one.
        payment_history: What is known of how it has paid.
    """

    debtor_id: Identifier
    kind: DebtorKind
    name: PersonalText
    addresses: tuple[Address, ...] = Field(min_length=1)
    emails: tuple[PersonalText, ...] = ()
    phones: tuple[PersonalText, ...] = ()
    contact_person: PersonalText | None = None
    registration_number: Text | None = None
    payment_history: PersonalText | None = None
