"""The posting rules by name, and what an entry of each is to a party."""

from collections.abc import Mapping
from typing import Final

from debt_domain.accounting.posting_rule import PostingRule
from debt_domain.party_ledger.model import LineKind

NET_HELD: Final = PostingRule("net_held")
CHARGE_VAT: Final = PostingRule("charge_vat")
REMIT: Final = PostingRule("remit")
INSTRUCT_PAYOUT: Final = PostingRule("instruct_payout")
CONFIRM_PAYOUT: Final = PostingRule("confirm_payout")
FAIL_PAYOUT: Final = PostingRule("fail_payout")
RETURN_PAYOUT: Final = PostingRule("return_payout")
ISSUE_INVOICE: Final = PostingRule("issue_invoice")
CREDIT_INVOICE: Final = PostingRule("credit_invoice")
PAY_INVOICE: Final = PostingRule("pay_invoice")
WRITE_OFF_BALANCE: Final = PostingRule("write_off_balance")
RECOVER_BALANCE: Final = PostingRule("recover_balance")

_KINDS: Final[Mapping[str, LineKind]] = {
    "charge_case_fee": LineKind.FEE,
    "refund_case_fee": LineKind.FEE,
    "charge_legal_fee": LineKind.FEE,
    "receive": LineKind.SHARE,
    "split_unsplit": LineKind.SHARE,
    "reapply_overpayment": LineKind.SHARE,
    "reverse": LineKind.REVERSAL,
    "adjust_split": LineKind.ADJUSTMENT,
    "pay_collector": LineKind.ADJUSTMENT,
    "restate": LineKind.ADJUSTMENT,
    "withdraw_claim": LineKind.ADJUSTMENT,
    "advance_cost": LineKind.COSTS,
    "give_up_cost": LineKind.COSTS,
    "transfer_held": LineKind.REMITTANCE,
    "pass_on": LineKind.REMITTANCE,
    "refund_overpayment": LineKind.REMITTANCE,
    REMIT.rule_id: LineKind.REMITTANCE,
    NET_HELD.rule_id: LineKind.NETTING,
    CHARGE_VAT.rule_id: LineKind.VAT,
    INSTRUCT_PAYOUT.rule_id: LineKind.PAYOUT,
    CONFIRM_PAYOUT.rule_id: LineKind.PAYOUT,
    FAIL_PAYOUT.rule_id: LineKind.PAYOUT,
    RETURN_PAYOUT.rule_id: LineKind.PAYOUT,
    ISSUE_INVOICE.rule_id: LineKind.INVOICE,
    CREDIT_INVOICE.rule_id: LineKind.INVOICE,
    PAY_INVOICE.rule_id: LineKind.PAYMENT,
    WRITE_OFF_BALANCE.rule_id: LineKind.WRITE_OFF,
    RECOVER_BALANCE.rule_id: LineKind.PAYMENT,
}


def kind_of(rule: str) -> LineKind:
    """Tell what an entry of a rule is to a party; a rule not named here is OTHER."""
    return _KINDS.get(rule, LineKind.OTHER)
