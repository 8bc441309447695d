"""Every posting rule, and every fact of a ledger, has its place in what is made of them.

A report passes over what it does not know: a rule that nobody placed would be missing
from it without a word. So each rule is named here, by what it is to each report, and a
new one fails until somebody has said so.
"""

from collections import defaultdict
from collections.abc import Mapping
from importlib import import_module
from inspect import isclass
from pkgutil import iter_modules
from typing import Final, get_args

import pytest

from debt_domain.case_ledger.events import CaseLedgerEvent
from debt_domain.case_ledger.rules import catalogue as case_ledger
from debt_domain.kernel.message import Event
from debt_domain.party_ledger.events import PartyLedgerEvent
from debt_domain.party_ledger.model import EntryKind
from debt_domain.party_ledger.rules import catalogue as party_ledger
from debt_domain.platform_ledger.rules import catalogue as platform_ledger
from debt_domain.projections.split_figures import SplitFigures
from debt_domain.reports import recalculation
from debt_domain.reports.shortfalls import CAUSES
from docs import worked_cases

RULES: Final = frozenset(
    rule.rule_id
    for catalogue in (case_ledger, party_ledger, platform_ledger)
    for rule in catalogue.POSTING_RULES
)
NO_PARTY_S: Final = frozenset(
    {
        *("open_claim", "correct_claim", "award_cost", "accrue_interest", "discount"),
        *("write_off", "earn_case_fee"),
        *("receive_unidentified", "match_receipt", "return_receipt", "bank_charge"),
        *("withdraw_income", "make_good_shortage", "exchange"),
    }
)
"""What a party's statement never shows."""
TAKES_NO_CLIENT_MONEY: Final = frozenset(
    {
        *("open_claim", "withdraw_claim", "correct_claim", "award_cost"),
        "refund_cost",
        *("accrue_interest", "discount", "write_off", "earn_case_fee"),
        *("refund_case_fee", "receive", "split_unsplit", "pay_collector", "restate"),
        *("reapply_overpayment", "transfer_held", "pass_on", "net_held", "charge_vat"),
        *("remit", "instruct_payout", "fail_payout", "return_payout"),
        *("issue_invoice", "credit_invoice", "pay_invoice", "write_off_balance"),
        *("recover_balance", "receive_unidentified", "match_receipt"),
        *("return_receipt", "make_good_shortage"),
    }
)
"""What needs no words for why the client account lacks money: its name will do."""
FIGURES: Final[Mapping[str, str]] = {
    "open_claim": "",
    "withdraw_claim": "client unsplit",
    "correct_claim": "credited",
    "award_cost": "credited",
    "accrue_interest": "",
    "discount": "discounted",
    "write_off": "written_off",
    "charge_case_fee": "fee submitter_fee",
    "earn_case_fee": "",
    "refund_case_fee": "fee submitter_fee",
    "charge_legal_fee": "fee legal_fee submitter_fee",
    "advance_cost": "costs_advanced",
    "give_up_cost": "costs_given_up",
    "refund_cost": "costs_advanced credited",
    "receive": "applied client collected collector costs_recovered legal network"
    " overpaid platform submitter unsplit",
    "split_unsplit": "platform submitter unsplit",
    "adjust_split": "adjusted legal platform submitter",
    "pay_collector": "network submitter_network",
    "reverse": "applied collected platform reversed submitter",
    "reapply_overpayment": "applied overpaid platform submitter",
    "restate": "applied overpaid platform submitter",
    "refund_overpayment": "collected overpaid refunded",
    "transfer_held": "",
    "pass_on": "passed_on",
}
"""Which figures of the revenue split the worked example of a case's rule changes."""
CHANGES_NO_POSITION: Final = frozenset(
    {"CreditNoteOrdered", "InvoiceOrdered", "PayoutConfirmed", "RecoveryRecorded"}
)
"""What leaves every position as it is."""


def test_every_rule_is_of_a_kind_to_a_party_or_is_none_of_its_business() -> None:
    unnamed = {x for x in RULES if party_ledger.kind_of(x) is EntryKind.OTHER}
    assert unnamed == NO_PARTY_S


def test_every_rule_has_words_for_a_shortfall_or_needs_none() -> None:
    assert RULES - CAUSES.keys() == TAKES_NO_CLIENT_MONEY


def test_every_cause_of_a_shortfall_is_a_rule() -> None:
    assert CAUSES.keys() <= RULES


def test_every_rule_of_a_case_changes_the_figures_that_it_should() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for example in worked_cases.examples():
        for entry in example.entries:
            figures = SplitFigures.of_entry(entry).model_dump()
            found[entry.rule] |= {x for x, minor in figures.items() if minor}
    assert {rule: " ".join(sorted(names)) for rule, names in found.items()} == {
        rule: " ".join(f"{name}_minor" for name in names.split())
        for rule, names in FIGURES.items()
    }
    assert FIGURES.keys() == {x.rule_id for x in case_ledger.POSTING_RULES}


def events_that_are_recalculated() -> tuple[type[Event], ...]:
    """Give the events that a module of the recalculation imports to read them."""
    modules = [
        import_module(f"{recalculation.__name__}.{module.name}")
        for module in iter_modules(recalculation.__path__)
    ]
    names = (x for module in modules for x in vars(module).values())
    kinds = (x for x in names if isclass(x) and issubclass(x, Event))
    return tuple(x for x in kinds if x is not Event)


@pytest.mark.parametrize("union", [CaseLedgerEvent, PartyLedgerEvent])
def test_every_fact_of_a_ledger_is_recalculated_or_changes_no_position(
    union: object,
) -> None:
    facts: tuple[type[Event], ...] = get_args(union)
    read = events_that_are_recalculated()
    missing = {x.__name__ for x in facts if not issubclass(x, read)}
    assert missing <= CHANGES_NO_POSITION
