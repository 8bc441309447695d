"""Why a line of JSONL is refused: one class for each rule."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError


class BrokenJsonError(RejectedError):
    """A line is one JSON object in UTF-8."""

    code: ClassVar[str] = "jsonl.broken_json"

    def __init__(self, *, reason: str, value: str) -> None:
        accepted = "one JSON object in UTF-8, on one line"
        super().__init__(
            f"the line cannot be read ({reason}); accepted is {accepted}",
            value=value,
            accepted=accepted,
        )
        self.reason = reason


class LineTooLongError(RejectedError):
    """A line has a bounded length, so that a file of any size can be read."""

    code: ClassVar[str] = "jsonl.line_too_long"

    def __init__(self, *, limit_bytes: int) -> None:
        accepted = f"at most {limit_bytes} bytes"
        super().__init__(
            f"the line has more than {limit_bytes} bytes; accepted are {accepted}",
            accepted=accepted,
        )
        self.limit_bytes = limit_bytes


class FieldTwiceError(RejectedError):
    """A field is given once."""

    code: ClassVar[str] = "jsonl.field_twice"

    def __init__(self, *, field: str) -> None:
        accepted = "each field once in its object"
        super().__init__(
            f"{field}: it is given twice; accepted is {accepted}",
            field=field,
            accepted=accepted,
        )


class FloatNumberError(RejectedError):
    """A number with a point or an exponent is no exact amount."""

    code: ClassVar[str] = "jsonl.float_number"

    def __init__(self, *, field: str, digits: str) -> None:
        accepted = (
            'a text such as "100.00", or whole minor units in the field that ends in'
            " _minor"
        )
        super().__init__(
            f"{field}: {digits} is a JSON float; accepted is {accepted}",
            field=field,
            value=digits,
            accepted=accepted,
        )
        self.digits = digits


class AmountTwiceError(RejectedError):
    """An amount is given as text or in minor units, not as both."""

    code: ClassVar[str] = "jsonl.amount_twice"

    def __init__(self, *, field: str, value: object) -> None:
        accepted = f"{field}, or {field}_minor"
        super().__init__(
            f"{field}: both it and {field}_minor are given; accepted is {accepted}",
            field=field,
            value=value,
            accepted=accepted,
        )


class AmountTextError(RejectedError):
    """An amount outside the fields that end in _minor is text."""

    code: ClassVar[str] = "jsonl.amount_text"

    def __init__(self, *, field: str, value: object) -> None:
        accepted = f'a text such as "100.00", or {field}_minor in whole minor units'
        super().__init__(
            f"{field}: {value!r} is not text; accepted is {accepted}",
            field=field,
            value=value,
            accepted=accepted,
        )


class UnknownFieldError(RejectedError):
    """A field that nobody reads is a mistake."""

    code: ClassVar[str] = "jsonl.unknown_field"

    def __init__(self, *, field: str, value: object, known: tuple[str, ...]) -> None:
        accepted = ", ".join(known)
        super().__init__(
            f"{field}: there is no such field; accepted are {accepted}",
            field=field,
            value=value,
            accepted=accepted,
        )
        self.known = known


class FieldMissingError(RejectedError):
    """A field without a default is given."""

    code: ClassVar[str] = "jsonl.field_missing"

    def __init__(self, *, field: str, accepted: str) -> None:
        super().__init__(
            f"{field}: it is missing; accepted is {accepted}",
            field=field,
            accepted=accepted,
        )


class FieldValueError(RejectedError):
    """A field holds a value of its kind."""

    code: ClassVar[str] = "jsonl.field_value"

    def __init__(self, *, field: str, value: object, accepted: str) -> None:
        super().__init__(
            f"{field}: {value!r} is not accepted; accepted is {accepted}",
            field=field,
            value=value,
            accepted=accepted,
        )


class ContradictionError(RejectedError):
    """What a sender states twice, or has worked out, says the same as the rest."""

    code: ClassVar[str] = "platform_case.contradiction"

    def __init__(self, *, field: str, stated: object, found: object) -> None:
        super().__init__(
            f"{field}: {stated} is not what the rest of the case says; accepted is"
            f" {found}",
            field=field,
            value=stated,
            accepted=str(found),
        )
        self.stated, self.found = stated, found


class TemplateFieldError(RejectedError):
    """A template is a name, a version and defaults that a submission could have."""

    code: ClassVar[str] = "template.field"

    def __init__(self, *, field: str, value: object, accepted: str) -> None:
        super().__init__(
            f"{field}: {value!r} does not make a template; accepted is {accepted}",
            field=field,
            value=value,
            accepted=accepted,
        )


class LineRefusedError(Exception):
    """A line has faults, each a refusal of its own.

    Attributes:
        refusals: All of them.
    """

    def __init__(self, refusals: tuple[RejectedError, ...]) -> None:
        super().__init__("; ".join(str(refusal) for refusal in refusals))
        self.refusals = refusals
