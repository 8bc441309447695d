"""Cases of a collection platform's API, as lines of the project's own.

docs/pages/how-to/import-cases.md has the table of what becomes of each field.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from decimal import Decimal
from typing import Final

from pydantic import ValidationError

from debt_adapters.interchange.errors import (
    FieldMissingError,
    FieldValueError,
    LineRefusedError,
)
from debt_adapters.interchange.exact_json import JsonObject
from debt_adapters.interchange.importing import Translated
from debt_adapters.interchange.platform_body import (
    TIME_ZONE,
    Written,
    WrittenCase,
    WrittenDebtor,
    WrittenExtras,
    WrittenInvoice,
)
from debt_adapters.interchange.platform_figures import contradictions
from debt_adapters.interchange.submission_lines import placed
from debt_domain.kernel.errors import RejectedError
from debt_domain.kernel.ports import KeyedDigest
from debt_domain.values.currency import exponent_of
from debt_domain.values.money import Money

_KINDS: Final = {"Company": "BUSINESS", "Private": "CONSUMER"}
_CONTRACTUAL: Final = re.compile(r"contractual (?P<percent>[0-9]+) % a year")
_STATUTES: Final = {
    "EU Directive 2011/7": "EU_2011_7",
    "UK Late Payment Act": "UK_1998",
    "statutory B2B: reference rate + 9 points (DE)": "BGB_288_2",
}
"""The library's names of statutes, by how their text begins."""
_BPS_PER_PERCENT: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformCases:
    """The form of a platform's cases.

    Attributes:
        digest: Names a debtor, who has no id: the same one has the same name again.
        time_zone: In which an instant is a day.
    """

    digest: KeyedDigest
    time_zone: tzinfo = UTC

    def __call__(self, item: JsonObject) -> Translated:
        """Make a line of a case; its creditor has to come from a template.

        Args:
            item: The case; numbers with a point are kept as their digits.

        Raises:
            LineRefusedError: With every fault.
        """
        try:
            context = {TIME_ZONE: self.time_zone}
            case = WrittenCase.model_validate(item, context=context)
        except ValidationError as error:
            raise LineRefusedError(tuple(_refusals(error))) from None
        amounts = _Amounts(case.request.currency_code)
        claim = _claim(case, amounts)
        faults = amounts.faults or tuple(contradictions(case, claim))
        if faults:
            raise LineRefusedError(tuple(faults))
        line = _given(
            case_id=case.id,
            host_reference=case.request.creditor_reference,
            preferred_partner_id=case.request.collection_partner_id,
            debtor=self._debtor(case),
            claim=claim,
        )
        return Translated(
            line=line,
            effective_on=case.submitted_on,
            not_kept=tuple(_not_kept(case)),
        )

    def _debtor(self, case: WrittenCase) -> JsonObject:
        written = case.request.debtor
        address = _given(
            street=written.address,
            postal_code=written.zip_code,
            city=written.city,
            country=written.country_alpha_2,
            region=written.state_alpha_2 or written.state,
        )
        return _given(
            debtor_id=f"debtor-{self.digest(_identity(written))}",
            kind=_KINDS[written.type],
            name=written.name,
            addresses=[address],
            emails=_list_of(written.email),
            phones=_list_of(written.phone),
            contact_person=written.contact_person,
            registration_number=written.company_registration_number,
            payment_history=case.request.comments,
        )


@dataclass(slots=True)
class _Amounts:
    """Reads amounts of a currency, and notes what is wrong with them."""

    currency: str
    faults: list[RejectedError] = field(default_factory=list[RejectedError])

    def __post_init__(self) -> None:
        try:
            exponent_of(self.currency)
        except RejectedError as refusal:
            self.faults.append(placed(refusal, "request.currencyCode"))
            self.currency = "EUR"

    def minor(self, place: str, amount: Decimal) -> int:
        """Give minor units; 0 for what is not a whole number of them."""
        try:
            return money_of(amount, self.currency).amount_minor
        except RejectedError as refusal:
            self.faults.append(placed(refusal, place))
            return 0


def money_of(amount: Decimal, currency: str) -> Money:
    """Give an amount that was written as a JSON number; nothing is rounded.

    >>> money_of(Decimal("3320.0"), "EUR").label()
    '3,320.00 EUR'
    """
    text = f"{amount:f}"
    whole = text.rstrip("0").rstrip(".") if "." in text else text
    return Money.parse(whole, currency)


