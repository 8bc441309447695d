"""The posting rules by name, and the version of each that posts now.

An entry names its rule and version for good. Whoever changes what a rule gives for the
same fact raises its version; the old function stays where old entries are verified.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class PostingRule:
    """The name of a rule in stored entries.

    Attributes:
        rule_id: Never changes.
        version: From 1.
    """

    rule_id: str
    version: int


OPEN_CLAIM: Final = PostingRule("open_claim", 1)
WITHDRAW_CLAIM: Final = PostingRule("withdraw_claim", 1)
CHARGE_CASE_FEE: Final = PostingRule("charge_case_fee", 1)
EARN_CASE_FEE: Final = PostingRule("earn_case_fee", 1)
REFUND_CASE_FEE: Final = PostingRule("refund_case_fee", 1)
RECEIVE: Final = PostingRule("receive", 1)
SPLIT_UNSPLIT: Final = PostingRule("split_unsplit", 1)
REVERSE: Final = PostingRule("reverse", 1)
REAPPLY_OVERPAYMENT: Final = PostingRule("reapply_overpayment", 1)
TRANSFER_HELD: Final = PostingRule("transfer_held", 1)

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
