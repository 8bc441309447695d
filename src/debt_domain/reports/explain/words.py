"""What rules, derivations and events mean, in plain words."""

from collections.abc import Mapping
from inspect import getdoc
from typing import Final, get_args

from debt_domain.accounting.model import Derivation
from debt_domain.case.events import CaseEvent
from debt_domain.case_ledger.events import CaseLedgerEvent
from debt_domain.case_ledger.rules.catalogue import POSTING_RULES
from debt_domain.kernel.message import Event
from debt_domain.partner_case.events import PartnerCaseEvent
from debt_domain.projections.sentences import (
    case_sentence,
    ledger_sentence,
    partner_case_sentence,
)

DERIVATIONS: Final[Mapping[Derivation, str]] = {
    Derivation.AMOUNT: "the amount of the fact itself",
    Derivation.WATERFALL: "what this took of it, in the order of the law",
    Derivation.SPLIT: "the party's part of a running total",
    Derivation.MIRROR: "the part that the payment had been given, undone",
    Derivation.ROUNDING: "odd units that have moved since the payment came",
    Derivation.OVERPAYMENT: "what exceeds the outstanding claim",
    Derivation.NETTING: "what is set off against what the same party holds or owes",
    Derivation.INTEREST: "simple interest to date, less what was posted before",
    Derivation.COSTS: "costs advanced, recovered before anything is split",
    Derivation.NETWORK: "what the network collector's part costs who pays it",
    Derivation.CONVERSION: "money of another currency, in the case's own",
}

RULES: Final[Mapping[str, str]] = {
    **{rule.rule_id: f"when {rule.cause}: {rule.gives}" for rule in POSTING_RULES},
    "net_held": "when a statement is issued, what it holds: Dr Due:X · Cr Held:X",
    "charge_vat": "when a statement or an invoice is issued: Dr Due:X · Cr Vat",
    "remit": "when a party pays in: Dr Held:Platform · Cr Held:X, the rest Cr Due:X",
    "instruct_payout": "when the bank is told to pay: Dr Due:X · Cr InTransit:X",
    "confirm_payout": "when the bank has paid: Dr InTransit:X · Cr Held:Platform",
    "fail_payout": "when the bank could not pay: Dr InTransit:X · Cr Due:X",
    "return_payout": "when a payout comes back: Dr Held:Platform · Cr Due:X",
    "issue_invoice": "when an invoice is issued: Dr Receivable:X · Cr Held:X, then Due:X",
    "credit_invoice": "when a credit note voids an invoice: the mirror of the invoice",
    "pay_invoice": "when an invoice is paid: Dr Held:Platform:Own · Cr Receivable:X",
    "write_off_balance": "when an invoice is given up: Dr Expense:BadDebt · Dr Vat"
    " · Cr Receivable:X",
    "recover_balance": "when what was given up comes in: Dr Held:Platform:Own"
    " · Cr Expense:BadDebt · Cr Vat",
    "receive_unidentified": "when a receipt names no case: Dr Held:Platform · Cr Suspense",
    "match_receipt": "when its case is found: Dr Suspense · Cr Held:Platform",
    "return_receipt": "when it goes back to the sender: Dr Suspense · Cr Held:Platform",
    "withdraw_income": "when earned income leaves the client account:"
    " Dr Held:Platform:Own · Cr Held:Platform",
    "make_good_shortage": "when own money fills the client account:"
    " Dr Held:Platform · Cr Held:Platform:Own",
    "bank_charge": "when the bank charges something: Dr Expense:Bank · Dr Vat:Input"
    " · Cr Held:Platform:Own or Held:Platform",
    "exchange": "when money is exchanged: Dr Conversion:USD · Cr Held:Platform in USD;"
    " Dr Held:Platform · Cr Conversion:EUR; the difference to Expense:FX",
}
"""By the rule's id: when it posts, and what."""

_CASE: Final[tuple[type[CaseEvent], ...]] = get_args(CaseEvent)
_PARTNER_CASE: Final[tuple[type[PartnerCaseEvent], ...]] = get_args(PartnerCaseEvent)
_LEDGER: Final[tuple[type[CaseLedgerEvent], ...]] = get_args(CaseLedgerEvent)


def rule_says(rule: str) -> str:
    """Say when a rule posts, and what; "" for one that is not known any more."""
    return RULES.get(rule, "")


def event_says(event: Event) -> str:
    """Say what happened; where no sentence is made of it, what its kind means."""
    if isinstance(event, _CASE):
        return case_sentence(event)
    if isinstance(event, _PARTNER_CASE):
        return partner_case_sentence(event)
    if isinstance(event, _LEDGER):
        return ledger_sentence(event)
    return (getdoc(type(event)) or "").partition("\n")[0]
