"""Text about a person stays out of logs, and keeps its form in the log."""

import pytest
from pydantic import TypeAdapter, ValidationError
from rich.pretty import pretty_repr

from debt_domain.kernel.message import Message
from debt_domain.values.personal import Erased, Personal, PersonalText, Sealed

NAME = Personal(subject_id="D-1", text="Erika Mustermann")


class Debtor(Message, frozen=True):
    name: PersonalText


@pytest.mark.parametrize(
    "shown",
    [
        repr(NAME),
        str(NAME),
        f"{NAME}",
        pretty_repr(NAME),
        repr(Debtor(name=NAME)),
        str(Debtor(name=NAME)),
        pretty_repr(Debtor(name=NAME)),
    ],
)
def test_the_text_is_not_shown(shown: str) -> None:
    assert "Mustermann" not in shown
    assert "<hidden>" in shown
    assert "D-1" in shown


@pytest.mark.parametrize(
    "text",
    [
        NAME,
        Sealed(subject_id="D-1", sealed="qg==", origin="case:C-1@1#debtor.name"),
        Erased(subject_id="D-1"),
    ],
)
def test_each_form_is_read_back_as_what_it_was(text: PersonalText) -> None:
    form: TypeAdapter[PersonalText] = TypeAdapter(PersonalText)
    assert form.validate_json(form.dump_json(text)) == text


@pytest.mark.parametrize(
    "fields",
    [
        {"subject_id": "Erika Mustermann", "text": "x"},
        {"subject_id": "D-1", "text": ""},
        {"text": "x"},
    ],
)
def test_a_text_belongs_to_somebody_and_is_not_empty(fields: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Personal.model_validate(fields)
