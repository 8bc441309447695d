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

    CLAIM: what is claimed. WITHDRAWAL: the same, and that it is withdrawn. FEE_PAYER:
    whom the case fee was charged to.
    """

    NOTHING = "NOTHING"
    CLAIM = "CLAIM"
    WITHDRAWAL = "WITHDRAWAL"
    FEE_PAYER = "FEE_PAYER"


@dataclass(frozen=True, slots=True)
class CaseRule(PostingRule):
    """A posting rule of a case ledger.

    Attributes:
        effect: What its entries change of the state.
    """

    effect: Effect = Effect.NOTHING


OPEN_CLAIM: Final = CaseRule("open_claim", 1, Effect.CLAIM)
WITHDRAW_CLAIM: Final = CaseRule("withdraw_claim", 1, Effect.WITHDRAWAL)
CHARGE_CASE_FEE: Final = CaseRule("charge_case_fee", 1, Effect.FEE_PAYER)
EARN_CASE_FEE: Final = CaseRule("earn_case_fee", 1, Effect.NOTHING)
REFUND_CASE_FEE: Final = CaseRule("refund_case_fee", 1, Effect.NOTHING)
RECEIVE: Final = CaseRule("receive", 1, Effect.NOTHING)
SPLIT_UNSPLIT: Final = CaseRule("split_unsplit", 1, Effect.NOTHING)
REVERSE: Final = CaseRule("reverse", 1, Effect.NOTHING)
REAPPLY_OVERPAYMENT: Final = CaseRule("reapply_overpayment", 1, Effect.NOTHING)
TRANSFER_HELD: Final = CaseRule("transfer_held", 1, Effect.NOTHING)

POSTING_RULES: Final = (
    OPEN_CLAIM,
    WITHDRAW_CLAIM,
    CHARGE_CASE_FEE,
    EARN_CASE_FEE,
    REFUND_CASE_FEE,
    RECEIVE,
    SPLIT_UNSPLIT,
    REVERSE,
    REAPPLY_OVERPAYMENT,
    TRANSFER_HELD,
)

EFFECTS: Final[Mapping[str, Effect]] = {x.rule_id: x.effect for x in POSTING_RULES}
"""By the rule's id, for the entries that are read."""
