"""What became known of the debtor."""

from datetime import date
from typing import ClassVar, TypeAlias

from debt_domain.case.model import (
    Address,
)
from debt_domain.kernel.message import Event
from debt_domain.values.text import Identifier, Text


class InsolvencyRecorded(Event, frozen=True):
    """The debtor's insolvency proceedings were opened.

    Attributes:
        reference: The court's number of the proceedings.
    """

    stored_name: ClassVar[str] = "case.insolvency_recorded"
    stored_version: ClassVar[int] = 1
    opened_on: date
    court: Text
    reference: Text


class DeathRecorded(Event, frozen=True):
    """The debtor has died.

    Attributes:
        learned_on: The day it became known.
        source: Who said so; nothing personal.
    """

    stored_name: ClassVar[str] = "case.death_recorded"
    stored_version: ClassVar[int] = 1
    learned_on: date
    source: Text


class AddressRecorded(Event, frozen=True):
    """Another address of the debtor became known.

    Attributes:
        learned_on: The day it became known.
        source: Where it comes from; nothing personal.
    """

    stored_name: ClassVar[str] = "case.address_recorded"
    stored_version: ClassVar[int] = 1
    address_id: Identifier
    address: Address
    learned_on: date
    source: Text


DebtorEvent: TypeAlias = InsolvencyRecorded | DeathRecorded | AddressRecorded
