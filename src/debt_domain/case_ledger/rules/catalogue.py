"""The posting rules by name, and the version of each that posts now.

An entry names its rule and version for good. Whoever changes what a rule gives for the
same fact raises its version.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from debt_domain.accounting.posting_rule import PostingRule


class Effect(StrEnum):
    """What a rule's entry changes of the state, besides balances and its receipt.

    FEE_PAYER: whom the case fee was charged to. LEGAL_FEE: that the legal fee was
    charged. REVERSAL: that the payment no longer stands whole.
    """

    NOTHING = "NOTHING"
    FEE_PAYER = "FEE_PAYER"
    LEGAL_FEE = "LEGAL_FEE"
    REVERSAL = "REVERSAL"


@dataclass(frozen=True, slots=True)
class CaseRule(PostingRule):
    """A posting rule of a case ledger.

    Attributes:
        effect: What its entries change of the state.
    """

    effect: Effect = Effect.NOTHING


OPEN_CLAIM: Final = CaseRule(
    "open_claim", 1, "a case is submitted", "Dr Debtor:* · Cr Claimed"
)
WITHDRAW_CLAIM: Final = CaseRule(
    "withdraw_claim",
    1,
    "a case is rejected, and what a later reversal reopens",
    "Dr Claimed · Cr Debtor:*; Dr Due:Unsplit · Cr Due:Client",
)
CORRECT_CLAIM: Final = CaseRule(
    "correct_claim",
    1,
    "more is claimed, or the client or the court credits something",
    "Dr Debtor:* · Cr Claimed, or Dr Credited · Cr Debtor:*",
)
AWARD_COST: Final = CaseRule(
    "award_cost",
    1,
    "the court awards more or less of a cost than was claimed",
    "Dr Debtor:Costs · Cr Claimed, or Dr Credited · Cr Debtor:Costs",
)
ACCRUE_INTEREST: Final = CaseRule(
    "accrue_interest",
    1,
    "interest is accrued, or a late fact changes what it is taken on",
    "Dr Debtor:Interest · Cr Claimed: the rounded total to date less what was posted",
)
DISCOUNT: Final = CaseRule(
    "discount",
    1,
    "a payment takes up an offer; undone once that payment is reversed",
    "Dr Discounted · Cr Debtor:*",
)
WRITE_OFF: Final = CaseRule(
    "write_off",
    1,
    "a part of the claim is given up; a later payment takes that back first",
    "Dr WrittenOff · Cr Debtor:*",
)
CHARGE_CASE_FEE: Final = CaseRule(
    "charge_case_fee",
    1,
    "a partner case is submitted or accepted, as the terms say",
    "Dr Due:A · Cr Income:Fee, or Cr Deferred:Fee while it may go back",
    Effect.FEE_PAYER,
)
EARN_CASE_FEE: Final = CaseRule(
    "earn_case_fee",
    1,
    "the case is accepted, and the fee could have gone back until then",
    "Dr Deferred:Fee · Cr Income:Fee",
)
REFUND_CASE_FEE: Final = CaseRule(
    "refund_case_fee",
    1,
    "the case is rejected, and the fee goes back",
    "Dr Deferred:Fee · Cr Due:A",
)
CHARGE_LEGAL_FEE: Final = CaseRule(
    "charge_legal_fee",
    1,
    "the case goes to court, and the terms have a fee for it",
    "Dr Due:A or Due:Client · Cr Due:L · Cr Income:Fee",
    Effect.LEGAL_FEE,
)
ADVANCE_COST: Final = CaseRule(
    "advance_cost",
    1,
    "somebody pays a cost for the debtor",
    "Dr Debtor:Costs · Cr Claimed; Dr CostAdvance · Cr Held:Platform:Own or Advanced:*",
)
GIVE_UP_COST: Final = CaseRule(
    "give_up_cost",
    1,
    "what is still advanced of a cost will not come back",
    "Dr Expense:BadDebt, or Advanced:* of whoever advanced it · Cr CostAdvance",
)
REFUND_COST: Final = CaseRule(
    "refund_cost",
    1,
    "a return is approved, and what was not spent of a cost comes back",
    "Dr Credited · Cr Debtor:Costs; Dr Held:Platform:Own or Advanced:* · Cr CostAdvance",
)
RECEIVE: Final = CaseRule(
    "receive",
    1,
    "a payment is verified",
    "Dr Recovered · Cr Debtor:*; Dr Held:x · Cr CostAdvance · Cr to each its part"
    " · Cr Due:Debtor",
)
SPLIT_UNSPLIT: Final = CaseRule(
    "split_unsplit",
    1,
    "terms are adopted, for each payment that came before",
    "Dr Due:Unsplit · Cr to each its part",
)
ADJUST_SPLIT: Final = CaseRule(
    "adjust_split",
    1,
    "other terms count from a day on, for each payment since",
    "the old parts undone · Cr to each its new part",
)
PAY_COLLECTOR: Final = CaseRule(
    "pay_collector",
    1,
    "a network collector is engaged or released, for each payment that it changes",
    "Dr Expense:Network or Due:A · Cr Due:N",
)
REVERSE: Final = CaseRule(
    "reverse",
    1,
    "a payment is reversed, in whole or in part",
    "Dr Debtor:* · Cr Recovered; Dr from each its part · Dr Due:Debtor · Cr Held:x",
    Effect.REVERSAL,
)
REAPPLY_OVERPAYMENT: Final = CaseRule(
    "reapply_overpayment",
    1,
    "the claim grows or is reopened, and an overpayment still lies there",
    "Dr Recovered · Cr Debtor:*; Dr Due:Debtor · Cr to each its part",
)
RESTATE: Final = CaseRule(
    "restate",
    1,
    "a late fact leaves another payment to cover more, less or something else",
    "Dr or Cr Recovered, Debtor:*, Due:Debtor and to each its part",
)
REFUND_OVERPAYMENT: Final = CaseRule(
    "refund_overpayment",
    1,
    "finance gives the debtor back what it paid too much",
    "Dr Due:Debtor · Cr Held:x",
)
TRANSFER_HELD: Final = CaseRule(
    "transfer_held",
    1,
    "the platform or finance notes that money went from hand to hand",
    "Dr Held:taker · Cr Held:giver",
)
PASS_ON: Final = CaseRule(
    "pass_on",
    1,
    "a partner paid its client what it had to pass on",
    "Dr Due:A:ForClient · Cr Held:A",
)

POSTING_RULES: Final = (
    OPEN_CLAIM,
    WITHDRAW_CLAIM,
    CORRECT_CLAIM,
    AWARD_COST,
    ACCRUE_INTEREST,
    DISCOUNT,
    WRITE_OFF,
    CHARGE_CASE_FEE,
    EARN_CASE_FEE,
    REFUND_CASE_FEE,
    CHARGE_LEGAL_FEE,
    ADVANCE_COST,
    GIVE_UP_COST,
    REFUND_COST,
    RECEIVE,
    SPLIT_UNSPLIT,
    ADJUST_SPLIT,
    PAY_COLLECTOR,
    REVERSE,
    REAPPLY_OVERPAYMENT,
    RESTATE,
    REFUND_OVERPAYMENT,
    TRANSFER_HELD,
    PASS_ON,
)

EFFECTS: Final[Mapping[str, Effect]] = {x.rule_id: x.effect for x in POSTING_RULES}
"""By the rule's id, for the entries that are read."""
