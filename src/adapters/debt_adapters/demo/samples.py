"""The shipped submissions, as a client's own system would send them.

Their amounts are JSON numbers: they are read as exact decimals from the text, never
through a float. Their dates come as days, as datetimes without a zone, and in UTC.
"""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib import resources
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, Field, TypeAdapter
from pydantic.alias_generators import to_snake


def day_of(written: str) -> date:
    """Read a day; an instant's day is that in UTC.

    >>> day_of("2026-03-29T00:00:00") == day_of("2026-03-29T23:00:00Z")
    True
    """
    if "T" not in written:
        return date.fromisoformat(written)
    instant = datetime.fromisoformat(written)
    return (instant if instant.tzinfo is None else instant.astimezone(UTC)).date()


Day: TypeAlias = Annotated[date, BeforeValidator(day_of)]
"""A day in any of the three forms."""


class _Written(BaseModel, frozen=True, extra="forbid"):
    """Part of the file: every field that it may have is named here."""


class WrittenDebtor(_Written, frozen=True):
    """Who owes."""

    type: Literal["Company", "Private"]
    name: str
    contact_person: str | None = None
    company_registration_number: str | None = None
    address: str
    zip_code: str
    city: str
    state_alpha_2: str | None = None
    state: str | None = None
    country_alpha_2: str
    country: str | None = None
    email: str
    phone: str


class WrittenRequest(_Written, frozen=True):
    """What is submitted."""

    currency_code: str
    amount_to_recover: Decimal
    amount_to_recover_over_6_months: Decimal | None = None
    amount_to_recover_over_12_months: Decimal | None = None
    amount_to_recover_over_24_months: Decimal | None = None
    date: Day
    due_date: Day
    claim_description: str
    comments: str | None = None
    creditor_reference: str
    debtor: WrittenDebtor
    assigned_user_email: str | None = None
    collection_partner_id: str | None = None
    allow_pending_contracts: bool = False
    skip_debitura_verification: bool = False


class WrittenInvoice(_Written, frozen=True):
    """An invoice as the client's system knows it."""

    number: str
    date: Day
    due_date: Day
    amount: str
    already_paid: str = "0"
    currency: str
    open_minor: int
    days_overdue: int
    full_months_overdue: int


class WrittenExtras(_Written, frozen=True):
    """What is claimed besides the invoices."""

    interest_fees: str = "0"
    reminder_fees: str = "0"
    collection_fees: str = "0"


class WrittenStart(_Written, frozen=True):
    """The partner started."""

    op: Literal["start"]
    collection_partner_reference: str
    interest_fees: Decimal
    reminder_fees: Decimal
    collection_fees: Decimal
    welcome_message: str
    user_email: str


class WrittenFees(_Written, frozen=True):
    """The claim was changed."""

    op: Literal["fees"]
    gross_amount: Decimal
    interest_fees: Decimal
    reminder_fees: Decimal
    collection_fees: Decimal
    reason: str


class WrittenPayment(_Written, frozen=True):
    """Money came in."""

    op: Literal["payment"]
    payment_id: str
    date: Day
    payment_amount: Decimal
    payment_recipient: Literal["Creditor", "CollectionPartner"]
    commission_payment_status: str | None = None


class WrittenDeletion(_Written, frozen=True):
    """A payment turned out to be none."""

    op: Literal["deletePayment"]
    payment_id: str
    reason: str


WrittenStep: TypeAlias = Annotated[
    WrittenStart | WrittenFees | WrittenPayment | WrittenDeletion,
    Field(discriminator="op"),
]


class Expected(_Written, frozen=True):
    """Figures worked out with exact arithmetic, in minor units."""

    currency: str
    minor_digits: int
    principal_minor: int
    over_180_days_minor: int
    over_12_months_minor: int
    over_24_months_minor: int
    extras_minor: dict[str, int]
    claim_minor: int
    invoice_count: int
    uplift_points_old_terms: str
    uplift_points_terms_from_20260325: str


class Sample(_Written, frozen=True):
    """One submission, what is hard in it, and what it has to come to."""

    id: str
    title: str
    kind: str
    submitted_on: Day
    traps: tuple[str, ...]
    request: WrittenRequest
    invoices: tuple[WrittenInvoice, ...]
    claimed_extras: WrittenExtras
    interest_basis: str
    expected: Expected
    afterwards: tuple[WrittenStep, ...] = ()


_SAMPLES: TypeAdapter[tuple[Sample, ...]] = TypeAdapter(tuple[Sample, ...])


def shipped_samples() -> tuple[Sample, ...]:
    """Give the submissions that come with the package."""
    text = shipped_text("submissions.json")
    found = json.loads(text, parse_float=Decimal, object_pairs_hook=_snake_cased)
    return _SAMPLES.validate_python(found["cases"])


def _snake_cased(pairs: list[tuple[str, object]]) -> dict[str, object]:
    return {to_snake(name): value for name, value in pairs}


def shipped_text(name: str) -> str:
    """Give a data file of the demo."""
    return resources.files("debt_adapters.demo").joinpath(name).read_text("utf-8")
