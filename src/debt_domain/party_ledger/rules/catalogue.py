"""The posting rules by name, and what an entry of each is to a party."""

from collections.abc import Mapping
from typing import Final

from debt_domain.accounting.posting_rule import PostingRule
from debt_domain.party_ledger.model import EntryKind

NET_HELD: Final = PostingRule(
    "net_held",
    1,
    "a statement is issued to a party that holds money",
    "Dr Due:X · Cr Held:X, as far as it is due something",
)
CHARGE_VAT: Final = PostingRule(
    "charge_vat",
    1,
    "a statement or the invoice of a case fee is issued",
    "Dr Due:X · Cr Vat; a correction is the mirror",
)
REMIT: Final = PostingRule(
    "remit",
    1,
    "a party pays in of the money that it holds",
    "Dr Held:Platform · Cr Held:X while it holds something, then Cr Due:X",
)
INSTRUCT_PAYOUT: Final = PostingRule(
    "instruct_payout",
    1,
    "the bank is told to pay a party",
    "Dr Due:X · Cr InTransit:X",
)
CONFIRM_PAYOUT: Final = PostingRule(
    "confirm_payout",
    1,
    "a payout has left the client account",
    "Dr InTransit:X · Cr Held:Platform",
)
FAIL_PAYOUT: Final = PostingRule(
    "fail_payout",
    1,
    "the bank could not make a payout",
    "Dr InTransit:X · Cr Due:X",
)
RETURN_PAYOUT: Final = PostingRule(
    "return_payout",
    1,
    "a payout that had left comes back",
    "Dr Held:Platform · Cr Due:X",
)
ISSUE_INVOICE: Final = PostingRule(
    "issue_invoice",
    1,
    "an invoice is issued for what a party owes",
    "Dr Receivable:X · Cr Held:X while it is above zero, then Cr Due:X",
)
CREDIT_INVOICE: Final = PostingRule(
    "credit_invoice",
    1,
    "a credit note voids an invoice",
    "the mirror of the invoice: Dr Held:X · Dr Due:X · Cr Receivable:X",
)
PAY_INVOICE: Final = PostingRule(
    "pay_invoice",
    1,
    "a party pays on an invoice",
    "Dr Held:Platform:Own · Cr Receivable:X",
)
WRITE_OFF_BALANCE: Final = PostingRule(
    "write_off_balance",
    1,
    "what is open of an invoice is given up",
    "Dr Expense:BadDebt · Dr Vat · Cr Receivable:X",
)
RECOVER_BALANCE: Final = PostingRule(
    "recover_balance",
    1,
    "something comes in on an invoice that was given up",
    "Dr Held:Platform:Own · Cr Expense:BadDebt · Cr Vat",
)

POSTING_RULES: Final = (
    NET_HELD,
    CHARGE_VAT,
    REMIT,
    INSTRUCT_PAYOUT,
    CONFIRM_PAYOUT,
    FAIL_PAYOUT,
    RETURN_PAYOUT,
    ISSUE_INVOICE,
    CREDIT_INVOICE,
    PAY_INVOICE,
    WRITE_OFF_BALANCE,
    RECOVER_BALANCE,
)

_KINDS: Final[Mapping[str, EntryKind]] = {
    "charge_case_fee": EntryKind.FEE,
    "refund_case_fee": EntryKind.FEE,
    "charge_legal_fee": EntryKind.FEE,
    "receive": EntryKind.SHARE,
    "split_unsplit": EntryKind.SHARE,
    "reapply_overpayment": EntryKind.SHARE,
    "reverse": EntryKind.REVERSAL,
    "adjust_split": EntryKind.ADJUSTMENT,
    "pay_collector": EntryKind.ADJUSTMENT,
    "restate": EntryKind.ADJUSTMENT,
    "withdraw_claim": EntryKind.ADJUSTMENT,
    "advance_cost": EntryKind.COSTS,
    "give_up_cost": EntryKind.COSTS,
    "refund_cost": EntryKind.COSTS,
    "transfer_held": EntryKind.REMITTANCE,
    "pass_on": EntryKind.REMITTANCE,
    "refund_overpayment": EntryKind.REMITTANCE,
    REMIT.rule_id: EntryKind.REMITTANCE,
    NET_HELD.rule_id: EntryKind.NETTING,
    CHARGE_VAT.rule_id: EntryKind.VAT,
    INSTRUCT_PAYOUT.rule_id: EntryKind.PAYOUT,
    CONFIRM_PAYOUT.rule_id: EntryKind.PAYOUT,
    FAIL_PAYOUT.rule_id: EntryKind.PAYOUT,
    RETURN_PAYOUT.rule_id: EntryKind.PAYOUT,
    ISSUE_INVOICE.rule_id: EntryKind.INVOICE,
    CREDIT_INVOICE.rule_id: EntryKind.INVOICE,
    PAY_INVOICE.rule_id: EntryKind.PAYMENT,
    WRITE_OFF_BALANCE.rule_id: EntryKind.WRITE_OFF,
    RECOVER_BALANCE.rule_id: EntryKind.PAYMENT,
}


def kind_of(rule: str) -> EntryKind:
    """Tell what an entry of a rule is to a party; a rule not named here is OTHER."""
    return _KINDS.get(rule, EntryKind.OTHER)
