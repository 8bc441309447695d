"""One line of JSONL as a submission.

A line has the fields of `SubmitCase`. Two things are simpler than there: an amount
may be text (`"amount": "100.00"`) instead of minor units (`"amount_minor": 10000`),
and a personal text is just text: it belongs to its `contact_id` or `debtor_id`.
"""

import json
from collections.abc import Iterator
from typing import Final, TypeAlias, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from debt_adapters.interchange.errors import (
    AmountTextError,
    AmountTwiceError,
    BrokenJsonError,
    FieldMissingError,
    FieldValueError,
    LineRefusedError,
    UnknownFieldError,
)
from debt_adapters.interchange.exact_json import (
    JsonObject,
    read_object,
    refuse_floats,
)
from debt_domain.case.commands import SubmitCase
from debt_domain.kernel.errors import RejectedError
from debt_domain.kernel.message import Message
from debt_domain.values.currency import exponent_of
from debt_domain.values.errors import UnknownCurrencyError
from debt_domain.values.money import Money
from debt_domain.wire.annotations import classes_in

_CLAIM_AMOUNTS: Final = ("interest", "fees", "reminder_fees")
_LINE_AMOUNTS: Final = ("amount", "already_paid")
_CONTACT_TEXTS: Final = ("name", "email", "phone")
_BILLING_TEXTS: Final = ("email",)
_DEBTOR_TEXTS: Final = ("name", "contact_person", "payment_history")
_DEBTOR_TEXT_LISTS: Final = ("emails", "phones")
_ADDRESS_TEXTS: Final = ("street", "postal_code", "city")
_PERSONAL_PLACES: Final = {"Personal", "text"}

Place: TypeAlias = tuple[int | str, ...]


def read_submission(line: str) -> SubmitCase:
    """Read a line.

    Args:
        line: One JSON object.

    Raises:
        LineRefusedError: With every fault of the line.

    Example:
        >>> try:
        ...     read_submission('{"case_id": 1.5}')
        ... except LineRefusedError as refused:
        ...     print(refused.refusals[0].code)
        jsonl.float_number
    """
    try:
        found = read_object(line)
    except RejectedError as refusal:
        raise LineRefusedError((refusal,)) from None
    return submission_of(found)


def submission_of(found: JsonObject) -> SubmitCase:
    """Make a submission of a line's fields, which are changed on the way.

    Args:
        found: As `read_object` gives them.

    Raises:
        LineRefusedError: With every fault of the line.
    """
    refusals: tuple[RejectedError, ...] = tuple(refuse_floats(found))
    if not refusals:
        refusals = tuple(_refused_amounts(found))
    if refusals:
        raise LineRefusedError(refusals)
    _wrap_personal_texts(found)
    try:
        return SubmitCase.model_validate_json(json.dumps(found))
    except ValidationError as error:
        details = error.errors(include_url=False)
        raise LineRefusedError(tuple(_refusals(details))) from None


def _refused_amounts(submission: JsonObject) -> Iterator[RejectedError]:
    """Turn amounts into minor units, in place."""
    claim = _object(submission.get("claim"))
    currency = claim.get("currency", "EUR")
    try:
        exponent_of(cast("str", currency))
    except UnknownCurrencyError as refusal:
        yield placed(refusal, "claim.currency")
        return
    lines = enumerate(_list(claim.get("lines")))
    places: list[tuple[str, JsonObject, tuple[str, ...]]]
    places = [("claim", claim, _CLAIM_AMOUNTS)]
    places += [(f"claim.lines.{i}", _object(x), _LINE_AMOUNTS) for i, x in lines]
    for place, holder, names in places:
        for name in names:
            if name in holder:
                field = f"{place}.{name}"
                found = _put_minor(holder, name, field, str(currency))
                if found is not None:
                    yield found


