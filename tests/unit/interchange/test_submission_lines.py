"""One line as a submission: every fault is named with its field and value."""

import json
from collections.abc import Callable

import pytest

from debt_adapters.interchange.errors import (
    AmountTextError,
    AmountTwiceError,
    BrokenJsonError,
    FieldMissingError,
    FieldTwiceError,
    FieldValueError,
    FloatNumberError,
    LineRefusedError,
    UnknownFieldError,
)
from debt_adapters.interchange.submission_lines import read_submission
from debt_domain.kernel.errors import RejectedError
from debt_domain.values.errors import (
    MalformedAmountError,
    TooManyDecimalsError,
    UnknownCurrencyError,
)
from debt_domain.values.personal import Personal
from debt_domain.wire import subjects_of
from tests.jsonl_lines import Line, invoice, line


def refusals(found: Line | str) -> list[RejectedError]:
    text = found if isinstance(found, str) else json.dumps(found)
    with pytest.raises(LineRefusedError) as refused:
        read_submission(text)
    return list(refused.value.refusals)


def test_text_is_an_amount_in_minor_units() -> None:
    found = line()
    found["claim"] |= {"interest": "1.5", "fees_minor": 40_00}
    claim = read_submission(json.dumps(found)).claim
    assert (claim.principal_minor, claim.interest_minor) == (100_00, 1_50)
    assert claim.fees_minor == 40_00


def test_a_currency_without_decimals_takes_whole_amounts() -> None:
    found = line()
    found["claim"]["currency"] = "JPY"
    invoice(found)["amount"] = "100"
    assert read_submission(json.dumps(found)).claim.principal_minor == 100


def test_personal_texts_belong_to_their_persons() -> None:
    command = read_submission(json.dumps(line()))
    assert command.debtor.name == Personal(subject_id="D", text="Kaufhaus Brandt GmbH")
    assert subjects_of(command) == {"D", "K-contact"}


def of_invoice(**changes: object) -> Callable[[Line], object]:
    return lambda found: invoice(found).update(changes)


def of_debtor(**changes: object) -> Callable[[Line], object]:
    return lambda found: found["debtor"].update(changes)


FAULTS: dict[str, tuple[Callable[[Line], object], type[RejectedError], str]] = {
    "float": (of_invoice(amount=100.0), FloatNumberError, "claim.lines.0.amount"),
    "float in minor units": (
        of_invoice(amount_minor=1e4),
        FloatNumberError,
        "claim.lines.0.amount_minor",
    ),
    "number": (of_invoice(amount=100), AmountTextError, "claim.lines.0.amount"),
    "twice": (of_invoice(amount_minor=1), AmountTwiceError, "claim.lines.0.amount"),
    "comma": (of_invoice(amount="1,0"), MalformedAmountError, "claim.lines.0.amount"),
    "decimals": (
        of_invoice(amount="0.001"),
        TooManyDecimalsError,
        "claim.lines.0.amount",
    ),
    "no amount": (
        lambda found: invoice(found).pop("amount"),
        FieldMissingError,
        "claim.lines.0.amount_minor",
    ),
    "unknown": (of_invoice(amunt="1"), UnknownFieldError, "claim.lines.0.amunt"),
    "date": (
        of_invoice(due_on="2026-02-30"),
        FieldValueError,
        "claim.lines.0.due_on",
    ),
    "currency": (
        lambda found: found["claim"].update(currency="EUX"),
        UnknownCurrencyError,
        "claim.currency",
    ),
    "no claim": (lambda found: found.pop("claim"), FieldMissingError, "claim"),
    "no lines": (
        lambda found: found["claim"].update(lines=[]),
        FieldValueError,
        "claim.lines",
    ),
    "kind": (of_debtor(kind="GHOST"), FieldValueError, "debtor.kind"),
    "name": (of_debtor(name=5), FieldValueError, "debtor.name"),
    "empty name": (of_debtor(name=""), FieldValueError, "debtor.name"),
    "wrapped name": (
        of_debtor(name={"subject_id": "X", "text": "Y"}),
        FieldValueError,
        "debtor.name",
    ),
    "email": (of_debtor(emails=["a@b.example", 7]), FieldValueError, "debtor.emails.1"),
    "no subject": (
        lambda found: found["debtor"].pop("debtor_id"),
        FieldMissingError,
        "debtor.debtor_id",
    ),
    "debtor": (lambda found: found.update(debtor=3), FieldValueError, "debtor"),
    "surrogate": (of_debtor(name="\ud800"), BrokenJsonError, ""),
}


@pytest.mark.parametrize(("change", "kind", "field"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named_once(
    change: Callable[[Line], object], kind: type[RejectedError], field: str
) -> None:
    found = line()
    change(found)
    (refusal,) = refusals(found)
    assert (type(refusal), refusal.field) == (kind, field)
    assert refusal.accepted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '"text"',
        '{"a": ' + "[" * 100_000,
        '{"a": ' + "9" * 5_000 + "}",
    ],
)
def test_a_line_that_is_no_object_is_broken(text: str) -> None:
    (refusal,) = refusals(text)
    assert isinstance(refusal, BrokenJsonError)


def test_a_field_is_given_once() -> None:
    (refusal,) = refusals('{"case_id": "C-1", "case_id": "C-2"}')
    assert isinstance(refusal, FieldTwiceError)


@pytest.mark.parametrize("number", ["1.0", "1e3", "NaN", "Infinity", "-0.0"])
def test_every_kind_of_float_keeps_its_digits(number: str) -> None:
    (refusal,) = refusals(f'{{"a": {number}}}')
    assert isinstance(refusal, FloatNumberError)
    assert refusal.digits == number


def test_all_faults_of_a_line_are_told() -> None:
    found = line()
    invoice(found)["amount"] = "x"
    found["claim"]["fees"] = 5
    assert [x.field for x in refusals(found)] == ["claim.fees", "claim.lines.0.amount"]


def test_an_unknown_field_is_answered_with_the_known_ones() -> None:
    found = line()
    found["debtor"]["nmae"] = "Brandt"
    (refusal,) = refusals(found)
    assert "name" in refusal.accepted.split(", ")
