"""What a platform's case states twice, compared with what its invoices come to."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import cast

from debt_adapters.interchange.errors import ContradictionError
from debt_adapters.interchange.exact_json import JsonObject
from debt_adapters.interchange.platform_body import WrittenCase
from debt_domain.values.aging import OpenInvoice, full_months, over_days, over_months
from debt_domain.values.currency import exponent_of

HALF_A_YEAR_DAYS = 180


def contradictions(
    case: WrittenCase, claim: JsonObject
) -> Iterator[ContradictionError]:
    """Give each figure that is not what the invoices come to.

    Args:
        case: As it was written.
        claim: Made of it, amounts in minor units.
    """
    open_invoices = tuple(_open(x) for x in cast("list[JsonObject]", claim["lines"]))
    for place, stated, found in (
        *_of_request(case, open_invoices),
        *_of_invoices(case, open_invoices),
    ):
        if stated is not None and stated != found:
            yield ContradictionError(field=place, stated=stated, found=found)


_Stated = tuple[str, object, object]


def _of_request(
    case: WrittenCase, invoices: tuple[OpenInvoice, ...]
) -> Iterator[_Stated]:
    request, on = case.request, case.submitted_on
    for name, stated, found_minor in (
        ("", request.amount_to_recover, sum(x.open_minor for x in invoices)),
        (
            "Over6Months",
            request.amount_to_recover_over_6_months,
            over_days(invoices, HALF_A_YEAR_DAYS, on),
        ),
        (
            "Over12Months",
            request.amount_to_recover_over_12_months,
            over_months(invoices, 12, on),
        ),
        (
            "Over24Months",
            request.amount_to_recover_over_24_months,
            over_months(invoices, 24, on),
        ),
    ):
        found = Decimal(found_minor).scaleb(-exponent_of(request.currency_code))
        yield f"request.amountToRecover{name}", stated, found
    if case.invoices:
        first = min(case.invoices, key=lambda invoice: invoice.due_date)
        yield "request.date", request.date, first.date
        yield "request.dueDate", request.due_date, first.due_date


def _of_invoices(
    case: WrittenCase, invoices: tuple[OpenInvoice, ...]
) -> Iterator[_Stated]:
    on, currency = case.submitted_on, case.request.currency_code
    for index, (written, found) in enumerate(
        zip(case.invoices, invoices, strict=False)
    ):
        place = f"invoices.{index}"
        yield f"{place}.currency", written.currency, currency
        yield f"{place}.openMinor", written.open_minor, found.open_minor
        days = (on - written.due_date).days
        yield f"{place}.daysOverdue", written.days_overdue, days
        months = full_months(written.due_date, on)
        yield f"{place}.fullMonthsOverdue", written.full_months_overdue, months


def _open(line: JsonObject) -> OpenInvoice:
    paid = cast("int", line.get("already_paid_minor", 0))
    return OpenInvoice(
        due_on=date.fromisoformat(cast("str", line["due_on"])),
        open_minor=cast("int", line["amount_minor"]) - paid,
    )
