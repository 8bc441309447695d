"""Payouts: instructed, confirmed, failed, returned."""

from debt_domain.accounting.accounts import HELD_PLATFORM, due, in_transit
from debt_domain.accounting.entries import Posting, credit, debit
from debt_domain.accounting.posting_rule import PostingRule
from debt_domain.party_ledger.rules.catalogue import (
    CONFIRM_PAYOUT,
    FAIL_PAYOUT,
    INSTRUCT_PAYOUT,
    RETURN_PAYOUT,
)
from debt_domain.values.holder import Holder


def instruct_payout(party: Holder, amount_minor: int) -> Posting:
    """Dr Due:X · Cr InTransit:X."""
    return _moved(INSTRUCT_PAYOUT, due(party), in_transit(party), amount_minor)


def confirm_payout(party: Holder, amount_minor: int) -> Posting:
    """Dr InTransit:X · Cr Held:Platform."""
    return _moved(CONFIRM_PAYOUT, in_transit(party), HELD_PLATFORM, amount_minor)


def fail_payout(party: Holder, amount_minor: int) -> Posting:
    """Dr InTransit:X · Cr Due:X."""
    return _moved(FAIL_PAYOUT, in_transit(party), due(party), amount_minor)


def return_payout(party: Holder, amount_minor: int) -> Posting:
    """Dr Held:Platform · Cr Due:X."""
    return _moved(RETURN_PAYOUT, HELD_PLATFORM, due(party), amount_minor)


def _moved(rule: PostingRule, to: str, out_of: str, amount_minor: int) -> Posting:
    return Posting(rule, (debit(to, amount_minor), credit(out_of, amount_minor)))
