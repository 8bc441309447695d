"""What finance asks of the platform's ledgers, one for each currency."""

from datetime import date
from typing import ClassVar, TypeAlias

from debt_domain.kernel.message import Command
from debt_domain.platform_ledger.model import BankAccount
from debt_domain.values.money import Money
from debt_domain.values.text import Currency, Identifier, Text


class RecordUnidentifiedReceipt(Command, frozen=True):
    """Take money into the client account of which nobody knows yet whose it is.

    Attributes:
        receipt_id: The caller's id of it.
        amount: Above zero.
        received_on: The day it came; not in the future.
        reference: The bank's reference, for whoever looks for it; nothing personal.
    """

    command_name: ClassVar[str] = "platform_ledger.record_unidentified_receipt"
    receipt_id: Identifier
    amount: Money
    received_on: date
    reference: Text | None = None


class MatchReceipt(Command, frozen=True):
    """Say which case an unidentified receipt is a payment on.

    The payment is recorded on the case as verified, held by the platform.

    Attributes:
        currency: The receipt's.
        payment_id: Under which the case will know it; new to the case.
    """

    command_name: ClassVar[str] = "platform_ledger.match_receipt"
    currency: Currency
    receipt_id: Identifier
    case_id: Identifier
    payment_id: Identifier


class ReturnReceipt(Command, frozen=True):
    """Say that an unidentified receipt was sent back to where it came from.

    Attributes:
        currency: The receipt's.
        returned_on: The day it left; not in the future, nor before it came.
        reason: Why, nothing personal.
    """

    command_name: ClassVar[str] = "platform_ledger.return_receipt"
    currency: Currency
    receipt_id: Identifier
    returned_on: date
    reason: Text


class WithdrawIncome(Command, frozen=True):
    """Take what the platform has earned from the client account to its own.

    Attributes:
        withdrawal_id: The caller's id of it.
        amount: At most what is earned and covered by money in hand.
    """

    command_name: ClassVar[str] = "platform_ledger.withdraw_income"
    withdrawal_id: Identifier
    amount: Money


class MakeGoodShortage(Command, frozen=True):
    """Pay the platform's own money in where the client account lacks other people's.

    Attributes:
        transfer_id: The caller's id of it.
        amount: At most the shortage.
    """

    command_name: ClassVar[str] = "platform_ledger.make_good_shortage"
    transfer_id: Identifier
    amount: Money


class RecordBankCharge(Command, frozen=True):
    """Take down what a bank has charged.

    Attributes:
        charge_id: The caller's id of it.
        amount: What left the account, VAT included; above zero.
        charged_on: The day it left; not in the future.
        account: Where it was taken from. A charge on the client account is a shortage
            unless the platform has income there.
        vat: What of it is VAT that may be reclaimed.
    """

    command_name: ClassVar[str] = "platform_ledger.record_bank_charge"
    charge_id: Identifier
    amount: Money
    charged_on: date
    account: BankAccount = BankAccount.OWN
    vat: Money | None = None


class RecordExchange(Command, frozen=True):
    """Take down that foreign money in the client account was sold.

    Posted in the ledger of the currency that was bought.

    Attributes:
        exchange_id: The caller's id of it.
        sold: The foreign money; no more than is held of it.
        bought: What the bank gave for it.
        carried: What it stood for in the books, in the currency bought: the sum of what
            its receipts were converted to. The difference is a gain or a loss.
        exchanged_on: The day of it; not in the future.
        source: Where the rate is from, such as the bank's advice.
    """

    command_name: ClassVar[str] = "platform_ledger.record_exchange"
    exchange_id: Identifier
    sold: Money
    bought: Money
    carried: Money
    exchanged_on: date
    source: Text


PlatformLedgerCommand: TypeAlias = (
    RecordUnidentifiedReceipt
    | MatchReceipt
    | ReturnReceipt
    | WithdrawIncome
    | MakeGoodShortage
    | RecordBankCharge
    | RecordExchange
)


def currency_of(command: PlatformLedgerCommand) -> str:
    """Give the currency whose ledger answers a command."""
    match command:
        case MatchReceipt(currency=currency) | ReturnReceipt(currency=currency):
            return currency
        case RecordExchange(bought=bought):
            return bought.currency
        case _:
            return command.amount.currency