def _claim(case: WrittenCase, amounts: _Amounts) -> JsonObject:
    extras = (
        {} if case.claimed_extras is None else _extras(case.claimed_extras, amounts)
    )
    return _given(
        currency=case.request.currency_code,
        lines=[
            _line(case, invoice, f"invoices.{index}", amounts)
            for index, invoice in enumerate(case.invoices)
        ]
        or [_only_line(case, amounts)],
        interest_basis=_interest_basis(case.interest_basis),
        **extras,
    )


def _extras(written: WrittenExtras, amounts: _Amounts) -> JsonObject:
    interest = amounts.minor("claimedExtras.interestFees", written.interest_fees)
    reminders = amounts.minor("claimedExtras.reminderFees", written.reminder_fees)
    collection = amounts.minor("claimedExtras.collectionFees", written.collection_fees)
    return {
        "interest_minor": interest,
        "fees_minor": reminders + collection,
        "reminder_fees_minor": reminders,
    }


def _line(
    case: WrittenCase, invoice: WrittenInvoice, place: str, amounts: _Amounts
) -> JsonObject:
    return _given(
        number=invoice.number,
        issued_on=invoice.date.isoformat(),
        due_on=invoice.due_date.isoformat(),
        amount_minor=amounts.minor(f"{place}.amount", invoice.amount),
        already_paid_minor=amounts.minor(f"{place}.alreadyPaid", invoice.already_paid),
        description=case.request.claim_description,
    )


def _only_line(case: WrittenCase, amounts: _Amounts) -> JsonObject:
    """Give the one invoice of a case that names none: the request is about it."""
    request = case.request
    return _given(
        number=request.creditor_reference,
        issued_on=request.date.isoformat(),
        due_on=request.due_date.isoformat(),
        amount_minor=amounts.minor(
            "request.amountToRecover", request.amount_to_recover
        ),
        description=request.claim_description,
    )


def _interest_basis(text: str | None) -> JsonObject | None:
    """Give a contract's rate, or a statute: the library's, or by what it is called."""
    if text is None:
        return None
    contractual = _CONTRACTUAL.match(text)
    if contractual is not None:
        rate_bps = int(contractual["percent"]) * _BPS_PER_PERCENT
        return {"kind": "CONTRACTUAL", "rate_bps": rate_bps, "statute": None}
    known = (name for start, name in _STATUTES.items() if text.startswith(start))
    return {"kind": "STATUTORY", "rate_bps": None, "statute": next(known, text)}


def _identity(written: WrittenDebtor) -> str:
    """Give what tells a debtor from all others: a registration, or name and home."""
    parts = (
        (written.company_registration_number,)
        if written.company_registration_number
        else (written.name, written.address, written.zip_code, written.city)
    )
    return "\n".join((written.type, written.country_alpha_2, *parts)).casefold()


def _not_kept(case: WrittenCase) -> Iterator[str]:
    """Name the fields that say nothing in a line."""
    debtor = case.request.debtor
    if debtor.country is not None:
        yield "request.debtor.country"
    if debtor.state_alpha_2 is not None and debtor.state is not None:
        yield "request.debtor.state"
    yield from _unknown(case, "")
    yield from _unknown(case.request, "request.")
    yield from _unknown(debtor, "request.debtor.")
    for index, invoice in enumerate(case.invoices):
        yield from _unknown(invoice, f"invoices.{index}.")
    if case.claimed_extras is not None:
        yield from _unknown(case.claimed_extras, "claimedExtras.")


def _unknown(written: Written, place: str) -> Iterator[str]:
    return (f"{place}{name}" for name in written.model_extra or {})


def _given(**fields: object) -> JsonObject:
    """Leave out what is not given, for a template to fill in."""
    return {name: value for name, value in fields.items() if value is not None}


def _list_of(text: str | None) -> list[str] | None:
    return None if text is None else [text]


def _refusals(error: ValidationError) -> Iterator[RejectedError]:
    for detail in error.errors(include_url=False):
        place = ".".join(str(part) for part in detail["loc"])
        if detail["type"] == "missing":
            yield FieldMissingError(field=place, accepted="a value")
        else:
            accepted = detail["msg"].removeprefix("Input should be ")
            yield FieldValueError(field=place, value=detail["input"], accepted=accepted)
