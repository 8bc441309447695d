"""What can have happened in the platform's ledger. Stored names never change."""

from datetime import date
from typing import ClassVar, TypeAlias

from typing_extensions import override

from debt_domain.accounting.events import EntryPosted
from debt_domain.kernel.message import Event
from debt_domain.platform_ledger.model import BankAccount
from debt_domain.values.money import Money
from debt_domain.values.text import Identifier, Text


class UnidentifiedReceiptRecorded(Event, frozen=True):
    """Money came of which nobody knew whose it is."""

    stored_name: ClassVar[str] = "platform_ledger.unidentified_receipt_recorded"
    stored_version: ClassVar[int] = 1
    receipt_id: Identifier
    amount: Money
    received_on: date
    reference: Text | None

    @override
    def takes_effect_on(self) -> date:
        return self.received_on


class ReceiptMatched(Event, frozen=True):
    """It was found to be a payment on a case.

    It counts from the day it came: from then on it was the case's money.
    """

    stored_name: ClassVar[str] = "platform_ledger.receipt_matched"
    stored_version: ClassVar[int] = 1
    receipt_id: Identifier
    case_id: Identifier
    payment_id: Identifier
    amount: Money
    received_on: date

    @override
    def takes_effect_on(self) -> date:
        return self.received_on


class ReceiptReturned(Event, frozen=True):
    """It was sent back to where it came from."""

    stored_name: ClassVar[str] = "platform_ledger.receipt_returned"
    stored_version: ClassVar[int] = 1
    receipt_id: Identifier
    amount: Money
    returned_on: date
    reason: Text

    @override
    def takes_effect_on(self) -> date:
        return self.returned_on


class IncomeWithdrawn(Event, frozen=True):
    """The platform took what it had earned out of the client account."""

    stored_name: ClassVar[str] = "platform_ledger.income_withdrawn"
    stored_version: ClassVar[int] = 1
    withdrawal_id: Identifier
    amount: Money


class ShortageMadeGood(Event, frozen=True):
    """The platform paid its own money into the client account."""

    stored_name: ClassVar[str] = "platform_ledger.shortage_made_good"
    stored_version: ClassVar[int] = 1
    transfer_id: Identifier
    amount: Money


class BankCharged(Event, frozen=True):
    """A bank took its charges."""

    stored_name: ClassVar[str] = "platform_ledger.bank_charged"
    stored_version: ClassVar[int] = 1
    charge_id: Identifier
    amount: Money
    charged_on: date
    account: BankAccount
    vat: Money | None

    @override
    def takes_effect_on(self) -> date:
        return self.charged_on


class MoneyExchanged(Event, frozen=True):
    """Foreign money in the client account was sold."""

    stored_name: ClassVar[str] = "platform_ledger.money_exchanged"
    stored_version: ClassVar[int] = 1
    exchange_id: Identifier
    sold: Money
    bought: Money
    carried: Money
    exchanged_on: date
    source: Text

    @override
    def takes_effect_on(self) -> date:
        return self.exchanged_on


PlatformFact: TypeAlias = (
    UnidentifiedReceiptRecorded
    | ReceiptMatched
    | ReceiptReturned
    | IncomeWithdrawn
    | ShortageMadeGood
    | BankCharged
    | MoneyExchanged
)
"""What happened, without its entry."""

PlatformLedgerEvent: TypeAlias = (
    UnidentifiedReceiptRecorded
    | ReceiptMatched
    | ReceiptReturned
    | IncomeWithdrawn
    | ShortageMadeGood
    | BankCharged
    | MoneyExchanged
    | EntryPosted
)
