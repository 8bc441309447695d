"""Bank statements from CAMT.053, the bank-to-customer statement of ISO 20022.

Read by the names of the elements, which are the same in all versions from 001.02 on,
whatever the namespace; where 001.08 has moved a name one level down (`Pty/Nm`,
`Sts/Cd`), both places are looked at. Only booked entries count. A batch entry whose
transactions say their own amounts becomes a line for each.
"""

from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from debt_adapters.bank.errors import UnsafeXmlError
from debt_adapters.bank.place import Place
from debt_domain.reports.bank_lines import BankLine, BankStatement

_OPENING: Final = ("OPBD", "PRCD")
_CLOSING: Final = ("CLBD",)
_NOT_GIVEN: Final = frozenset({"NOTPROVIDED", "NONREF", "NOT PROVIDED"})


def camt053_statements(data: bytes, *, file: str) -> tuple[BankStatement, ...]:
    """Read the statements of a message.

    Args:
        data: The whole file; its XML declaration says the encoding.
        file: Its name, for errors.

    Raises:
        UnsafeXmlError: The XML declares a document type or entities.
        MalformedStatementError: It is no CAMT.053, or an element is missing or wrong.
    """
    try:
        document: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise UnsafeXmlError(file=file) from None
    except ParseError as error:
        place = Place(file, f"line {error.position[0]}")
        raise place.malformed(str(error), "well-formed XML") from None
    found = document.findall("{*}BkToCstmrStmt/{*}Stmt")
    if not found:
        name = document.tag.rpartition("}")[2]
        raise Place(file, "its first element").malformed(
            f"{name} without BkToCstmrStmt/Stmt",
            "a Document of camt.053 with at least one statement",
        )
    return tuple(
        _statement(element, number, file) for number, element in enumerate(found, 1)
    )


def _statement(element: Element, number: int, file: str) -> BankStatement:
    place = Place(file, f"statement {number}")
    opening, closing = _balance(element, _OPENING), _balance(element, _CLOSING)
    if opening is None or closing is None:
        missing = "OPBD" if opening is None else "CLBD"
        accepted = "an opening balance OPBD or PRCD and a closing balance CLBD"
        raise place.malformed(f"no balance {missing}", accepted)
    currency = _currency(closing, place)
    return BankStatement(
        statement_id=_text(element, "ElctrncSeqNb") or _text(element, "Id") or "",
        account=_account(element),
        currency=currency,
        opening_minor=_signed(opening, currency, place),
        closing_minor=_signed(closing, currency, place),
        lines=tuple(_lines(element, number, currency, file)),
    )


def _account(statement: Element) -> str:
    iban = _text(statement, "Acct/Id/IBAN")
    return iban or _text(statement, "Acct/Id/Othr/Id") or ""


def _balance(statement: Element, codes: Sequence[str]) -> Element | None:
    for balance in _all(statement, "Bal"):
        if _text(balance, "Tp/CdOrPrtry/Cd") in codes:
            return balance
    return None


def _lines(
    statement: Element, number: int, currency: str, file: str
) -> Iterator[BankLine]:
    count = 0
    for at, entry in enumerate(_all(statement, "Ntry"), 1):
        place = Place(file, f"statement {number}, entry {at}")
        status = _text(entry, "Sts/Cd") or _text(entry, "Sts")
        if status is None:
            raise place.malformed("no status Sts", "BOOK, PDNG or INFO")
        if status == "BOOK":
            for line in _of_entry(entry, currency, place):
                count += 1
                yield line.model_copy(update={"line_id": f"{number}/{count}"})


def _of_entry(entry: Element, currency: str, place: Place) -> Iterator[BankLine]:
    if _currency(entry, place) != currency:
        found = f"an entry in {_currency(entry, place)}"
        raise place.malformed(found, f"the account's currency {currency}")
    total = _signed(entry, currency, place)
    details = _all(entry, "NtryDtls/TxDtls")
    parts = [_part(x, entry, currency, place) for x in details]
    known = [x for x in parts if x is not None]
    if len(details) > 1 and len(known) == len(details) and sum(known) == total:
        for detail, part in zip(details, known, strict=True):
            yield _line(entry, detail, part, place)
    else:
        yield _line(entry, details[0] if len(details) == 1 else None, total, place)


