"""How long a collector has for a case."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, TypeAlias

from typing_extensions import override

from debt_domain.kernel.message import Event
from debt_domain.values.text import Identifier


class ExtensionCause(StrEnum):
    """What gives a collector more time."""

    PROMISE = "PROMISE"
    PAYMENT = "PAYMENT"


class CollectionPeriodStarted(Event, frozen=True):
    """A collector has the case to itself until a day; its assignment's end ends it too.

    Attributes:
        ends_on: The last day.
        extension_days: How many days it has at least after a promise or a payment.
        policy: The policy that gave the extension, and the length where the
            assignment gave none.
        policy_version: Its version.
    """

    stored_name: ClassVar[str] = "case.collection_period_started"
    stored_version: ClassVar[int] = 1
    assignment_id: Identifier
    partner_id: Identifier
    starts_on: date
    ends_on: date
    extension_days: int
    policy: Identifier
    policy_version: int

    @override
    def takes_effect_on(self) -> date:
        return self.starts_on

    @override
    def under_policy(self) -> str:
        return f"{self.policy}:{self.policy_version}"


class CollectionPeriodExtended(Event, frozen=True):
    """The debtor promised or paid, which gives the collector until a later day.

    Attributes:
        ends_on: The last day.
        because: What happened.
    """

    stored_name: ClassVar[str] = "case.collection_period_extended"
    stored_version: ClassVar[int] = 1
    assignment_id: Identifier
    ends_on: date
    because: ExtensionCause


CollectionPeriodEvent: TypeAlias = CollectionPeriodStarted | CollectionPeriodExtended
