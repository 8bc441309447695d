"""The shipped submissions, as a client's own system would send them, and what followed.

Their amounts are JSON numbers: they are read as exact decimals from the text, never
through a float. Their dates come as days, as datetimes without a zone, and in UTC.
"""

from dataclasses import dataclass
from importlib import resources
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BaseModel, Field, TypeAdapter
from pydantic.alias_generators import to_camel

from debt_adapters.interchange.exact_json import JsonObject, read_object
from debt_adapters.interchange.importing import Translated
from debt_adapters.interchange.platform_body import Amount, Day
from debt_adapters.interchange.platform_cases import PlatformCases
from debt_domain.kernel.ports import KeyedDigest

_ABOUT: Final = ("title", "kind", "traps", "expected", "afterwards")
"""What a sample says of itself; no sender writes it."""


class _Written(
    BaseModel,
    frozen=True,
    alias_generator=to_camel,
    populate_by_name=True,
    extra="forbid",
):
    """A step: every field that it may have is named here."""


class WrittenStart(_Written, frozen=True):
    """The partner started."""

    op: Literal["start"]
    collection_partner_reference: str
    interest_fees: Amount
    reminder_fees: Amount
    collection_fees: Amount
    welcome_message: str
    user_email: str


class WrittenFees(_Written, frozen=True):
    """The claim was changed."""

    op: Literal["fees"]
    gross_amount: Amount
    interest_fees: Amount
    reminder_fees: Amount
    collection_fees: Amount
    reason: str


class WrittenPayment(_Written, frozen=True):
    """Money came in."""

    op: Literal["payment"]
    payment_id: str
    date: Day
    payment_amount: Amount
    payment_recipient: Literal["Creditor", "CollectionPartner"]
    commission_payment_status: str | None = None


class WrittenDeletion(_Written, frozen=True):
    """A payment turned out to be none."""

    op: Literal["deletePayment"]
    payment_id: str
    reason: str


WrittenStep: TypeAlias = Annotated[
    WrittenStart | WrittenFees | WrittenPayment | WrittenDeletion,
    Field(discriminator="op"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One submission, and what happened to it next.

    Attributes:
        item: The case as a platform's API takes it.
        afterwards: The steps, in order.
    """

    item: JsonObject
    afterwards: tuple[WrittenStep, ...]

    @property
    def id(self) -> str:
        """What the sender calls the case."""
        return str(self.item["id"])

    def translated(self, digest: KeyedDigest) -> Translated:
        """Give a new line of the project's own form.

        Args:
            digest: Names the debtor.
        """
        return PlatformCases(digest=digest)(self.item)


class _Shipped(BaseModel, frozen=True):
    """The file."""

    cases: tuple[JsonObject, ...]


_STEPS: TypeAdapter[tuple[WrittenStep, ...]] = TypeAdapter(tuple[WrittenStep, ...])


def shipped_samples() -> tuple[Sample, ...]:
    """Give the submissions that come with the package."""
    found = _Shipped.model_validate(read_object(shipped_text("submissions.json")))
    return tuple(_sample(case) for case in found.cases)


def _sample(case: JsonObject) -> Sample:
    return Sample(
        item={name: value for name, value in case.items() if name not in _ABOUT},
        afterwards=_STEPS.validate_python(case.get("afterwards", ())),
    )


def shipped_text(name: str) -> str:
    """Give a data file of the demo."""
    return resources.files("debt_adapters.demo").joinpath(name).read_text("utf-8")