def _part(detail: Element, entry: Element, currency: str, place: Place) -> int | None:
    """Give a transaction's own amount, with the entry's sign if it has none."""
    amount = _find(detail, "Amt")
    if amount is None:
        amount = _find(detail, "AmtDtls/TxAmt/Amt")
    if amount is None or amount.get("Ccy") != currency:
        return None
    sign = _sign(detail if _text(detail, "CdtDbtInd") else entry, place)
    return sign * place.amount_minor(amount.text or "", currency)


def _line(
    entry: Element, detail: Element | None, amount_minor: int, place: Place
) -> BankLine:
    booked = _day(entry, "BookgDt", place)
    value = _day(entry, "ValDt", place) if _has(entry, "ValDt") else booked
    about = entry if detail is None else detail
    return BankLine(
        line_id="",
        booked_on=place.day(booked),
        value_on=place.day(value),
        amount_minor=amount_minor,
        currency=_currency(entry, place),
        bank_reference=_given(about, "Refs/AcctSvcrRef")
        or _given(entry, "AcctSvcrRef"),
        end_to_end_id=_given(about, "Refs/EndToEndId"),
        remittance=_remittance(about) or _text(entry, "AddtlNtryInf") or "",
        counterparty=_counterparty(about, amount_minor),
        is_reversal=_text(entry, "RvslInd") == "true",
    )


def _remittance(about: Element) -> str:
    structured = _all(about, "RmtInf/Strd/CdtrRefInf/Ref")
    free = _all(about, "RmtInf/Ustrd")
    texts = (element.text or "" for element in (*structured, *free))
    return " ".join(text.strip() for text in texts if text.strip())


def _counterparty(about: Element, amount_minor: int) -> str | None:
    whose = "Dbtr" if amount_minor > 0 else "Cdtr"
    parties = f"RltdPties/{whose}"
    return _text(about, f"{parties}/Nm") or _text(about, f"{parties}/Pty/Nm")


def _day(entry: Element, name: str, place: Place) -> str:
    found = _text(entry, f"{name}/Dt") or _text(entry, f"{name}/DtTm")
    if found is None:
        raise place.malformed(f"no {name}", f"{name}/Dt or {name}/DtTm")
    return found


def _signed(element: Element, currency: str, place: Place) -> int:
    written = _text(element, "Amt") or ""
    return _sign(element, place) * place.amount_minor(written, currency)


def _sign(element: Element, place: Place) -> int:
    """A reversal entry's indicator is its own: money in is CRDT, whatever it undoes."""
    match _text(element, "CdtDbtInd"):
        case "CRDT":
            return 1
        case "DBIT":
            return -1
        case other:
            raise place.malformed(f"CdtDbtInd {other}", "CRDT or DBIT")


def _currency(element: Element, place: Place) -> str:
    amount = _find(element, "Amt")
    code = None if amount is None else amount.get("Ccy")
    if code is None:
        raise place.malformed("no amount with a currency", "Amt with Ccy")
    return place.currency(code)


def _given(element: Element, path: str) -> str | None:
    found = _text(element, path)
    return None if found is None or found.upper() in _NOT_GIVEN else found


def _has(element: Element, path: str) -> bool:
    return _find(element, path) is not None


def _text(element: Element, path: str) -> str | None:
    found = _find(element, path)
    text = "" if found is None or found.text is None else found.text.strip()
    return text or None


def _find(element: Element, path: str) -> Element | None:
    return element.find(_anywhere(path))


def _all(element: Element, path: str) -> list[Element]:
    return element.findall(_anywhere(path))


def _anywhere(path: str) -> str:
    return "/".join(f"{{*}}{name}" for name in path.split("/"))
