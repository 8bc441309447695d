"""How the client account stands, for the decisions of the platform's ledger."""

from debt_domain.application import streams
from debt_domain.application.contexts import Surroundings
from debt_domain.books.commands import MAIN
from debt_domain.books.decisions import BOOKS
from debt_domain.case.decisions import CASE
from debt_domain.platform_ledger.commands import (
    MakeGoodShortage,
    MatchReceipt,
    PlatformLedgerCommand,
    RecordExchange,
    WithdrawIncome,
    currency_of,
)
from debt_domain.platform_ledger.model import PlatformLedgerContext
from debt_domain.reports.client_money import ClientMoney, client_money
from debt_domain.values.context import Context, widened


def platform_ledger(
    command: PlatformLedgerCommand, context: Context, around: Surroundings
) -> PlatformLedgerContext:
    """Tell the platform's ledger what the client account holds and should hold.

    The accounts are read after the ledger's own stream: whoever else takes income
    meanwhile moves that stream, and the command is decided again. What commands on
    cases change meanwhile is not seen, as a chargeback a moment later would not be.
    """
    name = streams.platform_ledger(currency_of(command))
    around.unit.load((name,))
    asks = isinstance(command, WithdrawIncome | MakeGoodShortage | RecordExchange)
    found = client_money(around.ledgers()) if asks else ()
    money = {x.currency: x for x in found}
    own = money.get(currency_of(command))
    return widened(
        PlatformLedgerContext,
        context,
        first_open_on=around.unit.state(BOOKS, streams.books(MAIN)).first_open_on,
        held_minor={currency: x.holds_minor for currency, x in money.items()},
        withdrawable_minor=_withdrawable(own),
        shortage_minor=0 if own is None else own.shortage_minor,
        **_matched_case(command, around),
    )


def _withdrawable(money: ClientMoney | None) -> int:
    return 0 if money is None else money.withdrawable_minor


def _matched_case(
    command: PlatformLedgerCommand, around: Surroundings
) -> dict[str, bool]:
    if not isinstance(command, MatchReceipt):
        return {}
    case = around.unit.state(CASE, streams.case(command.case_id))
    return {
        "payment_known": command.payment_id in case.payments,
        "case_is_test": case.is_test,
    }
