"""Which class of event a stored name and version stand for."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Self, TypeAlias, cast, get_args

from debt_domain.agreement.events import AgreementEvent
from debt_domain.approval.events import ApprovalEvent
from debt_domain.authority.events import AuthorityEvent
from debt_domain.books.events import BooksEvent
from debt_domain.case.events import CaseEvent
from debt_domain.case_ledger.events import CaseLedgerEvent
from debt_domain.claim_reservation.events import ClaimReservationEvent
from debt_domain.client_exclusivity.events import ClientExclusivityEvent
from debt_domain.command_record.events import CommandRecordEvent
from debt_domain.invoice_series.events import InvoiceSeriesEvent
from debt_domain.kernel.message import Event
from debt_domain.partner_case.events import PartnerCaseEvent
from debt_domain.party_ledger.events import PartyLedgerEvent
from debt_domain.platform_ledger.events import PlatformLedgerEvent
from debt_domain.subject.events import SubjectEvent
from debt_domain.values.event_id import EventId
from debt_domain.wire.canonical import Plain, require_exact_fields
from debt_domain.wire.errors import (
    DuplicateEventError,
    MissingUpcastError,
    UnknownEventError,
)

Upcast: TypeAlias = Callable[[Plain], Plain]
"""Lifts the plain data of an event by one version; what is sealed stays as it is."""


_VERSION: Final = re.compile("[1-9][0-9]{0,8}")


def _nothing() -> Mapping[tuple[str, int], Upcast]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Registry:
    """The events that can be read, by stored name.

    Attributes:
        newest: The class of each name's newest version.
        upcasts: For each name and older version, the step to the next one.
        by_topic: The same classes by name and version.
    """

    newest: Mapping[str, type[Event]]
    upcasts: Mapping[tuple[str, int], Upcast] = field(default_factory=_nothing)
    by_topic: Mapping[str, type[Event]] = field(init=False)

    def __post_init__(self) -> None:
        """Note the topic of each class: the way to it that most events take."""
        by_topic = {topic_of(kind): kind for kind in self.newest.values()}
        object.__setattr__(self, "by_topic", MappingProxyType(by_topic))

    @classmethod
    def of(
        cls, *unions: object, upcasts: Mapping[tuple[str, int], Upcast] | None = None
    ) -> Self:
        """Register unions of events, or single classes.

        Args:
            unions: Such as `CaseEvent`.
            upcasts: For each name and older version, the step to the next one.

        Raises:
            DuplicateEventError: Two classes have the same stored name.
            MissingUpcastError: The steps do not lead from version 1 to the newest.
            NotCanonicalError: A field could hold a float.
        """
        newest: dict[str, type[Event]] = {}
        for union in unions:
            kinds = get_args(union) or (union,)
            for kind in cast("tuple[type[Event], ...]", kinds):
                _add(newest, kind)
        steps = dict(upcasts or {})
        for name in {*newest, *(name for name, _ in steps)}:
            _require_steps(name, newest.get(name), steps)
        return cls(MappingProxyType(newest), MappingProxyType(steps))

    @property
    def versions(self) -> frozenset[tuple[str, int]]:
        """Every stored name and version that can be read."""
        current = ((name, kind.stored_version) for name, kind in self.newest.items())
        return frozenset((*current, *self.upcasts))

    def kind_of(self, topic: str, *, event_id: EventId) -> tuple[type[Event], int]:
        """Give the class that a topic is read as, and the version it was stored in.

        Args:
            topic: Stored name and version, such as `case.case_submitted:1`.
            event_id: Which event it is about, for the error.

        Raises:
            UnknownEventError: The name is unknown, or the version is newer.
        """
        known = self.by_topic.get(topic)
        if known is not None:
            return known, known.stored_version
        name, _, version = topic.rpartition(":")
        kind = self.newest.get(name)
        if kind is None:
            raise UnknownEventError(event_id=event_id, topic=topic, newest=None)
        newest = kind.stored_version
        if (name, _number(version)) not in self.upcasts:
            raise UnknownEventError(event_id=event_id, topic=topic, newest=newest)
        return kind, int(version)

    def lift(self, name: str, version: int, stored: Plain) -> Plain:
        """Lift plain data from an older version to the newest, a step a version."""
        for step in range(version, self.newest[name].stored_version):
            stored = self.upcasts[name, step](stored)
        return stored


def topic_of(kind: type[Event]) -> str:
    """Give the topic that a class is stored under."""
    return f"{kind.stored_name}:{kind.stored_version}"


def _number(version: str) -> int:
    return int(version) if _VERSION.fullmatch(version) else 0


def _add(newest: dict[str, type[Event]], kind: type[Event]) -> None:
    known = newest.setdefault(kind.stored_name, kind)
    if known is not kind:
        classes = (known.__qualname__, kind.__qualname__)
        raise DuplicateEventError(name=kind.stored_name, classes=classes)
    require_exact_fields(kind)


def _require_steps(
    name: str, kind: type[Event] | None, steps: Mapping[tuple[str, int], Upcast]
) -> None:
    versions = tuple(sorted(version for known, version in steps if known == name))
    needed = tuple(range(1, kind.stored_version)) if kind is not None else ()
    if versions != needed:
        raise MissingUpcastError(name=name, versions=versions, needed=needed)


REGISTRY: Final = Registry.of(
    AgreementEvent,
    ApprovalEvent,
    AuthorityEvent,
    CaseEvent,
    ClaimReservationEvent,
    ClientExclusivityEvent,
    CommandRecordEvent,
    CaseLedgerEvent,
    PartnerCaseEvent,
    PartyLedgerEvent,
    InvoiceSeriesEvent,
    BooksEvent,
    PlatformLedgerEvent,
    SubjectEvent,
)
"""The events of all aggregates of this release."""