def _put_minor(
    holder: JsonObject, name: str, field: str, currency: str
) -> RejectedError | None:
    value = holder.pop(name)
    if f"{name}_minor" in holder:
        return AmountTwiceError(field=field, value=value)
    if not isinstance(value, str):
        return AmountTextError(field=field, value=value)
    try:
        holder[f"{name}_minor"] = Money.parse(value, currency).amount_minor
    except RejectedError as refusal:
        return placed(refusal, field)
    return None


def placed(refusal: RejectedError, field: str) -> RejectedError:
    """Say where in the item the refused value stands."""
    text = str(refusal).removeprefix(f"{refusal.field}: ")
    refusal.field, refusal.args = field, (f"{field}: {text}",)
    return refusal


def _wrap_personal_texts(submission: JsonObject) -> None:
    client = _object(submission.get("client"))
    contact = _object(client.get("contact"))
    _wrap(contact, _CONTACT_TEXTS, contact.get("contact_id"))
    _wrap(_object(client.get("billing")), _BILLING_TEXTS, contact.get("contact_id"))
    debtor = _object(submission.get("debtor"))
    subject = debtor.get("debtor_id")
    _wrap(debtor, _DEBTOR_TEXTS, subject)
    for name in _DEBTOR_TEXT_LISTS:
        if isinstance(debtor.get(name), list):
            debtor[name] = [_wrapped(x, subject) for x in _list(debtor[name])]
    for address in _list(debtor.get("addresses")):
        _wrap(_object(address), _ADDRESS_TEXTS, subject)


def _wrap(holder: JsonObject, names: tuple[str, ...], subject: object) -> None:
    for name in names:
        if name in holder:
            holder[name] = _wrapped(holder[name], subject)


def _wrapped(value: object, subject: object) -> object:
    return None if value is None else {"subject_id": subject, "text": value}


def _object(value: object) -> JsonObject:
    return cast("JsonObject", value) if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []


def _refusals(details: list[ErrorDetails]) -> Iterator[RejectedError]:
    places = [detail["loc"] for detail in details]
    for detail in details:
        place, kind = detail["loc"], detail["type"]
        inside = any(x[: len(place)] == place and x != place for x in places)
        if not _is_echo(place) and not (kind == "too_short" and inside):
            yield _refusal(detail)


def _is_echo(place: Place) -> bool:
    """Whether a personal text is meant, but not as it is written, or its owner."""
    return bool({"Sealed", "Erased", "subject_id"} & set(place))


def _refusal(detail: ErrorDetails) -> RejectedError:
    place = tuple(x for x in detail["loc"] if x not in _PERSONAL_PLACES)
    field = ".".join(str(part) for part in place)
    context = detail.get("ctx", {})
    inner: object = context.get("error")
    if isinstance(inner, RejectedError):
        return placed(inner, field)
    match detail["type"]:
        case "extra_forbidden":
            known = _known_fields(place[:-1])
            return UnknownFieldError(field=field, value=detail["input"], known=known)
        case "missing":
            amount = field.endswith("_minor")
            accepted = _as_written(str(place[-1])) if amount else "a value"
            return FieldMissingError(field=field, accepted=accepted)
        case "json_invalid":
            return BrokenJsonError(reason=detail["msg"], value="")
        case _:
            message = detail["msg"].removeprefix("Input should be ")
            message = message.replace("String should", "text that should")
            accepted = str(context.get("expected") or message)
            return FieldValueError(
                field=field, value=detail["input"], accepted=accepted
            )


def _known_fields(place: Place) -> tuple[str, ...]:
    """Give the fields of the object at a place in a submission."""
    kind: type[Message] = SubmitCase
    for part in place:
        if isinstance(part, str) and part in kind.model_fields:
            found = classes_in(kind.model_fields[part].annotation)
            kind = next((x for x in found if issubclass(x, Message)), kind)
    return tuple(_as_written(name) for name in kind.model_fields)


def _as_written(name: str) -> str:
    amount = name.removesuffix("_minor")
    return name if amount == name else f"{amount} (text) or {name}"
