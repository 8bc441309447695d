"""Income withdrawn, shortages made good, charges and exchanges."""

from typing import TypeAlias, assert_never

from debt_domain.accounting.entries import Posting
from debt_domain.platform_ledger.commands import (
    MakeGoodShortage,
    RecordBankCharge,
    RecordExchange,
    WithdrawIncome,
)
from debt_domain.platform_ledger.decisions.requirements import (
    require_new,
    require_not_future,
    require_positive,
)
from debt_domain.platform_ledger.errors import (
    SaleExceedsHeldError,
    SameCurrencyError,
    ShortageExceededError,
    VatExceedsChargeError,
    WithdrawalExceedsIncomeError,
)
from debt_domain.platform_ledger.events import (
    BankCharged,
    IncomeWithdrawn,
    MoneyExchanged,
    PlatformFact,
    ShortageMadeGood,
)
from debt_domain.platform_ledger.model import PlatformLedgerContext
from debt_domain.platform_ledger.rules.bank import bank_charge, exchange
from debt_domain.platform_ledger.rules.own_money import (
    make_good_shortage,
    withdraw_income,
)
from debt_domain.platform_ledger.state import PlatformLedgerState
from debt_domain.values.errors import CurrencyMismatchError
from debt_domain.values.money import Money

_Answer: TypeAlias = tuple[PlatformFact, Posting]


def decide(
    command: WithdrawIncome | MakeGoodShortage | RecordBankCharge | RecordExchange,
    state: PlatformLedgerState,
    context: PlatformLedgerContext,
) -> _Answer:
    """Answer a command about the platform's accounts with its bank."""
    match command:
        case WithdrawIncome():
            return _withdraw(command, state, context)
        case MakeGoodShortage():
            return _make_good(command, state, context)
        case RecordBankCharge():
            return _record_charge(command, state, context)
        case RecordExchange():
            return _record_exchange(command, state, context)
        case _:
            assert_never(command)


def _withdraw(
    command: WithdrawIncome, state: PlatformLedgerState, context: PlatformLedgerContext
) -> _Answer:
    require_positive("amount", command.amount)
    require_new("withdrawal_id", command.withdrawal_id, state)
    withdrawable = Money(context.withdrawable_minor, command.amount.currency)
    if command.amount > withdrawable:
        raise WithdrawalExceedsIncomeError(
            amount=command.amount, withdrawable=withdrawable
        )
    withdrawn = IncomeWithdrawn(
        withdrawal_id=command.withdrawal_id, amount=command.amount
    )
    return withdrawn, withdraw_income(command.amount.amount_minor)


def _make_good(
    command: MakeGoodShortage,
    state: PlatformLedgerState,
    context: PlatformLedgerContext,
) -> _Answer:
    require_positive("amount", command.amount)
    require_new("transfer_id", command.transfer_id, state)
    shortage = Money(context.shortage_minor, command.amount.currency)
    if command.amount > shortage:
        raise ShortageExceededError(amount=command.amount, shortage=shortage)
    made_good = ShortageMadeGood(transfer_id=command.transfer_id, amount=command.amount)
    return made_good, make_good_shortage(command.amount.amount_minor)


def _record_charge(
    command: RecordBankCharge,
    state: PlatformLedgerState,
    context: PlatformLedgerContext,
) -> _Answer:
    require_positive("amount", command.amount)
    require_not_future("charged_on", command.charged_on, context)
    require_new("charge_id", command.charge_id, state)
    vat, amount = command.vat, command.amount
    if vat is not None and not Money(0, amount.currency) < vat < amount:
        raise VatExceedsChargeError(vat=vat, amount=amount)
    charged = BankCharged(
        charge_id=command.charge_id,
        amount=amount,
        charged_on=command.charged_on,
        account=command.account,
        vat=vat,
    )
    vat_minor = 0 if vat is None else vat.amount_minor
    return charged, bank_charge(amount.amount_minor, vat_minor, command.account)


def _record_exchange(
    command: RecordExchange, state: PlatformLedgerState, context: PlatformLedgerContext
) -> _Answer:
    sold, bought, carried = command.sold, command.bought, command.carried
    for name, amount in (("sold", sold), ("bought", bought), ("carried", carried)):
        require_positive(name, amount)
    if sold.currency == bought.currency:
        raise SameCurrencyError(currency=sold.currency)
    if carried.currency != bought.currency:
        raise CurrencyMismatchError(left=bought.currency, right=carried.currency)
    require_not_future("exchanged_on", command.exchanged_on, context)
    require_new("exchange_id", command.exchange_id, state)
    held = Money(max(context.held_minor.get(sold.currency, 0), 0), sold.currency)
    if sold > held:
        raise SaleExceedsHeldError(sold=sold, held=held)
    exchanged = MoneyExchanged(
        exchange_id=command.exchange_id,
        sold=sold,
        bought=bought,
        carried=carried,
        exchanged_on=command.exchanged_on,
        source=command.source,
    )
    return exchanged, exchange(sold, bought, carried)
