from datetime import date

import pytest

from debt_domain.ledger.accounts import Book
from debt_domain.ledger.decisions import LEDGER
from debt_domain.ledger.entries import Posting, credit, debit, entry
from debt_domain.ledger.errors import UnbalancedEntryError, UnknownPostingRuleError
from debt_domain.ledger.model import Line
from debt_domain.ledger.rules.catalogue import (
    POSTING_RULES,
    RECEIVE,
    Effect,
    PostingRule,
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
        ((debit("Held:Platform", 5), credit("Due:Unsplit", 4)), {Book.SETTLEMENT: 1}),
        (
            (debit("Held:Platform", 5), credit("Claimed", 5)),
            {Book.SETTLEMENT: 5, Book.CLAIM: -5},
        ),
    ],
)
def test_each_book_sums_to_zero(lines: tuple[Line, ...], sums: dict[Book, int]) -> None:
    with pytest.raises(UnbalancedEntryError) as caught:
        entry(Posting(RECEIVE, lines), currency="EUR", effective_on=DAY, cause=None)
    assert caught.value.sums == sums
    assert caught.value.rule == "receive"


def test_a_rule_that_the_catalogue_lacks_is_not_passed_over() -> None:
    rule = PostingRule("write_off", 1, Effect.CLAIM)
    lines = (credit("Debtor:Principal", 5), debit("Claimed", 5))
    posted = entry(Posting(rule, lines), currency="EUR", effective_on=DAY, cause=None)
    with pytest.raises(UnknownPostingRuleError) as caught:
        LEDGER.fold((posted,))
    assert caught.value.rule == "write_off"


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len({rule.rule_id for rule in POSTING_RULES}) == len(POSTING_RULES)
