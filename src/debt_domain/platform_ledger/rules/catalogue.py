"""The posting rules by name, and the version of each that posts now."""

from typing import Final

from debt_domain.accounting.posting_rule import PostingRule

RECEIVE_UNIDENTIFIED: Final = PostingRule("receive_unidentified", 1)
MATCH_RECEIPT: Final = PostingRule("match_receipt", 1)
RETURN_RECEIPT: Final = PostingRule("return_receipt", 1)
WITHDRAW_INCOME: Final = PostingRule("withdraw_income", 1)
MAKE_GOOD_SHORTAGE: Final = PostingRule("make_good_shortage", 1)
BANK_CHARGE: Final = PostingRule("bank_charge", 1)
EXCHANGE: Final = PostingRule("exchange", 1)

POSTING_RULES: Final = (
    RECEIVE_UNIDENTIFIED,
    MATCH_RECEIPT,
    RETURN_RECEIPT,
    WITHDRAW_INCOME,
    MAKE_GOOD_SHORTAGE,
    BANK_CHARGE,
    EXCHANGE,
)
