"""What can be asked when something becomes known of the debtor."""

from datetime import date
from typing import ClassVar

from debt_domain.case.model import (
    Address,
)
from debt_domain.kernel.message import Command
from debt_domain.values.text import Identifier, Text


class RecordInsolvency(Command, frozen=True):
    """Write down that insolvency proceedings were opened; outreach stops.

    Attributes:
        opened_on: Not in the future.
        reference: The court's number of the proceedings.
    """

    command_name: ClassVar[str] = "case.record_insolvency"
    case_id: Identifier
    opened_on: date
    court: Text
    reference: Text


class RecordDeath(Command, frozen=True):
    """Write down that the debtor has died; all contact ceases.

    Attributes:
        learned_on: The day it became known; not in the future.
        source: Who said so; nothing personal.
    """

    command_name: ClassVar[str] = "case.record_death"
    case_id: Identifier
    learned_on: date
    source: Text


class RecordAddress(Command, frozen=True):
    """Write down another address of the debtor.

    Attributes:
        address_id: The caller's id of the address on this case. The same again changes
            nothing, whatever the texts of the debtor say.
        learned_on: The day it became known; not in the future.
        source: Where it comes from; nothing personal.
    """

    command_name: ClassVar[str] = "case.record_address"
    case_id: Identifier
    address_id: Identifier
    address: Address
    learned_on: date
    source: Text
