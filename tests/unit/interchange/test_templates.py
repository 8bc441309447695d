"""A template's file: what it has to say, and what no submission could have."""

import json

import pytest

from debt_adapters.interchange.errors import (
    BrokenJsonError,
    FloatNumberError,
    LineRefusedError,
    TemplateFieldError,
    UnknownFieldError,
)
from debt_adapters.interchange.templates import read_template
from debt_domain.kernel.errors import RejectedError
from tests.jsonl_lines import line


def refusals(text: str) -> list[RejectedError]:
    with pytest.raises(LineRefusedError) as refused:
        read_template(text)
    return list(refused.value.refusals)


def written(**changes: object) -> str:
    template: dict[str, object] = {
        "name": "nordlys",
        "version": 2,
        "defaults": {},
        **changes,
    }
    return json.dumps(template)


def test_a_template_has_a_name_with_its_version() -> None:
    template = read_template(written(defaults={"client": line()["client"]}))
    assert template.label == "nordlys@2"
    assert template.fill({"case_id": "C-1"})["client"] == line()["client"]


def test_it_may_leave_out_what_items_say() -> None:
    addresses = [{"country": "DE"}]
    defaults = {"debtor": {"addresses": addresses}, "claim": {"currency": "EUR"}}
    assert read_template(written(defaults=defaults)).defaults == defaults


@pytest.mark.parametrize(
    ("text", "error", "field"),
    [
        ("[", BrokenJsonError, ""),
        (written(name=None), TemplateFieldError, "name"),
        (written(version=True), TemplateFieldError, "version"),
        (written(defaults=[]), TemplateFieldError, "defaults"),
        (written(default={}), TemplateFieldError, "default"),
        (written(defaults={"lang": "de"}), UnknownFieldError, "lang"),
        (
            written(defaults={"claim": {"fees": 1.5}}),
            FloatNumberError,
            "claim.fees",
        ),
    ],
)
def test_what_makes_no_template_is_refused(
    text: str, error: type[RejectedError], field: str
) -> None:
    (refusal,) = refusals(text)
    assert (type(refusal), refusal.field) == (error, field)
