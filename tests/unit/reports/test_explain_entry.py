"""An entry is followed to its rule, its running total, its terms and its command."""

from fractions import Fraction
from types import ModuleType

import pytest

from debt_domain.accounting.model import Derivation
from debt_domain.accounting.posting_rule import PostingRule
from debt_domain.case_ledger.rules import catalogue as case_ledger
from debt_domain.party_ledger.rules import catalogue as party_ledger
from debt_domain.platform_ledger.rules import catalogue as platform_ledger
from debt_domain.reports.explain import EntryExplained, explain_entry
from debt_domain.reports.explain.errors import NoSuchFigureError
from debt_domain.reports.explain.figures import EntryFigure
from debt_domain.reports.explain.model import LineExplained, ShareExplained
from debt_domain.reports.explain.words import DERIVATIONS, rule_says
from debt_domain.values.event_id import EventId
from tests.unit.reports.a_ledger import LEDGER, history


def explained(version: int, line: str = "") -> EntryExplained:
    return explain_entry(EntryFigure(EventId(LEDGER, version), line), history())


def the_line(version: int, line: str) -> LineExplained:
    (found,) = explained(version, line).lines
    return found


def share_of(version: int, line: str) -> ShareExplained:
    share = the_line(version, line).share
    assert share is not None
    return share


def test_an_entry_has_its_rule_payment_and_lines() -> None:
    found = explained(4)
    assert (found.rule, found.rule_version, found.payment_id) == ("receive", 1, "P-1")
    assert found.rule_says.startswith("when a payment is verified: Dr Recovered")
    assert [x.line for x in found.lines][2:4] == [
        f"{LEDGER}@4#Held:Platform",
        f"{LEDGER}@4#Due:Partner:A",
    ]


def test_a_part_is_the_difference_of_two_running_totals() -> None:
    share = share_of(4, "Due:Partner:A")
    assert (share.pot, share.party, share.share) == (
        "terms:1",
        "SUBMITTER",
        Fraction(3, 5),
    )
    assert (share.before.total_minor, share.after.total_minor) == (0, 1_234_57)
    assert share.after.exact_minor == Fraction("74074.2")
    assert (share.before.given_minor, share.after.given_minor) == (0, 740_74)
    assert share.part_minor == 740_74


def test_the_table_says_whose_each_odd_unit_is() -> None:
    share = share_of(5, "Due:Partner:A")
    assert (share.round_minor, share.weight) == (5, 3)
    assert share.before.odd_units == ("SUBMITTER", "PLATFORM")
    assert share.after.odd_units == ("SUBMITTER", "PLATFORM", "SUBMITTER")


def test_what_is_undone_stands_in_its_running_total_too() -> None:
    found = the_line(6, "Due:Partner:A")
    assert (found.derivation, found.amount_minor) == (Derivation.MIRROR, 740_74)
    share = share_of(6, "Due:Partner:A")
    assert (share.before.total_minor, share.after.total_minor) == (1_234_58, 1)
    assert share.part_minor == -740_74


def test_a_payment_is_followed_to_the_entry_that_took_it_up() -> None:
    assert explained(6).received_by == f"{LEDGER}@4"


def test_a_line_says_where_its_account_stood() -> None:
    found = the_line(4, "Due:Partner:A")
    assert (found.before_minor, found.after_minor) == (50_00, -690_74)


def test_a_line_may_be_named_by_its_number() -> None:
    assert explained(4, "4").lines == explained(4, "Due:Partner:A").lines


def test_the_order_of_the_law_is_said() -> None:
    assert "BGB_367: costs, fees, interest, principal" in the_line(4, "Recovered").says


def test_a_line_that_is_no_part_has_no_share() -> None:
    assert the_line(4, "Held:Platform").share is None


def test_the_terms_are_followed_to_the_agreement() -> None:
    terms = explained(4).terms
    assert terms is not None
    assert (terms.number, terms.adopted) == (1, f"{LEDGER}@2")
    assert (terms.version, terms.agreement) == (1, "agreement:A@1")


def test_the_chain_ends_at_what_nothing_caused() -> None:
    chain = explained(4).chain
    assert [link.event for link in chain] == [f"{LEDGER}@4", f"{LEDGER}@2"]
    assert {link.command for link in chain} == {"case.verify_payment"}
    assert chain[-1].says.endswith("split by version 1 of the terms.")


@pytest.mark.parametrize("version", [2, 9])
def test_what_is_no_entry_is_not_explained(version: int) -> None:
    with pytest.raises(NoSuchFigureError) as refusal:
        explained(version)
    assert refusal.value.figure == f"{LEDGER}@{version}"


def test_a_line_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(NoSuchFigureError, match="Due:Partner:A, Income:Fee"):
        explained(3, "Held:Platform")


@pytest.mark.parametrize("catalogue", [case_ledger, party_ledger, platform_ledger])
def test_every_posting_rule_has_words(catalogue: ModuleType) -> None:
    rules = [x.rule_id for x in vars(catalogue).values() if isinstance(x, PostingRule)]
    assert rules
    assert not [rule for rule in rules if not rule_says(rule)]


def test_every_derivation_has_words() -> None:
    assert set(DERIVATIONS) == set(Derivation)


def test_a_rule_of_old_that_nobody_knows_any_more_has_none() -> None:
    assert not rule_says("no_such_rule")
