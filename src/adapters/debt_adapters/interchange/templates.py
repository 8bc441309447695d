"""A template from a JSON file of the host's."""

from typing import cast

from debt_adapters.interchange.errors import (
    FieldMissingError,
    LineRefusedError,
    TemplateFieldError,
)
from debt_adapters.interchange.exact_json import JsonObject, read_object
from debt_adapters.interchange.submission_lines import submission_of
from debt_domain.application.template import SubmissionTemplate
from debt_domain.kernel.errors import RejectedError

_FIELDS = {"name": str, "version": int, "defaults": dict}


def read_template(text: str) -> SubmissionTemplate:
    """Read a template: its name, its version, and the defaults of a line's fields.

    Args:
        text: One JSON object.

    Raises:
        LineRefusedError: With every fault, but for what the items have to say.
    """
    try:
        found = read_object(text)
    except RejectedError as refusal:
        raise LineRefusedError((refusal,)) from None
    refusals = [
        TemplateFieldError(field=name, value=found.get(name), accepted=accepted)
        for name, accepted in _ACCEPTED.items()
        if type(found.get(name)) is not _FIELDS[name]
    ]
    refusals += [
        TemplateFieldError(field=name, value=found[name], accepted="no such field")
        for name in found.keys() - _FIELDS.keys()
    ]
    if refusals:
        raise LineRefusedError(tuple(refusals))
    template = SubmissionTemplate(
        name=cast("str", found["name"]),
        version=cast("int", found["version"]),
        defaults=cast("JsonObject", found["defaults"]),
    )
    _require_defaults(template)
    return template


_ACCEPTED = {
    "name": "a text",
    "version": "a whole number",
    "defaults": "an object with fields of a submission",
}


def _require_defaults(template: SubmissionTemplate) -> None:
    """Refuse defaults that no submission could have, missing fields aside."""
    try:
        submission_of(template.fill({}))
    except LineRefusedError as error:
        faults = [x for x in error.refusals if not isinstance(x, FieldMissingError)]
        if faults:
            raise LineRefusedError(tuple(faults)) from None
