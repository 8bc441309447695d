"""Bank statements from MT940, the customer statement of SWIFT.

The tags are read by the library mt-940, with all of its corrections switched on: a
reversal of a credit (RC) goes out, a reversal of a debit (RD) comes in.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from io import StringIO
from typing import Final

from mt940 import Options, parse_statements
from mt940.models import Amount, Balance, Transaction, Transactions

from debt_adapters.bank.place import Place
from debt_domain.reports.bank_lines import BankLine, BankStatement

_NOT_GIVEN: Final = frozenset({"NONREF", "NOTPROVIDED", "KREF+"})
_PURPOSES: Final = ("purpose", "additional_purpose", "transaction_details")
_NAMES: Final = ("applicant_name", "recipient_name")


def mt940_statements(text: str, *, file: str) -> tuple[BankStatement, ...]:
    """Read the statements of a file.

    Args:
        text: The whole file.
        file: Its name, for errors.

    Raises:
        MalformedStatementError: A tag is not as it should be, or a balance is missing.
    """
    try:
        # A handle, for a text could be taken for the name of a file.
        found = parse_statements(StringIO(text), options=Options.all())
    except (RuntimeError, ValueError, KeyError, InvalidOperation) as error:
        where = _line_of(text, error)
        accepted = "MT940 with the tags :20:, :25:, :28C:, :60F:, :61:, :86:, :62F:"
        raise Place(file, where).malformed(
            "a tag that cannot be read", accepted
        ) from None
    if not found:
        raise Place(file, "line 1").malformed("no tag :20:", "MT940, such as :20:START")
    return tuple(
        _statement(statement, number, file) for number, statement in enumerate(found, 1)
    )


def _line_of(text: str, error: Exception) -> str:
    """Tell the line of a tag that the library could not read, where it names it."""
    told = error.args[-1] if error.args else None
    before, found, _ = (
        text.partition(told) if isinstance(told, str) and told else ("",) * 3
    )
    return f"line {before.count(chr(10)) + 1}" if found else "a tag"


def _statement(found: Transactions, number: int, file: str) -> BankStatement:
    place = Place(file, f"statement {number}")
    data: Mapping[str, object] = found.data
    opening, closing = (
        _balance(data, "opening", place),
        _balance(data, "closing", place),
    )
    currency = place.currency(opening.currency or "")
    return BankStatement(
        statement_id=_said(data, "statement_number") or str(number),
        account=_said(data, "account_identification") or "",
        currency=currency,
        opening_minor=place.amount_minor(opening.amount, currency),
        closing_minor=place.amount_minor(closing.amount, currency),
        lines=tuple(
            _line(
                x, f"{number}/{at}", currency, Place(file, f"{place.where}, line {at}")
            )
            for at, x in enumerate(found.transactions, 1)
        ),
    )


def _balance(data: Mapping[str, object], which: str, place: Place) -> Amount:
    for kind in ("final", "intermediate"):
        balance = data.get(f"{kind}_{which}_balance")
        if isinstance(balance, Balance) and isinstance(balance.amount, Amount):
            return balance.amount
    tag = ":60F:" if which == "opening" else ":62F:"
    raise place.malformed(
        f"no {which} balance", f"a tag {tag}, such as {tag}C260302EUR1,00"
    )


def _line(found: Transaction, line_id: str, currency: str, place: Place) -> BankLine:
    data: Mapping[str, object] = found.data
    amount, value_on = data.get("amount"), data.get("date")
    if not isinstance(amount, Amount) or not isinstance(value_on, date):
        accepted = "a tag :61:, such as :61:2603030303C1000,00NTRFNONREF"
        raise place.malformed("a line without a day or an amount", accepted)
    entry_date = data.get("entry_date")
    booked_on = entry_date if isinstance(entry_date, date) else value_on
    return BankLine(
        line_id=line_id,
        booked_on=_plain(booked_on),
        value_on=_plain(value_on),
        amount_minor=place.amount_minor(Decimal(amount.amount), currency),
        currency=currency,
        bank_reference=_said(data, "bank_reference"),
        end_to_end_id=_said(data, "end_to_end_reference")
        or _said(data, "customer_reference"),
        remittance=" ".join(x for key in _PURPOSES if (x := _said(data, key))),
        counterparty=next((x for key in _NAMES if (x := _said(data, key))), None),
        is_reversal=str(data.get("status", "")).upper().startswith("R"),
    )


def _plain(day: date) -> date:
    """Give a plain date for the library's own class of it."""
    return date(day.year, day.month, day.day)


def _said(data: Mapping[str, object], key: str) -> str | None:
    value = data.get(key)
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return text if text and text.upper() not in _NOT_GIVEN else None
