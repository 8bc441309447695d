"""A case as a collection platform's API takes it, with what its sender knows besides.

`request` is the body of `POST /cases`, which has no invoices; they and what is claimed
beside them come from the creditor's own system.
"""

from datetime import UTC, date, datetime, time, tzinfo
from decimal import Decimal
from typing import Annotated, Final, Literal, TypeAlias, cast

from pydantic import (
    BaseModel,
    BeforeValidator,
    Field,
    ValidationInfo,
)
from pydantic.alias_generators import to_camel

TIME_ZONE: Final = "time_zone"
"""Where the validation's context has the zone of instants' days."""


def day_of(written: str, time_zone: tzinfo = UTC) -> date:
    """Read a day that is written as a day, as a time without a zone, or as an instant.

    An instant is a day in the time zone given; midnight in UTC is a day that somebody
    wrote as an instant.

    Example:
        >>> from zoneinfo import ZoneInfo
        >>> copenhagen = ZoneInfo("Europe/Copenhagen")
        >>> texts = "2026-03-29", "2026-03-29T00:00:00", "2026-03-28T23:00:00Z"
        >>> {day_of(text, copenhagen).isoformat() for text in texts}
        {'2026-03-29'}
        >>> day_of("2026-03-29T00:00:00Z", ZoneInfo("America/New_York")).isoformat()
        '2026-03-29'
    """
    if "T" not in written:
        return date.fromisoformat(written)
    instant = datetime.fromisoformat(written)
    if instant.tzinfo is None:
        return instant.date()
    in_utc = instant.astimezone(UTC)
    is_midnight = in_utc.time() == time()
    return (in_utc if is_midnight else instant.astimezone(time_zone)).date()


def _day(written: object, info: ValidationInfo) -> object:
    if not isinstance(written, str):
        return None
    zone = cast("dict[str, tzinfo]", info.context or {}).get(TIME_ZONE, UTC)
    return day_of(written, zone)


Day: TypeAlias = Annotated[date, BeforeValidator(_day)]
"""A day in any of the three forms."""
Amount: TypeAlias = Annotated[Decimal, Field(max_digits=30)]
"""The digits of a number or a text, exact."""


class Written(
    BaseModel,
    frozen=True,
    alias_generator=to_camel,
    populate_by_name=True,
    extra="allow",
):
    """A part of a case; a field that is not named here is kept aside."""


class WrittenDebtor(Written, frozen=True):
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
    email: str | None = None
    phone: str | None = None


class WrittenRequest(Written, frozen=True):
    """What is submitted."""

    currency_code: str
    amount_to_recover: Amount
    amount_to_recover_over_6_months: Amount | None = None
    amount_to_recover_over_12_months: Amount | None = None
    amount_to_recover_over_24_months: Amount | None = None
    date: Day
    due_date: Day
    claim_description: str | None = None
    comments: str | None = None
    creditor_reference: str
    debtor: WrittenDebtor
    collection_partner_id: str | None = None


class WrittenInvoice(Written, frozen=True):
    """An invoice as the creditor's system knows it."""

    number: str
    date: Day
    due_date: Day
    amount: Amount
    already_paid: Amount = Decimal(0)
    currency: str | None = None
    open_minor: int | None = None
    days_overdue: int | None = None
    full_months_overdue: int | None = None


class WrittenExtras(Written, frozen=True):
    """What is claimed besides the invoices."""

    interest_fees: Amount = Decimal(0)
    reminder_fees: Amount = Decimal(0)
    collection_fees: Amount = Decimal(0)


class WrittenCase(Written, frozen=True):
    """A case, its invoices, and what else is claimed."""

    id: str
    submitted_on: Day
    request: WrittenRequest
    invoices: tuple[WrittenInvoice, ...] = ()
    claimed_extras: WrittenExtras | None = None
    interest_basis: str | None = None
