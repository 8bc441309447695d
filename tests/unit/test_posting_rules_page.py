"""The page of the posting rules is what the rules give."""

from docs.posting_rules import PAGE, SECTIONS, markdown
from docs.worked_accounts import examples as of_accounts
from docs.worked_cases import examples as of_cases


def test_the_page_is_that_of_the_rules() -> None:
    found = PAGE.read_text(encoding="utf-8")
    assert found == markdown(), "run: python -m docs.posting_rules"


def test_every_example_shows_the_entry_of_its_rule() -> None:
    for example in (*of_cases(), *of_accounts()):
        assert example.rule.rule_id in {x.rule for x in example.entries}


def test_no_rule_has_the_name_of_another() -> None:
    names = [rule.rule_id for _, _, rules in SECTIONS for rule in rules]
    assert len(names) == len(set(names))
