"""The posting rules by name, and the version of each that posts now."""

from typing import Final

from debt_domain.accounting.posting_rule import PostingRule

RECEIVE_UNIDENTIFIED: Final = PostingRule(
    "receive_unidentified",
    1,
    "money comes in that names no case",
    "Dr Held:Platform · Cr Suspense",
)
MATCH_RECEIPT: Final = PostingRule(
    "match_receipt",
    1,
    "the case of an unidentified receipt is found",
    "Dr Suspense · Cr Held:Platform; the ledger of the case receives it",
)
RETURN_RECEIPT: Final = PostingRule(
    "return_receipt",
    1,
    "an unidentified receipt goes back to where it came from",
    "Dr Suspense · Cr Held:Platform",
)
WITHDRAW_INCOME: Final = PostingRule(
    "withdraw_income",
    1,
    "the platform takes what it has earned out of the client account",
    "Dr Held:Platform:Own · Cr Held:Platform",
)
MAKE_GOOD_SHORTAGE: Final = PostingRule(
    "make_good_shortage",
    1,
    "the platform fills up the client account",
    "Dr Held:Platform · Cr Held:Platform:Own",
)
BANK_CHARGE: Final = PostingRule(
    "bank_charge",
    1,
    "a bank takes its charges",
    "Dr Expense:Bank · Dr Vat:Input · Cr Held:Platform:Own or Held:Platform",
)
EXCHANGE: Final = PostingRule(
    "exchange",
    1,
    "foreign money in the client account is sold",
    "Dr Conversion:USD · Cr Held:Platform in USD; Dr Held:Platform · Cr Conversion:EUR; the difference to Expense:FX",
)

POSTING_RULES: Final = (
    RECEIVE_UNIDENTIFIED,
    MATCH_RECEIPT,
    RETURN_RECEIPT,
    WITHDRAW_INCOME,
    MAKE_GOOD_SHORTAGE,
    BANK_CHARGE,
    EXCHANGE,
)
