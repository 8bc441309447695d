"""A case fee that was charged is billed at once, where the account is run so."""

from debt_domain.accounting.accounts import DEFERRED_FEE, INCOME_FEE
from debt_domain.accounting.events import EntryPosted
from debt_domain.case_ledger.rules.catalogue import CHARGE_CASE_FEE
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.party_ledger.commands import BillCaseFee
from debt_domain.processes.process import Process
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money


def react(event: EntryPosted, ledger: object) -> tuple[BillCaseFee, ...]:
    """Bill the partner that was charged; its account says whether case by case."""
    if event.rule != CHARGE_CASE_FEE.rule_id or not isinstance(ledger, CaseLedgerState):
        return ()
    fees = (INCOME_FEE, DEFERRED_FEE)
    fee_minor = -sum(x.amount_minor for x in event.lines if x.account in fees)
    payer = ledger.fee_payer.rpartition(":")[2]
    return (
        BillCaseFee(
            party=Holder.partner(payer),
            currency=event.currency,
            case_id=ledger.case_id,
            fee=Money(fee_minor, event.currency),
        ),
    )


PROCESS: Process[EntryPosted, object] = Process(
    name="charged_case_fee_is_billed",
    listens_to=EntryPosted,
    react=react,
)
