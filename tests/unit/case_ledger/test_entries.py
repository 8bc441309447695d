from datetime import date

import pytest

from debt_domain.accounting.accounts import Book
from debt_domain.accounting.entries import Posting, credit, debit, entry
from debt_domain.accounting.errors import UnbalancedEntryError
from debt_domain.accounting.model import Line
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.case_ledger.errors import UnknownPostingRuleError
from debt_domain.case_ledger.rules.catalogue import (
    POSTING_RULES,
    RECEIVE,
    CaseRule,
)

DAY = date(2026, 6, 1)


def test_lines_of_zero_are_dropped() -> None:
    lines = (
        debit("Held:Platform", 5),
        credit("Due:Debtor", 0),
        credit("Due:Unsplit", 5),
    )
    posted = entry(
        Posting(RECEIVE, lines), currency="EUR", effective_on=DAY, cause=None
    )
    assert posted.lines == (lines[0], lines[2])


@pytest.mark.parametrize(
    ("lines", "sums"),
    [
        (
            (debit("Held:Platform", 5), credit("Due:Unsplit", 4)),
            {(Book.SETTLEMENT, "EUR"): 1},
        ),
        (
            (debit("Held:Platform", 5), credit("Claimed", 5)),
            {(Book.SETTLEMENT, "EUR"): 5, (Book.CLAIM, "EUR"): -5},
        ),
    ],
)
def test_each_book_sums_to_zero(
    lines: tuple[Line, ...], sums: dict[tuple[Book, str], int]
) -> None:
    with pytest.raises(UnbalancedEntryError) as caught:
        entry(Posting(RECEIVE, lines), currency="EUR", effective_on=DAY, cause=None)
    assert caught.value.sums == sums
    assert caught.value.rule == "receive"


def test_a_rule_that_the_catalogue_lacks_is_not_passed_over() -> None:
    rule = CaseRule("no_such_rule", 1, "", "")
    lines = (credit("Debtor:Principal", 5), debit("Claimed", 5))
    posted = entry(Posting(rule, lines), currency="EUR", effective_on=DAY, cause=None)
    with pytest.raises(UnknownPostingRuleError) as caught:
        CASE_LEDGER.fold((posted,))
    assert caught.value.rule == "no_such_rule"


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len({rule.rule_id for rule in POSTING_RULES}) == len(POSTING_RULES)
